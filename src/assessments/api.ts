import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { line } from '../platform/text-fields.ts'
import { scoredDomains } from './rules/score-fields.ts'

export const assessmentOperations = {
  recordAssessment: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/assessments',
    summary: 'Talks the life domains (leefgebieden) through without a home visit: scores, strengths, wishes',
    input: z.object({
      caseFileId: z.uuid(),
      id: z.uuid(),
      /** Code of a contact moment of the programme. */
      kind: line(60).default(''),
      scores: scoredDomains.min(1, 'Kies minstens één leefgebied.'),
    }),
    output: z.object({ id: z.uuid() }),
    permission: 'case-file.write',
    purpose: 'support',
    event: 'assessment.recorded',
    caseFile: 'caseFileId',
  }),
  listScores: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/scores',
    summary: 'Every score of a case file over time, as far as its life domain is shared',
    input: z.object({ caseFileId: z.uuid() }),
    output: z.array(
      z.object({
        id: z.uuid(),
        lifeDomain: z.string(),
        lifeDomainSet: z.string(),
        subjectId: z.uuid(),
        score: z.int().nullable(),
        strengths: z.string(),
        wishes: z.string(),
        observed: z.string(),
        scoredAt: z.string(),
        recordedBy: z.string(),
      }),
    ),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'scores.read',
    caseFile: 'caseFileId',
  }),
}
