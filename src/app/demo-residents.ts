import type pg from 'pg'
import type { DemoPart, DemoPerson } from '../access/identity/demo-person.ts'
import type { NumberVault } from '../households/server/commands.ts'

/** Passes the eleven-test, and belongs to nobody in the demonstration. */
const numberOfNobody = '999999990'
const nobody: DemoPerson = {
  subject: 'inwoner-zonder-plan',
  name: 'Iemand die hier niet bekend is',
  works: 'verzonnen',
  tries: 'leest vriendelijk waar men terechtkan',
  bsn: numberOfNobody,
}

interface Row {
  personId: string
  name: string
  sealed: Buffer
  household: string
  age: number | null
  children: number
  consented: boolean
  asked: boolean
}

/**
 * Residents a visitor can log in as: of households that are helped now, an adult with young children first; of who was asked for consent, of who
 * asked for something and of who did neither, one each. Read past the policies, as
 * only a demonstration does; the numbers are invented.
 */
export async function findDemoResidents(pool: pg.Pool, vault: NumberVault): Promise<DemoPart[]> {
  const { rows } = await pool.query<Row>(
    `with now as (select (now() + coalesce((select shift from access.demo_clock), '0'))::date as today),
     members as (
       select h.household_id, h.person_id, h.position, i.given_names, i.surname_prefix, i.surname, i.birth_date, n.bsn_sealed, f.opened_at, f.title,
         count(*) filter (where h.position = 'child' and i.birth_date > now.today - interval '16 years') over household as children,
         count(*) over (partition by h.municipality_id, n.bsn_hash) as records
       from now cross join app.case_files f
       join app.household_members h on h.municipality_id = f.municipality_id and h.household_id = f.household_id and h.valid_to is null
       join app.person_identities i on i.municipality_id = h.municipality_id and i.person_id = h.person_id and i.died_on is null
       left join access.numbers n on n.municipality_id = h.municipality_id and n.person_id = h.person_id
       where f.closed_at is null
       window household as (partition by h.municipality_id, h.household_id)),
     adults as (
       select m.*, exists (select from app.consent_voices v where v.person_id = m.person_id) as consented,
         exists (select from app.resident_requests r where r.person_id = m.person_id) as asked
       from members m where bsn_sealed is not null and records = 1 and position = 'adult')
     (select person_id as "personId", concat_ws(' ', nullif(given_names, ''), nullif(surname_prefix, ''), surname) as name, bsn_sealed as sealed,
        title as household, date_part('year', age((select today from now), birth_date))::int as age, children::int as children, consented, asked
      from adults
      order by row_number() over (partition by consented, asked order by children > 0 desc, opened_at desc, person_id),
        consented desc, asked desc limit 4)
     union all
     (select person_id, concat_ws(' ', nullif(given_names, ''), nullif(surname_prefix, ''), surname), bsn_sealed, title,
        date_part('year', age((select today from now), birth_date))::int, 0, false, false
      from members where bsn_sealed is not null and records = 1 and position = 'child'
        and birth_date between (select today from now) - interval '16 years' + interval '1 day' and (select today from now) - interval '12 years'
      order by opened_at desc, person_id limit 1)`,
  )
  const people = rows.map(({ personId, name, sealed, household, age, children, consented, asked }) => ({
    subject: personId,
    name,
    works: [age === null ? '' : `${age} jaar`, household].filter(Boolean).join(', '),
    tries: [
      children > 0
        ? 'ziet wie helpt en wie keek, ook bij de kinderen onder de zestien'
        : 'ziet wie helpt, wat zij weten en wie keek',
      age !== null && age < 16 ? 'is twaalf of ouder en kijkt zelf mee' : '',
      consented ? 'is om toestemming gevraagd' : '',
      asked ? 'vroeg al iets over de eigen gegevens' : '',
    ]
      .filter(Boolean)
      .join('; '),
    bsn: vault.open(sealed, personId),
  }))
  return [{ title: 'Inwoners', people: [...people, nobody] }]
}
