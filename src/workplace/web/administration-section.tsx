import {
  ButtonLink,
  ErrorState,
  formatDutchDate,
  LineList,
  Link,
  Loading,
  nearDate,
  Section,
  useToday,
  type WorkItem,
  WorkList,
} from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { settingOperations } from '../../settings/api.ts'

type Administration = OutputOf<typeof settingOperations.getAdministration>

/** The administrator: what is not in order with people and organisations, and what was changed. Nothing of any household. */
export function AdministrationSection() {
  const today = useToday()
  const { data, error, refetch } = useRead(settingOperations.getAdministration, {})
  if (error) return <ErrorState error={error} what="De stand van de inrichting" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="De stand van de inrichting wordt opgehaald" />
  const items = workOf(data)
  return (
    <>
      <Section title="Vraagt nu om u" count={items.length}>
        <WorkList
          items={items.map(item => ({
            ...item,
            action: (
              <ButtonLink size="small" href={item.href ?? '/beheer/mensen'} aria-label={`Open: ${item.title}`}>
                Open
              </ButtonLink>
            ),
          }))}
          empty="Mensen, organisaties en gebieden zijn op orde."
        />
      </Section>
      <Section title="Waarneming, nu en de komende twee weken">
        <LineList
          empty="Er is geen waarneming geregeld."
          lines={data.deputies.map(one => ({
            key: one.id,
            primary: (
              <>
                {one.deputy} voor <Link href={`/beheer/mensen/${one.absentId}`}>{one.absent}</Link>
              </>
            ),
            secondary: `${formatDutchDate(one.from, 'day', today)} tot en met ${formatDutchDate(one.until, 'day', today)}`,
          }))}
        />
      </Section>
      <Section title="Laatst gewijzigd">
        <LineList
          empty="Er is nog niets gewijzigd."
          lines={data.changes.map(one => {
            const href = placeOf(one)
            const what = one.what || one.about
            return {
              key: one.id,
              primary: href ? <Link href={href}>{what}</Link> : what,
              secondary: `${kinds[one.kind] ?? one.kind} · ${one.by}`,
              trailing: nearDate(calendarDateOf(new Date(one.at)), today),
            }
          })}
        />
      </Section>
    </>
  )
}

/** Beside it: how much there is, each count opening its list. */
export function AdministrationCounts() {
  const me = useMe()
  const { data } = useRead(settingOperations.getAdministration, {})
  if (!data) return null
  const { people, organisations, areas, programmes } = data.counts
  return (
    <Section title="Inrichting">
      <LineList
        lines={[
          { key: 'people', primary: <Link href="/beheer/mensen">Mensen</Link>, trailing: String(people) },
          {
            key: 'organisations',
            primary: <Link href="/beheer/organisaties">Organisaties</Link>,
            trailing: String(organisations),
          },
          { key: 'areas', primary: <Link href="/beheer/gebieden">Wijken en buurten</Link>, trailing: String(areas) },
          {
            key: 'programmes',
            primary: <Link href="/beheer/programmas">Programma’s in gebruik</Link>,
            trailing: String(programmes),
          },
          { key: 'settings', primary: <Link href="/beheer/instellingen">Instellingen</Link> },
          ...(me.may('first-load.run')
            ? [
                {
                  key: 'first-load',
                  primary: <Link href="/beheer/beginstand">Beginstand overnemen</Link>,
                  secondary: 'uit een lijst',
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

const kinds: Record<string, string> = {
  organisation: 'organisatie',
  area: 'gebied',
  team: 'team',
  user: 'gegevens van een collega',
  role: 'rol of team',
  deputy: 'waarneming',
  setting: 'instelling',
  programme: 'programma',
  provider: 'inlogdienst',
  covenant: 'convenant',
}

function placeOf({ kind, about }: Administration['changes'][number]): string | undefined {
  switch (kind) {
    case 'covenant':
      return `/beheer/convenanten/${about}`
    case 'provider':
      return '/beheer/inlogdiensten'
    case 'organisation':
      return `/beheer/organisaties/${about}`
    case 'user':
    case 'role':
    case 'deputy':
      return `/beheer/mensen/${about}`
    case 'area':
      return '/beheer/gebieden'
    case 'setting':
      return '/beheer/instellingen'
    case 'programme':
      return '/beheer/programmas'
    default:
      return undefined
  }
}

function workOf(data: Administration): WorkItem[] {
  return [
    ...data.withoutRole.map(one => ({
      id: one.id,
      status: 'new' as const,
      due: 'geen rol',
      title: `Geef ${one.name} een rol, of meld uit dienst`,
      href: `/beheer/mensen/${one.id}`,
      context: 'Kan nu niets openen',
    })),
    ...data.organisationsWithoutPeople.map(one => ({
      id: one.id,
      status: 'new' as const,
      due: 'niemand',
      title: `Voeg mensen toe bij ${one.name}`,
      href: `/beheer/organisaties/${one.id}`,
      context: 'Doet mee in het werk, en niemand kan er inloggen',
    })),
    ...(data.neverLoggedIn > 0
      ? [
          {
            id: 'never',
            status: 'wait' as const,
            due: 'wacht',
            title: `${data.neverLoggedIn === 1 ? '1 collega heeft' : `${data.neverLoggedIn} collega’s hebben`} nog niet ingelogd`,
            href: '/beheer/mensen',
            context: 'De eerste keer inloggen met het werkadres koppelt het account',
          },
        ]
      : []),
  ]
}
