import { useState } from 'react'
import './shields.css'
import {
  Button,
  ButtonGroup,
  Checkbox,
  DateField,
  Dialog,
  type FieldErrors,
  Form,
  FormRow,
  formatDutchDate,
  LineList,
  RadioGroup,
  Section,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { meldcodeOperations, type VeiligThuisContact } from '../meldcode-api.ts'
import { daysWaited, type VeiligThuisKind, veiligThuisKinds, veiligThuisLabels } from '../rules/veilig-thuis.ts'
import type { Meldcode } from './meldcode-page.tsx'

interface Props {
  caseFileId: string
  meldcode: Meldcode
  mayWrite: boolean
}

/** What passed between this team and Veilig Thuis, in both directions, with what the other side said. */
export function VeiligThuisSection({ caseFileId, meldcode, mayWrite }: Props) {
  const [isAdding, setAdding] = useState(false)
  const [answering, setAnswering] = useState<VeiligThuisContact>()
  return (
    <Section
      title="Veilig Thuis"
      count={meldcode.veiligThuis.length}
      actions={
        mayWrite ? (
          <Button size="small" onClick={() => setAdding(true)}>
            Leg vast
          </Button>
        ) : null
      }
    >
      <LineList
        empty="Nog geen contact met Veilig Thuis."
        lines={meldcode.veiligThuis.map(one => ({
          key: one.id,
          primary: `${veiligThuisLabels[one.kind]}${one.isAnonymous ? ', zonder naam' : ''}`,
          secondary: (
            <>
              <span className="shield-text">{one.what}</span>
              <span className="vd-muted vd-small">{standing(one)}</span>
              {one.answer ? <span className="shield-text">Antwoord: {one.answer}</span> : null}
            </>
          ),
          trailing: mayWrite ? (
            <Button
              variant="quiet"
              size="small"
              aria-label={`Antwoord op: ${veiligThuisLabels[one.kind]}`}
              onClick={() => setAnswering(one)}
            >
              Antwoord
            </Button>
          ) : undefined,
        }))}
      />
      {isAdding ? <ContactDialog caseFileId={caseFileId} meldcodeId={meldcode.id} onClose={() => setAdding(false)} /> : null}
      {answering ? (
        <AnswerDialog
          caseFileId={caseFileId}
          meldcodeId={meldcode.id}
          contact={answering}
          onClose={() => setAnswering(undefined)}
        />
      ) : null}
    </Section>
  )
}

function standing(contact: VeiligThuisContact): string {
  const waited = daysWaited(contact)
  const took = contact.kind === 'scaled-down' ? 'lokaal opgepakt' : 'opgepakt'
  return [
    formatDutchDate(contact.contactedOn, 'long'),
    contact.recordedBy,
    waited === null
      ? contact.kind === 'advice'
        ? ''
        : 'nog niet opgepakt'
      : `${took} na ${waited} dagen${contact.acceptedBy ? ` door ${contact.acceptedBy}` : ''}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function ContactDialog({ caseFileId, meldcodeId, onClose }: { caseFileId: string; meldcodeId: string; onClose: () => void }) {
  const { write } = useWrite(meldcodeOperations.recordVeiligThuis)
  const withdrawing = useWrite(meldcodeOperations.withdrawVeiligThuis)
  const toast = useToast()
  const today = useToday()
  const [id] = useState(() => newId())
  const [kind, setKind] = useState<VeiligThuisKind | ''>('')
  async function save(data: FormData): Promise<FieldErrors | undefined> {
    if (!kind) return { kind: 'Kies wat het was.' }
    await write({
      caseFileId,
      meldcodeId,
      id,
      kind,
      contactedOn: String(data.get('contactedOn') ?? ''),
      isAnonymous: data.get('isAnonymous') !== null,
      what: String(data.get('what') ?? ''),
    })
    toast({
      text: 'Vastgelegd.',
      undo: () => void withdrawing.write({ caseFileId, meldcodeId, contactId: id, version: 1 }),
    })
    onClose()
    return undefined
  }
  return (
    <Dialog isOpen onClose={onClose} title="Contact met Veilig Thuis">
      <Form onSubmit={save} label="Contact met Veilig Thuis">
        <RadioGroup
          label="Wat was het?"
          name="kind"
          value={kind}
          onChange={value => setKind(value as VeiligThuisKind)}
          options={veiligThuisKinds.map(value => ({ value, label: veiligThuisLabels[value] }))}
        />
        <DateField label="Op welke dag" name="contactedOn" lean="past" max={today} defaultValue={today} />
        {kind === 'advice' ? <Checkbox name="isAnonymous">Zonder te zeggen over wie het gaat</Checkbox> : null}
        <TextField
          label={kind === 'scaled-down' ? 'Wat is er afgesproken?' : 'Wat hebt u gevraagd of gemeld?'}
          name="what"
          lines={4}
          maxLength={10_000}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function AnswerDialog({
  caseFileId,
  meldcodeId,
  contact,
  onClose,
}: {
  caseFileId: string
  meldcodeId: string
  contact: VeiligThuisContact
  onClose: () => void
}) {
  const { write } = useWrite(meldcodeOperations.recordVeiligThuisAnswer)
  const toast = useToast()
  const today = useToday()
  const isBack = contact.kind === 'scaled-down'
  return (
    <Dialog isOpen onClose={onClose} title={isBack ? 'Lokaal opgepakt' : 'Antwoord van Veilig Thuis'}>
      <Form
        onSubmit={async data => {
          const text = (name: string) => String(data.get(name) ?? '')
          await write({
            caseFileId,
            meldcodeId,
            contactId: contact.id,
            acceptedOn: text('acceptedOn') || null,
            acceptedBy: text('acceptedBy'),
            answerOn: text('answerOn') || null,
            answer: text('answer'),
            version: contact.version,
          })
          toast({ text: 'Bewaard.' })
          onClose()
        }}
      >
        <FormRow>
          <DateField
            label={isBack ? 'Opgepakt door het lokale team op' : 'Opgepakt op'}
            name="acceptedOn"
            optional
            lean="past"
            max={today}
            defaultValue={contact.acceptedOn ?? ''}
          />
          <TextField label="Door wie" name="acceptedBy" optional maxLength={200} defaultValue={contact.acceptedBy} />
        </FormRow>
        <DateField
          label={isBack ? 'Teruggemeld aan Veilig Thuis op' : 'Terugkoppeling op'}
          name="answerOn"
          optional
          lean="past"
          max={today}
          defaultValue={contact.answerOn ?? ''}
        />
        <TextField label="Wat is er gezegd?" name="answer" lines={3} optional maxLength={5000} defaultValue={contact.answer} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
