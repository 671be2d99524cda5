import { useCallback, useState } from 'react'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  ComboBox,
  EmptyState,
  ErrorState,
  type FieldErrors,
  Form,
  Loading,
  Notice,
  PageHeader,
  RadioGroup,
  Section,
  Stack,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { read, useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { useFilters, useGo } from '../../platform/web/route.ts'
import { signalOperations } from '../../signals/api.ts'
import { type EmergencyAccess, emergencyOperations } from '../api.ts'
import { type EmergencyHours, emergencyHours, emergencyHoursLabels } from '../rules/emergency-hours.ts'
import { AccessFacts, AccessStatus, whenOpened } from './access-facts.tsx'
import { EmergencyReviews } from './emergency-reviews.tsx'

/** Opening a file in an emergency, one's own emergency accesses, and for the privacy officer those to review. */
export default function EmergencyPage() {
  const me = useMe()
  const [filters] = useFilters()
  const over = filters['over']
  return (
    <>
      <PageHeader title="Noodtoegang" breadcrumb={[{ label: 'Vandaag', href: '/vandaag' }]} />
      <Stack gap="wide">
        {over && me.may('case-file.coordinate') ? <AccessesOfFile caseFileId={over} /> : null}
        {me.may('emergency.review') ? <EmergencyReviews /> : null}
        {me.may('emergency.open') ? <OpenForm /> : null}
        {me.may('emergency.open') ? <OwnAccesses /> : null}
      </Stack>
    </>
  )
}

/** The file named in the address (from its card), or the address one stands before. */
function OpenForm() {
  const [caseFileId] = useState(() => new URLSearchParams(window.location.search).get('dossier') ?? undefined)
  const { write } = useWrite(emergencyOperations.openEmergencyAccess)
  const go = useGo()
  const [id, setId] = useState(() => newId())
  const [addressId, setAddress] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState('')
  const load = useCallback(async (query: string, signal: AbortSignal) => {
    const found = await read(signalOperations.findAddresses, { query }, signal)
    return found.map(address => ({ value: address.id, label: address.label, detail: address.area }))
  }, [])

  async function open(): Promise<FieldErrors | undefined> {
    if (!caseFileId && !addressId) return { addressId: 'Kies het adres uit de lijst.' }
    if (reason.trim().length < 10) return { reason: 'Schrijf in een zin welk gevaar er is en waarom het niet kan wachten.' }
    const chosen = emergencyHours.find(one => String(one) === hours)
    if (!chosen) return { hours: 'Kies hoe lang u het dossier nodig heeft.' }
    try {
      const opened = await write({
        id,
        ...(caseFileId ? { caseFileId } : { addressId: addressId ?? '' }),
        reason,
        hours: chosen as EmergencyHours,
      })
      go(`/dossiers/${opened.caseFileId}`)
    } finally {
      setId(newId())
    }
    return undefined
  }

  return (
    <Section title="Een dossier openen bij direct gevaar">
      <Stack>
        <Notice kind="warning" title="Alleen als iemand nu gevaar loopt">
          U leest dan wat niet met u gedeeld is. De coördinator en de privacy-functionaris krijgen meteen bericht, alles wat u
          opent staat in het logboek, en achteraf wordt beoordeeld of het terecht was. Wat apart is afgeschermd blijft dicht.
          Loopt iemand nu gevaar? Bel 112.
        </Notice>
        <Form onSubmit={open} label="Noodtoegang">
          {caseFileId ? null : (
            <ComboBox
              label="Adres"
              name="addressId"
              hint="Straat en huisnummer, of postcode"
              load={load}
              value={addressId}
              onChange={chosen => setAddress(chosen)}
            />
          )}
          <TextField
            label="Welk gevaar is er, en waarom kan het niet wachten?"
            name="reason"
            lines={3}
            maxLength={2000}
            value={reason}
            onChange={setReason}
          />
          <RadioGroup
            label="Hoe lang heeft u het nodig?"
            name="hours"
            appearance="inline"
            value={hours}
            onChange={setHours}
            options={emergencyHours.map(one => ({ value: String(one), label: emergencyHoursLabels[one] }))}
          />
          <ButtonGroup>
            <Button type="submit" variant="danger" pendingText="Openen…">
              Open het dossier
            </Button>
            <ButtonLink href={caseFileId ? `/dossiers/${caseFileId}` : '/vandaag'}>Terug</ButtonLink>
          </ButtonGroup>
        </Form>
      </Stack>
    </Section>
  )
}

/** For the coordinator who was told by mail: who opened their file, until when and why. */
function AccessesOfFile({ caseFileId }: { caseFileId: string }) {
  const today = useToday()
  const { data, error, refetch } = useRead(emergencyOperations.listEmergencyAccessesOfFile, { caseFileId })
  if (error?.status === 404) {
    return <EmptyState>Dit dossier is niet (meer) met u gedeeld. Een opvolger leest hier wie het opende.</EmptyState>
  }
  if (error) return <ErrorState error={error} what="Wie het dossier opende" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={3} />
  const title = data.accesses[0]?.title
  return (
    <Section
      title={title ? `${title} is met noodtoegang geopend` : 'Met noodtoegang geopend'}
      actions={
        <ButtonLink size="small" href={`/dossiers/${caseFileId}`}>
          Naar het dossier
        </ButtonLink>
      }
    >
      {data.accesses.length === 0 ? <EmptyState>Niemand opende dit dossier met noodtoegang.</EmptyState> : null}
      <Stack>
        {data.accesses.map(access => (
          <Section
            key={access.id}
            title={`${access.user}, ${whenOpened(access, today)}`}
            level={3}
            actions={<AccessStatus access={access} />}
          >
            <AccessFacts access={access} withPerson />
          </Section>
        ))}
      </Stack>
    </Section>
  )
}

function OwnAccesses() {
  const { data, error, refetch } = useRead(emergencyOperations.listOwnEmergencyAccesses, {})
  return (
    <Section title="Wat u eerder zo opende">
      {error ? <ErrorState error={error} what="De lijst" onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading lines={3} /> : null}
      {data?.accesses.length === 0 ? <EmptyState>U gebruikte nog nooit noodtoegang.</EmptyState> : null}
      <Stack>
        {data?.accesses.map(access => (
          <OwnAccess key={access.id} access={access} />
        ))}
      </Stack>
    </Section>
  )
}

function OwnAccess({ access }: { access: EmergencyAccess }) {
  const today = useToday()
  return (
    <Section
      title={`${access.title ?? 'Een dossier dat u niet meer ziet'}, ${whenOpened(access, today)}`}
      level={3}
      actions={<AccessStatus access={access} />}
    >
      <AccessFacts access={access} withPerson={false} />
      {access.isRunning ? (
        <ButtonGroup>
          <ButtonLink href={`/dossiers/${access.caseFileId}`}>Naar het dossier</ButtonLink>
          <EndButton access={access} />
        </ButtonGroup>
      ) : null}
    </Section>
  )
}

/** Ends one's own emergency access before its time. */
export function EndButton({ access, size }: { access: EmergencyAccess; size?: 'small' }) {
  const { write, pending } = useWrite(emergencyOperations.endEmergencyAccess)
  const toast = useToast()
  const go = useGo()
  return (
    <Button
      {...(size ? { size } : {})}
      disabled={pending}
      onClick={() => {
        void write({ emergencyAccessId: access.id })
          .then(() => {
            toast({ text: 'De noodtoegang is beëindigd.' })
            go('/noodtoegang', { replace: true })
          })
          .catch((fault: Error) => toast({ text: fault.message }))
      }}
    >
      Beëindig nu
    </Button>
  )
}
