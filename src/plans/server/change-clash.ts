import { sql } from 'kysely'
import { applyChange, type Change } from '../../platform/changes.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { spokenMoment } from '../../platform/time/spoken-moment.ts'

interface Writer {
  by: string
  at: Date
}

/**
 * The values to write, or undefined when all of it stands there already.
 * @throws conflict with, per field, both values and who wrote the other one when
 */
export async function valuesOfChange<T extends object>(
  tx: Transaction,
  recordId: string,
  current: T,
  change: Change<T>,
): Promise<Partial<T> | undefined> {
  const outcome = applyChange(current, change)
  if (outcome.kind === 'applied') return outcome.values
  if (outcome.kind === 'identical') return undefined
  const clashes = await Promise.all(
    outcome.clashes.map(async clash => ({ ...clash, ...(await lastWriter(tx, recordId, clash.field)) })),
  )
  const [last] = clashes.filter(clash => clash.at !== undefined).toSorted((one, other) => Number(other.at) - Number(one.at))
  const who =
    last?.by && last.at
      ? `${last.by} heeft dit ${spokenMoment(last.at, tx.now)} ook gewijzigd.`
      : 'Dit is net ook door iemand anders gewijzigd.'
  throw conflict(`${who} Uw wijziging is niet opgeslagen; kies welke tekst moet blijven staan.`, {
    clashes,
    ...(last ? { by: last.by, at: last.at } : {}),
  })
}

/** Who last wrote this field of a goal or action: the line that changed it, else the one that added it. */
const lastWriter = (tx: Transaction, recordId: string, field: string): Promise<Writer | undefined> =>
  tx.find<Writer>(sql`
    select u.display_name as by, t.recorded_at as at
    from app.timeline t join access.users u on u.municipality_id = t.municipality_id and u.id = t.actor_user_id
    where t.municipality_id = ${tx.session.municipality} and t.refers_to = ${recordId} and t.recorded_at <= ${tx.now}
      and (t.event in ('goal.added', 'action.added') or t.details->'changes' @> ${JSON.stringify([{ field }])}::jsonb)
    order by t.recorded_at desc, t.id desc limit 1`)

/** For the timeline: every field that changed, with what stood there. */
export const changedFields = <T extends object>(
  current: T,
  values: Partial<T>,
): { field: string; from: unknown; to: unknown }[] =>
  (Object.keys(values) as (keyof T & string)[]).map(field => ({ field, from: current[field], to: values[field] }))
