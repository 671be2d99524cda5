import { sql } from 'kysely'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { keepShieldedFromResidents } from '../../shields/server/commands.ts'
import type { DocumentKind } from '../rules/document-kind.ts'
import type { FileType } from '../rules/file-type.ts'

export interface StoredDocument {
  id: string
  scopeId: number
  kind: DocumentKind
  title: string
  lifeDomain: string | null
  subjectId: string | null
  fileType: FileType
  recordedBy: string
  withdrawnAt: Date | null
}

/** @throws notFound, also when it lies outside the circle or in another file */
export async function getStoredDocument(tx: Transaction, caseFileId: string, documentId: string): Promise<StoredDocument> {
  const found = await tx.find<StoredDocument>(sql`
    select id, scope_id as "scopeId", kind, title, life_domain as "lifeDomain", subject_id as "subjectId", file_type as "fileType",
      recorded_by as "recordedBy", withdrawn_at as "withdrawnAt"
    from app.documents where municipality_id = ${tx.session.municipality} and id = ${documentId} and case_file_id = ${caseFileId}`)
  if (!found) throw notFound('Dit document is niet gevonden. Het bestaat niet, of het is niet met u gedeeld.')
  await keepShieldedFromResidents(tx, found.scopeId)
  return found
}

/** Who placed it, and who leads the file: they take it out and put it back. */
export const maySetAside = (tx: Transaction, file: CaseFileCard, document: { recordedBy: string }): boolean =>
  document.recordedBy === tx.session.user || file.coordinatorUserId === tx.session.user
