import * as z from 'zod'
import { scoredDomains } from '../assessments/rules/score-fields.ts'
import { operation } from '../platform/operation.ts'
import { day, line, lines, moment, requiredLine } from '../platform/text-fields.ts'
import { partsOfDay } from './rules/part-of-day.ts'
import { visitOutcomes } from './rules/visit-outcome.ts'

const visitForm = z.object({
  /** Streams and contact moments of the programmes of the file. */
  streams: z.array(z.string()),
  kinds: z.array(z.object({ code: z.string(), label: z.string(), assesses: z.boolean() })),
  /** The first kind, or the next one once there was a conversation. */
  suggestedKind: z.string(),
  earlier: z.array(
    z.object({
      id: z.uuid(),
      visitedAt: z.string(),
      outcome: z.enum(visitOutcomes),
      reason: z.string(),
      nextStep: z.string(),
      visitor: z.string(),
    }),
  ),
})

const partOfDay = () => z.enum(partsOfDay, 'Kies een deel van de dag.')
const change = <T extends z.ZodType>(field: T) => z.object({ from: field, to: field }).optional()
const which = { caseFileId: z.uuid(), visitId: z.uuid() }
const made = z.object({ id: z.uuid(), version: z.int() })

/** That somebody comes or came, and nothing of why or how it went. */
const visitCard = z.object({
  id: z.uuid(),
  visitOn: z.string(),
  partOfDay: z.enum(partsOfDay),
  state: z.enum(['planned', 'made', 'cancelled']),
  organisationName: z.string(),
  visitorName: z.string(),
  isMine: z.boolean(),
  /** Whether one may ask its visitor to go together. */
  mayAsk: z.boolean(),
  mayCancel: z.boolean(),
  version: z.int(),
})
export type VisitCard = z.infer<typeof visitCard>

const visitsOfFile = z.object({
  /** What is planned first, by day; then what was made in the last weeks, newest first. */
  visits: z.array(visitCard),
  mayPlan: z.boolean(),
  /** Whether one writes visits down in this file, with how they went. */
  mayRecord: z.boolean(),
  /** One takes part without everybody knowing, and so do one’s visits. */
  isHidden: z.boolean(),
})
export type VisitsOfFile = z.infer<typeof visitsOfFile>

export const outreachOperations = {
  listVisits: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/visits',
    summary: 'Who comes to a household and who was there: day and organisation, of everybody who takes part',
    input: z.object({ caseFileId: z.uuid() }),
    output: visitsOfFile,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'visits.read',
    caseFile: 'caseFileId',
  }),
  listMyVisits: operation({
    method: 'GET',
    path: '/own-visits',
    summary: 'The home visits one planned oneself, those of the last month that nobody wrote down yet included',
    input: z.object({}),
    output: z.object({
      visits: z.array(
        z.object({
          id: z.uuid(),
          caseFileId: z.uuid(),
          caseTitle: z.string(),
          visitOn: z.string(),
          partOfDay: z.enum(partsOfDay),
        }),
      ),
    }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'visits.listed',
  }),
  planVisit: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/visits',
    summary: 'Plans a home visit of oneself: a day and a part of it, for everybody who knows of the file',
    input: z.object({ caseFileId: z.uuid(), id: z.uuid(), visitOn: day(), partOfDay: partOfDay() }),
    output: made,
    permission: 'case-file.write',
    purpose: 'support',
    event: 'home-visit.planned',
    caseFile: 'caseFileId',
  }),
  moveVisit: operation({
    method: 'PATCH',
    path: '/case-files/{caseFileId}/visits/{visitId}',
    summary: 'Moves a visit one planned; each field names the value it was made on, and a clash comes back with both values',
    input: z.object({ ...which, change: z.object({ visitOn: change(day()), partOfDay: change(partOfDay()) }) }),
    output: made,
    permission: 'case-file.write',
    purpose: 'support',
    event: 'home-visit.moved',
    caseFile: 'caseFileId',
  }),
  cancelVisit: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/visits/{visitId}/cancellation',
    summary: 'Calls off a planned visit: one’s own, or as coordinator one of somebody else, who gets a mail',
    input: z.object(which),
    output: made,
    permission: 'case-file.write',
    purpose: 'support',
    event: 'home-visit.cancelled',
    caseFile: 'caseFileId',
  }),
  finishVisit: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/visits/{visitId}/ending',
    summary: 'Tells that one was there, without how it went: for who writes down no visits here',
    input: z.object(which),
    output: made,
    permission: 'case-file.write',
    purpose: 'support',
    event: 'home-visit.made',
    caseFile: 'caseFileId',
  }),
  askTogether: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/visits/{visitId}/request-to-combine',
    summary: 'Asks who planned a visit to go together or to leave one out, by a mail that names nobody',
    input: z.object(which),
    output: made,
    permission: 'case-file.write',
    purpose: 'support',
    event: 'home-visit.together-asked',
    caseFile: 'caseFileId',
  }),
  getVisitForm: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/visit-form',
    summary: 'What a home visit of this file asks, and how the earlier visits went',
    input: z.object({ caseFileId: z.uuid() }),
    output: visitForm,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'home-visits.read',
    caseFile: 'caseFileId',
  }),
  recordHomeVisit: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/home-visits',
    summary: 'Records a home visit (huisbezoek): stream, reason, result, next step, and the life domains talked about',
    input: z
      .object({
        caseFileId: z.uuid(),
        id: z.uuid(),
        visitedAt: moment(),
        /** Code of a contact moment of the programme. */
        kind: line(60).default(''),
        stream: requiredLine(120),
        reason: requiredLine(1000),
        /** Residents are told why somebody comes. */
        purposeTold: z.boolean(),
        /** Nobody enters a home without the resident's consent (Awbi art. 1). */
        entryConsent: z.boolean(),
        outcome: z.enum(visitOutcomes),
        nextStep: lines(2000).min(1, 'Schrijf op wat de volgende stap is, ook als dat "niets" is.'),
        scores: scoredDomains.default([]),
      })
      .superRefine((visit, context) => {
        const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
        if (visit.outcome === 'conversation' && !visit.purposeTold) {
          issue(
            'purposeTold',
            'Vertel altijd waarom u komt. Is dat niet gebeurd, kies dan een andere uitkomst en plan een nieuw bezoek.',
          )
        }
        if (visit.outcome !== 'conversation' && visit.scores.length > 0) {
          issue('scores', 'Zonder gesprek zijn er geen scores. Kies "Gesprek gehad", of haal de scores weg.')
        }
      }),
    output: z.object({ id: z.uuid() }),
    permission: 'case-file.write',
    purpose: 'support',
    event: 'home-visit.recorded',
    caseFile: 'caseFileId',
  }),
}
