import { sql } from 'kysely'
import { type CaseFileCard, getCaseFile, mustBeOpen } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, forbidden } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { documentOperations } from '../api.ts'
import { getStoredDocument, maySetAside, type StoredDocument } from './stored-document.ts'

/** Also in a closed file: what does not belong there must not stay because of that. */
export const withdrawDocument: Handler<typeof documentOperations.withdrawDocument> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  const document = await getStoredDocument(tx, file.id, input.documentId)
  touch({ subjects: [document.subjectId ?? file.householdId], records: [document.id] })
  mustBeTheirs(tx, file, document)
  const changed = await tx.run(sql`
    update app.documents set withdrawn_at = ${tx.now}, withdrawn_by = ${tx.session.user}, withdraw_reason = ${input.reason}
    where municipality_id = ${tx.session.municipality} and id = ${document.id} and withdrawn_at is null`)
  if (changed === 0) throw conflict('Dit document is al teruggetrokken. Er is niets gewijzigd.')
  await tell(tx, file, document, 'document.withdrawn', { reason: input.reason })
  return { id: document.id }
}

export const restoreDocument: Handler<typeof documentOperations.restoreDocument> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  const document = await getStoredDocument(tx, file.id, input.documentId)
  touch({ subjects: [document.subjectId ?? file.householdId], records: [document.id] })
  mustBeOpen(file)
  mustBeTheirs(tx, file, document)
  const changed = await tx.run(sql`
    update app.documents set withdrawn_at = null, withdrawn_by = null, withdraw_reason = null
    where municipality_id = ${tx.session.municipality} and id = ${document.id} and withdrawn_at is not null`)
  if (changed === 0) throw conflict('Dit document is niet teruggetrokken, of al teruggezet. Er is niets gewijzigd.')
  await tell(tx, file, document, 'document.restored', {})
  return { id: document.id }
}

function mustBeTheirs(tx: Transaction, file: CaseFileCard, document: StoredDocument): void {
  if (maySetAside(tx, file, document)) return
  throw forbidden(
    'Alleen wie dit document toevoegde en de coördinator kunnen het terugtrekken. Er is niets gewijzigd; vraag het hun.',
  )
}

const tell = (
  tx: Transaction,
  file: CaseFileCard,
  document: StoredDocument,
  event: 'document.withdrawn' | 'document.restored',
  details: Record<string, unknown>,
): Promise<void> =>
  happenedInFile(tx, {
    event,
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId: document.scopeId,
    subjectId: document.subjectId ?? file.householdId,
    refersTo: document.id,
    attributes: { kind: document.kind },
    details: { kind: document.kind, ...(document.lifeDomain ? { lifeDomain: document.lifeDomain } : {}), ...details },
  })
