import { accessDomainIds } from '../../access/rules/access-domains.ts'
import type { FilePart } from './parts.ts'

/** Where a row of a file stands, as far as its term depends on it. */
export interface RowPlace {
  /** Whether its table holds the file together (`core` in the list of tables). */
  isCoreTable: boolean
  accessDomain: number
  disclosure: 'existence' | 'content'
  /** Laws on whose ground the file is worked in, as `access.legal_grounds.source_law` has them. */
  laws: ReadonlySet<string>
}

const coreDomains = new Set<number>([
  accessDomainIds.identity,
  accessDomainIds.contact,
  accessDomainIds.address,
  accessDomainIds.numbers,
])

/**
 * To which part of the file a row belongs. Who the file is about, and that it exists, is kept as long as anything in it is;
 * safety and youth go by their own law; money only where the file rests on the Wgs, else it is help as all other.
 */
export function partOf({ isCoreTable, accessDomain, disclosure, laws }: RowPlace): FilePart {
  if (isCoreTable || disclosure === 'existence' || coreDomains.has(accessDomain)) return 'core'
  switch (accessDomain) {
    case accessDomainIds.safety:
      return 'safety'
    case accessDomainIds.parenting:
    case accessDomainIds.education:
      return 'youth'
    case accessDomainIds.finance:
      return laws.has('wgs') ? 'debt' : 'support'
    default:
      return 'support'
  }
}
