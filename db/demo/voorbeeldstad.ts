import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Role } from '../../src/access/rules/roles.ts'
import { foundMunicipality, insertRows } from '../../src/access/server/found-municipality.ts'
import type { LoadedProgrammes } from '../../src/programmes/server/load-programmes.ts'

/** The synthetic municipality: everything in it is invented. */
export const voorbeeldstad = { id: 1, code: 'voorbeeldstad', name: 'Voorbeeldstad' }

/** The issuer that the demo's own identity provider signs with; accounts are bound to it. */
export const demoIssuer = 'urn:voordeur:demo'

/** A housing corporation has a provider of its own, and residents come in by a broker; each names its accounts by its own issuer. */
export const demoPartnerIssuer = `${demoIssuer}:de-gevel`
export const demoResidentIssuer = `${demoIssuer}:inwoners`
/** What the providers of the demonstration say when somebody logged in with two factors. */
export const demoStrongAcr = 'urn:voordeur:demo:twee-factoren'

/** The programme that Voorbeeldstad works with; tests take it from here, because the product itself names none. */
export const demoProgramme = { id: 'den-haag-meldcode', version: 1 }
/** One that goes from door to door, so that nobody reports to it. */
export const demoProgrammeWithoutReports = { id: 'amersfoort-av-teams', version: 1 }
/** One that is not free of obligation. */
export const demoProgrammeUnderPressure = { id: 'gouda-gezinsmanagement', version: 1 }

/** What Voorbeeldstad runs; the rest of the library can be started on screen. */
const programmesInUse = [demoProgramme, demoProgrammeWithoutReports, demoProgrammeUnderPressure]

