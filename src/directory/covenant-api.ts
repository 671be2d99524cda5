import * as z from 'zod'
import { accessDomains } from '../access/rules/access-domains.ts'
import { fileTypes } from '../documents/rules/file-type.ts'
import { fileAnswer } from '../platform/file-answer.ts'
import { operation } from '../platform/operation.ts'
import { areaNumber, day, line, lines } from '../platform/text-fields.ts'
import { covenantPurposes } from './rules/covenant-purpose.ts'
import { covenantStates } from './rules/covenant-state.ts'

const at = z.string()

/** The bytes of one signed paper. */
export const mostCovenantBytes = 15 * 1024 ** 2

const fields = {
  title: line(200).min(1, 'Geef het convenant een naam.'),
  organisationIds: z.array(z.uuid()).min(2, 'Een convenant heeft minstens twee partijen. Kies ze uit de lijst.').max(100),
  purposes: z.array(z.enum(covenantPurposes)).min(1, 'Kies waarvoor er gegevens gedeeld worden.').max(3),
  accessDomains: z.array(z.enum(accessDomains as [(typeof accessDomains)[number]])).max(accessDomains.length),
  articles: lines(2000),
  agreements: lines(10_000),
  areaIds: z.array(areaNumber()).max(200),
  startsOn: day(),
  endsOn: day().nullable(),
}

const values = z.object({
  title: z.string(),
  organisationIds: z.array(z.uuid()),
  purposes: z.array(z.enum(covenantPurposes)),
  accessDomains: z.array(z.enum(accessDomains as [(typeof accessDomains)[number]])),
  articles: z.string(),
  agreements: z.string(),
  areaIds: z.array(z.int()),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
})
export type CovenantValues = z.infer<typeof values>

const covenantLine = z.object({
  id: z.uuid(),
  title: z.string(),
  organisations: z.array(z.string()),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  state: z.enum(covenantStates),
})
export type CovenantLine = z.infer<typeof covenantLine>

const change = <Value extends z.ZodType>(value: Value) => z.object({ from: z.unknown(), to: value }).optional()
const reads = { permission: 'covenant.read', purpose: 'administration' } as const
const keeps = { permission: 'covenant.keep', purpose: 'administration' } as const
const covenantId = z.uuid()

export const covenantOperations = {
  listCovenants: operation({
    method: 'GET',
    path: '/covenants',
    summary:
      'Covenants and cooperation agreements (convenanten, R-143): those that run, with what ends soon first, or those that ended',
    input: z.object({ query: line(100).default(''), show: z.enum(['running', 'ended']).default('running') }),
    output: z.object({
      covenants: z.array(covenantLine),
      counts: z.object({ running: z.int(), ended: z.int(), ending: z.int() }),
      mayKeep: z.boolean(),
    }),
    ...reads,
    event: 'covenants.listed',
  }),
  getCovenant: operation({
    method: 'GET',
    path: '/covenants/{covenantId}',
    summary:
      'A covenant as it is now, or as an earlier version said; with its papers and in how many files something is shared under it',
    input: z.object({ covenantId, version: z.coerce.number().pipe(z.int32().min(1)).optional() }),
    output: z.object({
      id: z.uuid(),
      version: z.int(),
      latest: z.int(),
      values,
      parties: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          isEnded: z.boolean(),
          /** In how many open files something is shared with them for these purposes and domains; null for who may not count that. */
          openFiles: z.int().nullable(),
        }),
      ),
      areas: z.array(z.string()),
      state: z.enum(covenantStates),
      documents: z.array(
        z.object({
          id: z.uuid(),
          title: z.string(),
          fileType: z.enum(fileTypes),
          byteCount: z.int(),
          by: z.string(),
          at,
          isWithdrawn: z.boolean(),
        }),
      ),
      versions: z.array(z.object({ version: z.int(), by: z.string(), at })),
      history: z.array(
        z.object({ id: z.uuid(), field: z.string(), before: z.unknown(), after: z.unknown(), by: z.string(), at }),
      ),
      mayKeep: z.boolean(),
    }),
    ...reads,
    event: 'covenant.read',
  }),
  addCovenant: operation({
    method: 'POST',
    path: '/covenants',
    summary: 'Adds a covenant: parties, purposes, access domains, articles, area and period',
    input: z.object({ id: z.uuid(), ...fields }),
    output: z.object({ id: z.uuid() }),
    ...keeps,
    event: 'covenant.added',
  }),
  changeCovenant: operation({
    method: 'PATCH',
    path: '/covenants/{covenantId}',
    summary: 'Changes a covenant field by field; what it said until now stays as an earlier version',
    input: z.object({
      covenantId,
      change: z.object({
        title: change(fields.title),
        organisationIds: change(fields.organisationIds),
        purposes: change(fields.purposes),
        accessDomains: change(fields.accessDomains),
        articles: change(fields.articles),
        agreements: change(fields.agreements),
        areaIds: change(fields.areaIds),
        startsOn: change(fields.startsOn),
        endsOn: change(fields.endsOn),
      }),
    }),
    output: z.object({ id: z.uuid(), version: z.int() }),
    ...keeps,
    event: 'covenant.changed',
  }),
  addCovenantDocument: operation({
    method: 'POST',
    path: '/covenants/{covenantId}/documents',
    summary: 'Adds a signed paper to a covenant: the file in the body',
    input: z.object({ covenantId, id: z.uuid(), title: line(200).min(1, 'Geef het document een naam.') }),
    takesFile: { mostBytes: mostCovenantBytes },
    output: z.object({ id: z.uuid() }),
    ...keeps,
    event: 'covenant.document-added',
  }),
  openCovenantDocument: operation({
    method: 'GET',
    path: '/covenants/{covenantId}/documents/{documentId}/content',
    summary: 'A paper of a covenant itself',
    input: z.object({ covenantId, documentId: z.uuid() }),
    givesFile: true,
    output: fileAnswer,
    ...reads,
    event: 'covenant.document-opened',
  }),
  withdrawCovenantDocument: operation({
    method: 'POST',
    path: '/covenants/{covenantId}/documents/{documentId}/withdrawal',
    summary: 'Withdraws a paper that was wrongly placed: nobody opens it any more',
    input: z.object({ covenantId, documentId: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    ...keeps,
    event: 'covenant.document-withdrawn',
  }),
}

/** Where a browser opens a paper by itself. */
export const covenantDocumentAddress = (id: string, documentId: string): string =>
  `/v1/covenants/${id}/documents/${documentId}/content`
