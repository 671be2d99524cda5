import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { conflict } from '../../platform/errors.ts'
import { capability, type Handlers } from '../../platform/http/handlers.ts'
import { assessmentOperations } from '../api.ts'
import { recordScores } from './record-scores.ts'

const recordAssessment: Handlers<typeof assessmentOperations>['recordAssessment'] = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  if (file.closedAt)
    throw conflict('Dit dossier is afgesloten. Heropen het om scores vast te leggen; wat u invulde staat er nog.')
  await recordScores(tx, { file, id: input.id, kind: input.kind, scores: input.scores })
  return { id: input.id }
}

const listScores: Handlers<typeof assessmentOperations>['listScores'] = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  const rows = await tx.rows<{
    id: string
    lifeDomain: string
    lifeDomainSet: string
    subjectId: string
    score: number | null
    strengths: string
    wishes: string
    observed: string
    scoredAt: Date
    recordedBy: string
  }>(sql`
    select s.id, life_domain as "lifeDomain", life_domain_set as "lifeDomainSet", subject_id as "subjectId", score, strengths, wishes, observed,
      scored_at as "scoredAt", coalesce(u.display_name, '') as "recordedBy"
    from app.domain_scores s
    left join access.users u on u.municipality_id = s.municipality_id and u.id = s.recorded_by
    where s.municipality_id = ${tx.session.municipality} and s.case_file_id = ${file.id}
    order by scored_at, s.id`)
  touch({ subjects: new Set([file.householdId, ...rows.map(row => row.subjectId)]) })
  return rows.map(row => ({ ...row, scoredAt: row.scoredAt.toISOString() }))
}

export const assessments = capability('assessments', assessmentOperations, { recordAssessment, listScores })
