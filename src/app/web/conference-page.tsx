import { useState } from 'react'
import { ScoresPanel } from '../../assessments/web/scores-panel.tsx'
import { caseFileOperations } from '../../case-files/api.ts'
import { type Conference, conferenceOperations } from '../../conferences/api.ts'
import { cancelReasonLabels } from '../../conferences/rules/conference-state.ts'
import { CancelDialog, MoveDialog } from '../../conferences/web/change-dialogs.tsx'
import { AgendaSection, DecisionsSection, RecordSection } from '../../conferences/web/conference-parts.tsx'
import { ConferenceStatus, waitsForRecord } from '../../conferences/web/conference-status.tsx'
import { PeopleSection } from '../../conferences/web/people-section.tsx'
import { whenOf, whereOf } from '../../conferences/web/when.ts'
import { FamilyPanel } from '../../households/web/family-panel.tsx'
import { PlanPanel } from '../../plans/web/plan-panel.tsx'
import {
  Button,
  ButtonLink,
  Column,
  Columns,
  EmptyState,
  ErrorState,
  KeyValue,
  Loading,
  Menu,
  type MenuItem,
  Notice,
  PageHeader,
  readProblem,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { Printable, usePaper } from '../../platform/web/paper.tsx'
import { useParameter } from '../../platform/web/route.ts'

/** A conference, before, during and after: the agenda at the left, the case in the middle as the reader may see it, decisions at the right. */
export default function ConferencePage() {
  return (
    <Printable>
      <ConferenceOfFile />
    </Printable>
  )
}

function ConferenceOfFile() {
  const caseFileId = useParameter('caseFileId')
  const conferenceId = useParameter('conferenceId')
  const { data, error, refetch } = useRead(conferenceOperations.getConference, { caseFileId, conferenceId })
  if (error?.status === 404) return <NotShared />
  if (error) return <ErrorState error={error} what="Het overleg" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={10} what="Het overleg wordt geopend" />
  return <ConferenceView conference={data} />
}

/** The same for what does not exist and for what lies outside one's circle. */
function NotShared() {
  return (
    <>
      <PageHeader title="Niet gevonden" />
      <EmptyState actions={<ButtonLink href="/overleggen">Naar Overleggen</ButtonLink>}>
        Dit overleg bestaat niet, of het is niet (meer) met u gedeeld.
      </EmptyState>
    </>
  )
}

function ConferenceView({ conference }: { conference: Conference }) {
  const today = useToday()
  const toast = useToast()
  const { print } = usePaper()
  const hold = useWrite(conferenceOperations.holdConference)
  const [dialog, setDialog] = useState<'move' | 'cancel'>()
  const { caseFile, state, mayWrite } = conference
  const isOpen = mayWrite && state === 'planned'
  const hasCome = conference.people.some(person => person.attended)
  const mayHold = isOpen && conference.on <= today
  const items: MenuItem[] = [
    ...(isOpen
      ? [
          { key: 'move', label: 'Verzet' },
          { key: 'cancel', label: 'Gaat niet door' },
        ]
      : []),
    { key: 'print', label: 'Afdrukken' },
  ]
  const recordHeld = () =>
    void hold
      .write({ caseFileId: caseFile.id, conferenceId: conference.id })
      .then(() => toast({ text: 'Vastgelegd. Aanvullen kan nog, met een nieuwe regel.' }))
      .catch((thrown: unknown) => {
        const { title, detail, fieldErrors } = readProblem(thrown)
        toast({ text: fieldErrors['people'] ?? detail ?? title })
      })

  return (
    <>
      <PageHeader
        title={conference.tableLabel ?? 'Overleg'}
        breadcrumb={[{ label: caseFile.title, href: `/dossiers/${caseFile.id}` }]}
        meta={
          <>
            {whenOf(conference, today)} · <ConferenceStatus conference={conference} today={today} />
          </>
        }
        actions={
          <>
            {mayHold ? (
              <Button className="conference-decide" onClick={toDecision}>
                Besluit
              </Button>
            ) : null}
            {mayHold ? (
              <Button variant="primary" pending={hold.pending} pendingText="Vastleggen…" onClick={recordHeld}>
                Leg vast als gehouden
              </Button>
            ) : null}
            <Menu
              label="Meer"
              items={items}
              onAction={key => {
                if (key === 'print') print()
                else setDialog(key as 'move' | 'cancel')
              }}
            />
          </>
        }
      >
        <KeyValue
          items={[
            { key: 'Waar', value: whereOf(conference) || 'nog niet bekend' },
            { key: 'Leiding', value: caseFile.coordinatorName ?? 'nog niemand' },
          ]}
        />
      </PageHeader>
      {state === 'cancelled' ? (
        <Notice kind="warning" title="Dit overleg gaat niet door">
          {conference.cancelReason ? `${cancelReasonLabels[conference.cancelReason]}.` : ''}
        </Notice>
      ) : null}
      {isOpen && waitsForRecord(conference, today) && !hasCome ? (
        <Notice kind="info" title="Is dit overleg geweest?">
          Vink aan wie er waren, schrijf op wat er is besloten en leg het vast. Ging het niet door, kies dat dan onder Meer.
        </Notice>
      ) : null}
      <nav className="conference-jump vd-no-print" aria-label="Op deze pagina">
        <a href="#agenda">Agenda</a>
        <a href="#deelnemers">Wie is erbij</a>
        <a href="#plan">Plan</a>
        <a href="#besluiten">Besluiten</a>
      </nav>
      <Columns widths={[1, 1.6, 1.35]}>
        <Column>
          <AgendaSection conference={conference} />
          <PeopleSection conference={conference} />
        </Column>
        <Column>
          <CaseInTheMiddle caseFileId={caseFile.id} />
        </Column>
        <Column>
          <DecisionsSection conference={conference} today={today} />
          <RecordSection conference={conference} today={today} />
        </Column>
      </Columns>
      {dialog === 'move' ? <MoveDialog conference={conference} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'cancel' ? <CancelDialog conference={conference} onClose={() => setDialog(undefined)} /> : null}
    </>
  )
}

/** To the line for the next decision, ready to type: on a phone it stands far below the case. */
function toDecision() {
  const field = document.querySelector<HTMLElement>('#besluiten [name="body"]')
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}

/** The same panels as on the page of the household: what was not shared with the reader is not here either. */
function CaseInTheMiddle({ caseFileId }: { caseFileId: string }) {
  const { data: file, error, refetch } = useRead(caseFileOperations.getCaseFile, { caseFileId })
  if (error) return <ErrorState error={error} what="Het dossier" onRetry={() => void refetch()} />
  if (!file) return <Loading lines={6} what="Het dossier wordt geopend" />
  return (
    <>
      <PlanPanel caseFileId={caseFileId} />
      {file.scores.length > 0 ? <ScoresPanel file={file} /> : null}
      {file.members.length > 0 ? <FamilyPanel file={file} /> : null}
    </>
  )
}
