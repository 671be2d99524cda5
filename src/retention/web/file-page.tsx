import { useState } from 'react'
import {
  Button,
  EmptyState,
  ErrorState,
  formatDutchDate,
  Loading,
  Notice,
  PageHeader,
  Section,
  Stack,
  Table,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { describeDuration } from '../../platform/time/iso-duration.ts'
import { useRead } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { Printable, usePaper } from '../../platform/web/paper.tsx'
import { useParameter } from '../../platform/web/route.ts'
import { retentionOperations } from '../api.ts'
import { partDefinition } from '../rules/parts.ts'
import { HoldDialog } from './hold-dialog.tsx'
import { numberWords } from './words.ts'

/** Until when what of this file is kept. */
export default function FilePage() {
  return (
    <Printable>
      <RetentionOfFilePage />
    </Printable>
  )
}

function RetentionOfFilePage() {
  const caseFileId = useParameter('caseFileId')
  const me = useMe()
  const today = useToday()
  const { data, error, refetch } = useRead(retentionOperations.getRetentionOfFile, { caseFileId })
  const [holding, setHolding] = useState(false)
  const { print } = usePaper()
  if (error?.status === 404) {
    return (
      <>
        <PageHeader title="Hoe lang bewaard" />
        <EmptyState>Dit dossier bestaat niet, of het is niet (meer) met u gedeeld.</EmptyState>
      </>
    )
  }
  if (error) return <ErrorState error={error} what="De bewaartermijnen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} />
  const day = (date: string) => formatDutchDate(date, 'day', today)
  return (
    <>
      <PageHeader
        title="Hoe lang bewaard"
        breadcrumb={[{ label: data.title, href: `/dossiers/${caseFileId}` }]}
        actions={
          <>
            {me.may('retention.hold') ? <Button onClick={() => setHolding(true)}>Schort vernietiging op</Button> : null}
            <Button onClick={print}>Druk af</Button>
          </>
        }
      />
      <Stack>
        {data.heldSince ? (
          <Notice kind="warning" title="Vernietiging is opgeschort">
            Sinds {day(calendarDateOf(new Date(data.heldSince)))}. Zolang dat zo is, blijft het hele dossier bewaard.
          </Notice>
        ) : null}
        {data.isClosed ? null : (
          <Notice>Dit dossier is nog open. Zolang het open is wordt er niets van vernietigd, ook niet na deze dagen.</Notice>
        )}
        <Section title="Per deel">
          <Table
            caption="Tot wanneer elk deel bewaard wordt"
            hideCaption
            rows={data.parts}
            rowKey={one => one.part}
            empty="Van wat met u gedeeld is, staat hier niets."
            columns={[
              {
                key: 'part',
                header: 'Deel',
                rowHeader: true,
                cell: one => (
                  <>
                    {partDefinition(one.part).label}
                    <div className="vd-muted vd-small" style={{ fontWeight: 'normal' }}>
                      {partDefinition(one.part).holds}
                    </div>
                  </>
                ),
              },
              { key: 'changed', header: 'Laatst gewijzigd', noWrap: true, cell: one => day(one.lastChangedOn) },
              {
                key: 'term',
                header: 'Termijn',
                cell: one => (
                  <>
                    {describeDuration(one.term)}
                    {one.part === 'core' ? ', of zolang een ander deel blijft' : ''}
                    <div className="vd-muted vd-small">{partDefinition(one.part).law}</div>
                  </>
                ),
              },
              { key: 'until', header: 'Bewaard tot en met', noWrap: true, cell: one => day(one.endsOn) },
              { key: 'rows', header: 'Stukken', align: 'end', cell: one => numberWords(one.rows), hideNarrow: true },
            ]}
          />
        </Section>
        <p className="vd-muted vd-small">
          Hier staat wat met u gedeeld is. Is een deel niet met u gedeeld, dan kan het dossier langer bewaard blijven dan u hier
          ziet.
        </p>
      </Stack>
      {holding ? <HoldDialog caseFileId={caseFileId} onClose={() => setHolding(false)} /> : null}
    </>
  )
}
