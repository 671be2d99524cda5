import {
  ButtonLink,
  dueInWords,
  ErrorState,
  LineList,
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
import { type DeskReport, signalOperations } from '../../signals/api.ts'

const shown = 15
const deskList = { view: 'open', order: 'due' } as const

/** The contact point: new reports by term and urgency, and what was left undone. */
export function DeskSection() {
  const today = useToday()
  const { data, error, refetch } = useRead(signalOperations.listReports, deskList)
  if (error) return <ErrorState error={error} what="De meldingen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="De meldingen worden opgehaald" />
  const { counts } = data
  const open = counts.new + counts.claimed + counts.helping
  return (
    <Section title="Meldingen die op ons wachten" count={open} actions={<Link href="/meldingen">Alle meldingen</Link>}>
      <WorkList items={data.reports.slice(0, shown).map(report => workItem(report, today))} empty="Er wachten geen meldingen." />
      {open > shown ? (
        <p>
          <Link href="/meldingen">Nog {open - shown} meldingen</Link>
        </p>
      ) : null}
    </Section>
  )
}

/** How many there are of what, each count with its list. */
export function DeskCounts() {
  const { data } = useRead(signalOperations.listReports, deskList)
  if (!data) return null
  const { counts } = data
  return (
    <Section title="Meldingen">
      <LineList
        lines={[
          { key: 'new', primary: <Link href="/meldingen?view=new">Nog niemand mee bezig</Link>, trailing: String(counts.new) },
          { key: 'mine', primary: <Link href="/meldingen?mine=true">Door mij opgepakt</Link>, trailing: String(counts.mine) },
          {
            key: 'helping',
            primary: <Link href="/meldingen?view=helping">Besloten, hulp wordt geregeld</Link>,
            trailing: String(counts.helping),
          },
          {
            key: 'without',
            primary: <Link href="/meldingen?withoutConversation=true">Aan de balie, gesprek nog niet vastgelegd</Link>,
            trailing: String(counts.withoutConversation),
          },
        ]}
      />
    </Section>
  )
}

function workItem(report: DeskReport, today: CalendarDate): WorkItem {
  // The clock says the first moment that is too late; people say the last day.
  const due = report.dueAt
    ? dueInWords(calendarDateOf(new Date(Date.parse(report.dueAt) - 1000)), today)
    : { kind: 'new' as const, words: 'nieuw' }
  const title = report.aboutName || report.aboutAddress || 'Melding zonder naam'
  const href = `/meldingen/${report.id}`
  const verb = report.claimedByMe ? 'Ga verder' : 'Bekijk'
  return {
    id: report.id,
    status: report.urgencyRank > 1 ? 'urgent' : due.kind,
    due: due.words,
    title,
    href,
    context: [
      report.urgencyLabel,
      report.channelLabel,
      report.area,
      `binnen ${nearDate(calendarDateOf(new Date(report.receivedAt)), today)}`,
      report.claimedByMe ? 'opgepakt door u' : report.claimedBy ? `bij ${report.claimedBy}` : '',
    ]
      .filter(Boolean)
      .join(' · '),
    action: (
      <ButtonLink size="small" href={href} aria-label={`${verb}: ${title}`}>
        {verb}
      </ButtonLink>
    ),
  }
}
