import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  Dialog,
  Form,
  formatDutchDate,
  Status,
  type StatusKind,
  Table,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useWrite } from '../../platform/web/api.ts'
import { mandateOperations, type Spending } from '../api.ts'
import type { SpendingState } from '../rules/budget.ts'
import { euros } from '../rules/money.ts'

const states: Record<SpendingState, { kind: StatusKind; label: string }> = {
  counted: { kind: 'done', label: 'uitgegeven' },
  asked: { kind: 'wait', label: 'wacht op de procesregisseur' },
  refused: { kind: 'stopped', label: 'niet akkoord' },
  withdrawn: { kind: 'closed', label: 'teruggenomen' },
}
const reasons = { 'over-budget': 'boven het budget', 'over-ceiling': 'meer dan één uitgave mag zijn' } as const

type Asking = { act: 'agreed' | 'refused' | 'withdrawn'; one: Spending }

/** What was spent or asked for, on whose word, with what the reader may still do about it. */
export function SpendingsTable({ caseFileId, spendings }: { caseFileId: string; spendings: readonly Spending[] }) {
  const today = useToday()
  const [asking, setAsking] = useState<Asking>()
  return (
    <>
      <Table
        caption="Uitgaven voor dit huishouden"
        hideCaption
        rows={spendings}
        rowKey={one => one.id}
        empty="Er is nog niets uitgegeven of gevraagd."
        columns={[
          {
            key: 'what',
            header: 'Wat',
            rowHeader: true,
            cell: one => <span dir="auto">{one.what}</span>,
          },
          {
            key: 'amount',
            header: 'Bedrag',
            align: 'end',
            noWrap: true,
            cell: one => euros(one.amountCents),
            sortValue: one => one.amountCents,
          },
          {
            key: 'on',
            header: 'Wanneer',
            noWrap: true,
            cell: one => formatDutchDate(one.spentOn, 'numeric'),
            sortValue: one => one.spentOn,
          },
          {
            key: 'for',
            header: 'Waarvoor',
            cell: one => (one.goal ? `${one.lifeDomainLabel}: ${one.goal.title}` : one.lifeDomainLabel),
          },
          { key: 'word', header: 'Op wiens gezag', cell: one => <Authority one={one} today={today} /> },
          {
            key: 'act',
            header: 'Beslissen',
            hideHeader: true,
            cell: one => (
              <div className="vd-no-print">
                <ButtonGroup>
                  {one.mayDecide ? (
                    <>
                      <Button size="small" aria-label={`Akkoord: ${one.what}`} onClick={() => setAsking({ act: 'agreed', one })}>
                        Akkoord
                      </Button>
                      <Button
                        size="small"
                        variant="quiet"
                        aria-label={`Niet akkoord: ${one.what}`}
                        onClick={() => setAsking({ act: 'refused', one })}
                      >
                        Niet akkoord
                      </Button>
                    </>
                  ) : null}
                  {one.mayWithdraw ? (
                    <Button
                      size="small"
                      variant="quiet"
                      aria-label={`Neem terug: ${one.what}`}
                      onClick={() => setAsking({ act: 'withdrawn', one })}
                    >
                      Neem terug
                    </Button>
                  ) : null}
                </ButtonGroup>
              </div>
            ),
          },
        ]}
      />
      {asking ? <AnswerDialog caseFileId={caseFileId} asking={asking} onClose={() => setAsking(undefined)} /> : null}
    </>
  )
}

function Authority({ one, today }: { one: Spending; today: string }) {
  const { kind, label } = states[one.state]
  return (
    <div>
      <Status kind={kind}>{label}</Status>
      <div className="vd-small">
        {one.recordedBy}
        {one.asksFor === null
          ? `, ${one.hadMandate ? 'binnen het mandaat' : 'binnen de standaard'}`
          : `, ${reasons[one.asksFor]}`}
      </div>
      {one.why ? (
        <div className="vd-small vd-muted" dir="auto">
          {one.why}
        </div>
      ) : null}
      {one.decisions.map(({ decision, by, at, note }) => (
        <div key={decision} className="vd-small">
          {{ agreed: 'Akkoord', refused: 'Niet akkoord', withdrawn: 'Teruggenomen' }[decision]}: {by},{' '}
          {formatDutchDate(calendarDateOf(new Date(at)), 'day', today)}
          {note ? <span dir="auto">. {note}</span> : null}
        </div>
      ))}
    </div>
  )
}

const questions = {
  agreed: {
    title: 'Akkoord met deze uitgave?',
    label: 'Toelichting',
    button: 'Akkoord',
    done: 'U ging akkoord. De uitgave telt mee.',
  },
  refused: {
    title: 'Niet akkoord met deze uitgave?',
    label: 'Waarom niet?',
    button: 'Niet akkoord',
    done: 'Bewaard. De coördinator ziet uw antwoord.',
  },
  withdrawn: {
    title: 'Uitgave terugnemen?',
    label: 'Waarom?',
    button: 'Neem terug',
    done: 'Teruggenomen. Het bedrag telt niet meer mee.',
  },
} as const

function AnswerDialog({
  caseFileId,
  asking: { act, one },
  onClose,
}: {
  caseFileId: string
  asking: Asking
  onClose: () => void
}) {
  const decide = useWrite(mandateOperations.decideSpending)
  const withdraw = useWrite(mandateOperations.withdrawSpending)
  const toast = useToast()
  const words = questions[act]
  return (
    <Dialog isOpen mustAnswer onClose={onClose} title={words.title}>
      <Form
        onSubmit={async data => {
          const note = String(data.get('note') ?? '').trim()
          if (act === 'refused' && note === '') return { note: 'Schrijf waarom niet, zodat de coördinator verder kan.' }
          const which = { caseFileId, spendingId: one.id, note }
          await (act === 'withdrawn' ? withdraw.write(which) : decide.write({ ...which, decision: act }))
          toast({ text: words.done })
          onClose()
          return undefined
        }}
      >
        <p>
          <span dir="auto">{one.what}</span>, {euros(one.amountCents)}
        </p>
        <TextField label={words.label} name="note" lines={2} maxLength={1000} optional={act !== 'refused'} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            {words.button}
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
