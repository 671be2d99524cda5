import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { householdOperations, LikelyDoubles } from '../api.ts'
import { type DoubleCandidate, looksLikeOnePerson } from '../rules/likely-double.ts'
import { fullName } from '../rules/person-name.ts'

interface Candidate extends DoubleCandidate {
  surnamePrefix: string
  caseFileId: string
  title: string
  isHere: boolean
}

/**
 * Only within what the session reaches anyway: a coordinator's own files by names and address, the cards of an area by their
 * address. It asks, and tells nobody that somebody else has a file.
 */
export const findLikelyDoubles: Handler<typeof householdOperations.findLikelyDoubles> = async ({ tx, input, touch }) => {
  const judged = await tx.rows<{ one: string; other: string }>(sql`
    select record_id as one, other_record_id as other from app.file_links
    where municipality_id = ${tx.session.municipality} and valid_to is null
      and (case_file_id = ${input.caseFileId} or other_file_id = ${input.caseFileId})`)
  const isJudged = (one: string, other: string) =>
    judged.some(pair => (pair.one === one && pair.other === other) || (pair.one === other && pair.other === one))
  const persons = (await findPersons(tx, input.caseFileId)).filter(pair => !isJudged(pair.personId, pair.otherPersonId))
  const atAddress = await filesAtSameAddress(tx, input.caseFileId)
  const because = new Map<string, 'address' | 'person'>([
    ...persons.flatMap(pair => (pair.otherFileId ? [[pair.otherFileId, 'person'] as const] : [])),
    ...atAddress.map(id => [id, 'address'] as const),
  ])
  const files = await tx.rows<Omit<LikelyDoubles['households'][number], 'because'>>(sql`
    select f.id as "caseFileId", f.household_id as "householdId", f.title, u.display_name as "coordinatorName",
      (select name from app.areas where municipality_id = ${tx.session.municipality} and id = f.area_id) as "areaName"
    from app.case_files f
    left join access.users u on u.municipality_id = f.municipality_id and u.id = f.coordinator_user_id
    where f.municipality_id = ${tx.session.municipality} and f.id = any (${[...because.keys()]}::uuid[]) and f.closed_at is null
    order by f.opened_at, f.id limit 5`)
  const own = await tx.find<{ householdId: string }>(sql`
    select household_id as "householdId" from app.case_files
    where municipality_id = ${tx.session.municipality} and id = ${input.caseFileId}`)
  touch({
    caseFile: input.caseFileId,
    subjects: persons.flatMap(pair => [pair.personId, pair.otherPersonId]),
    records: files.map(file => file.caseFileId),
  })
  return {
    households: files
      .filter(file => own && !isJudged(own.householdId, file.householdId))
      .map(file => ({ ...file, because: because.get(file.caseFileId) ?? 'address' })),
    persons,
  }
}

async function findPersons(tx: Transaction, caseFileId: string): Promise<LikelyDoubles['persons']> {
  const m = tx.session.municipality
  const people = await tx.rows<Candidate>(sql`
    with here as (
      select i.person_id, i.birth_date
      from app.case_files f
      join app.household_members h on h.municipality_id = ${m} and h.household_id = f.household_id and h.valid_to is null
      join app.person_identities i on i.municipality_id = ${m} and i.person_id = h.person_id
      where f.municipality_id = ${m} and f.id = ${caseFileId} and i.birth_date is not null)
    select i.person_id as "personId", i.given_names as "givenNames", i.surname_prefix as "surnamePrefix", i.surname,
      i.birth_date as "birthDate", f.id as "caseFileId", f.title, f.id = ${caseFileId} as "isHere"
    from app.person_identities i
    join app.household_members h on h.municipality_id = ${m} and h.person_id = i.person_id and h.valid_to is null
    join app.case_files f on f.municipality_id = ${m} and f.household_id = h.household_id and f.closed_at is null
    where i.municipality_id = ${m} and i.birth_date in (select birth_date from here)
    order by i.person_id
    limit 200`)
  const here = people.filter(person => person.isHere)
  const isHere = new Set(here.map(person => person.personId))
  return here.flatMap((one, at) =>
    people
      // Two records of this file make one pair, and who is in both files is one record already.
      .filter(other => (other.isHere ? here.indexOf(other) > at : !isHere.has(other.personId)))
      .filter(other => looksLikeOnePerson(one, other))
      .map(other => ({
        personId: one.personId,
        otherPersonId: other.personId,
        name: fullName(one),
        otherName: fullName(other),
        birthDate: one.birthDate ?? '',
        otherFileId: other.isHere ? null : other.caseFileId,
        otherTitle: other.isHere ? null : other.title,
      })),
  )
}

/**
 * By the words of the address in the search index, which come back to who reaches the address and to who oversees the area.
 * Street, number and postcode at least: a place in words is no address.
 */
async function filesAtSameAddress(tx: Transaction, caseFileId: string): Promise<string[]> {
  const m = tx.session.municipality
  const found = await tx.rows<{ id: string }>(sql`
    with words as (
      select e.name_id from app.search_entries e
      join app.case_files f on f.municipality_id = ${m} and f.id = e.case_file_id
      where e.municipality_id = ${m} and e.case_file_id = ${caseFileId} and e.overseen_area is not null and e.scope_id <> f.scope_id)
    select e.case_file_id as id
    from words w
    join app.search_entries e on e.municipality_id = ${m} and e.name_id = w.name_id
    where e.case_file_id <> ${caseFileId} and e.overseen_area is not null
    group by e.case_file_id, e.scope_id
    having count(*) = (select count(*) from words) and count(*) >= 3
      and count(*) = (
        select count(*) from app.search_entries a
        where a.municipality_id = ${m} and a.case_file_id = e.case_file_id and a.scope_id = e.scope_id)
    limit 5`)
  return found.map(file => file.id)
}
