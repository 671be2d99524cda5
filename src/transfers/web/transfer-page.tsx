import { useState } from 'react'
import { draftOperations } from '../../drafts/api.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  CheckboxGroup,
  ComboBox,
  EmptyState,
  ErrorState,
  type FieldErrors,
  Form,
  formatDutchDate,
  KeyValue,
  Loading,
  Notice,
  PageHeader,
  RadioGroup,
  Section,
  Stack,
  Status,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type DraftOf, useDraft } from '../../platform/web/draft.ts'
import { KeptLine } from '../../platform/web/kept-line.tsx'
import { useParameter } from '../../platform/web/route.ts'
import { type Transfer, type TransfersOfFile, transferOperations } from '../api.ts'
import {
  type Settlement,
  type TransferPart,
  type TransferState,
  transferPartLabels,
  transferParts,
  transferStateLabels,
} from '../rules/transfer.ts'

const statusOf: Record<TransferState, 'wait' | 'done' | 'closed'> = {
  offered: 'wait',
  accepted: 'done',
  declined: 'closed',
  withdrawn: 'closed',
}

/** Passing a file on: offered, answered, and the trail of it. */
export default function TransferPage() {
  const caseFileId = useParameter('caseFileId')
  const { data, error, refetch } = useRead(transferOperations.listTransfers, { caseFileId })
  if (error) return <ErrorState error={error} what="Het doorzetten" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="Het dossier wordt opgehaald" />
  const file = `/dossiers/${caseFileId}`
  const offered = data.transfers.find(one => one.state === 'offered')
  const accepted = data.transfers.find(one => one.state === 'accepted')
  const past = data.transfers.filter(one => one !== offered)
  return (
    <>
      <PageHeader title={`${data.caseFile.title} doorzetten`} breadcrumb={[{ label: data.caseFile.title, href: file }]}>
        <span className="vd-muted">
          Naar een ander overleg of een andere organisatie die vanaf dan coördineert. Tot die het overneemt blijft{' '}
          {data.mayTransfer ? 'u' : (data.caseFile.coordinatorName ?? 'de coördinator')} de coördinator.
        </span>
      </PageHeader>
      <Stack gap="wide">
        {!data.mayTransfer ? (
          <Notice title={data.caseFile.closedAt ? 'Dit dossier is afgesloten' : 'Alleen de coördinator zet een dossier door'}>
            Hieronder staat wat er eerder is doorgezet.
          </Notice>
        ) : offered ? (
          <AnswerForm caseFileId={caseFileId} transfer={offered} />
        ) : accepted ? (
          <Notice
            title={`Overgenomen door ${accepted.toName}`}
            actions={<ButtonLink href={`${file}/afsluiten`}>Sluit het dossier hier af</ButtonLink>}
          >
            {accepted.newCoordinator} coördineert daar. Sluit dit dossier af, zodat er één coördinator is.
          </Notice>
        ) : (
          <WithDraft data={data} />
        )}
        <Section title="Eerder doorgezet" count={past.length}>
          {past.length === 0 ? <EmptyState>Dit dossier is niet eerder doorgezet.</EmptyState> : null}
          {past.map(one => (
            <PastTransfer key={one.id} transfer={one} />
          ))}
        </Section>
      </Stack>
    </>
  )
}

interface TransferDraft {
  platform: string
  organisationId: string | null
  organisationName: string
  reason: string
  handedOver: TransferPart[]
}
const nothingYet: TransferDraft = { platform: '', organisationId: null, organisationName: '', reason: '', handedOver: [] }
const elsewhere = 'organisation'

function WithDraft({ data }: { data: TransfersOfFile }) {
  const draft = useDraft<TransferDraft>(draftOperations, 'transfer', data.caseFile.id)
  return draft.ready ? <OfferForm data={data} draft={draft} /> : <Loading lines={6} />
}

