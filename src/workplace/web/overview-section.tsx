import {
  ButtonLink,
  ErrorState,
  LineList,
  Link,
  Loading,
  Section,
  useToday,
  type WorkItem,
  WorkList,
} from '../../platform/design/index.ts'
import type { CalendarDate } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { type OverseenFile, workplaceOperations } from '../api.ts'
import { overviewViewLabels } from '../rules/overview-views.ts'
import { standing } from './standing.ts'

/** The process coordinator: what is without anybody, late, or stands still. */
export function OverviewSection() {
  const today = useToday()
  const { data, error, refetch } = useRead(workplaceOperations.getOverview, {})
  if (error) return <ErrorState error={error} what="De voortgang" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="De voortgang wordt opgehaald" />
  return (
    <Section title="Vraagt nu om u" count={data.files.length} actions={<Link href="/voortgang">Alle dossiers</Link>}>
      <WorkList
        items={data.files.map(file => workItem(file, today, data.standsStillAfterDays))}
        empty="Elk dossier heeft een coördinator, niets staat stil en geen termijn is verstreken."
      />
    </Section>
  )
}

/** How many there are of what, each count with its list. */
export function OverviewCounts() {
  const { data } = useRead(workplaceOperations.getOverview, {})
  if (!data) return null
  const { counts, standsStillAfterDays } = data
  return (
    <Section title="Mijn gebied">
      <LineList
        lines={[
          {
            key: 'without',
            primary: <Link href="/voortgang?beeld=without-coordinator">{overviewViewLabels['without-coordinator']}</Link>,
            trailing: String(counts.withoutCoordinator),
          },
          {
            key: 'late',
            primary: <Link href="/voortgang?beeld=late">{overviewViewLabels.late}</Link>,
            trailing: String(counts.late),
          },
          {
            key: 'still',
            primary: <Link href="/voortgang?beeld=stands-still">{overviewViewLabels['stands-still']}</Link>,
            secondary: `geen stap in ${standsStillAfterDays} dagen`,
            trailing: String(counts.standsStill),
          },
          { key: 'open', primary: <Link href="/voortgang">{overviewViewLabels.open}</Link>, trailing: String(counts.open) },
        ]}
      />
    </Section>
  )
}

function workItem(file: OverseenFile, today: CalendarDate, standsStillAfterDays: number): WorkItem {
  const { kind, words, title } = standing(file, today, standsStillAfterDays)
  const href = `/dossiers/${file.caseFileId}`
  const verb = file.isCoordinated ? 'Open' : 'Wijs toe'
  return {
    id: file.caseFileId,
    status: kind,
    due: words,
    title,
    href,
    context: [file.title, file.area, file.isCoordinated ? (file.coordinator ?? '') : ''].filter(Boolean).join(' · '),
    action: (
      <ButtonLink size="small" href={href} aria-label={`${verb}: ${title}, ${file.title}`}>
        {verb}
      </ButtonLink>
    ),
  }
}
