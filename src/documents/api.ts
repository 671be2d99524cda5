import * as z from 'zod'
import { accessDomains } from '../access/rules/access-domains.ts'
import { fileAnswer } from '../platform/file-answer.ts'
import { operation } from '../platform/operation.ts'
import { day, line, requiredLine } from '../platform/text-fields.ts'
import { documentKinds } from './rules/document-kind.ts'
import { fileTypes } from './rules/file-type.ts'
import { ceilingBytes } from './rules/size-limit.ts'

const id = () => z.uuid()
const date = z.string()

const version = z.object({
  id: id(),
  title: z.string(),
  datedOn: date.nullable(),
  fileType: z.enum(fileTypes),
  byteCount: z.int(),
  recordedAt: date,
  recordedBy: z.string(),
  organisationName: z.string(),
})

const document = version.extend({
  kind: z.enum(documentKinds),
  /** Null: general. */
  lifeDomain: z.string().nullable(),
  lifeDomainLabel: z.string(),
  accessDomain: z.enum(accessDomains),
  /** Null: it is about the household. */
  subjectId: id().nullable(),
  subjectName: z.string().nullable(),
  /** Replaced by this one, newest first. */
  earlier: z.array(version),
  mayReplace: z.boolean(),
  mayWithdraw: z.boolean(),
})
export type CaseDocument = z.infer<typeof document>

const place = {
  /** Left out: general. */
  lifeDomain: line(60).optional(),
  /** Left out: the household as a whole. */
  subjectId: id().optional(),
}
const facts = {
  title: requiredLine(200),
  /** The date that stands on it. */
  datedOn: day().optional(),
  /** It is the same file as one that is there already, and that is meant so. */
  isSameOnPurpose: z.boolean().default(false),
}

export const documentOperations = {
  listDocuments: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/documents',
    summary: 'The documents and photos of a case file (documenten), newest first, as far as they are shared with the reader',
    input: z.object({ caseFileId: id() }),
    output: z.object({
      documents: z.array(document),
      /** Withdrawn ones that the reader may put back. */
      withdrawn: z.array(
        z.object({ id: id(), title: z.string(), reason: z.string(), withdrawnAt: date, withdrawnBy: z.string() }),
      ),
      /** How large one document may be here. */
      mostBytes: z.int(),
    }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'documents.listed',
    caseFile: 'caseFileId',
  }),
  addDocument: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/documents',
    summary: 'Adds a document or photo: the file in the body, what it is beside it. A photo loses its place and camera',
    input: z.object({ caseFileId: id(), id: id(), kind: z.enum(documentKinds), ...facts, ...place }),
    takesFile: { mostBytes: ceilingBytes },
    output: z.object({ id: id() }),
    permission: 'case-file.write',
    purpose: 'support',
    event: 'document.added',
    caseFile: 'caseFileId',
  }),
  replaceDocument: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/documents/{documentId}/versions',
    summary: 'A new version of a document, in the same part of the file; the earlier one is kept',
    input: z.object({ caseFileId: id(), documentId: id(), id: id(), ...facts }),
    takesFile: { mostBytes: ceilingBytes },
    output: z.object({ id: id() }),
    permission: 'case-file.write',
    purpose: 'support',
    event: 'document.replaced',
    caseFile: 'caseFileId',
  }),
  openDocument: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/documents/{documentId}/content',
    summary: 'The document itself; every opening is a line in the processing log',
    input: z.object({
      caseFileId: id(),
      documentId: id(),
      /** `save`: to keep on the own computer, also what the browser could show. */
      as: z.enum(['shown', 'saved']).default('shown'),
    }),
    givesFile: true,
    output: fileAnswer,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'document.opened',
    caseFile: 'caseFileId',
  }),
  withdrawDocument: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/documents/{documentId}/withdrawal',
    summary: 'Withdraws a document that was wrongly placed: nobody sees it any more, and the timeline says why',
    input: z.object({ caseFileId: id(), documentId: id(), reason: line(500).min(1, 'Schrijf kort op waarom.') }),
    output: z.object({ id: id() }),
    permission: 'case-file.write',
    purpose: 'support',
    event: 'document.withdrawn',
    caseFile: 'caseFileId',
  }),
  restoreDocument: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/documents/{documentId}/restoration',
    summary: 'Puts a withdrawn document back',
    input: z.object({ caseFileId: id(), documentId: id() }),
    output: z.object({ id: id() }),
    permission: 'case-file.write',
    purpose: 'support',
    event: 'document.restored',
    caseFile: 'caseFileId',
  }),
}

/** Where a browser opens a document by itself. */
export const documentAddress = (caseFileId: string, documentId: string, as: 'shown' | 'saved' = 'shown'): string =>
  `/v1${documentOperations.openDocument.path.replace('{caseFileId}', caseFileId).replace('{documentId}', documentId)}${as === 'saved' ? '?as=saved' : ''}`
