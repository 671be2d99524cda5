import { sql } from 'kysely'
import { build } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { planOperations } from '../api.ts'
import { accessDomainIdOf, findMember, getLifeDomainOfFile, getOpenFile, getRunningPlan, steppedForward } from './open-plan.ts'

export const addGoal: Handler<typeof planOperations.addGoal> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const file = await getOpenFile(tx, input.caseFileId)
  const plan = await getRunningPlan(tx, file.id)
  const domain = await getLifeDomainOfFile(tx, file.id, input.lifeDomain)
  const subject = input.subjectId ?? file.householdId
  if (subject !== file.householdId && !(await findMember(tx, file.householdId, subject))) {
    throw invalid([{ field: 'subjectId', message: 'Kies iemand van dit huishouden, of het hele huishouden.' }])
  }
  touch({ subjects: [subject], records: [input.id] })
  const scopeId = await tx.scope({ caseFile: file.id, subject, domain: accessDomainIdOf(domain) })
  await tx.run(
    build.insertInto('app.goals').values({
      municipality_id: municipality,
      id: input.id,
      case_file_id: file.id,
      plan_id: plan.id,
      scope_id: scopeId,
      life_domain: domain.code,
      subject_id: subject,
      title: input.title,
      resident_words: input.residentWords,
      safety_first: input.safetyFirst,
      position: await nextPosition(),
      recorded_by: user,
      recorded_at: tx.now,
    }),
  )
  await steppedForward(tx, file.id)
  await happenedInFile(tx, {
    event: 'goal.added',
    about: { kind: 'plan', id: plan.id },
    caseFileId: file.id,
    scopeId,
    subjectId: subject,
    refersTo: input.id,
    attributes: { lifeDomain: domain.code },
    details: { title: input.title, lifeDomain: domain.code },
  })
  return { id: input.id, version: 1 }

  async function nextPosition(): Promise<number> {
    const { next } = await tx.get<{ next: number }>(sql`
      select coalesce(max(position), 0) + 1 as next from app.goals where municipality_id = ${municipality} and plan_id = ${plan.id}`)
    return next
  }
}
