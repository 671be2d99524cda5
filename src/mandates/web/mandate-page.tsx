import { useState } from 'react'
import {
  Button,
  EmptyState,
  ErrorState,
  formatDutchDate,
  KeyValue,
  LineList,
  Loading,
  Notice,
  PageHeader,
  ProgressBar,
  Section,
  Stack,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { Printable, usePaper } from '../../platform/web/paper.tsx'
import { useParameter } from '../../platform/web/route.ts'
import { type Mandate, type MandateOfFile, mandateOperations, type PowerUse } from '../api.ts'
import { euros } from '../rules/money.ts'
import { agreementLabels, powerKindLabels } from '../rules/power-kind.ts'
import { GiveDialog } from './give-dialog.tsx'
import { PowerDialog } from './power-dialog.tsx'
import { SpendDialog } from './spend-dialog.tsx'
import { SpendingsTable } from './spendings-table.tsx'

/** What the coordinator of a household may decide alone, and what was spent on it. */
export default function MandatePage() {
  return (
    <Printable>
      <MandateOfFilePage />
    </Printable>
  )
}

function MandateOfFilePage() {
  const caseFileId = useParameter('caseFileId')
  const { data, error, refetch } = useRead(mandateOperations.getMandate, { caseFileId })
  if (error?.status === 404) {
    return (
      <>
        <PageHeader title="Mandaat en budget" breadcrumb={[{ label: 'Dossier', href: `/dossiers/${caseFileId}` }]} />
        <EmptyState>Mandaat en budget van dit huishouden zijn niet met u gedeeld.</EmptyState>
      </>
    )
  }
  if (error) return <ErrorState error={error} what="Mandaat en budget" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="Mandaat en budget worden opgehaald" />
  return <Mandates found={data} />
}

function Mandates({ found }: { found: MandateOfFile }) {
  const [asking, setAsking] = useState<'give' | 'spend' | 'power'>()
  const { print } = usePaper()
  const { caseFile, standing, budget } = found
  const waiting = found.spendings.filter(one => one.state === 'asked')
  return (
    <>
      <PageHeader
        title="Mandaat en budget"
        breadcrumb={[{ label: caseFile.title, href: `/dossiers/${caseFile.id}` }]}
        actions={
          <>
            {found.may.spend ? (
              <Button variant="primary" onClick={() => setAsking('spend')}>
                Leg een uitgave vast
              </Button>
            ) : null}
            {found.may.give ? (
              <Button {...(found.may.spend ? {} : { variant: 'primary' as const })} onClick={() => setAsking('give')}>
                {found.mandate ? 'Wijzig het mandaat' : 'Geef een mandaat'}
              </Button>
            ) : null}
            {found.may.usePower ? <Button onClick={() => setAsking('power')}>Leg een bevoegdheid vast</Button> : null}
            <Button onClick={print}>Druk af</Button>
          </>
        }
      >
        <KeyValue
          items={[
            { key: 'Coördinator', value: caseFile.coordinator ?? 'nog niemand' },
            { key: 'Budget', value: euros(budget.cents) },
            { key: 'Uitgegeven', value: euros(standing.spent) },
            ...(standing.asked > 0 ? [{ key: 'Gevraagd', value: euros(standing.asked) }] : []),
            { key: 'Nog over', value: euros(standing.left) },
          ]}
        />
      </PageHeader>
      <Stack gap="wide">
        {caseFile.isClosed ? <Notice title="Dit dossier is afgesloten">Er wordt niets meer uitgegeven.</Notice> : null}
        {waiting.some(one => one.mayDecide) ? (
          <Notice
            kind="warning"
            title={waiting.length === 1 ? 'Eén uitgave wacht op uw ja' : `${waiting.length} uitgaven wachten op uw ja`}
          >
            Ze gaan boven het mandaat. Zolang u niet beslist, tellen ze niet mee.
          </Notice>
        ) : null}
        <Section title="Uitgaven" count={found.spendings.length}>
          {budget.cents > 0 && standing.left >= 0 ? (
            <ProgressBar
              label="Uitgegeven van het budget, in euro"
              value={Math.round(standing.spent / 100)}
              max={Math.round(budget.cents / 100)}
            />
          ) : null}
          <SpendingsTable caseFileId={caseFile.id} spendings={found.spendings} />
        </Section>
        <Section title="Mandaat">
          <InForce found={found} />
        </Section>
        <Section title="Gebruikte bevoegdheden" count={found.powers.length}>
          <Powers powers={found.powers} />
        </Section>
        {found.earlier.length > 0 ? (
          <Section title="Eerder mandaat" count={found.earlier.length}>
            <Earlier mandates={found.earlier} />
          </Section>
        ) : null}
      </Stack>
      {asking === 'spend' ? <SpendDialog found={found} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'power' ? <PowerDialog found={found} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'give' ? <GiveDialog found={found} onClose={() => setAsking(undefined)} /> : null}
    </>
  )
}

function InForce({ found: { mandate, budget, ceilingCents } }: { found: MandateOfFile }) {
  const today = useToday()
  const from = {
    household: 'voor dit huishouden vastgesteld',
    programme: `uit ${budget.programmes.join(' en ')}`,
    municipality: 'wat de gemeente elk huishouden geeft',
  }[budget.source]
  return (
    <>
      {mandate ? (
        <>
          <p>
            Gegeven door {mandate.givenBy} op {formatDutchDate(calendarDateOf(new Date(mandate.givenAt)), 'long', today)}, aan wie
            dit huishouden coördineert.
          </p>
          {mandate.kinds.length > 0 ? (
            <ul>
              {mandate.kinds.map(kind => (
                <li key={kind.code}>{kind.label}</li>
              ))}
            </ul>
          ) : null}
          {mandate.explanation ? <p dir="auto">{mandate.explanation}</p> : null}
        </>
      ) : (
        <p>Voor dit huishouden is geen mandaat vastgelegd. Dan geldt de standaard.</p>
      )}
      <p>
        Budget {euros(budget.cents)}, {from}.{' '}
        {ceilingCents === null
          ? 'Eén uitgave mag zo groot zijn als wat er over is.'
          : `Eén uitgave mag zonder vragen ${euros(ceilingCents)} zijn.`}{' '}
        Wat daarboven gaat, telt na een ja van de procesregisseur.
      </p>
      {budget.pots.length > 0 ? (
        <p className="vd-muted">
          {budget.pots.join(' en ')} heeft één pot voor alle huishoudens. Wat daaruit mag, spreekt u per huishouden af.
        </p>
      ) : null}
      {budget.unset.length > 0 ? (
        <p className="vd-muted">
          {budget.unset.join(' en ')} geeft elk huishouden een budget, maar het bedrag is nog niet ingesteld. Vraag het de
          beheerder.
        </p>
      ) : null}
      <p className="vd-small vd-muted">
        Zichtbaar voor de coördinator, de procesregisseur en wie “Algemeen” van dit dossier gedeeld kreeg. Niet voor gezinsleden.
      </p>
    </>
  )
}

function Powers({ powers }: { powers: readonly PowerUse[] }) {
  const today = useToday()
  return (
    <LineList
      empty="De coördinator gebruikte hier nog geen bevoegdheid: iemand laten terugtreden, drang of dwang, of handelen namens anderen."
      lines={powers.map(one => ({
        key: one.id,
        primary: powerKindLabels[one.kind],
        secondary: [
          one.reason,
          one.organisations.length > 0 ? `${one.organisations.join(', ')}: ${agreementLabels[one.agreement].toLowerCase()}` : '',
          one.usedBy,
        ]
          .filter(Boolean)
          .join(' · '),
        trailing: formatDutchDate(one.usedOn, 'day', today),
      }))}
    />
  )
}

function Earlier({ mandates }: { mandates: readonly Mandate[] }) {
  const today = useToday()
  return (
    <LineList
      lines={mandates.map(one => ({
        key: one.id,
        primary: [
          one.budgetCents === null ? 'standaardbudget' : `budget ${euros(one.budgetCents)}`,
          ...one.kinds.map(kind => kind.label.toLowerCase()),
        ].join(', '),
        secondary: [one.givenBy, one.explanation].filter(Boolean).join(' · '),
        trailing: formatDutchDate(calendarDateOf(new Date(one.givenAt)), 'day', today),
      }))}
    />
  )
}
