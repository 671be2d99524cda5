import { type ReactNode, useState } from 'react'
import './conference.css'
import { actionStateLabels } from '../../plans/rules/action-state.ts'
import {
  Button,
  ButtonGroup,
  Dialog,
  DueLabel,
  Form,
  formatDutchDate,
  Link,
  Menu,
  type MenuItem,
  Status,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useWrite } from '../../platform/web/api.ts'
import { taskStateLabels } from '../../tasks/rules/task-state.ts'
import { type Conference, type ConferenceLine, conferenceOperations } from '../api.ts'

/** Lines of one kind, each with the part of the file it lies in and its earlier wordings. */
export function ConferenceLines({
  conference,
  lines,
  empty,
  onFollowUp,
}: {
  conference: Conference
  lines: readonly ConferenceLine[]
  empty: ReactNode
  onFollowUp?: ((line: ConferenceLine) => void) | undefined
}) {
  if (lines.length === 0) return <p className="vd-empty">{empty}</p>
  return (
    <ol className="conference-lines vd-list">
      {lines.map(line => (
        <li key={line.id}>
          <Line conference={conference} line={line} onFollowUp={onFollowUp} />
        </li>
      ))}
    </ol>
  )
}

function Line({
  conference,
  line,
  onFollowUp,
}: {
  conference: Conference
  line: ConferenceLine
  onFollowUp?: ((line: ConferenceLine) => void) | undefined
}) {
  const today = useToday()
  const toast = useToast()
  const drop = useWrite(conferenceOperations.dropAgendaLine)
  const [isCorrecting, setCorrecting] = useState(false)
  const where = { caseFileId: conference.caseFile.id, conferenceId: conference.id, lineId: line.id }
  const isOpen =
    conference.mayWrite && conference.state !== 'cancelled' && (line.kind !== 'agenda' || conference.state === 'planned')
  const subject = conference.members.find(one => one.personId === line.subjectId)?.name
  const items: MenuItem[] = [
    { key: 'correct', label: conference.state === 'held' ? 'Verbeter' : 'Wijzig' },
    ...(line.kind === 'agenda' ? [{ key: 'drop', label: 'Van de agenda' }] : []),
    ...(onFollowUp && !line.became ? [{ key: 'follow-up', label: 'Maak er een actie of taak van' }] : []),
  ]
  const act = (key: string) => {
    if (key === 'correct') setCorrecting(true)
    if (key === 'follow-up') onFollowUp?.(line)
    if (key === 'drop') {
      void drop
        .write({ ...where, isDropped: true })
        .then(() =>
          toast({ text: 'Van de agenda gehaald.', undo: () => drop.write({ ...where, isDropped: false }).then(() => undefined) }),
        )
        .catch(() => undefined)
    }
  }
  return (
    <div className="conference-line">
      <div className="conference-line-text">
        <div className="conference-line-body" dir="auto">
          {line.body}
        </div>
        <div className="conference-line-facts">
          <span>{[line.lifeDomainLabel, subject].filter(Boolean).join(' · ')}</span>
          {line.takesMinutes ? <span>{line.takesMinutes} min</span> : null}
          {line.became ? (
            <Became conference={conference} became={line.became} />
          ) : line.kind === 'decision' ? (
            <span>afspraak</span>
          ) : null}
          {line.isLater ? (
            <span>
              aangevuld {formatDutchDate(calendarDateOf(new Date(line.recordedAt)), 'day', today)} door {line.recordedBy}
            </span>
          ) : null}
        </div>
        {line.earlier.length > 0 ? (
          <details className="vd-small vd-no-print">
            <summary>Eerdere tekst ({line.earlier.length})</summary>
            {line.earlier.map(one => (
              <p key={one.recordedAt} className="vd-muted conference-line-body" dir="auto">
                {one.body} · {one.recordedBy}
              </p>
            ))}
          </details>
        ) : null}
      </div>
      {isOpen ? (
        <div className="vd-no-print">
          <Menu label="Meer" accessibleLabel={`Meer over: ${line.body.slice(0, 60)}`} size="small" items={items} onAction={act} />
        </div>
      ) : null}
      {isCorrecting ? (
        <CorrectDialog where={where} line={line} isHeld={conference.state === 'held'} onClose={() => setCorrecting(false)} />
      ) : null}
    </div>
  )
}

function Became({ conference, became }: { conference: Conference; became: NonNullable<ConferenceLine['became']> }) {
  const isTask = became.kind === 'task'
  const label = isTask
    ? taskStateLabels[became.state as keyof typeof taskStateLabels]
    : actionStateLabels[became.state as keyof typeof actionStateLabels]
  const isOver = isTask ? became.state !== 'placed' && became.state !== 'accepted' : became.state !== 'open'
  return (
    <>
      <Link href={isTask ? `/taken/${became.id}` : `/dossiers/${conference.caseFile.id}#plan`}>
        {[isTask ? 'taak' : 'actie', became.who].filter(Boolean).join(': ')}
      </Link>
      {became.dueOn ? <DueLabel due={became.dueOn} isOver={isOver} /> : null}
      {label ? <Status kind={isOver ? 'done' : 'open'}>{label}</Status> : null}
    </>
  )
}

function CorrectDialog({
  where,
  line,
  isHeld,
  onClose,
}: {
  where: { caseFileId: string; conferenceId: string; lineId: string }
  line: ConferenceLine
  isHeld: boolean
  onClose: () => void
}) {
  const { write } = useWrite(conferenceOperations.correctConferenceLine)
  const [id] = useState(() => newId())
  const [body, setBody] = useState(line.body)
  return (
    <Dialog isOpen onClose={onClose} title={isHeld ? 'De regel verbeteren' : 'De regel wijzigen'}>
      <Form
        onSubmit={async () => {
          await write({ ...where, id, body })
          onClose()
        }}
      >
        <TextField
          label="Tekst"
          name="body"
          lines={3}
          maxLength={line.kind === 'agenda' ? 300 : 10_000}
          value={body}
          onChange={setBody}
          focusOnOpen
          hint={isHeld ? 'De eerdere tekst blijft te lezen.' : undefined}
        />
        {line.became ? <p className="vd-small vd-muted">De actie of taak die hieruit kwam verandert hier niet door.</p> : null}
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
