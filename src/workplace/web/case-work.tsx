import {
  ButtonLink,
  Column,
  Columns,
  dueInWords,
  EmptyState,
  ErrorState,
  LineList,
  Link,
  Loading,
  Notice,
  nearDate,
  ProgressBar,
  Section,
  Status,
  Timeline,
  useToday,
  type WorkItem,
  WorkList,
} from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { addDays, type CalendarDate, calendarDateOf, daysBetween, weekday } from '../../platform/time/calendar-date.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import { useRead } from '../../platform/web/api.ts'
import { programmeEvents } from '../../programmes/rules/events.ts'
import { type Asked, type News, workplaceOperations } from '../api.ts'
import { ConferencesSection } from './conferences-section.tsx'
import { VisitsSection } from './visits-section.tsx'

type Work = OutputOf<typeof workplaceOperations.getCaseWork>

/** The landing of a coordinator. */
export function CaseWork() {
  const { data, error, refetch } = useRead(workplaceOperations.getCaseWork, {})
  if (error) return <ErrorState error={error} what="Uw werk" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="Uw werk wordt opgehaald" />
  return (
    <Columns widths={[2.1, 1, 1]}>
      <Column>
        {data.standsInFor.length > 0 ? (
          <Notice title={`U neemt waar voor ${data.standsInFor.join(' en ')}`}>
            Hun werk staat bij het uwe, met hun naam erbij. <Link href="/waarneming">Tot wanneer</Link>
          </Notice>
        ) : null}
        <AskedNow asked={data.asked} />
      </Column>
      <Column>
        <ThisWeek asked={data.asked} />
        <VisitsSection />
        <ConferencesSection />
        <NewInMyFiles news={data.news} />
      </Column>
      <Column>
        <MyHouseholds households={data.households} />
        <WaitingForOthers waiting={data.waiting} />
      </Column>
    </Columns>
  )
}

function AskedNow({ asked }: { asked: readonly Asked[] }) {
  const today = useToday()
  const items = [...asked].sort((one, other) => pressing(one, today) - pressing(other, today)).map(one => workItem(one, today))
  return (
    <Section title="Vraagt nu om u" count={asked.length}>
      <WorkList items={items} empty="Er is de komende twee weken niets dat om u vraagt." />
    </Section>
  )
}

/** Late first, then today, then what is new and has no term, then what comes. */
function pressing({ dueOn }: Asked, today: CalendarDate): number {
  if (dueOn === null) return 0.5
  return daysBetween(today, dueOn) <= 0 ? daysBetween(today, dueOn) : 1 + daysBetween(today, dueOn)
}

const answered = { accepted: 'pakt de taak op', declined: 'geeft de taak terug', done: 'heeft de taak gedaan' } as const

function workItem(one: Asked, today: CalendarDate): WorkItem {
  const due = one.dueOn ? dueInWords(one.dueOn, today) : { kind: 'new' as const, words: 'nieuw' }
  const file = `/dossiers/${one.caseFileId}`
  const { title, href, action } = {
    clock: { title: one.label, href: file, action: 'Open' },
    aftercare: { title: 'Nazorgcontact', href: `${file}/nazorg`, action: 'Leg vast' },
    action: { title: one.label, href: file, action: 'Open' },
    'task-answered': {
      title: `${one.label} ${answered[one.state ?? 'accepted']}`,
      href: `/taken/${one.taskId}`,
      action: 'Bekijk',
    },
    report: { title: 'Nieuwe melding over dit huishouden', href: file, action: 'Bekijk' },
  }[one.kind]
  const name = one.caseTitle ?? 'Dossier'
  return {
    id: one.id,
    status: due.kind,
    due: due.words,
    title,
    href,
    context: [
      name,
      one.since ? nearDate(calendarDateOf(new Date(one.since)), today) : '',
      one.standsInFor ? `voor ${one.standsInFor}` : '',
    ]
      .filter(Boolean)
      .join(' · '),
    action: (
      <ButtonLink size="small" href={href} aria-label={`${action}: ${title}, ${name}`}>
        {action}
      </ButtonLink>
    ),
  }
}

