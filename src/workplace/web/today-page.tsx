import { Column, Columns, formatDutchDate, PageHeader, useToday } from '../../platform/design/index.ts'
import { weekday } from '../../platform/time/calendar-date.ts'
import { useMe } from '../../platform/web/me.ts'
import { AdministrationCounts, AdministrationSection } from './administration-section.tsx'
import { AgreementsSection } from './agreements-section.tsx'
import { AlertsSection } from './alerts-section.tsx'
import { BreachesSection } from './breaches-section.tsx'
import { BudgetRequestsSection } from './budget-requests-section.tsx'
import { CallsSection } from './calls-section.tsx'
import { CaseWork } from './case-work.tsx'
import { ConferencesSection } from './conferences-section.tsx'
import { DeskCounts, DeskSection } from './desk-section.tsx'
import { EmergenciesSection } from './emergencies-section.tsx'
import { CouncilSection, FiguresSection, NothingAsked, RefusalsSection } from './keepers-section.tsx'
import { KeepingSection } from './keeping-section.tsx'
import { OverviewCounts, OverviewSection } from './overview-section.tsx'
import { OwnReportsSection } from './own-reports-section.tsx'
import { PartnerTasksSection } from './partner-tasks-section.tsx'
import { VisitsSection } from './visits-section.tsx'

const days = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag']

/** Where everybody lands: what is asked of me, by when. Each role brings its own part; who has two roles sees both. */
export default function TodayPage() {
  const me = useMe()
  const today = useToday()
  return (
    <>
      <PageHeader
        title={`${greeting(new Date())} ${me.name.split(' ')[0] ?? ''}`}
        meta={
          <span className="vd-muted">
            {days[weekday(today) - 1]} {formatDutchDate(today, 'long')}
          </span>
        }
      />
      {me.may('case-file.coordinate') ? <CaseWork /> : null}
      <Others />
    </>
  )
}

/** What is asked stands at the left, and beside it what there is to know. */
function Others() {
  const me = useMe()
  const isDesk = me.may('concern-report.triage')
  const oversees = me.may('case-file.oversee')
  const coordinates = me.may('case-file.coordinate')
  const work = [
    isDesk ? <DeskSection key="desk" /> : null,
    me.may('task.call') ? <CallsSection key="calls" /> : null,
    me.may('budget.decide') ? <BudgetRequestsSection key="budget" /> : null,
    oversees ? <OverviewSection key="overview" /> : null,
    me.may('task.answer') ? <PartnerTasksSection key="tasks" /> : null,
    me.may('data-breach.handle') ? <BreachesSection key="breaches" /> : null,
    me.may('emergency.review') ? <EmergenciesSection key="emergencies" /> : null,
    me.may('retention.examine') ? <KeepingSection key="keeping" /> : null,
    me.may('processing-log.read') ? <AlertsSection key="alerts" /> : null,
    me.may('reports.read') && !me.may('figures.read') ? <CouncilSection key="council" /> : null,
    me.may('role-review.decide') ? <AgreementsSection key="agreements" /> : null,
    // To know, not to do: below what is asked.
    me.may('processing-log.read') ? <RefusalsSection key="refusals" /> : null,
    me.may('directory.keep') ? <AdministrationSection key="administration" /> : null,
  ].filter(section => section !== null)
  const beside = [
    me.may('case-file.write') && !coordinates ? <VisitsSection key="visits" /> : null,
    me.may('task.answer') && !coordinates ? <ConferencesSection key="conferences" /> : null,
    isDesk ? <DeskCounts key="desk" /> : null,
    oversees ? <OverviewCounts key="overview" /> : null,
    me.may('concern-report.follow') ? <OwnReportsSection key="reports" /> : null,
    me.may('figures.plan') ? <FiguresSection key="figures" /> : null,
    me.may('directory.keep') ? <AdministrationCounts key="administration" /> : null,
  ].filter(section => section !== null)
  if (work.length === 0 && beside.length === 0) return coordinates ? null : <NothingAsked />
  if (work.length === 0 || beside.length === 0) {
    return (
      <Column>
        {work}
        {beside}
      </Column>
    )
  }
  return (
    <Columns widths={[2, 1.2]}>
      <Column>{work}</Column>
      <Column>{beside}</Column>
    </Columns>
  )
}

/** By the clock on the wall, also when the clock of a demonstration was moved. */
function greeting(now: Date): string {
  const hour = now.getHours()
  if (hour < 6) return 'Goedenacht'
  if (hour < 12) return 'Goedemorgen'
  return hour < 18 ? 'Goedemiddag' : 'Goedenavond'
}
