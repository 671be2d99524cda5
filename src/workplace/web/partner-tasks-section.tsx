import {
  ButtonLink,
  dueInWords,
  ErrorState,
  Link,
  Loading,
  nearDate,
  Section,
  useToday,
  type WorkItem,
  WorkList,
} from '../../platform/design/index.ts'
import { type CalendarDate, calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { type PartnerTask, workplaceOperations } from '../api.ts'

/** A partner: tasks that nobody took up yet, and those one is on. */
export function PartnerTasksSection() {
  const today = useToday()
  const { data, error, refetch } = useRead(workplaceOperations.getTasksAskedOfUs, {})
  if (error) return <ErrorState error={error} what="De taken" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} what="De taken worden opgehaald" />
  const ofColleagues = data.accepted - data.mine
  return (
    <Section title="Vraagt nu om u" count={data.placed + data.mine} actions={<Link href="/taken">Alle taken</Link>}>
      <WorkList items={data.tasks.map(task => workItem(task, today))} empty="Er is nu geen taak die op uw organisatie wacht." />
      {ofColleagues > 0 ? (
        <p>
          <Link href="/taken?staat=opgepakt">
            {ofColleagues === 1 ? 'Nog 1 taak bij een collega' : `Nog ${ofColleagues} taken bij collega’s`}
          </Link>
        </p>
      ) : null}
    </Section>
  )
}

function workItem(task: PartnerTask, today: CalendarDate): WorkItem {
  const isNew = task.state === 'placed'
  const due = isNew ? dueInWords(task.pickUpBy, today) : { kind: 'open' as const, words: 'mee bezig' }
  const href = `/taken/${task.taskId}`
  const verb = isNew ? 'Bekijk' : 'Ga verder'
  return {
    id: task.taskId,
    status: due.kind,
    due: due.words,
    title: isNew ? `Nieuwe taak: ${task.caseTitle}` : task.caseTitle,
    href,
    context: `van ${task.sender}, ${task.senderOrganisation} · gevraagd ${nearDate(calendarDateOf(new Date(task.placedAt)), today)}`,
    action: (
      <ButtonLink size="small" href={href} aria-label={`${verb}: ${task.caseTitle}`}>
        {verb}
      </ButtonLink>
    ),
  }
}