const dayNames = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo']

/** The days that are left of this week; in the weekend already the next one. */
function ThisWeek({ asked }: { asked: readonly Asked[] }) {
  const today = useToday()
  const start = weekday(today) > 5 ? addDays(today, 8 - weekday(today)) : today
  const days = Array.from({ length: 6 - weekday(start) }, (_, index) => addDays(start, index))
  const lines = days.flatMap(day => {
    const onThisDay = asked.filter(one => one.dueOn === day)
    const [first, ...more] = onThisDay
    if (!first) return []
    return {
      key: day,
      primary: `${dayNames[weekday(day) - 1]} ${Number(day.slice(8))}`,
      secondary: `${first.kind === 'aftercare' ? 'Nazorgcontact' : first.label}, ${first.caseTitle ?? ''}${more.length > 0 ? ` en nog ${more.length}` : ''}`,
    }
  })
  return (
    <Section title={start === today ? 'Deze week' : 'Komende week'}>
      <LineList lines={lines} empty="Voor u loopt er geen termijn af." />
    </Section>
  )
}

function NewInMyFiles({ news }: { news: readonly News[] }) {
  return (
    <Section title="Nieuw in mijn dossiers">
      {news.length === 0 ? (
        <EmptyState>De afgelopen week is er niets door anderen toegevoegd.</EmptyState>
      ) : (
        <Timeline
          entries={news.map(line => ({
            id: line.id,
            on: calendarDateOf(new Date(line.occurredAt)),
            at: timeOf(line.occurredAt),
            text: (
              <>
                {line.clock ? `${eventLabel(line.event)}: ${line.clock}` : eventLabel(line.event)} ·{' '}
                <Link href={`/dossiers/${line.caseFileId}`}>{line.caseTitle}</Link>
              </>
            ),
            by: line.by ? [line.by, line.organisation].filter(Boolean).join(', ') : (line.organisation ?? 'systeem'),
          }))}
        />
      )}
    </Section>
  )
}

const eventLabel = (event: string): string =>
  event in programmeEvents ? programmeEvents[event as keyof typeof programmeEvents].label : 'Bijgewerkt'

function MyHouseholds({ households }: { households: Work['households'] }) {
  const { open, norm, connect, tackle, inAftercare } = households
  return (
    <Section title="Mijn huishoudens" actions={<Link href="/mijn-huishoudens">Alle {open}</Link>}>
      {norm === null ? null : <ProgressBar label="In begeleiding" value={open} max={norm} text={`${open}, norm ${norm}`} />}
      <LineList
        lines={[
          { key: 'connect', primary: <Link href="/mijn-huishoudens?fase=connect">Verbinden</Link>, trailing: String(connect) },
          { key: 'tackle', primary: <Link href="/mijn-huishoudens?fase=tackle">Aanpakken</Link>, trailing: String(tackle) },
          {
            key: 'follow',
            primary: <Link href="/mijn-huishoudens?fase=follow">Volgen (nazorg)</Link>,
            trailing: String(inAftercare),
          },
        ]}
      />
    </Section>
  )
}

function WaitingForOthers({ waiting }: { waiting: Work['waiting'] }) {
  const today = useToday()
  const count = waiting.reduce((sum, one) => sum + one.tasks, 0)
  return (
    <Section title="Wacht op anderen" count={count} actions={count > 0 ? <Link href="/taken?van=mij">Alle</Link> : null}>
      <LineList
        empty="U wacht op niemand."
        lines={waiting.map(one => {
          const days = daysBetween(calendarDateOf(new Date(one.oldestAt)), today)
          return {
            key: one.organisationId,
            primary: one.organisation,
            secondary: one.tasks === 1 ? '1 taak' : `${one.tasks} taken`,
            trailing: <Status kind="wait">{days === 1 ? '1 dag' : `${days} dagen`}</Status>,
          }
        })}
      />
    </Section>
  )
}
