import { sql } from 'kysely'
import { listLookers } from '../../audit/server/list-lookers.ts'
import { type PersonName, shortName } from '../../households/rules/person-name.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import type { residentOperations } from '../api.ts'

export const listOwnLookers: Handler<typeof residentOperations.listOwnLookers> = async ({ tx, input, touch }) => {
  const { lookers, more } = await listLookers(tx, { before: input.before })
  const persons = await tx.rows<PersonName & { id: string }>(sql`
    select person_id as id, given_names as "givenNames", initials, surname_prefix as "surnamePrefix", surname from app.person_identities
    where municipality_id = ${tx.session.municipality} and person_id = any (nullif(current_setting('app.persons', true), '')::uuid[])`)
  const names = new Map(persons.map(person => [person.id, shortName(person)]))
  touch({ subjects: names.keys() })
  return {
    lookers: lookers.map(looker => ({
      id: looker.actId,
      day: calendarDateOf(looker.occurredAt),
      time: timeOf(looker.occurredAt),
      who: looker.who,
      did: looker.did,
      why: looker.why,
      isList: looker.isList,
      about: names.size > 1 ? looker.personIds.flatMap(id => names.get(id) ?? []) : [],
    })),
    more,
  }
}
