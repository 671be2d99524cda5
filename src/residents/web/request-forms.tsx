import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  Form,
  formatDutchDate,
  RadioGroup,
  Section,
  Select,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type FilePart, fileParts, isFilePart, retentionParts } from '../../retention/rules/parts.ts'
import { type RequestPage as Request, residentOperations } from '../api.ts'
import { outcomeLabels, outcomes, type RefusalGround, type RequestOutcome, refusals, refusalsFor } from '../rules/request-kind.ts'
import { salutation } from '../rules/request-letter.ts'

const about = (request: Request) => ({ caseFileId: request.caseFile.id, requestId: request.id })

export function ProposeForm({ request }: { request: Request }) {
  const { write } = useWrite(residentOperations.proposeDecision)
  const toast = useToast()
  const [outcome, setOutcome] = useState<RequestOutcome | ''>(request.proposal?.outcome ?? '')
  return (
    <Section title={request.proposal ? 'Wijzig uw voorstel' : 'Stel een besluit voor'}>
      <Form
        label="Voorstel"
        onSubmit={async form => {
          if (!outcome) return { outcome: 'Kies wat u voorstelt.' }
          await write({
            ...about(request),
            id: newId(),
            outcome,
            ground: outcome === 'granted' ? null : ((String(form.get('ground') ?? '') || null) as RefusalGround | null),
            explanation: String(form.get('explanation') ?? ''),
          })
          toast({ text: 'Het voorstel ligt bij de procesregisseur.' })
          return undefined
        }}
      >
        <RadioGroup
          label="Wat stelt u voor?"
          name="outcome"
          appearance="inline"
          value={outcome}
          onChange={value => setOutcome(value as RequestOutcome)}
          options={outcomes.map(value => ({ value, label: outcomeLabels[value] }))}
        />
        {outcome === 'partly' || outcome === 'refused' ? (
          <Select
            label="Waarom niet (helemaal)?"
            name="ground"
            emptyText="Kies een grond"
            {...(request.proposal?.ground ? { defaultValue: request.proposal.ground } : {})}
            options={refusalsFor(request.kind).map(ground => ({
              value: ground,
              label: `${refusals[ground].label} (${refusals[ground].law})`,
            }))}
          />
        ) : null}
        <TextField
          label="Uitleg voor de inwoner"
          name="explanation"
          lines={4}
          maxLength={5000}
          optional={outcome === 'granted' || outcome === ''}
          hint="Gewone woorden, korte zinnen. Dit komt in de brief. Noem geen anderen."
          {...(request.proposal ? { defaultValue: request.proposal.explanation } : {})}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Leg voor aan de procesregisseur
          </Button>
        </ButtonGroup>
      </Form>
    </Section>
  )
}

export function DecideForm({ request }: { request: Request }) {
  const { write } = useWrite(residentOperations.decideRequest)
  const toast = useToast()
  const [agrees, setAgrees] = useState('')
  const { proposal } = request
  if (!proposal) return null
  return (
    <Section title="Neem een besluit">
      <p className="vd-muted">
        Voorbereid door {proposal.by}: {outcomeLabels[proposal.outcome].toLowerCase()}
        {proposal.ground ? `, ${refusals[proposal.ground].label.toLowerCase()}` : ''}. Deze brief gaat naar de inwoner:
      </p>
      <article className="request-paper request-letter" aria-label="De brief zoals die wordt verstuurd">
        {`${salutation(null, null)}\n\n${proposal.letter}`}
      </article>
      <Form
        label="Besluit"
        onSubmit={async form => {
          if (!agrees) return { agrees: 'Kies of u het ermee eens bent.' }
          await write({
            ...about(request),
            id: newId(),
            proposedAt: proposal.at,
            agrees: agrees === 'yes',
            note: String(form.get('note') ?? ''),
          })
          toast({ text: agrees === 'yes' ? 'Besloten. De brief staat klaar.' : 'Het voorstel is terug bij de coördinator.' })
          return undefined
        }}
      >
        <RadioGroup
          label="Bent u het ermee eens?"
          name="agrees"
          appearance="list"
          value={agrees}
          onChange={setAgrees}
          options={[
            { value: 'yes', label: 'Ja, dit is het besluit', explanation: 'De brief gaat naar de inwoner. Dit kan niet terug.' },
            { value: 'no', label: 'Nee, terug naar de coördinator' },
          ]}
        />
        {agrees === 'no' ? <TextField label="Wat moet er anders?" name="note" lines={3} maxLength={1000} /> : null}
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bevestig
          </Button>
        </ButtonGroup>
      </Form>
    </Section>
  )
}

