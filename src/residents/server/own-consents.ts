import { sql } from 'kysely'
import {
  listOwnConsents as listConsents,
  type OwnConsent,
  withdrawOwnConsent as withdraw,
} from '../../consent/server/commands.ts'
import { fullName, type PersonName } from '../../households/rules/person-name.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { residentOperations } from '../api.ts'
import { domainInOwnWords } from '../rules/own-words.ts'

export const listOwnConsents: Handler<typeof residentOperations.listOwnConsents> = async ({ tx, touch }) => {
  const consents = await listConsents(tx)
  touch({ subjects: consents.map(consent => consent.personId), records: consents.map(consent => consent.id) })
  const persons = await tx.rows<PersonName & { id: string }>(sql`
    select person_id as id, given_names as "givenNames", initials, surname_prefix as "surnamePrefix", surname from app.person_identities
    where municipality_id = ${tx.session.municipality} and person_id = any (nullif(current_setting('app.persons', true), '')::uuid[])`)
  const names = new Map(persons.map(person => [person.id, fullName(person)]))
  return {
    consents: consents.map(consent => ({
      id: consent.id,
      person: names.get(consent.personId) ?? '',
      organisation: consent.organisation,
      about: consent.accessDomains.map(domain => domainInOwnWords[domain]),
      answer: answerOf(consent),
      askedOn: calendarDateOf(consent.askedAt),
      lastDay: consent.lastDay,
      mayWithdraw: consent.mayWithdraw,
    })),
  }
}

const answerOf = ({ ownAnswer, mayWithdraw }: OwnConsent) =>
  ownAnswer === 'yes' && !mayWithdraw ? ('ended' as const) : (ownAnswer ?? ('none' as const))

export const withdrawOwnConsent: Handler<typeof residentOperations.withdrawOwnConsent> = async ({ tx, input, touch }) => {
  touch({ records: [input.consentId] })
  const consent = await withdraw(tx, { id: input.id, consentId: input.consentId })
  touch({ subjects: [consent.personId] })
  return { id: input.id }
}
