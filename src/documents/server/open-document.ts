import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { documentOperations } from '../api.ts'
import { fileTypeFacts } from '../rules/file-type.ts'
import { getStoredDocument } from './stored-document.ts'

export const openDocument: Handler<typeof documentOperations.openDocument> = async ({ tx, input, touch }) => {
  // First of all, so that a refused opening says of what.
  touch({ records: [input.documentId] })
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const document = await getStoredDocument(tx, file.id, input.documentId)
  if (document.subjectId) touch({ subjects: [document.subjectId] })
  if (document.withdrawnAt) throw notFound('Dit document is teruggetrokken en niet meer te openen.')
  // One at a time: on its way a row takes twice its size.
  const chunks: Buffer[] = []
  for (;;) {
    const next = await tx.find<{ bytes: Buffer }>(sql`
      select bytes from app.document_chunks
      where municipality_id = ${tx.session.municipality} and document_id = ${document.id} and chunk = ${chunks.length}`)
    if (!next) break
    chunks.push(next.bytes)
  }
  const { mediaType, extension, shownAs } = fileTypeFacts[document.fileType]
  return {
    bytes: Buffer.concat(chunks),
    mediaType,
    name: `${document.title}.${extension}`,
    isShown: shownAs !== null && input.as === 'shown',
  }
}
