import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { recordScores } from '../../assessments/server/commands.ts'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { discardDrafts } from '../../drafts/server/commands.ts'
import { build } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { outreachOperations } from '../api.ts'
import { isVisit } from '../rules/visit-outcome.ts'
import { keepCardOfVisit } from './card-of-visit.ts'

export const recordHomeVisit: Handler<typeof outreachOperations.recordHomeVisit> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  if (file.closedAt)
    throw conflict('Dit dossier is afgesloten. Heropen het om een bezoek vast te leggen; wat u invulde staat er nog.')
  const visitedAt = new Date(input.visitedAt)
  if (visitedAt > tx.now) throw invalid([{ field: 'visitedAt', message: 'Dit moment moet nog komen. Vul in wanneer u er was.' }])

  const scopeId = await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general })
  await tx.run(
    build.insertInto('app.home_visits').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      case_file_id: file.id,
      scope_id: scopeId,
      stream: input.stream,
      visited_at: visitedAt,
      visitor_user_id: tx.session.user,
      reason: input.reason,
      purpose_told: input.purposeTold,
      entry_consent: input.entryConsent,
      outcome: input.outcome,
      next_step: input.nextStep,
      recorded_at: tx.now,
    }),
  )
  await keepCardOfVisit(tx, file, { id: input.id, at: visitedAt })
  const visited = isVisit(input.outcome)
  await happenedInFile(tx, {
    event: visited ? 'home-visit.recorded' : 'visit.attempted',
    about: visited ? { kind: 'household', id: file.householdId } : { kind: 'visit-stop', id: input.id },
    caseFileId: file.id,
    scopeId,
    subjectId: file.householdId,
    refersTo: input.id,
    attributes: visited ? { kind: input.kind, outcome: input.outcome } : { outcome: input.outcome },
    details: { kind: input.kind, outcome: input.outcome },
    occurredAt: visitedAt,
  })
  await recordScores(tx, {
    file,
    id: input.id,
    homeVisitId: input.id,
    kind: input.kind,
    scores: input.scores,
    at: visitedAt,
  })
  if (visited) {
    await tx.run(sql`
      update app.case_files
      set first_visit_at = least(coalesce(first_visit_at, ${visitedAt}::timestamptz), ${visitedAt}::timestamptz),
        last_step_at = greatest(last_step_at, ${visitedAt}::timestamptz)
      where municipality_id = ${tx.session.municipality} and id = ${file.id}`)
  }
  await discardDrafts(tx, { form: `visit-${file.id}`, aboutId: input.id })
  return { id: input.id }
}
