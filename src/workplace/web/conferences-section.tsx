import { conferenceOperations } from '../../conferences/api.ts'
import { ErrorState, LineList, Link, Loading, nearDate, Section, Status, useToday } from '../../platform/design/index.ts'
import { addDays, weekday } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'

/** The conferences until the end of this week (in the weekend: of the next), those that wait for their record, and those to plan. */
export function ConferencesSection() {
  const today = useToday()
  const { data, error, refetch } = useRead(conferenceOperations.listMyConferences, {})
  if (error) return <ErrorState error={error} what="De overleggen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={2} what="De overleggen worden opgehaald" />
  const until = addDays(today, weekday(today) > 5 ? 14 - weekday(today) : 7 - weekday(today))
  const conferences = data.conferences.filter(
    one => one.on <= until && (one.state === 'planned' ? one.isMine || one.on >= today : one.on >= today),
  )
  const later = data.total - conferences.length
  if (conferences.length === 0 && data.requested.length === 0 && data.total === 0) return null
  return (
    <Section title="Overleg deze week" count={conferences.length} actions={<Link href="/overleggen">Alle overleggen</Link>}>
      <LineList
        empty={later > 0 ? 'Deze week niet; wel later.' : 'Deze week niet.'}
        lines={[
          ...conferences.map(one => ({
            key: one.id,
            primary: <Link href={`/dossiers/${one.caseFileId}/overleg/${one.id}`}>{one.caseTitle}</Link>,
            secondary: [
              `${nearDate(one.on, today)} ${one.at.replace(':', '.').replace(/^0/, '')} uur`,
              one.online ? 'online' : '',
              one.place,
            ]
              .filter(Boolean)
              .join(' · '),
            trailing:
              one.state === 'cancelled' ? (
                <Status kind="stopped">gaat niet door</Status>
              ) : one.on < today ? (
                <Status kind="late">leg vast</Status>
              ) : undefined,
          })),
          ...(data.requested.length > 0
            ? [
                {
                  key: 'requested',
                  primary: <Link href="/overleggen?toon=plannen">Nog te plannen</Link>,
                  secondary: data.requested
                    .slice(0, 3)
                    .map(one => one.caseTitle)
                    .join(', ')
                    .concat(data.requested.length > 3 ? ` en nog ${data.requested.length - 3}` : ''),
                  trailing: <Status kind="due">{String(data.requested.length)}</Status>,
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
