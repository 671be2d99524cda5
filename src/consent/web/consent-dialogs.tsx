import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  Dialog,
  Form,
  Notice,
  RadioGroup,
  Select,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type Consent, type ConsentsOfFile, consentOperations } from '../api.ts'
import { type Decision, decisionLabels, decisions, type Way, wayLabels, ways } from '../rules/consent-words.ts'
import { groundsInForce, lastMomentOf } from '../rules/may-use.ts'

const wayOptions = ways.filter(one => one !== 'portal').map(one => ({ value: one, label: wayLabels[one] }))

interface Props {
  caseFileId: string
  consent: Consent
  onClose: () => void
}

/** One more person answers, or says something else than before. */
export function VoiceDialog({ caseFileId, consent, onClose }: Props) {
  const { write } = useWrite(consentOperations.addVoice)
  const toast = useToast()
  const [id] = useState(() => newId())
  const [personId, setPerson] = useState<string>(consent.needed.find(one => one.last !== 'yes')?.personId ?? '')
  const [answer, setAnswer] = useState<'yes' | 'no' | ''>('')
  const [way, setWay] = useState<Way>('visit')
  return (
    <Dialog isOpen onClose={onClose} title="Een antwoord vastleggen">
      <Form
        onSubmit={async data => {
          // Never filled in for somebody: what is recorded as a yes has to be a yes.
          if (!answer) return { answer: 'Kies wat er is geantwoord.' }
          await write({ caseFileId, consentId: consent.id, id, personId, answer, way, note: String(data.get('note') ?? '') })
          toast({ text: 'Het antwoord is vastgelegd.' })
          onClose()
          return undefined
        }}
      >
        <Select
          label="Wie antwoordt?"
          name="personId"
          value={personId}
          onChange={setPerson}
          emptyText={null}
          options={consent.needed.map(one => ({ value: one.personId, label: one.name }))}
        />
        <RadioGroup
          label="Antwoord"
          name="answer"
          value={answer}
          onChange={setAnswer}
          appearance="inline"
          options={[
            { value: 'yes', label: 'Ja' },
            { value: 'no', label: 'Nee' },
          ]}
        />
        <Select
          label="Hoe is het gezegd?"
          name="way"
          value={way}
          onChange={value => setWay(value || 'visit')}
          emptyText={null}
          options={wayOptions}
        />
        <TextField label="Opmerking" name="note" optional lines={2} maxLength={1000} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Leg vast
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

export function WithdrawDialog({ caseFileId, consent, onClose }: Props) {
  const { write } = useWrite(consentOperations.withdrawConsent)
  const toast = useToast()
  const [id] = useState(() => newId())
  const said = consent.needed.filter(one => one.last === 'yes')
  const isGiven = consent.state === 'given'
  const [personId, setPerson] = useState<string>(said[0]?.personId ?? '')
  const [way, setWay] = useState<Way>('visit')
  return (
    <Dialog isOpen onClose={onClose} title="Toestemming intrekken">
      <Form
        onSubmit={async data => {
          await write({ caseFileId, consentId: consent.id, id, personId, way, note: String(data.get('note') ?? '') })
          toast({
            text: isGiven ? `${consent.organisation.name} ziet dit vanaf nu niet meer op grond van toestemming.` : 'Ingetrokken.',
          })
          onClose()
        }}
      >
        <p>
          {isGiven
            ? `${consent.organisation.name} ziet vanaf nu niets meer wat alleen op deze toestemming werd gedeeld.`
            : `${consent.organisation.name} zag op deze toestemming nog niets: niet iedereen had ja gezegd.`}{' '}
          Wat op een wet wordt gedeeld blijft open. Vertel dat erbij.
        </p>
        <Select
          label="Wie trekt het in?"
          name="personId"
          value={personId}
          onChange={setPerson}
          emptyText={null}
          options={said.map(one => ({ value: one.personId, label: one.name }))}
        />
        <Select
          label="Hoe is het gezegd?"
          name="way"
          value={way}
          onChange={value => setWay(value || 'visit')}
          emptyText={null}
          options={wayOptions}
        />
        <TextField label="Opmerking" name="note" optional lines={2} maxLength={1000} />
        <ButtonGroup>
          <Button type="submit" variant="danger" pendingText="Intrekken…">
            Trek in
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

/** what is done without consent. On which ground it still may, comes from the legal-basis table. */
export function DecideDialog({ found, consent, onClose }: { found: ConsentsOfFile; consent: Consent; onClose: () => void }) {
  const { write } = useWrite(consentOperations.decideWithoutConsent)
  const toast = useToast()
  const [id] = useState(() => newId())
  const [decision, setDecision] = useState<Decision>('not-shared')
  const [groundCode, setGround] = useState('')
  const today = useToday()
  const grounds = groundsInForce(found.grounds, lastMomentOf(today)).filter(
    one => one.secrecyBy === 'law' && sharing.includes(one.usedFor),
  )
  return (
    <Dialog isOpen onClose={onClose} title="Hoe verder zonder toestemming?">
      <Form
        onSubmit={async data => {
          const errors = {
            ...(decision === 'other-ground' && !groundCode ? { groundCode: 'Kies op welke grond het mag.' } : {}),
            ...(String(data.get('reason') ?? '').trim() ? {} : { reason: 'Schrijf kort op waarom.' }),
          }
          if (Object.keys(errors).length > 0) return errors
          await write({
            caseFileId: found.caseFile.id,
            consentId: consent.id,
            id,
            decision,
            ...(decision === 'other-ground' && groundCode ? { groundCode } : {}),
            reason: String(data.get('reason') ?? ''),
          })
          toast({ text: 'Het besluit is vastgelegd.' })
          onClose()
          return undefined
        }}
      >
        <RadioGroup
          label={`${consent.organisation.name}, ${consent.person.name}`}
          name="decision"
          value={decision}
          onChange={setDecision}
          options={decisions.map(one => ({ value: one, label: decisionLabels[one], explanation: explanations[one] }))}
        />
        {decision === 'other-ground' ? (
          <>
            <Select
              label="Op welke grond?"
              name="groundCode"
              value={groundCode}
              onChange={setGround}
              options={grounds.map(one => ({ value: one.code, label: `${one.label} (${one.secrecy ?? ''})` }))}
            />
            <Notice title="Delen doet u daarna zelf">
              Dit legt het besluit vast. Wat de organisatie ziet, stelt u in bij Delen.
            </Notice>
          </>
        ) : null}
        <TextField label="Waarom" name="reason" lines={3} maxLength={2000} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Leg vast
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

/** Uses on which something can be told to a partner. */
const sharing: readonly string[] = ['coordination', 'delivery', 'debt-help', 'veilig-thuis', 'youth-help']

const explanations: Record<Decision, string> = {
  'not-shared': 'De organisatie krijgt deze gegevens niet.',
  'anonymous-advice': 'U vraagt raad zonder te zeggen om wie het gaat. In het dossier wordt niets gedeeld.',
  'other-ground': 'De wet laat het toe, ook zonder toestemming. U zegt welke wet en waarom het nodig is.',
}
