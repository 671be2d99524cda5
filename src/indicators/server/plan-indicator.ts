import { sql } from 'kysely'
import { applyChange } from '../../platform/changes.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { listProgrammes } from '../../programmes/server/commands.ts'
import type { indicatorOperations } from '../api.ts'

export const planIndicator: Handler<typeof indicatorOperations.planIndicator> = async ({ tx, input }) => {
  const { municipality: m, user } = tx.session
  const programme = (await listProgrammes(tx)).find(one => one.id === input.programmeId)
  if (!programme?.indicators.some(one => one.code === input.indicator)) {
    throw notFound('Dit cijfer bestaat niet (meer) in dit programma. Er is niets gewijzigd.')
  }
  const current = await tx.find<{ planned: number; version: number }>(sql`
    select planned, version from app.targets
    where municipality_id = ${m} and programme_id = ${input.programmeId} and indicator = ${input.indicator}
      and year = ${input.year}::integer and half = ${input.half}::integer
    for update`)
  const outcome = applyChange<{ planned: number | null }>({ planned: current?.planned ?? null }, input.change)
  if (outcome.kind === 'identical') return { version: current?.version ?? 1 }
  if (outcome.kind === 'clash') {
    throw conflict('Iemand anders heeft deze planning net gewijzigd. Uw getal is niet bewaard; bekijk welk getal klopt.', {
      clashes: outcome.clashes,
    })
  }
  const planned = input.change.planned.to
  if (current) {
    await tx.run(sql`
      update app.targets set planned = ${planned}, updated_by = ${user}, version = version + 1
      where municipality_id = ${m} and programme_id = ${input.programmeId} and indicator = ${input.indicator}
        and year = ${input.year}::integer and half = ${input.half}::integer`)
    return { version: current.version + 1 }
  }
  await tx.run(sql`
    insert into app.targets (municipality_id, programme_id, indicator, year, half, planned, updated_by)
    values (${m}, ${input.programmeId}, ${input.indicator}, ${input.year}::integer, ${input.half}::integer, ${planned}, ${user})`)
  return { version: 1 }
}
