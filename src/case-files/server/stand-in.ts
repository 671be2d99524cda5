import { findAbsentColleagues } from '../../access/server/deputies.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { forbidden } from '../../platform/errors.ts'
import type { CaseFileCard } from './get-case-file.ts'

/**
 * Nothing of a file becomes one's own by standing in for its coordinator; the database refuses it as well (access.stands_in).
 * @param what what does not happen, as the beginning of a sentence
 * @throws forbidden
 */
export async function mustNotStandIn(tx: Transaction, file: CaseFileCard, what: string): Promise<void> {
  const absent = (await findAbsentColleagues(tx)).find(one => one.userId === file.coordinatorUserId)
  if (!absent) return
  throw forbidden(
    `${what}, want u neemt waar voor ${absent.name}. Vraag het aan ${absent.name} of aan de procesregisseur; er is niets gewijzigd.`,
  )
}
