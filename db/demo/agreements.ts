import type pg from 'pg'
import { type AccessDomain, accessDomainIds } from '../../src/access/rules/access-domains.ts'
import { insertRows } from '../../src/access/server/found-municipality.ts'
import { addDays } from '../../src/platform/time/calendar-date.ts'
import { demoId, type OrganisationCode, organisationId, userId, users, voorbeeldstad } from './voorbeeldstad.ts'
import { momentOn } from './working-time.ts'

interface Agreement {
  code: string
  title: string
  parties: OrganisationCode[]
  purposes: string[]
  domains: AccessDomain[]
  articles: string
  agreements: string
  areas?: number[]
  /** Days from today. */
  from: number
  /** The last day of each version, the last one holds; null: without an end. */
  until: (number | null)[]
}

const agreements: Agreement[] = [
  {
    code: 'huisuitzettingen',
    title: 'Voorkomen van huisuitzettingen',
    parties: ['gemeente', 'woonpartners', 'de-gevel', 'kredietbank'],
    purposes: ['intake', 'support'],
    domains: ['contact', 'finance', 'housing'],
    articles: 'Wgs art. 8 en 8d; AVG art. 6 lid 1 onder e',
    agreements:
      'De corporaties melden een huurachterstand voordat de tweede maand voorbij is.\nDe Kredietbank belt binnen drie werkdagen.\nEen vonnis wordt niet uitgevoerd zolang het huishouden de afspraken nakomt.',
    from: -670,
    until: [-305, 60],
  },
  {
    code: 'veilig-thuis',
    title: 'Samenwerken met Veilig Thuis',
    parties: ['gemeente', 'veilig-thuis', 'sociaal-team', 'jeugdteam'],
    purposes: ['support'],
    domains: ['safety', 'parenting', 'health'],
    articles: 'Wmo 2015 art. 5.2.6 en 5.3.3; Jeugdwet art. 7.3.11',
    agreements: 'Wie overdraagt belt eerst. Wat Veilig Thuis terugmeldt staat alleen open voor wie bij het gezin betrokken is.',
    from: -420,
    until: [null],
  },
  {
    code: 'school',
    title: 'Zorg in en om de school, Laakoever',
    parties: ['gemeente', 'regenboog', 'vliet-college', 'leerplicht'],
    purposes: ['intake'],
    domains: ['education'],
    articles: 'AVG art. 6 lid 1 onder e',
    agreements: 'De scholen bespreken een zorg eerst met de ouders.',
    areas: [2],
    from: -770,
    until: [-40],
  },
]

/**
 * What Voorbeeldstad agreed with partners, and the review of roles: one covenant ends soon and one is over; most roles were confirmed, of some
 * organisations it is time. Days count from today, because nothing else would stay true. Runs as superuser or owner.
 */
export async function foundAgreements(client: pg.ClientBase, today: string): Promise<void> {
  const municipality_id = voorbeeldstad.id
  const kept = (days: number, by = 'bram') => ({ recorded_by: userId(by), recorded_at: momentOn(addDays(today, days), 11) })
  await client.query(`select set_config('app.municipality', $1, true)`, [String(municipality_id)])
  await insertRows(
    client,
    'app.covenants',
    agreements.map(one => ({ municipality_id, id: demoId('covenant', one.code), version: one.until.length, ...kept(one.from) })),
  )
  const versions = agreements.flatMap(one =>
    one.until.map((until, at) => ({
      municipality_id,
      covenant_id: demoId('covenant', one.code),
      version: at + 1,
      title: one.title,
      organisation_ids: one.parties.map(organisationId),
      purposes: one.purposes,
      access_domains: one.domains.map(domain => accessDomainIds[domain]),
      articles: one.articles,
      agreements: one.agreements,
      area_ids: one.areas ?? [],
      starts_on: addDays(today, one.from),
      ends_on: until === null ? null : addDays(today, until),
      ...kept(at === 0 ? one.from : (one.until[at - 1] ?? 0) - 20),
    })),
  )
  await insertRows(client, 'app.covenant_versions', versions)
  await insertRows(
    client,
    'app.administration_changes',
    versions.map((one, at) => {
      const before = versions[at - 1]
      const isFirst = one.version === 1
      return {
        municipality_id,
        id: demoId('covenant-change', `${one.covenant_id}-${one.version}`),
        kind: 'covenant',
        about: one.covenant_id,
        field: isFirst ? 'added' : 'endsOn',
        before: isFirst ? null : before?.ends_on,
        after: isFirst ? { title: one.title } : one.ends_on,
        changed_by: one.recorded_by,
        changed_at: one.recorded_at,
      }
    }),
  )
  await insertRows(client, 'app.role_reviews', reviewed(today, municipality_id))
}

/** Of these it was never said that their roles are still needed; and these were confirmed almost a year ago. */
const neverReviewed: readonly string[] = ['politie', 'huisartsen']
const longAgo: readonly string[] = ['sociaal-team', 'ggd']

const reviewed = (today: string, municipality_id: number): Record<string, unknown>[] =>
  users.flatMap(user =>
    user.work
      .filter(work => !neverReviewed.includes(work.organisation))
      .flatMap(work =>
        work.roles.map(role => {
          const isSpecial = role === 'administrator' || role === 'privacy_officer'
          const days = isSpecial ? -75 : longAgo.includes(work.organisation) ? -345 : -60
          const key = `${user.code}-${work.organisation}-${role}`
          return {
            municipality_id,
            id: demoId('review', key),
            role_assignment_id: demoId('role', key),
            user_id: userId(user.code),
            organisation_id: organisationId(work.organisation),
            role,
            outcome: 'kept',
            decided_by: userId(user.code === 'bram' ? 'ingrid' : 'bram'),
            decided_at: momentOn(addDays(today, days), 14),
          }
        }),
      ),
  )
