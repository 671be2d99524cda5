import { outreachOperations } from '../../outreach/api.ts'
import { partOfDayLabels } from '../../outreach/rules/part-of-day.ts'
import { ErrorState, LineList, Link, Loading, nearDate, Section, Status, useToday } from '../../platform/design/index.ts'
import { addDays, weekday } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'

/** One's own visits until the end of this week (in the weekend: of the next), and those that nobody wrote down yet. */
export function VisitsSection() {
  const today = useToday()
  const { data, error, refetch } = useRead(outreachOperations.listMyVisits, {})
  if (error) return <ErrorState error={error} what="Uw bezoeken" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={2} what="Uw bezoeken worden opgehaald" />
  if (data.visits.length === 0) return null
  const until = addDays(today, weekday(today) > 5 ? 14 - weekday(today) : 7 - weekday(today))
  const visits = data.visits.filter(one => one.visitOn <= until)
  return (
    <Section title="Mijn bezoeken deze week" count={visits.length}>
      <LineList
        empty="Deze week niet; wel later."
        lines={visits.map(one => ({
          key: one.id,
          primary: <Link href={`/dossiers/${one.caseFileId}#bezoeken`}>{one.caseTitle}</Link>,
          secondary: `${nearDate(one.visitOn, today)}, ${partOfDayLabels[one.partOfDay]}`,
          trailing:
            one.visitOn < today ? (
              <Status kind="late">leg vast</Status>
            ) : one.visitOn === today ? (
              <Status kind="due">vandaag</Status>
            ) : undefined,
        }))}
      />
    </Section>
  )
}
