import { useState } from 'react'
import {
  AudienceLine,
  Button,
  ButtonGroup,
  Dialog,
  Form,
  Link,
  Notice,
  RadioGroup,
  Section,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type ReportAtDesk, signalOperations } from '../api.ts'
import { whyNotUndone } from '../rules/handling.ts'
import { type HelpResult, helpResultLabels, helpResults } from '../rules/help-result.ts'
import { LongText } from './long-text.tsx'
import { whenInWords } from './when.ts'

type Decision = ReportAtDesk['decisions'][number]

/** What was decided, by whom and why; and how it is finished or taken back. */
export function DecisionSection({ report, decision }: { report: ReportAtDesk; decision: Decision }) {
  const today = useToday()
  const [undoing, setUndoing] = useState(false)
  const objection = whyNotUndone(decision)
  const earlier = report.decisions.filter(each => each.undoneAt !== null)
  return (
    <Section title="Besluit">
      <p>
        <strong>{decision.outcomeLabel}</strong>
      </p>
      <p className="vd-muted">
        {decision.decidedBy}, {whenInWords(decision.decidedAt, today)}
      </p>
      <LongText>{decision.reasoning}</LongText>
      {decision.ending ? (
        <>
          <p>
            <strong>{helpResultLabels[decision.ending.result]}</strong>{' '}
            <span className="vd-muted">
              {[decision.ending.endedBy, whenInWords(decision.ending.endedAt, today)].filter(Boolean).join(', ')}
            </span>
          </p>
          {decision.ending.note ? <LongText>{decision.ending.note}</LongText> : null}
        </>
      ) : null}
      {decision.caseFileId ? (
        <Notice title={decision.handedOver ? 'Overgedragen aan de coördinator' : 'Er is een dossier geopend'}>
          {decision.caseFileTitle ? (
            <Link href={`/dossiers/${decision.caseFileId}`}>{decision.caseFileTitle}</Link>
          ) : (
            'Het dossier ligt bij de coördinator.'
          )}
        </Notice>
      ) : null}
      {report.handling.state === 'helping' && !report.belongsTo ? <Finish report={report} decision={decision} /> : null}
      {report.belongsTo ? (
        <p className="vd-muted vd-small">Dit besluit kwam van de melding waar deze bij hoort.</p>
      ) : objection ? (
        <p className="vd-muted vd-small">{objection}</p>
      ) : (
        <ButtonGroup>
          <Button onClick={() => setUndoing(true)}>Neem dit besluit terug</Button>
        </ButtonGroup>
      )}
      {report.reporterIsTold ? null : (
        <p className="vd-muted vd-small">De melder krijgt geen bericht van het systeem. Bel zelf terug als dat is afgesproken.</p>
      )}
      <UndoDialog report={report} isOpen={undoing} onClose={() => setUndoing(false)} />
      {earlier.length > 0 ? <EarlierDecisions decisions={earlier} /> : null}
    </Section>
  )
}

export function EarlierDecisions({ decisions }: { decisions: readonly Decision[] }) {
  const today = useToday()
  return (
    <details>
      <summary>Teruggenomen besluiten ({decisions.length})</summary>
      {decisions.map(decision => (
        <div key={decision.id}>
          <p>
            {decision.outcomeLabel} · {decision.decidedBy}, {whenInWords(decision.decidedAt, today)}
          </p>
          <LongText>{decision.reasoning}</LongText>
          <p className="vd-muted">
            Teruggenomen door {decision.undoneBy}
            {decision.undoneAt ? `, ${whenInWords(decision.undoneAt, today)}` : ''}: {decision.undoReason}
          </p>
        </div>
      ))}
    </details>
  )
}

function Finish({ report, decision }: { report: ReportAtDesk; decision: Decision }) {
  const { write } = useWrite(signalOperations.closeReport)
  const [message, setMessage] = useState('')
  const [result, setResult] = useState<HelpResult>()
  const [note, setNote] = useState('')
  const toast = useToast()
  if (decision.does === 'discuss') {
    return (
      <Notice title="Wordt eerst besproken">
        Neem na het overleg dit besluit terug en kies dan de uitkomst van het overleg.
      </Notice>
    )
  }
  return (
    <Form
      label="Melding afronden"
      onSubmit={async () => {
        if (!result) return { result: 'Kies hoe het afliep.' }
        await write({ reportId: report.id, version: report.handling.version, message, ending: { result, note } })
        toast({ text: 'De melding is afgerond.' })
        return undefined
      }}
    >
      <RadioGroup
        label="Hoe liep het af?"
        name="result"
        value={result}
        onChange={setResult}
        options={helpResults.map(value => ({ value, label: helpResultLabels[value] }))}
      />
      <TextField
        label="Toelichting"
        name="ending.note"
        optional
        lines={2}
        maxLength={2000}
        value={note}
        onChange={setNote}
        after={<AudienceLine visibleTo={['het contactpunt']} notVisibleTo={['de melder']} />}
      />
      <TextField
        label={report.together.length > 0 ? 'Bericht aan alle melders' : 'Bericht aan de melder'}
        name="message"
        optional
        lines={2}
        maxLength={2000}
        value={message}
        onChange={setMessage}
        hint="Schrijf nooit of het huishouden bekend was."
      />
      <ButtonGroup>
        <Button type="submit" variant="primary">
          Rond de melding af
        </Button>
      </ButtonGroup>
    </Form>
  )
}

function UndoDialog({ report, isOpen, onClose }: { report: ReportAtDesk; isOpen: boolean; onClose: () => void }) {
  const { write } = useWrite(signalOperations.undoTriage)
  const [reason, setReason] = useState('')
  const toast = useToast()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Besluit terugnemen?" mustAnswer>
      <Form
        label="Besluit terugnemen"
        onSubmit={async () => {
          await write({ reportId: report.id, version: report.handling.version, reason })
          setReason('')
          toast({ text: 'Het besluit is teruggenomen. U kunt opnieuw kiezen.' })
          onClose()
        }}
      >
        <p>
          De melder krijgt het bericht dat de melding weer in behandeling is. Het eerdere besluit blijft zichtbaar, met uw reden.
        </p>
        <TextField label="Waarom?" name="reason" lines={3} maxLength={2000} value={reason} onChange={setReason} />
        <ButtonGroup>
          <Button type="submit" variant="danger">
            Neem terug
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Laat zo
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