/** A stable id for something in the demo municipality. */
export function demoId(kind: string, code: string): string {
  const hash = createHash('sha256').update(`${kind}/${code}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

export const areas = [
  { id: 0, parent: null, kind: 'outside', name: 'Onbekend of buiten de gemeente' },
  { id: 1, parent: null, kind: 'district', name: 'Centrum' },
  { id: 2, parent: null, kind: 'district', name: 'Laakoever' },
  { id: 3, parent: null, kind: 'district', name: 'Noorderveld' },
  { id: 4, parent: null, kind: 'district', name: 'Zuidrand' },
  { id: 11, parent: 1, kind: 'neighbourhood', name: 'Oude Markt' },
  { id: 12, parent: 1, kind: 'neighbourhood', name: 'Havenkwartier' },
  { id: 13, parent: 1, kind: 'neighbourhood', name: 'Stationsbuurt' },
  { id: 21, parent: 2, kind: 'neighbourhood', name: 'Tulpenbuurt' },
  { id: 22, parent: 2, kind: 'neighbourhood', name: 'Spoorzicht' },
  { id: 23, parent: 2, kind: 'neighbourhood', name: 'De Laak' },
  { id: 31, parent: 3, kind: 'neighbourhood', name: 'Vogelwijk' },
  { id: 32, parent: 3, kind: 'neighbourhood', name: 'Molenpark' },
  { id: 33, parent: 3, kind: 'neighbourhood', name: 'Heideveld' },
  { id: 41, parent: 4, kind: 'neighbourhood', name: 'Componistenbuurt' },
  { id: 42, parent: 4, kind: 'neighbourhood', name: 'Waterhoek' },
  { id: 43, parent: 4, kind: 'neighbourhood', name: 'Nieuwland' },
] as const

/** Aandachtsbuurten: counted apart in the figures. */
const priorityAreas: readonly number[] = [21, 43]

const streets: Record<number, string[]> = {
  11: ['Marktstraat', 'Kerkpad', 'Wolsteeg'],
  12: ['Havenkade', 'Touwslagersstraat', 'Kraanweg'],
  13: ['Stationsplein', 'Perronstraat', 'Wisselweg'],
  21: ['Tulpstraat', 'Narcishof', 'Irisstraat'],
  22: ['Spoorlaan', 'Seinpad', 'Rangeerstraat'],
  23: ['Laakkade', 'Vlietstraat', 'Sluisweg'],
  31: ['Merelstraat', 'Koolmeesplein', 'Zwaluwlaan'],
  32: ['Molenweg', 'Wiekstraat', 'Maalderij'],
  33: ['Heideweg', 'Dopheistraat', 'Zandpad'],
  41: ['Bachstraat', 'Mozartlaan', 'Sweelinckhof'],
  42: ['Waterhoek', 'Rietkraag', 'Steigerpad'],
  43: ['Nieuwlandsedreef', 'Polderpad', 'Kavelstraat'],
}

export interface DemoAddress {
  id: string
  street: string
  houseNumber: number
  addition: string
  postcode: string
  areaId: number
}

export const addresses: DemoAddress[] = Object.entries(streets).flatMap(([area, names]) =>
  names.flatMap((street, index) =>
    Array.from({ length: 20 }, (_, at) => {
      const flat = index === 0 && at >= 14
      const houseNumber = flat ? 60 : at * 2 + 1 + (index % 2)
      const addition = flat ? String(at - 13) : ''
      const postcode = `${2600 + Number(area)}${'ABC'[index] ?? 'A'}${at < 10 ? 'K' : 'L'}`
      return {
        id: demoId('address', `${street}-${houseNumber}-${addition}`),
        street,
        houseNumber,
        addition,
        postcode,
        areaId: Number(area),
      }
    }),
  ),
)

export const organisations = [
  {
    code: 'gemeente',
    name: 'Gemeente Voorbeeldstad',
    kind: 'municipal-department',
    field: 'sociaal domein',
    parts: ['decides', 'pays', 'coordinates'],
  },
  {
    code: 'contactpunt',
    name: 'Contactpunt Achter de Voordeur',
    kind: 'contact-point',
    field: 'meldingen',
    parts: ['signals', 'coordinates'],
  },
  {
    code: 'sociaal-team',
    name: 'Sociaal Team Voorbeeldstad',
    kind: 'neighbourhood-team',
    field: 'regie',
    parts: ['coordinates', 'carries-out'],
  },
  {
    code: 'woonpartners',
    name: 'Woonpartners',
    kind: 'housing-corporation',
    field: 'wonen',
    parts: ['signals', 'carries-out', 'decides'],
  },
  {
    code: 'de-gevel',
    name: 'Woningstichting De Gevel',
    kind: 'housing-corporation',
    field: 'wonen',
    parts: ['signals', 'carries-out'],
  },
  {
    code: 'de-brug',
    name: 'Maatschappelijk Werk De Brug',
    kind: 'social-work',
    field: 'maatschappelijk werk',
    parts: ['carries-out'],
  },
  {
    code: 'kredietbank',
    name: 'Kredietbank Voorbeeldstad',
    kind: 'debt-counselling',
    field: 'geldzaken',
    parts: ['carries-out', 'decides'],
  },
  { code: 'ggd', name: 'GGD Voorbeeldstreek', kind: 'ggd', field: 'gezondheid', parts: ['signals', 'carries-out'] },
  { code: 'jeugdteam', name: 'Jeugd- en Gezinsteam', kind: 'youth-team', field: 'opvoeding', parts: ['carries-out'] },
  { code: 'regenboog', name: 'Basisschool De Regenboog', kind: 'school', field: 'onderwijs', parts: ['signals'] },
  { code: 'vliet-college', name: 'Vliet College', kind: 'school', field: 'onderwijs', parts: ['signals'] },
  {
    code: 'leerplicht',
    name: 'Bureau Leerplicht',
    kind: 'municipal-department',
    field: 'onderwijs',
    parts: ['signals', 'carries-out', 'decides'],
  },
  { code: 'ggz-kade', name: 'GGZ De Kade', kind: 'mental-health', field: 'gezondheid', parts: ['carries-out'] },
  {
    code: 'verslavingszorg',
    name: 'Verslavingszorg Het Anker',
    kind: 'addiction-care',
    field: 'gezondheid',
    parts: ['carries-out'],
  },
  { code: 'politie', name: 'Politie, basisteam Voorbeeldstad', kind: 'police', field: 'veiligheid', parts: ['signals'] },
  {
    code: 'veilig-thuis',
    name: 'Veilig Thuis Voorbeeldstreek',
    kind: 'veilig-thuis',
    field: 'veiligheid',
    parts: ['signals', 'carries-out', 'decides'],
  },
  {
    code: 'werkplein',
    name: 'Werkplein Voorbeeldstad',
    kind: 'municipal-department',
    field: 'werk en inkomen',
    parts: ['carries-out', 'decides'],
  },
  { code: 'thuiszorg', name: 'Thuiszorg Nabij', kind: 'home-care', field: 'zorg', parts: ['signals', 'carries-out'] },
  {
    code: 'huisartsen',
    name: 'Huisartsenpraktijk Oude Markt',
    kind: 'general-practitioner',
    field: 'gezondheid',
    parts: ['signals'],
  },
  { code: 'opvang', name: 'Opvang De Luwte', kind: 'shelter', field: 'opvang', parts: ['signals', 'carries-out'] },
] as const
export type OrganisationCode = (typeof organisations)[number]['code']

interface Work {
  organisation: OrganisationCode
  roles: Role[]
  area?: number
}

export interface DemoUser {
  code: string
  name: string
  jobTitle: string
  work: Work[]
}

const at = (organisation: OrganisationCode, ...roles: Role[]): Work => ({ organisation, roles })

/** The people a visitor of the demo logs in as. */
const named: DemoUser[] = [
  { code: 'joke', name: 'Joke Verhoeven', jobTitle: 'Intern begeleider', work: [at('regenboog', 'reporter')] },
  { code: 'peter', name: 'Peter de Graaf', jobTitle: 'Medewerker contactpunt', work: [at('contactpunt', 'contact_point')] },
  { code: 'nadia', name: 'Nadia El Amrani', jobTitle: 'Medewerker contactpunt', work: [at('contactpunt', 'contact_point')] },
  {
    code: 'samira',
    name: 'Samira Bakker',
    jobTitle: 'Sociaal casemanager',
    work: [at('sociaal-team', 'coordinator', 'visitor')],
  },
  { code: 'joep', name: 'Joep Willems', jobTitle: 'Sociaal casemanager', work: [at('sociaal-team', 'coordinator', 'visitor')] },
  { code: 'karin', name: 'Karin Smit', jobTitle: 'Maatschappelijk werker', work: [at('de-brug', 'partner', 'reporter')] },
  { code: 'tom', name: 'Tom van Dijk', jobTitle: 'Consulent huurincasso', work: [at('woonpartners', 'partner', 'reporter')] },
  { code: 'fatma', name: 'Fatma Yildiz', jobTitle: 'Procesregisseur', work: [at('gemeente', 'process_coordinator')] },
  { code: 'hans', name: 'Hans Mulder', jobTitle: 'Beleidsmedewerker', work: [at('gemeente', 'policy_officer')] },
  {
    code: 'ingrid',
    name: 'Ingrid de Wit',
    jobTitle: 'Functionaris gegevensbescherming',
    work: [at('gemeente', 'privacy_officer')],
  },
  { code: 'bram', name: 'Bram Jansen', jobTitle: 'Functioneel beheerder', work: [at('gemeente', 'administrator')] },
  {
    code: 'lieke',
    name: 'Lieke Postma',
    jobTitle: 'Verpleegkundige',
    work: [at('ggd', 'partner', 'reporter'), at('thuiszorg', 'partner', 'reporter')],
  },
  {
    code: 'wim',
    name: 'Wim Hendriks',
    jobTitle: 'Procesregisseur Laakoever',
    work: [{ organisation: 'gemeente', roles: ['process_coordinator'], area: 2 }],
  },
  { code: 'marga', name: 'Marga Dekker', jobTitle: 'Lid van de gemeenteraad', work: [at('gemeente', 'council_member')] },
]

const firstNames = [
  'Anouk',
  'Youssef',
  'Marieke',
  'Daan',
  'Priya',
  'Ruben',
  'Esra',
  'Koen',
  'Linda',
  'Omar',
  'Sanne',
  'Mehmet',
  'Eva',
  'Thijs',
  'Aisha',
  'Jeroen',
  'Noor',
  'Stefan',
  'Yasmin',
  'Pim',
  'Merel',
  'Hassan',
  'Iris',
  'Bas',
]
const surnames = [
  'Kuipers',
  'Aydin',
  'Veenstra',
  'de Boer',
  'Sharma',
  'Vos',
  'Kaya',
  'Prins',
  'Scholten',
  'Benali',
  'Brouwer',
  'van Leeuwen',
  'Dekker',
  'Maas',
  'Abdi',
  'Hoekstra',
  'Peeters',
  'Schouten',
  'Demir',
  'Groen',
  'van den Berg',
  'Mansouri',
  'Koster',
  'Blom',
]

const others: { organisation: OrganisationCode; jobTitle: string; roles: Role[]; count: number }[] = [
  { organisation: 'sociaal-team', jobTitle: 'Sociaal casemanager', roles: ['coordinator', 'visitor'], count: 10 },
  { organisation: 'contactpunt', jobTitle: 'Medewerker contactpunt', roles: ['contact_point'], count: 2 },
  { organisation: 'woonpartners', jobTitle: 'Wijkbeheerder', roles: ['partner', 'reporter'], count: 3 },
  { organisation: 'de-gevel', jobTitle: 'Wijkbeheerder', roles: ['partner', 'reporter'], count: 2 },
  { organisation: 'de-brug', jobTitle: 'Maatschappelijk werker', roles: ['partner', 'reporter'], count: 3 },
  { organisation: 'kredietbank', jobTitle: 'Schuldhulpverlener', roles: ['partner', 'reporter'], count: 3 },
  { organisation: 'ggd', jobTitle: 'Sociaal verpleegkundige', roles: ['partner', 'reporter'], count: 2 },
  { organisation: 'jeugdteam', jobTitle: 'Gezinswerker', roles: ['partner', 'reporter'], count: 3 },
  { organisation: 'regenboog', jobTitle: 'Directeur', roles: ['reporter'], count: 1 },
  { organisation: 'vliet-college', jobTitle: 'Zorgcoördinator', roles: ['reporter'], count: 2 },
  { organisation: 'leerplicht', jobTitle: 'Leerplichtambtenaar', roles: ['partner', 'reporter'], count: 2 },
  { organisation: 'ggz-kade', jobTitle: 'Behandelaar', roles: ['partner', 'reporter'], count: 2 },
  { organisation: 'verslavingszorg', jobTitle: 'Begeleider', roles: ['partner', 'reporter'], count: 1 },
  { organisation: 'politie', jobTitle: 'Wijkagent', roles: ['reporter'], count: 2 },
  { organisation: 'veilig-thuis', jobTitle: 'Maatschappelijk werker', roles: ['partner', 'reporter'], count: 1 },
  { organisation: 'werkplein', jobTitle: 'Klantmanager', roles: ['partner', 'reporter'], count: 3 },
  { organisation: 'thuiszorg', jobTitle: 'Wijkverpleegkundige', roles: ['partner', 'reporter'], count: 2 },
  { organisation: 'huisartsen', jobTitle: 'Praktijkondersteuner', roles: ['reporter'], count: 1 },
  { organisation: 'opvang', jobTitle: 'Begeleider', roles: ['partner', 'reporter'], count: 2 },
]

export const users: DemoUser[] = [
  ...named,
  ...others
    .flatMap(other => Array.from({ length: other.count }, () => other))
    .map((other, index) => {
      const name = `${firstNames[index % firstNames.length]} ${surnames[(index * 7 + Math.floor(index / 24)) % surnames.length]}`
      return { code: `collega-${index + 1}`, name, jobTitle: other.jobTitle, work: [at(other.organisation, ...other.roles)] }
    }),
]

/** Whoever works at the one partner that has a provider of its own. */
export const isOfPartnerWithProvider = (user: DemoUser): boolean => user.work.every(one => one.organisation === 'de-gevel')

/** What Voorbeeldstad trusts each provider of the demonstration for. */
const providers = [
  { code: 'demo', kind: 'staff', label: 'Gemeente Voorbeeldstad en partners', every_organisation: true, organisation_ids: [] },
  { code: 'de-gevel', kind: 'staff', label: 'Woningstichting De Gevel', every_organisation: false, organisation: 'de-gevel' },
  { code: 'inwoners', kind: 'residents', label: 'Ik ben inwoner', every_organisation: false, organisation: 'gemeente' },
] as const

export const userId = (code: string): string => demoId('user', code)
export const organisationId = (code: OrganisationCode): string => demoId('organisation', code)

/** Fills an empty database with Voorbeeldstad as it is before anything happened to anybody. Runs as superuser or owner. */
export async function foundVoorbeeldstad(
  client: pg.ClientBase,
  { programmes, defaultLifeDomains }: LoadedProgrammes,
  since = new Date('2025-01-01T00:00:00+01:00'),
): Promise<void> {
  const municipality_id = voorbeeldstad.id
  await foundMunicipality(client, voorbeeldstad, since)
  await insertRows(
    client,
    'app.areas',
    areas.map(area => ({
      municipality_id,
      id: area.id,
      parent_id: area.parent,
      kind: area.kind,
      name: area.name,
      is_priority: priorityAreas.includes(area.id),
    })),
  )
  await insertRows(
    client,
    'app.organisations',
    organisations.map(one => ({
      municipality_id,
      id: organisationId(one.code),
      name: one.name,
      kind: one.kind,
      field: one.field,
      parts: one.parts,
      contact_function: 'Teamcoördinator',
      mailbox: `voordeur@${one.code}.voorbeeld.test`,
      phone: '000-0000000',
      version: 1,
    })),
  )
  await insertRows(
    client,
    'app.addresses',
    addresses.map(one => ({
      municipality_id,
      id: one.id,
      street: one.street,
      house_number: one.houseNumber,
      addition: one.addition,
      postcode: one.postcode,
      city: 'Voorbeeldstad',
      area_id: one.areaId,
    })),
  )
  await insertRows(
    client,
    'app.programme_versions',
    [...programmes.values()]
      .filter(programme => programmesInUse.some(one => one.id === programme.id))
      .map(programme => ({
        municipality_id,
        programme_id: programme.id,
        version: programme.version,
        body: programme,
        published_at: since,
      })),
  )
  await insertRows(
    client,
    'app.programmes_in_use',
    programmesInUse.map(({ id }) => ({ municipality_id, programme_id: id, started_at: since, version: 1 })),
  )
  await insertRows(client, 'app.settings', [
    { municipality_id, key: 'lifeDomains.default', value: defaultLifeDomains, version: 1 },
  ])
  await insertRows(
    client,
    'access.identity_providers',
    providers.map(({ code, kind, label, every_organisation, ...one }) => ({
      municipality_id,
      code,
      kind,
      label,
      every_organisation,
      organisation_ids: 'organisation' in one ? [organisationId(one.organisation)] : [],
      strong_acr: [demoStrongAcr],
      strong_amr: [],
      strong_for: 'everyone',
      version: 1,
    })),
  )
  await insertRows(client, 'access.identity_provider_domains', [
    // Of a demonstration nobody knows beforehand which addresses a visitor gives to new colleagues.
    { municipality_id, domain: '*', provider_code: 'demo' },
    { municipality_id, domain: 'de-gevel.voorbeeld.test', provider_code: 'de-gevel' },
  ])
  await insertRows(
    client,
    'access.accounts',
    users.map(user => ({
      id: demoId('account', user.code),
      issuer: isOfPartnerWithProvider(user) ? demoPartnerIssuer : demoIssuer,
      subject: user.code,
      name: user.name,
      email: `${user.code}@voorbeeld.test`,
    })),
  )
  await insertRows(
    client,
    'access.users',
    users.map(user => ({
      municipality_id,
      id: userId(user.code),
      account_id: demoId('account', user.code),
      display_name: user.name,
      job_title: user.jobTitle,
      email: `${user.code}@voorbeeld.test`,
    })),
  )
  await insertRows(
    client,
    'access.role_assignments',
    users.flatMap(user =>
      user.work.flatMap(work =>
        work.roles.map(role => ({
          municipality_id,
          id: demoId('role', `${user.code}-${work.organisation}-${role}`),
          user_id: userId(user.code),
          organisation_id: organisationId(work.organisation),
          role,
          area_id: work.area ?? null,
          valid_from: since,
        })),
      ),
    ),
  )
}
