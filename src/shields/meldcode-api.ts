import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { day, line, requiredLines } from '../platform/text-fields.ts'
import { meldcodeEntry } from './rules/meldcode.ts'
import { veiligThuisKinds } from './rules/veilig-thuis.ts'

const id = () => z.uuid()
const date = z.string()
const version = z.int().max(1_000_000)
const made = z.object({ id: id() })
const inMeldcode = { caseFileId: id(), meldcodeId: id() }

const recorded = z.object({
  id: id(),
  entry: meldcodeEntry,
  recordedBy: z.string(),
  recordedAt: date,
  /** Earlier wordings, oldest first. */
  earlier: z.array(z.object({ entry: meldcodeEntry, recordedBy: z.string(), recordedAt: date })),
})
export type RecordedEntry = z.infer<typeof recorded>

const veiligThuisContact = z.object({
  id: id(),
  kind: z.enum(veiligThuisKinds),
  contactedOn: date,
  isAnonymous: z.boolean(),
  what: z.string(),
  acceptedOn: date.nullable(),
  acceptedBy: z.string(),
  answerOn: date.nullable(),
  answer: z.string(),
  recordedBy: z.string(),
  version,
})
export type VeiligThuisContact = z.infer<typeof veiligThuisContact>

export const meldcodeOperations = {
  startMeldcode: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/meldcodes',
    summary: 'Begins the statutory meldcode for a suspicion of domestic violence or child abuse; for named people alone',
    input: z.object({
      caseFileId: id(),
      id: id(),
      shieldId: id(),
      namingId: id(),
      /** About whose safety; empty: not known yet. */
      subjectIds: z.array(id()).max(20).default([]),
      people: z
        .array(z.object({ namingId: id(), userId: id(), organisationId: id() }))
        .max(20)
        .default([]),
    }),
    output: made,
    permission: 'shield.keep',
    purpose: 'support',
    event: 'meldcode.started',
    caseFile: 'caseFileId',
  }),
  getMeldcode: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/meldcodes/{meldcodeId}',
    summary: 'A meldcode with what was recorded in its five steps, and what passed between the team and Veilig Thuis',
    input: z.object(inMeldcode),
    output: z.object({
      id: id(),
      shieldId: id(),
      called: z.string(),
      state: z.enum(['open', 'closed']),
      subjects: z.array(z.object({ subjectId: id(), name: z.string() })),
      startedBy: z.string(),
      startedAt: date,
      endedAt: date.nullable(),
      endNote: z.string(),
      entries: z.array(recorded),
      veiligThuis: z.array(veiligThuisContact),
      people: z.array(z.object({ namingId: id(), name: z.string(), organisationName: z.string() })),
      mayWrite: z.boolean(),
      version,
    }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'meldcode.read',
    caseFile: 'caseFileId',
  }),
  recordEntry: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/meldcodes/{meldcodeId}/entries',
    summary: 'Records something in a step of the meldcode; a correction supersedes, and both stay',
    input: z.object({ ...inMeldcode, id: id(), entry: meldcodeEntry, supersedes: id().optional() }),
    output: made,
    permission: 'shield.keep',
    purpose: 'support',
    event: 'meldcode.recorded',
    caseFile: 'caseFileId',
  }),
  recordVeiligThuis: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/meldcodes/{meldcodeId}/veilig-thuis',
    summary: 'Advice asked of Veilig Thuis, a report made to it, or a case that came back from it',
    input: z.object({
      ...inMeldcode,
      id: id(),
      kind: z.enum(veiligThuisKinds),
      contactedOn: day(),
      isAnonymous: z.boolean().default(false),
      what: requiredLines(10_000),
    }),
    output: made,
    permission: 'shield.keep',
    purpose: 'support',
    event: 'veilig-thuis.recorded',
    caseFile: 'caseFileId',
  }),
  recordVeiligThuisAnswer: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/meldcodes/{meldcodeId}/veilig-thuis/{contactId}/answer',
    summary: 'Who took it on and when, and what the other side answered',
    input: z.object({
      ...inMeldcode,
      contactId: id(),
      acceptedOn: day().nullable(),
      acceptedBy: line(200),
      answerOn: day().nullable(),
      answer: line(5000),
      version,
    }),
    output: z.object({ version }),
    permission: 'shield.keep',
    purpose: 'support',
    event: 'veilig-thuis.answered',
    caseFile: 'caseFileId',
  }),
  withdrawVeiligThuis: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/meldcodes/{meldcodeId}/veilig-thuis/{contactId}/withdrawal',
    summary: 'Takes back a contact with Veilig Thuis that was recorded by mistake; it counts no longer',
    input: z.object({ ...inMeldcode, contactId: id(), version }),
    output: z.object({ version }),
    permission: 'shield.keep',
    purpose: 'support',
    event: 'veilig-thuis.withdrawn',
    caseFile: 'caseFileId',
  }),
  endMeldcode: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/meldcodes/{meldcodeId}/ending',
    summary: 'Ends a meldcode, or takes it up again; it stays for named people alone',
    input: z.object({ ...inMeldcode, isEnded: z.boolean(), note: line(2000).min(1, 'Schrijf kort op waarom.'), version }),
    output: z.object({ version }),
    permission: 'shield.keep',
    purpose: 'support',
    event: 'meldcode.ended',
    caseFile: 'caseFileId',
  }),
  countVeiligThuis: operation({
    method: 'GET',
    path: '/figures/veilig-thuis',
    summary:
      'How often advice was asked of Veilig Thuis and how often a report was made, apart (R-046); no household, no small numbers',
    input: z.object({ year: z.coerce.number<string | number>().int().min(2000).max(2200) }),
    output: z.object({
      halves: z.array(
        z.object({ half: z.int(), kind: z.enum(['advice', 'report']), /** Null: fewer than five. */ number: z.int().nullable() }),
      ),
    }),
    permission: 'figures.read',
    purpose: 'steering',
    event: 'figures.read',
  }),
}
