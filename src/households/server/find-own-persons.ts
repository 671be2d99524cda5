import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { householdOperations } from '../api.ts'

/** Only in the files that one works in oneself: nobody learns here who else is known. */
export const findOwnPersons: Handler<typeof householdOperations.findOwnPersons> = async ({ tx, input, touch }) => {
  if (input.surname.length < 2 && !input.birthDate) return []
  const found = await tx.rows<{
    personId: string
    givenNames: string
    surnamePrefix: string
    surname: string
    birthDate: string | null
  }>(sql`
    select person_id as "personId", given_names as "givenNames", surname_prefix as "surnamePrefix", surname, birth_date as "birthDate"
    from app.person_identities
    where municipality_id = ${tx.session.municipality}
      and (${input.surname} = '' or starts_with(lower(surname), lower(${input.surname})))
      and (${input.birthDate ?? null}::date is null or birth_date = ${input.birthDate ?? null}::date)
    order by surname, given_names, person_id
    limit 10`)
  touch({ subjects: found.map(person => person.personId) })
  return found
}
