import { sql } from 'kysely'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { ThirdParty } from '../rules/redaction.ts'

interface Known {
  given: string
  initials: string
  prefix: string
  surname: string
  birthDate: string | null
  phones: string[]
  emails: string[]
  isMember: boolean
}

/**
 * Who else may be named in the words of this file: the others of the household, now and before, the people around it, who reported, who
 * sat at a table without an account, and colleagues whose help is shielded. Colleagues who help openly are not hidden from the resident.
 */
export async function thirdParties(tx: Transaction, file: CaseFileCard, personId: string): Promise<ThirdParty[]> {
  const m = tx.session.municipality
  const known = await tx.rows<Known>(sql`
    with others as (
      select h.person_id as id, true as is_member from app.household_members h
      where h.municipality_id = ${m} and h.household_id = ${file.householdId}
      union
      select r.related_person_id, false from app.person_relations r
      join app.household_members h on h.municipality_id = ${m} and h.household_id = ${file.householdId} and h.person_id = r.person_id
      where r.municipality_id = ${m}
    )
    select i.given_names as given, i.initials, i.surname_prefix as prefix, i.surname, i.birth_date as "birthDate",
      coalesce((select array_agg(c.value) from app.person_contacts c where c.municipality_id = ${m} and c.person_id = i.person_id and c.kind = 'phone'), '{}') as phones,
      coalesce((select array_agg(c.value) from app.person_contacts c where c.municipality_id = ${m} and c.person_id = i.person_id and c.kind = 'email'), '{}') as emails,
      bool_or(o.is_member) as "isMember"
    from others o
    join app.person_identities i on i.municipality_id = ${m} and i.person_id = o.id
    where o.id <> ${personId}
    group by i.municipality_id, i.person_id`)
  const named = await tx.rows<{ name: string; contact: string; stands: string }>(sql`
    select reporter_name as name, reporter_contact as contact, 'wie de melding deed' as stands from app.report_files
    where municipality_id = ${m} and case_file_id = ${file.id} and reporter_name <> ''
    union
    select p.name, '', 'iemand anders' from app.conference_people p
    where p.municipality_id = ${m} and p.case_file_id = ${file.id} and p.name <> '' and p.person_id is distinct from ${personId} and p.organisation_id is null
    union
    select u.display_name, coalesce(u.email, ''), 'iemand anders' from app.involvements i
    join access.scopes s on s.municipality_id = ${m} and s.id = i.scope_id and s.shield_id is not null
    join access.users u on u.municipality_id = ${m} and u.id = i.user_id
    where i.municipality_id = ${m} and i.case_file_id = ${file.id}`)
  return [
    ...known.map(one => ({
      stands: one.isMember ? 'iemand uit het gezin' : 'iemand anders',
      givenNames: one.given,
      surname: one.surname,
      surnamePrefix: one.prefix,
      birthDate: one.birthDate,
      phones: one.phones,
      emails: one.emails,
    })),
    ...named.map(one => ({
      stands: one.stands,
      givenNames: '',
      surname: '',
      otherNames: [one.name],
      phones: /\d{6}/.test(one.contact.replaceAll(/\D/g, '')) ? [one.contact] : [],
      emails: one.contact.includes('@') ? [one.contact] : [],
    })),
  ]
}

/** The names of the reader: they stay readable, also where somebody else bears them too. */
export async function ownNames(tx: Transaction, personId: string): Promise<string[]> {
  const row = await tx.find<{ names: string[] }>(sql`
    select array[given_names, initials, surname_prefix, surname] as names
    from app.person_identities where municipality_id = ${tx.session.municipality} and person_id = ${personId}`)
  return row?.names ?? []
}
