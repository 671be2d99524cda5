import './residents.css'
import { partOfDayLabels } from '../../outreach/rules/part-of-day.ts'
import {
  Button,
  ButtonGroup,
  DescriptionList,
  EmptyState,
  ErrorState,
  formatDutchDate,
  Link,
  Loading,
  PageHeader,
  Section,
  Stack,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { type OwnFile, type OwnHelper, type OwnPerson, residentOperations } from '../api.ts'

/** What a resident sees first: whom to call, who helps and what they know, and what is written down about them. */
export default function OwnFilePage() {
  const { data, error, refetch } = useRead(residentOperations.getOwnFile, {})
  if (error) return <ErrorState error={error} what="Uw dossier" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  const self = data.persons.find(person => person.isSelf)
  return (
    <>
      <PageHeader title={self ? `Hallo ${self.name}` : 'Hallo'} />
      <Stack>
        {data.files.length === 0 ? (
          <EmptyState>
            Wij zien nu geen dossier van u. Denkt u dat dat niet klopt? Bel de gemeente, of kom langs aan de balie.
          </EmptyState>
        ) : null}
        {data.files.map(file => (
          <FilePart key={file.id} file={file} hasOthers={data.files.length > 1} />
        ))}
        <Section title="Uw gegevens">
          {data.persons.map(person => (
            <PersonPart key={person.id} person={person} address={addressOf(data, person)} />
          ))}
          <p>
            <Link href="/mijn/vragen/nieuw?soort=correction">Klopt er iets niet? Laat het weten</Link>
          </p>
        </Section>
        <Section title="Uw rechten">
          <ul className="own-ways vd-no-print">
            <li>
              <Link href="/mijn/gekeken">Wie keek in mijn dossier?</Link>
            </li>
            <li>
              <Link href="/mijn/toestemming">Mijn toestemming</Link>
            </li>
            <li>
              <Link href="/mijn/vragen">Mijn vragen, en een kopie van mijn dossier</Link>
            </li>
          </ul>
          <p className="own-text">
            U hoeft dit niet alleen te doen. Een cliëntondersteuner helpt u gratis. Alles wat hier kan, kan ook aan de balie, met
            een brief of aan de telefoon.
          </p>
        </Section>
        <ButtonGroup>
          <Button variant="quiet" onClick={() => window.print()}>
            Druk deze pagina af
          </Button>
        </ButtonGroup>
      </Stack>
    </>
  )
}

const addressOf = (data: OwnFile, person: OwnPerson): string | null =>
  data.files.find(file => file.personIds.includes(person.id) && file.address)?.address ?? null

function FilePart({ file, hasOthers }: { file: OwnFile['files'][number]; hasOthers: boolean }) {
  const contact = file.helpers.find(helper => helper.name !== null)
  return (
    <>
      {hasOthers ? (
        <h2>
          {file.title}
          {file.isClosed ? ' (gesloten)' : ''}
        </h2>
      ) : null}
      {file.isClosed ? (
        <p className="own-text">Dit dossier is gesloten. Er komt niets meer bij. Uw rechten blijven hetzelfde.</p>
      ) : null}
      {contact ? (
        <Section title="Uw contactpersoon">
          <p>
            <strong>{contact.name}</strong>, {contact.organisation}
          </p>
          <Call phone={contact.phone} who={contact.name ?? contact.organisation} />
        </Section>
      ) : null}
      {file.visits.length > 0 ? (
        <Section title="Wie komt er bij u langs?">
          <ul className="own-list">
            {file.visits.map(visit => (
              <li key={visit.id}>
                <strong>{formatDutchDate(visit.visitOn, 'long')}</strong>, in de {partOfDayLabels[visit.partOfDay]}:{' '}
                {visit.organisation}
              </li>
            ))}
          </ul>
          <p className="own-text">Komt het niet uit? Bel de organisatie die komt.</p>
        </Section>
      ) : null}
      <Section title="Wie helpt u, en wat weten zij?" count={file.helpers.length || undefined}>
        {file.helpers.length === 0 ? <EmptyState>Er helpt nu niemand.</EmptyState> : null}
        <ul className="own-list">
          {file.helpers.map(helper => (
            <Helper key={helper.id} helper={helper} />
          ))}
        </ul>
      </Section>
    </>
  )
}

function Helper({ helper }: { helper: OwnHelper }) {
  return (
    <li>
      <h3>
        {helper.organisation}
        <span className="vd-muted"> · {helper.doing}</span>
      </h3>
      <p>Weet: {helper.knows.join(', ')}.</p>
      <p>{helper.why}</p>
      {helper.law ? (
        <details className="vd-small">
          <summary>Waar staat dat in de wet?</summary>
          <p>{helper.law}</p>
        </details>
      ) : null}
      <p className="vd-small vd-muted">Sinds {formatDutchDate(helper.since, 'long')}</p>
      {helper.name ? null : <Call phone={helper.phone} who={helper.organisation} />}
    </li>
  )
}

function Call({ phone, who }: { phone: string; who: string }) {
  if (!phone) return null
  return (
    <Link className="own-call" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
      Bel {who}: {phone}
    </Link>
  )
}

function PersonPart({ person, address }: { person: OwnPerson; address: string | null }) {
  const phones = person.contacts.filter(contact => contact.kind !== 'language')
  const items = [
    { term: 'Naam', description: person.name },
    { term: 'Geboren', description: person.birthDate ? formatDutchDate(person.birthDate, 'long') : 'niet bekend bij ons' },
    {
      term: 'Telefoon en mail',
      description: phones.length > 0 ? phones.map(contact => contact.value).join(', ') : 'niet bekend bij ons',
    },
    ...(address ? [{ term: 'Adres', description: address }] : []),
  ]
  return (
    <>
      {person.isSelf ? null : <h3>Uw kind {person.name}</h3>}
      <DescriptionList items={items} />
    </>
  )
}
