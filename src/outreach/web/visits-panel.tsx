import { useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import {
  Button,
  ButtonGroup,
  Dialog,
  ErrorState,
  Form,
  LineList,
  Loading,
  Menu,
  type MenuItem,
  Notice,
  Section,
  Stack,
  Status,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useGo } from '../../platform/web/route.ts'
import { outreachOperations, type VisitCard, type VisitsOfFile } from '../api.ts'
import { PlanVisitDialog } from './plan-visit-dialog.tsx'
import { visitDay, visitorOf } from './visit-words.ts'

/** How many stand there before one asks for all. */
const shownAtFirst = 5

/** Who comes to a household and who was there, for everybody who takes part: never why, or how it went. */
export function VisitsPanel({ file }: { file: CaseFileView }) {
  const { data, error, refetch } = useRead(outreachOperations.listVisits, { caseFileId: file.id })
  if (error) return <ErrorState error={error} what="De bezoeken" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={2} what="De bezoeken worden opgehaald" />
  // Who may not plan and has nothing to read is not told about a part that is not theirs.
  if (data.visits.length === 0 && !data.mayPlan) return null
  return <Visits file={file} data={data} />
}

type Asked = { what: 'plan' } | { what: 'move' | 'cancel' | 'finish' | 'ask'; visit: VisitCard }

function Visits({ file, data }: { file: CaseFileView; data: VisitsOfFile }) {
  const today = useToday()
  const go = useGo()
  const [asked, setAsked] = useState<Asked>()
  const [showsAll, setShowsAll] = useState(false)
  const close = () => setAsked(undefined)
  const shown = showsAll ? data.visits : data.visits.slice(0, shownAtFirst)

  const act = (what: string, visit: VisitCard) => {
    if (what === 'record') go(`/dossiers/${file.id}/huisbezoek`)
    else setAsked({ what: what as 'move' | 'cancel' | 'finish' | 'ask', visit })
  }
  return (
    <Section
      id="bezoeken"
      title="Bezoeken"
      actions={
        data.mayPlan ? (
          <Button variant="quiet" size="small" onClick={() => setAsked({ what: 'plan' })}>
            Plan bezoek
          </Button>
        ) : null
      }
    >
      <Stack gap="tight">
        <LineList
          empty="Er is geen bezoek gepland, en de laatste weken was er niemand."
          lines={shown.map(visit => {
            const items = actionsOf(visit, data.mayRecord, today)
            return {
              key: visit.id,
              primary: visitDay(visit, today),
              secondary: (
                <>
                  {visitorOf(visit)} ·{' '}
                  {visit.state === 'made' ? (
                    <Status kind="done">geweest</Status>
                  ) : visit.visitOn < today ? (
                    <Status kind="wait">dag voorbij</Status>
                  ) : (
                    <Status kind="open">gepland</Status>
                  )}
                </>
              ),
              trailing:
                items.length > 0 ? (
                  <Menu
                    label="Meer"
                    accessibleLabel={`Meer: bezoek ${visitDay(visit, today)}, ${visit.organisationName}`}
                    size="small"
                    items={items}
                    onAction={key => act(key, visit)}
                  />
                ) : undefined,
            }
          })}
        />
        {data.visits.length > shown.length ? (
          <Button variant="quiet" size="small" onClick={() => setShowsAll(true)}>
            Toon ook de {data.visits.length - shown.length} andere
          </Button>
        ) : null}
      </Stack>
      {asked?.what === 'plan' ? (
        <PlanVisitDialog caseFileId={file.id} visits={data.visits} isHidden={data.isHidden} onClose={close} />
      ) : null}
      {asked?.what === 'move' ? (
        <PlanVisitDialog caseFileId={file.id} visits={data.visits} isHidden={data.isHidden} moved={asked.visit} onClose={close} />
      ) : null}
      {asked?.what === 'cancel' ? <CancelDialog caseFileId={file.id} visit={asked.visit} onClose={close} /> : null}
      {asked?.what === 'finish' ? <FinishDialog caseFileId={file.id} visit={asked.visit} onClose={close} /> : null}
      {asked?.what === 'ask' ? <AskDialog caseFileId={file.id} visit={asked.visit} onClose={close} /> : null}
    </Section>
  )
}

function actionsOf(visit: VisitCard, mayRecord: boolean, today: string): MenuItem[] {
  if (visit.state !== 'planned') return []
  const isOwn = visit.isMine && visit.mayCancel
  return [
    ...(isOwn && visit.visitOn <= today
      ? [mayRecord ? { key: 'record', label: 'Leg het bezoek vast' } : { key: 'finish', label: 'Ik ben geweest' }]
      : []),
    ...(isOwn ? [{ key: 'move', label: 'Verzet' }] : []),
    ...(visit.mayAsk ? [{ key: 'ask', label: 'Vraag om samen te gaan' }] : []),
    ...(visit.mayCancel ? [{ key: 'cancel', label: 'Zeg af' }] : []),
  ]
}

interface AboutVisit {
  caseFileId: string
  visit: VisitCard
  onClose: () => void
}

function CancelDialog({ caseFileId, visit, onClose }: AboutVisit) {
  const today = useToday()
  const toast = useToast()
  const { write } = useWrite(outreachOperations.cancelVisit)
  return (
    <Dialog isOpen onClose={onClose} title="Gaat dit bezoek niet door?" size="small" mustAnswer>
      <Form
        onSubmit={async () => {
          await write({ caseFileId, visitId: visit.id })
          toast({ text: 'Het bezoek is afgezegd.' })
          onClose()
        }}
      >
        <p>
          {visitDay(visit, today)}, {visitorOf(visit)}.{' '}
          {visit.isMine
            ? 'Zeg het zelf ook tegen het gezin.'
            : 'Uw collega krijgt een mail zonder namen. Zeg het ook tegen het gezin.'}
        </p>
        <ButtonGroup>
          <Button type="submit" variant="danger" pendingText="Afzeggen…">
            Zeg af
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function FinishDialog({ caseFileId, visit, onClose }: AboutVisit) {
  const today = useToday()
  const toast = useToast()
  const { write } = useWrite(outreachOperations.finishVisit)
  return (
    <Dialog isOpen onClose={onClose} title="Bent u geweest?" size="small">
      <Form
        onSubmit={async () => {
          await write({ caseFileId, visitId: visit.id })
          toast({ text: 'Vastgelegd dat u bent geweest.' })
          onClose()
        }}
      >
        <p>
          {visitDay(visit, today)}. Anderen zien dat u er was, en niet hoe het ging. Wat u afsprak schrijft u bij uw taak of in
          een notitie.
        </p>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Ik ben geweest
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function AskDialog({ caseFileId, visit, onClose }: AboutVisit) {
  const today = useToday()
  const toast = useToast()
  const { write } = useWrite(outreachOperations.askTogether)
  return (
    <Dialog isOpen onClose={onClose} title="Vragen om samen te gaan" size="small">
      <Form
        onSubmit={async () => {
          await write({ caseFileId, visitId: visit.id })
          toast({ text: 'Uw vraag is gemaild.' })
          onClose()
        }}
      >
        <p>
          {visitorOf(visit)} komt {visitDay(visit, today)}.
        </p>
        <Notice kind="info" title="De mail noemt niemand">
          Er staat alleen in dat iemand een bezoek wil afstemmen. Plan uw eigen bezoek, dan ziet uw collega wie dat is.
        </Notice>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Versturen…">
            Vraag het
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