function OfferForm({ data, draft }: { data: TransfersOfFile; draft: DraftOf<TransferDraft> }) {
  const { write } = useWrite(transferOperations.offerTransfer)
  const toast = useToast()
  const [id] = useState(() => newId())
  const [form, setForm] = useState<TransferDraft>({ ...nothingYet, ...draft.found?.body })
  const change = (changes: Partial<TransferDraft>) => {
    const next = { ...form, ...changes }
    setForm(next)
    draft.keep(next)
  }
  const toOrganisation = data.platforms.length === 0 || form.platform === elsewhere

  async function offer(): Promise<FieldErrors | undefined> {
    if (!toOrganisation && form.platform === '') return { destination: 'Kies waar het dossier heen gaat.' }
    if (toOrganisation && !form.organisationId) return { organisationId: 'Kies een organisatie uit de lijst.' }
    if (form.reason.trim() === '') return { reason: 'Schrijf waarom het daar beter past.' }
    await write({
      caseFileId: data.caseFile.id,
      id,
      ...(toOrganisation ? { organisationId: form.organisationId ?? '' } : { platform: form.platform }),
      reason: form.reason,
      handedOver: form.handedOver,
    })
    draft.done()
    toast({ text: 'Bewaard. Leg hier vast wat ze antwoorden.' })
    return undefined
  }

  return (
    <Form onSubmit={offer} label="Dossier doorzetten">
      {data.platforms.length > 0 ? (
        <RadioGroup
          label="Waarheen?"
          name="destination"
          value={form.platform}
          onChange={platform => change({ platform })}
          options={[
            ...data.platforms.map(one => ({ value: one.code, label: one.label })),
            { value: elsewhere, label: 'Een andere organisatie' },
          ]}
        />
      ) : null}
      {toOrganisation ? (
        <ComboBox
          label="Welke organisatie?"
          name="organisationId"
          value={form.organisationId}
          onChange={(chosen, option) => change({ organisationId: chosen, organisationName: option?.label ?? '' })}
          defaultText={form.organisationName}
          options={data.organisations.map(one => ({ value: one.id, label: one.name, detail: one.field }))}
        />
      ) : null}
      <TextField
        label="Waarom past het daar beter?"
        name="reason"
        lines={3}
        maxLength={2000}
        value={form.reason}
        onChange={reason => change({ reason })}
        after={<KeptLine draft={draft} />}
      />
      <CheckboxGroup
        label="Wat geeft u mee?"
        name="handedOver"
        optional
        hint="Zo is later na te gaan wat de ander kreeg. Meegeven doet u zelf, bijvoorbeeld met een afdruk van het dossier."
        values={form.handedOver}
        onChange={handedOver => change({ handedOver })}
        options={transferParts.map(part => ({ value: part, label: transferPartLabels[part] }))}
      />
      <ButtonGroup>
        <Button type="submit" variant="primary" pendingText="Bewaren…">
          Bied het dossier aan
        </Button>
        <ButtonLink href={`/dossiers/${data.caseFile.id}`}>Nog niet</ButtonLink>
      </ButtonGroup>
    </Form>
  )
}

function AnswerForm({ caseFileId, transfer }: { caseFileId: string; transfer: Transfer }) {
  const { write } = useWrite(transferOperations.settleTransfer)
  const toast = useToast()
  const today = useToday()
  const [state, setState] = useState<Settlement | ''>('')
  return (
    <Section title={`Aangeboden aan ${transfer.toName}`}>
      <p>
        <Status kind="wait">{transferStateLabels.offered}</Status> sinds{' '}
        {formatDutchDate(calendarDateOf(new Date(transfer.offeredAt)), 'day', today)} · {transfer.reason}
      </p>
      <Form
        label="Antwoord"
        onSubmit={async data => {
          if (!state) return { state: 'Kies wat ze antwoordden.' }
          await write({
            caseFileId,
            transferId: transfer.id,
            state,
            acceptedBy: String(data.get('acceptedBy') ?? ''),
            newCoordinator: String(data.get('newCoordinator') ?? ''),
            answer: String(data.get('answer') ?? ''),
            version: transfer.version,
          })
          toast({ text: 'Het antwoord is bewaard.' })
          return undefined
        }}
      >
        <RadioGroup
          label="Wat is het antwoord?"
          name="state"
          appearance="inline"
          value={state}
          onChange={next => setState(next as Settlement)}
          options={[
            { value: 'accepted', label: 'Ze nemen het over' },
            { value: 'declined', label: 'Ze nemen het niet over' },
            { value: 'withdrawn', label: 'Ik trek het aanbod in' },
          ]}
        />
        {state === 'accepted' || state === 'declined' ? (
          <TextField label="Wie zei dat?" name="acceptedBy" maxLength={200} hint="Naam of functie bij de ander." />
        ) : null}
        {state === 'accepted' ? <TextField label="Wie wordt daar de coördinator?" name="newCoordinator" maxLength={200} /> : null}
        <TextField
          label={state === 'accepted' ? 'Wat is er afgesproken?' : 'Waarom niet?'}
          name="answer"
          lines={2}
          maxLength={2000}
          optional={state === 'accepted'}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar het antwoord
          </Button>
        </ButtonGroup>
      </Form>
    </Section>
  )
}

function PastTransfer({ transfer }: { transfer: Transfer }) {
  const today = useToday()
  const onDay = (at: string) => formatDutchDate(calendarDateOf(new Date(at)), 'day', today)
  return (
    <KeyValue
      items={[
        { key: 'Aan', value: transfer.toName },
        { key: 'Stand', value: <Status kind={statusOf[transfer.state]}>{transferStateLabels[transfer.state]}</Status> },
        { key: 'Aangeboden', value: `${onDay(transfer.offeredAt)}, ${transfer.offeredByName}` },
        { key: 'Reden', value: transfer.reason },
        {
          key: 'Meegegeven',
          value: transfer.handedOver.map(part => transferPartLabels[part]).join(', ') || 'niets vastgelegd',
        },
        ...(transfer.settledAt
          ? [{ key: 'Antwoord', value: [onDay(transfer.settledAt), transfer.acceptedBy].filter(Boolean).join(', ') }]
          : []),
        ...(transfer.newCoordinator ? [{ key: 'Coördinator daar', value: transfer.newCoordinator }] : []),
        ...(transfer.answer ? [{ key: 'Toelichting', value: transfer.answer }] : []),
      ]}
    />
  )
}