const partLabel = (part: FilePart): string => retentionParts.find(one => one.code === part)?.label.toLowerCase() ?? part

const whatToDo: Record<Request['kind'], string> = {
  copy: 'Geef de gecontroleerde kopie vrij. De inwoner haalt haar op in Mijn dossier; u kunt haar ook afdrukken.',
  correction: 'Verbeter het eerst in het dossier zelf. Schrijf daarna hier wat u deed.',
  destruction: 'De vernietiging gaat mee met de volgende ronde. Een ander keurt die goed; daarna is het echt weg.',
  objection: 'Stop wat gestopt moet worden, bijvoorbeeld bij Delen. Schrijf daarna hier wat u deed.',
}

export function CarryOutForm({ request }: { request: Request }) {
  const { write } = useWrite(residentOperations.carryOutRequest)
  const [id] = useState(newId)
  const toast = useToast()
  const outcome = request.decision?.outcome ?? 'granted'
  const takesDone = request.kind === 'correction' || request.kind === 'objection'
  return (
    <Section title="Voer het besluit uit">
      <p className="own-text">{whatToDo[request.kind]}</p>
      <Form
        label="Uitvoeren"
        onSubmit={async form => {
          await write({
            ...about(request),
            id,
            done: String(form.get('done') ?? ''),
            statement: String(form.get('statement') ?? ''),
            parts: form.getAll('parts').map(String).filter(isFilePart),
          })
          toast({ text: 'Uitgevoerd. De inwoner krijgt bericht.' })
        }}
      >
        {request.kind === 'destruction' ? (
          <CheckboxGroup
            label="Wat wordt vernietigd?"
            name="parts"
            {...(outcome === 'partly'
              ? { hint: 'Het besluit is: voor een deel. Kies welk deel.' }
              : { optional: true, hint: 'Niets gekozen: alles wat over deze persoon alleen is geschreven.' })}
            options={fileParts.map(value => ({
              value,
              label: `Van het hele dossier: ${partLabel(value)}`,
            }))}
          />
        ) : null}
        {takesDone ? (
          <TextField label="Wat heeft u gedaan?" name="done" lines={3} maxLength={2000} optional={outcome === 'refused'} />
        ) : null}
        {request.kind === 'correction' ? (
          <TextField
            label="Eigen verklaring van de inwoner"
            name="statement"
            lines={4}
            maxLength={10_000}
            optional
            hint="Komt in de woorden van de inwoner in het dossier te staan."
            {...(outcome === 'granted' ? {} : { defaultValue: [request.words, request.about].filter(Boolean).join('\n') })}
          />
        ) : null}
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bezig…">
            {request.kind === 'copy' ? 'Geef de kopie vrij' : 'Leg vast dat het gedaan is'}
          </Button>
        </ButtonGroup>
      </Form>
    </Section>
  )
}

export function ExtendForm({ request }: { request: Request }) {
  const { write } = useWrite(residentOperations.extendResidentRequest)
  const [isOpen, setOpen] = useState(false)
  const toast = useToast()
  const { until } = request.may.extend
  if (!until) return null
  if (!isOpen) {
    return (
      <ButtonGroup>
        <Button variant="quiet" onClick={() => setOpen(true)}>
          Neem meer tijd
        </Button>
      </ButtonGroup>
    )
  }
  return (
    <Section title="Neem meer tijd">
      <Form
        label="Meer tijd"
        onSubmit={async form => {
          await write({ ...about(request), reason: String(form.get('reason') ?? '') })
          toast({ text: 'De termijn is verlengd. De inwoner krijgt bericht.' })
        }}
      >
        <TextField
          label="Waarom is er meer tijd nodig?"
          name="reason"
          lines={2}
          maxLength={1000}
          hint={`Kan één keer, tot ${formatDutchDate(until, 'long')} (artikel 12 lid 3 AVG). De inwoner leest dit.`}
        />
        <ButtonGroup>
          <Button type="submit" pendingText="Bewaren…">
            Verleng
          </Button>
          <Button variant="quiet" onClick={() => setOpen(false)}>
            Toch niet
          </Button>
        </ButtonGroup>
      </Form>
    </Section>
  )
}
