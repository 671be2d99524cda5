import { type DemoUser, organisations, users } from '../../db/demo/voorbeeldstad.ts'
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
    people: users.filter(user => !codes.has(user.code) && user.work[0]?.organisation === organisation.code).map(describe),
  }))
  return [...guided, ...rest.filter(part => part.people.length > 0)]
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
