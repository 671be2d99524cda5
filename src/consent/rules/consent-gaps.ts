import type { AccessDomain } from '../../access/rules/access-domains.ts'
import type { ConsentState } from './consent-state.ts'
import type { ConsentStanding } from './may-use.ts'
import { birthday } from './required-voices.ts'

export interface AskedConsent {
  personId: string
  organisationId: string
  accessDomains: readonly AccessDomain[]
  state: ConsentState
}

export interface HouseholdMember {
  personId: string
  position: string
  birthDate: string | null
  hasDied: boolean
}

/** Of whom a row about the household speaks: every adult in it. As access.consent_stands counts them. */
export const adultsOf = (members: readonly HouseholdMember[], today: string): HouseholdMember[] =>
  members.filter(
    member =>
      !member.hasDied && (member.birthDate === null ? member.position !== 'child' : birthday(member.birthDate, 18) <= today),
  )

/** Who of these did not consent, for this organisation and part of life. */
export const withoutConsent = (
  persons: readonly string[],
  asked: readonly AskedConsent[],
  organisationId: string,
  domain: AccessDomain,
): string[] =>
  persons.filter(
    person =>
      !asked.some(
        one =>
          one.personId === person &&
          one.organisationId === organisationId &&
          one.accessDomains.includes(domain) &&
          one.state === 'given',
      ),
  )

/** How consent of everybody it is about stands, as the engine asks it: the answer that is furthest from yes. */
export function standingOf(
  persons: readonly string[],
  asked: readonly AskedConsent[],
  organisationId: string,
  domain: AccessDomain,
): ConsentStanding {
  if (persons.length > 0 && withoutConsent(persons, asked, organisationId, domain).length === 0) return 'given'
  const states = asked
    .filter(one => persons.includes(one.personId) && one.organisationId === organisationId && one.accessDomains.includes(domain))
    .map(one => one.state)
  if (states.includes('refused')) return 'refused'
  if (states.includes('withdrawn')) return 'withdrawn'
  return states.includes('waiting') ? 'waiting' : 'none'
}
