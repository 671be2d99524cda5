import { useCallback, useState } from 'react'
import { caseFileOperations } from '../../case-files/api.ts'
import {
  Button,
  EmptyState,
  ErrorState,
  Figure,
  formatDutchDate,
  Loading,
  PageHeader,
  Section,
  Stack,
  Status,
  Table,
  useToday,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { type Intervention, type InterventionsOfFile, interventionOperations } from '../api.ts'
import { spanInWords, standingOf, waitedDays } from '../rules/course.ts'
import { endReasonLabels } from '../rules/outcome.ts'
import { type DrawnLine, drawCourse } from './draw-course.ts'
import { nameOf, standingInWords, withWhom } from './in-words.ts'
import { ReferDialog } from './refer-dialog.tsx'
import { StepActions } from './step-actions.tsx'

/** All help of one household over time: what is waited for, what runs, and what came of what ended. */
export default function InterventionsPage() {
  const caseFileId = useParameter('caseFileId')
  const file = useRead(caseFileOperations.getCaseFile, { caseFileId })
  const list = useRead(interventionOperations.listInterventions, { caseFileId })
  const error = file.error ?? list.error
  if (error) {
    return (
      <ErrorState error={error} what="Hulp en trajecten" onRetry={() => void Promise.all([file.refetch(), list.refetch()])} />
    )
  }
  if (!file.data || !list.data) return <Loading lines={8} what="De hulp wordt opgehaald" />
  return <Interventions caseFileId={caseFileId} title={file.data.title} found={list.data} />
}

function Interventions({ caseFileId, title, found }: { caseFileId: string; title: string; found: InterventionsOfFile }) {
  const [isReferring, setReferring] = useState(false)
  const all = found.interventions
  return (
    <>
      <PageHeader
        title="Hulp en trajecten"
        breadcrumb={[{ label: title, href: `/dossiers/${caseFileId}` }]}
        actions={
          found.mayAdd ? (
            <Button variant="primary" onClick={() => setReferring(true)}>
              Verwijs
            </Button>
          ) : null
        }
      />
      {all.length === 0 ? (
        <EmptyState>
          {found.mayAdd ? 'Er is nog niet verwezen naar hulp of een traject.' : 'Er is geen hulp die met u gedeeld is.'}
        </EmptyState>
      ) : (
        <Stack>
          <OverTime all={all} />
          <Section title="Stap voor stap">
            <Details caseFileId={caseFileId} all={all} />
          </Section>
        </Stack>
      )}
      {isReferring ? <ReferDialog caseFileId={caseFileId} kinds={found.kinds} onClose={() => setReferring(false)} /> : null}
    </>
  )
}

function OverTime({ all }: { all: readonly Intervention[] }) {
  const today = useToday()
  const lines: DrawnLine[] = all.map(one => ({
    words: [nameOf(one), withWhom(one)].filter(Boolean).join(' · '),
    detail: standingInWords(one, today),
    referredOn: one.referredOn,
    startedOn: one.startedOn,
    endedOn: one.endedOn,
  }))
  const key = JSON.stringify(lines)
  const draw = useCallback((width: number) => drawCourse(JSON.parse(key) as DrawnLine[], today, width), [key, today])
  const count = (standing: string) => all.filter(one => standingOf(one) === standing).length
  return (
    <Figure
      title="In de tijd"
      summary={`Hulp in de tijd: ${count('waiting')} waar op gewacht wordt, ${count('running')} die loopt, ${count('ended')} geëindigd. De tabel zegt hetzelfde in woorden.`}
      draw={draw}
      source="Gestippeld: wachten. Vol: loopt. Met rand: geëindigd. Rechts is vandaag."
      table={
        <Table
          caption="Hulp in de tijd"
          hideCaption
          density="compact"
          rows={all}
          rowKey={one => one.id}
          columns={[
            { key: 'name', header: 'Hulp', rowHeader: true, cell: nameOf },
            { key: 'referred', header: 'Verwezen', cell: one => formatDutchDate(one.referredOn, 'numeric'), noWrap: true },
            { key: 'waited', header: 'Gewacht', cell: one => spanInWords(waitedDays(one, today)), noWrap: true },
            {
              key: 'started',
              header: 'Begonnen',
              cell: one => (one.startedOn ? formatDutchDate(one.startedOn, 'numeric') : ''),
              noWrap: true,
            },
            {
              key: 'ended',
              header: 'Geëindigd',
              cell: one => (one.endedOn ? formatDutchDate(one.endedOn, 'numeric') : ''),
              noWrap: true,
            },
          ]}
        />
      }
    />
  )
}

function Details({ caseFileId, all }: { caseFileId: string; all: readonly Intervention[] }) {
  const today = useToday()
  return (
    <Table
      caption="Hulp en trajecten, met resultaat"
      hideCaption
      rows={all}
      rowKey={one => one.id}
      columns={[
        {
          key: 'name',
          header: 'Hulp',
          rowHeader: true,
          cell: one => (
            <>
              {nameOf(one)}
              {one.name ? <span className="vd-muted vd-small"> · {one.kindLabel}</span> : null}
            </>
          ),
          sortValue: nameOf,
        },
        { key: 'who', header: 'Door', cell: one => one.organisationName, sortValue: one => one.organisationName },
        { key: 'for', header: 'Voor', cell: one => one.subjectName ?? 'het gezin', sortValue: one => one.subjectName },
        { key: 'domain', header: 'Leefgebied', cell: one => one.lifeDomainLabel, sortValue: one => one.lifeDomainLabel },
        { key: 'goal', header: 'Doel', cell: one => one.goal?.title ?? '', hideNarrow: true },
        {
          key: 'standing',
          header: 'Stand',
          cell: one => (
            <>
              <Status kind={one.endedOn ? 'closed' : one.startedOn ? 'open' : 'wait'}>{standingInWords(one, today)}</Status>
              {one.endReason ? (
                <div className="vd-small" dir="auto">
                  {endReasonLabels[one.endReason]}
                  {one.endNote ? `: ${one.endNote}` : ''}
                </div>
              ) : null}
            </>
          ),
        },
        {
          key: 'act',
          noWrap: true,
          header: 'Vastleggen',
          hideHeader: true,
          cell: one => <StepActions caseFileId={caseFileId} one={one} />,
        },
      ]}
    />
  )
}
