import { type AccessDomain, accessDomainIds } from '../../access/rules/access-domains.ts'

/** What of the household goes along with a task. That there is a file, and who coordinates, always does. */
export const sharedParts = ['names', 'contact', 'address'] as const
export type SharedPart = (typeof sharedParts)[number]

export const sharedPartLabels: Record<SharedPart, string> = {
  names: 'namen van het gezin',
  contact: 'telefoon en mail',
  address: 'adres',
}

const domainOf: Record<SharedPart, AccessDomain> = { names: 'identity', contact: 'contact', address: 'address' }

export const defaultShares: readonly SharedPart[] = ['names', 'contact']

/** The ids of the access domains of the household that a partner gets with a task. */
export const sharedDomainIds = (parts: readonly SharedPart[]): number[] =>
  sharedParts.filter(part => parts.includes(part)).map(part => accessDomainIds[domainOf[part]])

export const sharedPartsOf = (domainIds: readonly number[]): SharedPart[] =>
  sharedParts.filter(part => domainIds.includes(accessDomainIds[domainOf[part]]))
