import { sql } from 'kysely'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { Askable } from '../api.ts'
import { adultsOf, type HouseholdMember } from '../rules/consent-gaps.ts'
import { type Elder, requiredVoices } from '../rules/required-voices.ts'
import { namesOf } from './stored-consents.ts'

type Member = HouseholdMember & { elders: Elder[] }

/** Everybody who belongs to the household now, and whose answer counts for them today. Parents are who was recorded as such. */
export async function readAskable(tx: Transaction, file: CaseFileCard): Promise<Askable[]> {
  const m = tx.session.municipality
  const today = calendarDateOf(tx.now)
  const members = await tx.rows<Member>(sql`
    select h.person_id as "personId", h.position, i.birth_date as "birthDate", i.died_on is not null as "hasDied", coalesce((
      select jsonb_agg(distinct jsonb_build_object('personId', e.person_id, 'as', e.kind))
      from (
        select related_person_id as person_id, kind from app.person_relations
        where municipality_id = ${m} and person_id = h.person_id and kind in ('parent', 'guardian') and valid_to is null
        union
        select person_id, 'parent' from app.person_relations
        where municipality_id = ${m} and related_person_id = h.person_id and kind = 'child' and valid_to is null) e
      where not exists (
        select from app.person_identities d where d.municipality_id = ${m} and d.person_id = e.person_id and d.died_on is not null)), '[]') as elders
    from app.household_members h
    join app.person_identities i on i.municipality_id = ${m} and i.person_id = h.person_id
    where h.municipality_id = ${m} and h.household_id = ${file.householdId}
      and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to > ${today}) and i.died_on is null
    order by array_position(array['adult', 'partner', 'parent', 'child', 'other'], h.position), i.birth_date, h.id`)
  const adults = new Set(adultsOf(members, today).map(one => one.personId))
  const names = await namesOf(tx, [
    ...members.map(one => one.personId),
    ...members.flatMap(one => one.elders.map(elder => elder.personId)),
  ])
  const nameOf = (person: string) => names.get(person) ?? 'Iemand van wie u de naam niet ziet'
  return members.map(member => {
    const asked = requiredVoices({ ...member, isChild: member.position === 'child' }, member.elders, today)
    return {
      personId: member.personId,
      name: nameOf(member.personId),
      isAdult: adults.has(member.personId),
      ageRule: asked.rule,
      voices: asked.voices.map(one => ({ ...one, name: nameOf(one.personId) })),
      problem: asked.problem,
      endsOn: asked.endsOn,
    }
  })
}
