import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { planOperations } from '../api.ts'
import { accessDomainIdOf, findMember, getLifeDomainOfFile, getOpenFile, getRunningPlan, steppedForward } from './open-plan.ts'

export interface NewGoal {
  caseFileId: string
  id: string
  lifeDomain: string
  /** Left out: the household. */
  subjectId?: string | undefined
  title: string
  residentWords: string
  safetyFirst: boolean
  /** For both households of a plan that is of two. */
  isShared?: boolean | undefined
}

/** Adds a goal to the running plan. @throws invalid at `lifeDomain` or `subjectId`, conflict without a plan */
export async function addGoalTo(tx: Transaction, goal: NewGoal): Promise<{ subjectId: string }> {
  const { municipality, user } = tx.session
  const file = await getOpenFile(tx, goal.caseFileId)
  const plan = await getRunningPlan(tx, file)
  const domain = await getLifeDomainOfFile(tx, file.id, goal.lifeDomain)
  if (goal.isShared && !plan.isShared) {
    throw invalid([{ field: 'isShared', message: 'Dit plan is van één gezin; er is geen ander gezin om mee te delen.' }])
  }
  // About both households as a whole: about the plan.
  const subject = goal.subjectId ?? (goal.isShared ? plan.id : file.householdId)
  if (goal.subjectId !== undefined && subject !== file.householdId && !(await findMember(tx, file.householdId, subject))) {
    throw invalid([{ field: 'subjectId', message: 'Kies iemand van dit huishouden, of het hele huishouden.' }])
  }
  const scopeId = await tx.scope({
    caseFile: file.id,
    subject,
    domain: accessDomainIdOf(domain),
    ...(goal.isShared ? { holder: plan.id } : {}),
  })
  await tx.run(
    build.insertInto('app.goals').values({
      municipality_id: municipality,
      id: goal.id,
      case_file_id: file.id,
      plan_id: plan.id,
      scope_id: scopeId,
      life_domain: domain.code,
      subject_id: subject,
      title: goal.title,
      resident_words: goal.residentWords,
      safety_first: goal.safetyFirst,
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
    refersTo: goal.id,
    attributes: { lifeDomain: domain.code },
    details: { title: goal.title, lifeDomain: domain.code },
  })
  return { subjectId: subject }

  async function nextPosition(): Promise<number> {
    const { next } = await tx.get<{ next: number }>(sql`
      select coalesce(max(position), 0) + 1 as next from app.goals where municipality_id = ${municipality} and plan_id = ${plan.id}`)
    return next
  }
}

export const addGoal: Handler<typeof planOperations.addGoal> = async ({ tx, input, touch }) => {
  const { subjectId } = await addGoalTo(tx, input)
  touch({ subjects: [subjectId], records: [input.id] })
  return { id: input.id, version: 1 }
}
