import * as z from 'zod'
import { scoredDomains } from '../assessments/rules/score-fields.ts'
import { operation } from '../platform/operation.ts'
import { line, lines, moment, requiredLine } from '../platform/text-fields.ts'
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

export const outreachOperations = {
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
