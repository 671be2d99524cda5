import { emergencyOperations } from '../../emergency/api.ts'
import { formatDutchDate, Link, Section, useToday, WorkList } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import { useRead } from '../../platform/web/api.ts'

/** The privacy officer: files that were opened in an emergency and wait for a judgement; nothing when there is none. */
export function EmergenciesSection() {
  const today = useToday()
  const { data } = useRead(emergencyOperations.listEmergencyReviews, {})
  const open = data?.accesses.filter(access => access.reviewedAt === null) ?? []
  if (open.length === 0) return null
  return (
    <Section title="Noodtoegang te beoordelen" count={open.length} actions={<Link href="/noodtoegang">Alle noodtoegang</Link>}>
      <WorkList
        empty=""
        items={open.map(access => ({
          id: access.id,
          status: access.isRunning ? ('urgent' as const) : ('wait' as const),
          due: access.isRunning ? `loopt tot ${timeOf(access.endsAt)} uur` : 'te beoordelen',
          title: access.user,
          href: '/noodtoegang',
          context: `${access.organisation} · ${formatDutchDate(calendarDateOf(new Date(access.openedAt)), 'day', today)} ${timeOf(access.openedAt)} uur`,
        }))}
      />
    </Section>
  )
}
