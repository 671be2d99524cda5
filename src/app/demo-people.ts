import type pg from 'pg'
import { type DemoUser, isOfPartnerWithProvider, organisations, userId, users } from '../../db/demo/voorbeeldstad.ts'
import type { DemoPart, DemoPerson } from '../access/identity/demo-person.ts'

/** What a visitor tries as whom, in the order of the chain. */
const guide: { title: string; people: [code: string, tries: string][] }[] = [
  { title: 'Melden', people: [['joke', 'meldt een zorg over een gezin en volgt wat ermee gebeurt']] },
  {
    title: 'Contactpunt',
    people: [
      ['peter', 'beoordeelt meldingen en opent een dossier'],
      ['nadia', 'beoordeelt meldingen, tegelijk met een collega'],
    ],
  },
  {
    title: 'Casusregie',
    people: [
      ['samira', 'coördineert gezinnen: huisbezoek, plan, taken, nazorg'],
      ['joep', 'coördineert andere gezinnen, en ziet die van een collega niet'],
    ],
  },
  {
    title: 'Partners',
    people: [
      ['karin', 'neemt een taak aan en meldt haar klaar'],
      ['tom', 'krijgt taken over wonen en ziet de rest niet'],
      ['lieke', 'werkt bij twee organisaties en kiest er een'],
    ],
  },
  {
    title: 'Procesregie',
    people: [
      ['fatma', 'bewaakt de voortgang in de hele stad'],
      ['wim', 'bewaakt de voortgang in één stadsdeel'],
    ],
  },
  {
    title: 'Sturen, toezicht en beheer',
    people: [
      ['hans', 'bekijkt de halfjaarcijfers'],
      ['ingrid', 'kijkt in het verwerkingslogboek wie wat heeft ingezien'],
      ['bram', 'beheert organisaties en instellingen'],
      ['marga', 'leest als raadslid de regels en de halfjaarberichten'],
    ],
  },
]

/** The people of the demonstration, grouped by their part in the work; those to begin with first. */
export function demoParts(): DemoPart[] {
  const guided = guide.map(({ title, people }) => ({
    title,
    people: people.map(([code, tries]) => ({ ...describe(getUser(code)), tries })),
  }))
  const codes = new Set(guide.flatMap(part => part.people.map(([code]) => code)))
  const rest = organisations.map(organisation => ({
    title: organisation.name as string,
    people: users
      .filter(user => !codes.has(user.code) && !isOfPartnerWithProvider(user) && user.work[0]?.organisation === organisation.code)
      .map(describe),
  }))
  return [...guided, ...rest.filter(part => part.people.length > 0)]
}

/** The people of the one partner that logs in with a provider of its own. */
export function demoPartnerParts(): DemoPart[] {
  const people = users
    .filter(isOfPartnerWithProvider)
    .map(user => ({ ...describe(user), tries: 'logt in bij de eigen organisatie' }))
  return [{ title: 'Woningstichting De Gevel', people }]
}

/** Whoever an administrator of the demonstration added: they log in as the others do, and are found by their address. */
export async function findAddedPeople(pool: pg.Pool): Promise<DemoPart[]> {
  const { rows } = await pool.query<{ id: string; name: string; email: string; works: string }>(
    `select u.id, u.display_name as name, u.email, concat_ws(', ', nullif(u.job_title, ''), string_agg(distinct o.name, ' en ')) as works
     from access.users u
     join access.role_assignments r on r.municipality_id = u.municipality_id and r.user_id = u.id and r.valid_to is null
     join app.organisations o on o.municipality_id = r.municipality_id and o.id = r.organisation_id
     where u.ended_at is null and u.email <> '' and not u.id = any ($1)
     group by u.id, u.display_name, u.email, u.job_title order by u.display_name limit 100`,
    [users.map(user => userId(user.code))],
  )
  return [{ title: 'Zelf toegevoegd', people: rows.map(({ id, ...person }) => ({ subject: id, ...person })) }]
}

function describe(user: DemoUser): DemoPerson {
  const names = user.work.map(work => organisations.find(one => one.code === work.organisation)?.name)
  return { subject: user.code, name: user.name, works: `${user.jobTitle}, ${names.join(' en ')}` }
}

function getUser(code: string): DemoUser {
  const user = users.find(one => one.code === code)
  if (!user) throw new Error(`there is no demo user ${code}`)
  return user
}
