import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import {
  accessDomainFor,
  type CaseFileCard,
  getCaseFile,
  mustBeKnownSubject,
  mustBeOpen,
} from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { findSettings, happenedInFile } from '../../programmes/server/commands.ts'
import type { documentOperations } from '../api.ts'
import type { DocumentKind } from '../rules/document-kind.ts'
import type { FileType } from '../rules/file-type.ts'
import { mostBytes, sizeSetting, tooLargeText } from '../rules/size-limit.ts'
import { recognise } from './recognise/recognise.ts'
import { getStoredDocument } from './stored-document.ts'

const chunkBytes = 1024 ** 2

export const addDocument: Handler<typeof documentOperations.addDocument> = async ({ tx, input, file: sent, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  const subject = input.subjectId ?? file.householdId
  touch({ subjects: [subject], records: [input.id] })
  mustBeOpen(file)
  await mustBeKnownSubject(tx, file, input.subjectId)
  const domain = await accessDomainFor(tx, file.id, input.lifeDomain)
  const scopeId = await tx.scope({ caseFile: file.id, subject, domain: accessDomainIds[domain] })
  const content = await readContent(tx, file, sent, input.isSameOnPurpose)
  await store(tx, file, content, {
    id: input.id,
    scopeId,
    kind: input.kind,
    title: input.title,
    lifeDomain: input.lifeDomain || null,
    subjectId: subject === file.householdId ? null : subject,
    datedOn: input.datedOn ?? null,
    replacesId: null,
  })
  return { id: input.id }
}

/** The new version lies where the earlier one lay: who could read that one reads this one. */
export const replaceDocument: Handler<typeof documentOperations.replaceDocument> = async ({ tx, input, file: sent, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  const old = await getStoredDocument(tx, file.id, input.documentId)
  touch({ subjects: [old.subjectId ?? file.householdId], records: [input.documentId, input.id] })
  mustBeOpen(file)
  if (old.withdrawnAt) throw notFound('Dit document is teruggetrokken. Voeg het nieuwe toe als een eigen document.')
  const content = await readContent(tx, file, sent, input.isSameOnPurpose)
  await store(tx, file, content, {
    ...old,
    id: input.id,
    title: input.title,
    datedOn: input.datedOn ?? null,
    replacesId: old.id,
  })
  return { id: input.id }
}

interface Content {
  type: FileType
  bytes: Buffer
  sha256: Buffer
}

/** What was sent, as it may be kept. @throws invalid at `file`; conflict when the same file is there already */
async function readContent(tx: Transaction, file: CaseFileCard, sent: Buffer, isSameOnPurpose: boolean): Promise<Content> {
  const most = mostBytes((await findSettings(tx, [sizeSetting])).get(sizeSetting))
  if (sent.length > most) throw invalid([{ field: 'file', message: tooLargeText(most) }])
  const found = recognise(sent)
  if ('refused' in found) throw invalid([{ field: 'file', message: found.refused }])
  const sha256 = createHash('sha256').update(found.bytes).digest()
  const same = await tx.find<{ id: string; title: string }>(sql`
    select id, title from app.documents
    where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and sha256 = ${sha256} and withdrawn_at is null
    order by recorded_at desc limit 1`)
  if (same && !isSameOnPurpose) {
    throw conflict(`Dit bestand staat al in dit dossier, als “${same.title}”. Het is niet nog eens bewaard.`, { same })
  }
  return { ...found, sha256 }
}

interface NewDocument {
  id: string
  scopeId: number
  kind: DocumentKind
  title: string
  lifeDomain: string | null
  subjectId: string | null
  datedOn: string | null
  replacesId: string | null
}

async function store(tx: Transaction, file: CaseFileCard, content: Content, document: NewDocument): Promise<void> {
  const { municipality, user } = tx.session
  await tx.run(
    build.insertInto('app.documents').values({
      municipality_id: municipality,
      id: document.id,
      case_file_id: file.id,
      scope_id: document.scopeId,
      kind: document.kind,
      title: document.title,
      life_domain: document.lifeDomain,
      subject_id: document.subjectId,
      dated_on: document.datedOn,
      file_type: content.type,
      byte_count: content.bytes.length,
      sha256: content.sha256,
      replaces_id: document.replacesId,
      recorded_by: user,
      recorded_at: tx.now,
    }),
  )
  for (let chunk = 0; chunk * chunkBytes < content.bytes.length; chunk++) {
    await tx.run(
      build.insertInto('app.document_chunks').values({
        municipality_id: municipality,
        document_id: document.id,
        chunk,
        scope_id: document.scopeId,
        bytes: content.bytes.subarray(chunk * chunkBytes, (chunk + 1) * chunkBytes),
      }),
    )
  }
  await happenedInFile(tx, {
    event: document.replacesId ? 'document.replaced' : 'document.added',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId: document.scopeId,
    subjectId: document.subjectId ?? file.householdId,
    refersTo: document.id,
    attributes: { kind: document.kind },
    // Without the title: a line stays for ever, and a document that was wrongly placed must not be told of by it.
    details: { kind: document.kind, ...(document.lifeDomain ? { lifeDomain: document.lifeDomain } : {}) },
  })
}
