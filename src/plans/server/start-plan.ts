import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { build } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { planOperations } from '../api.ts'
import { findRunningPlan, getOpenFile } from './open-plan.ts'

export const startPlan: Handler<typeof planOperations.startPlan> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const file = await getOpenFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  if (await findRunningPlan(tx, file)) throw conflict('Dit huishouden heeft al een lopend plan. Er is geen tweede gemaakt.')
  const scopeId = await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general })
  await tx.run(
    build.insertInto('app.plans').values({
      municipality_id: municipality,
      id: input.id,
      case_file_id: file.id,
      scope_id: scopeId,
      started_at: tx.now,
      recorded_by: user,
    }),
  )
  await tx.run(
    build.insertInto('app.plan_households').values({
      municipality_id: municipality,
      plan_id: input.id,
      household_id: file.householdId,
      scope_id: scopeId,
      valid_from: tx.now,
    }),
  )
  await tx.run(sql`
    update app.case_files set phase = 'tackle', last_step_at = ${tx.now}, version = version + 1
    where municipality_id = ${municipality} and id = ${file.id}`)
  await happenedInFile(tx, {
    event: 'plan.drawn-up',
    about: { kind: 'plan', id: input.id },
    caseFileId: file.id,
    scopeId,
  })
  return { id: input.id, version: 1 }
}
