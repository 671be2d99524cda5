import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { type CaseFileCard, lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { ScoredDomain } from '../rules/score-fields.ts'

export interface ScoresToRecord {
  file: CaseFileCard
  /** The home visit or the assessment itself; timeline lines refer to it. */
  id: string
  homeVisitId?: string
  /** Code of a contact moment of the programme, or empty. */
  kind: string
  scores: readonly ScoredDomain[]
  at?: Date
}

/**
 * Each score lies in the access domain of its life domain, so that a partner who knows of money sees the score of money.
 * The timeline tells that life domains were discussed, and each reader only which of theirs.
 */
export async function recordScores(tx: Transaction, { file, id, homeVisitId, kind, scores, at }: ScoresToRecord): Promise<void> {
  if (scores.length === 0) return
  const set = await lifeDomainsOfFile(tx, file.id)
  const domains = new Map(set.domains.map(domain => [domain.code, domain]))
  const wrong = scores.findIndex(score => !domains.has(score.lifeDomain))
  if (wrong >= 0) {
    throw invalid([
      { field: `scores.${wrong}.lifeDomain`, message: 'Dit leefgebied hoort niet bij dit dossier. Vernieuw het scherm.' },
    ])
  }
  await mustBeMembers(tx, file, scores)
  const scoredAt = at ?? tx.now
  const rows = []
  for (const score of scores) {
    const subjectId = score.subjectId ?? file.householdId
    const domain = domains.get(score.lifeDomain)?.accessDomain ?? 'general'
    rows.push({
      municipality_id: tx.session.municipality,
      id: score.id,
      case_file_id: file.id,
      home_visit_id: homeVisitId ?? null,
      subject_id: subjectId,
      scope_id: await tx.scope({ caseFile: file.id, subject: subjectId, domain: accessDomainIds[domain] }),
      life_domain: score.lifeDomain,
      life_domain_set: `${set.set}@${set.version}`,
      score: score.score,
      strengths: score.strengths,
      wishes: score.wishes,
      observed: score.observed,
      scored_at: scoredAt,
      recorded_by: tx.session.user,
    })
  }
  await tx.run(build.insertInto('app.domain_scores').values(rows))
  await happenedInFile(tx, {
    event: 'assessment.recorded',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId: await lineScope(tx, file, rows),
    refersTo: id,
    attributes: { kind },
    details: { kind },
    occurredAt: scoredAt,
  })
}

/** Where all of it lies; of several domains the line is general, and each reader finds the scores of theirs beside it. */
async function lineScope(tx: Transaction, file: CaseFileCard, rows: readonly { scope_id: number }[]): Promise<number> {
  const [first, ...others] = rows
  if (first && others.every(row => row.scope_id === first.scope_id)) return first.scope_id
  return tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general })
}

async function mustBeMembers(tx: Transaction, file: CaseFileCard, scores: readonly ScoredDomain[]): Promise<void> {
  const subjects = [...new Set(scores.flatMap(score => (score.subjectId ? [score.subjectId] : [])))].filter(
    id => id !== file.householdId,
  )
  if (subjects.length === 0) return
  const members = await tx.rows<{ person_id: string }>(sql`
    select distinct person_id from app.household_members
    where municipality_id = ${tx.session.municipality} and household_id = ${file.householdId} and person_id = any (${subjects}::uuid[])`)
  const known = new Set(members.map(member => member.person_id))
  const wrong = scores.findIndex(score => score.subjectId && score.subjectId !== file.householdId && !known.has(score.subjectId))
  if (wrong >= 0) {
    throw invalid([{ field: `scores.${wrong}.subjectId`, message: 'Kies iemand uit dit gezin, of het gezin als geheel.' }])
  }
}
