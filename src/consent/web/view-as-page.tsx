import './consent.css'
import { accessDomainLabels } from '../../access/rules/access-domains.ts'
import type { Member } from '../../case-files/api.ts'
import {
  ButtonLink,
  Column,
  Columns,
  EmptyState,
  ErrorState,
  formatDutchDate,
  LineList,
  Loading,
  Notice,
  PageHeader,
  Section,
  Stack,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { programmeEvents } from '../../programmes/rules/events.ts'
import { consentOperations } from '../api.ts'

/** The file as an involved partner sees it: to check what was shared. Nothing can be done here. */
export default function ViewAsPage() {
  const caseFileId = useParameter('caseFileId')
  const involvementId = useParameter('involvementId')
  const { data, error, refetch } = useRead(consentOperations.viewAsPartner, { caseFileId, involvementId })
  const today = useToday()
  if (error?.status === 404 || error?.status === 403) {
    return (
      <>
        <PageHeader title="Bekijk als partner" breadcrumb={[{ label: 'Delen', href: `/dossiers/${caseFileId}/delen` }]} />
        <EmptyState>Deze organisatie is hier niet (meer) bij betrokken, of u deelt dit dossier niet.</EmptyState>
      </>
    )
  }
  if (error) return <ErrorState error={error} what="Dit beeld" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="Het beeld van de partner wordt opgehaald" />
  const { partner, file, timeline, tasks, goals } = data
  const residence = file.residences.find(one => !one.validTo)
  const organisations = new Map(file.involvements.map(one => [one.organisation.id, one.organisation.name]))
  const members = file.members.filter(one => !one.validTo)
  return (
    <>
      <PageHeader
        title={`Zoals ${partner.name} het ziet`}
        breadcrumb={[
          { label: file.title, href: `/dossiers/${caseFileId}` },
          { label: 'Delen', href: `/dossiers/${caseFileId}/delen` },
        ]}
        actions={<ButtonLink href={`/dossiers/${caseFileId}/delen`}>Terug naar Delen</ButtonLink>}
      />
      <Stack gap="wide">
        <Notice kind="info" title={`Dit ziet ${partner.userName ?? partner.name}`}>
          Nooit meer dan u zelf mag zien. Dat u hier keek staat in het verwerkingslogboek, als controle op delen.
        </Notice>
        <Columns widths={[1, 1]}>
          <Column>
            <Section title="Gezin" count={members.filter(one => one.identity).length}>
              <LineList
                empty="Ziet geen namen."
                lines={members
                  .filter(one => one.identity ?? one.contacts.length > 0)
                  .map(one => ({
                    key: one.memberId,
                    primary: nameOf(one),
                    secondary: one.contacts.map(contact => contact.value).join(', '),
                  }))}
              />
              <p className="vd-small">
                {residence
                  ? `Adres: ${residence.address ? `${residence.address.street} ${residence.address.houseNumber}${residence.address.addition}, ${residence.address.city}` : residence.place}`
                  : 'Ziet geen adres.'}
              </p>
            </Section>
            <Section title="Wie is betrokken" count={file.involvements.filter(one => !one.validTo).length}>
              <LineList
                empty="Niemand."
                lines={file.involvements
                  .filter(one => !one.validTo)
                  .map(one => ({
                    key: one.id,
                    primary: one.user?.name ?? one.organisation.name,
                    secondary: one.user ? one.organisation.name : one.organisation.contactFunction,
                  }))}
              />
              {file.domainCards.length > 0 ? (
                <LineList
                  lines={file.domainCards.map(card => ({
                    key: `${card.accessDomain}/${card.organisationId}`,
                    primary: accessDomainLabels[card.accessDomain],
                    secondary: `${card.name} werkt hieraan${card.phone ? `, ${card.phone}` : ''}`,
                  }))}
                />
              ) : null}
            </Section>
            <Section title="Taken voor deze organisatie" count={tasks.length}>
              <LineList
                empty="Geen."
                lines={tasks.map(one => ({ key: one.id, primary: one.what || 'Een taak', secondary: one.lifeDomain }))}
              />
            </Section>
            <Section title="Doelen in het plan" count={goals.length}>
              <LineList empty="Ziet geen doelen." lines={goals.map(one => ({ key: one.id, primary: one.title }))} />
            </Section>
            <Section title="Scores" count={file.scores.length}>
              <LineList
                empty="Ziet geen scores."
                lines={file.scores.map(one => ({
                  key: `${one.lifeDomain}/${one.subjectId}`,
                  primary: one.label,
                  trailing: `${one.begin ?? '–'} → ${one.now ?? '–'}`,
                }))}
              />
            </Section>
          </Column>
          <Column>
            <Section title="Tijdlijn" count={timeline.length}>
              <LineList
                empty="Ziet geen regels."
                lines={timeline.map(line => ({
                  key: line.id,
                  primary:
                    line.event in programmeEvents
                      ? programmeEvents[line.event as keyof typeof programmeEvents].label
                      : 'Bijgewerkt',
                  secondary: line.note ? (
                    <span dir="auto">{line.note.body}</span>
                  ) : (
                    (organisations.get(String(line.details['organisationId'])) ?? accessDomainLabels[line.accessDomain])
                  ),
                  trailing: formatDutchDate(calendarDateOf(new Date(line.occurredAt)), 'day', today),
                }))}
              />
            </Section>
          </Column>
        </Columns>
      </Stack>
    </>
  )
}

const nameOf = ({ identity }: Member): string =>
  identity ? [identity.givenNames, identity.surnamePrefix, identity.surname].filter(Boolean).join(' ') : 'Naam niet gedeeld'
