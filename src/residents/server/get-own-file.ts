import { sql } from 'kysely'
import { reasonForResidents } from '../../consent/rules/consent-words.ts'
import { fullName, type PersonName } from '../../households/rules/person-name.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { OwnFile, OwnHelper, residentOperations } from '../api.ts'
import { everything, onlyThatThereIsHelp, ownWordsFor } from '../rules/own-words.ts'

interface PersonRow extends PersonName {
  id: string
  isSelf: boolean
  birthDate: string | null
  contacts: OwnFile['persons'][number]['contacts']
}

interface FileRow {
  id: string
  title: string
  householdId: string
  isClosed: boolean
  openedAt: Date
  address: string | null
  personIds: string[]
}

export const getOwnFile: Handler<typeof residentOperations.getOwnFile> = async ({ tx, touch }) => {
  const m = tx.session.municipality
  const persons = await tx.rows<PersonRow>(sql`
    select p.person_id as id, p.person_id = any (nullif(current_setting('app.selves', true), '')::uuid[]) as "isSelf", p.given_names as "givenNames",
      p.initials, p.surname_prefix as "surnamePrefix", p.surname, p.birth_date as "birthDate",
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', c.kind, 'value', c.value) order by c.recorded_at)
        from app.person_contacts c where c.municipality_id = ${m} and c.person_id = p.person_id and c.ended_at is null), '[]') as contacts
    from app.person_identities p
    where p.municipality_id = ${m} and p.person_id = any (nullif(current_setting('app.persons', true), '')::uuid[])
    order by 2 desc, p.birth_date`)
  const files = await tx.rows<FileRow>(sql`
    select f.id, f.title, f.household_id as "householdId", f.closed_at is not null as "isClosed", f.opened_at as "openedAt",
      (select case when a.id is null then r.place
          else concat_ws(' ', a.street, a.house_number::text || case when a.addition = '' then '' else '-' || a.addition end) || ', ' || a.city end
        from app.residences r left join app.addresses a on a.municipality_id = ${m} and a.id = r.address_id
        where r.municipality_id = ${m} and r.household_id = f.household_id and r.valid_to is null order by r.valid_from desc limit 1) as address,
      coalesce((
        select array_agg(distinct h.person_id) from app.household_members h
        where h.municipality_id = ${m} and h.household_id = f.household_id and h.valid_to is null), '{}') as "personIds"
    from app.case_files f where f.municipality_id = ${m}
    order by f.closed_at nulls first, f.opened_at desc limit 10`)
  touch({ subjects: persons.map(person => person.id), records: files.map(file => file.id) })
  return {
    persons: persons.map(({ id, isSelf, birthDate, contacts, ...name }) => ({
      id,
      isSelf,
      name: fullName(name),
      birthDate,
      contacts,
    })),
    files: await Promise.all(
      files.map(async ({ openedAt, householdId: _, ...file }) => ({
        ...file,
        openedOn: calendarDateOf(openedAt),
        helpers: await helpersOf(tx, file.id),
        visits: await visitsTo(tx, file.id),
      })),
    ),
  }
}

/** Who comes from today on: the cards that the resident reaches. A visit that was kept from them lies under a shield. */
const visitsTo = (tx: Transaction, caseFileId: string): Promise<OwnFile['files'][number]['visits']> =>
  tx.rows(sql`
    select v.id, v.visit_on as "visitOn", v.part_of_day as "partOfDay", o.name as organisation
    from app.visit_cards v
    join app.organisations o on o.municipality_id = v.municipality_id and o.id = v.visitor_organisation_id
    where v.municipality_id = ${tx.session.municipality} and v.case_file_id = ${caseFileId} and v.state = 'planned'
      and v.visit_on >= ${calendarDateOf(tx.now)}
    order by v.visit_on, array_position(array['morning', 'afternoon', 'evening'], v.part_of_day), v.id limit 20`)

interface SharedRow {
  id: string
  role: string
  organisation: string
  phone: string
  jobTitle: string | null
  name: string | null
  domain: number | null
  disclosure: 'existence' | 'content'
  isPart: boolean
  usedFor: string
  law: string
  stands: boolean
  since: Date
}

/** Who helps, from the cards that the resident reaches and what is really shared: a grant that stands. */
async function helpersOf(tx: Transaction, caseFileId: string): Promise<OwnHelper[]> {
  const m = tx.session.municipality
  const rows = await tx.rows<SharedRow>(sql`
    select i.id, i.role, o.name as organisation, o.phone, h.job_title as "jobTitle", h.coordinator_name as name, h.access_domain as domain, h.disclosure,
      h.is_part as "isPart", l.used_for as "usedFor", case l.secrecy_by when 'none' then l.receiver_basis else l.secrecy_basis end as law, h.stands, i.valid_from as since
    from app.involvements i
    join access.helpers_of(${caseFileId}) h on h.involvement_id = i.id
    join app.organisations o on o.municipality_id = ${m} and o.id = i.organisation_id
    join access.legal_grounds l on l.municipality_id = ${m} and l.id = h.legal_ground_id
    where i.municipality_id = ${m} and i.case_file_id = ${caseFileId} and i.valid_to is null
    order by array_position(array['coordinator', 'contact_point', 'visitor', 'partner', 'network'], i.role), o.name, i.id, h.access_domain`)
  return Array.from(Map.groupBy(rows, row => row.id).values(), toHelper)
}

function toHelper(rows: SharedRow[]): OwnHelper {
  const [first] = rows as [SharedRow]
  const open = rows.filter(row => row.stands && row.disclosure === 'content')
  const tells = [...new Set(open.flatMap(row => (row.domain === null ? everything : ownWordsFor(row.domain))))]
  const ground = open[0] ?? first
  return {
    id: first.id,
    doing: first.role === 'coordinator' ? 'Uw contactpersoon' : first.jobTitle || doingAs[first.role] || 'Helpt mee',
    name: first.role === 'coordinator' ? first.name : null,
    organisation: first.organisation,
    phone: first.phone,
    since: calendarDateOf(first.since),
    knows: tells.length > 0 ? tells : [onlyThatThereIsHelp],
    why: reasonForResidents(ground.usedFor),
    law: ground.law,
  }
}

const doingAs: Record<string, string> = {
  contact_point: 'Kreeg de melding',
  visitor: 'Komt bij u thuis',
  partner: 'Helpt mee',
  network: 'Iemand die u kent',
}
