import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  Dialog,
  Form,
  Link,
  Notice,
  Section,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type ReportAtDesk, signalOperations } from '../api.ts'
import { whyNotUndone } from '../rules/handling.ts'
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
      {decision.caseFileId ? (
        <Notice title={decision.handedOver ? 'Overgedragen aan de coördinator' : 'Er is een dossier geopend'}>
          {decision.caseFileTitle ? (
            <Link href={`/dossiers/${decision.caseFileId}`}>{decision.caseFileTitle}</Link>
          ) : (
            'Het dossier ligt bij de coördinator.'
          )}
        </Notice>
      ) : null}
      {report.handling.state === 'helping' ? <Finish report={report} decision={decision} /> : null}
      {objection ? (
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
        await write({ reportId: report.id, version: report.handling.version, message })
        toast({ text: 'De melding is afgerond.' })
      }}
    >
      <TextField
        label="Bericht aan de melder"
        name="message"
        optional
        lines={2}
        maxLength={2000}
        value={message}
        onChange={setMessage}
        hint="Schrijf nooit of het huishouden bekend was."
      />
      <Button type="submit" variant="primary">
        Hulp is geregeld: rond af
      </Button>
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
