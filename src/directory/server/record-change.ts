import { sql } from 'kysely'
import { applyChange, type Change } from '../../platform/changes.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { spokenMoment } from '../../platform/time/spoken-moment.ts'
import type { PastChange } from '../api.ts'

export type ChangeKind =
  | 'organisation'
  | 'area'
  | 'team'
  | 'user'
  | 'role'
  | 'deputy'
  | 'setting'
  | 'programme'
  | 'provider'
  | 'covenant'

export interface RecordedChange {
  kind: ChangeKind
  /** The id, or the key of a setting. */
  about: string | number
  field: string
  before?: unknown
  after?: unknown
}

/** Keeps what stood there, in the transaction of the change itself: the processing log tells who and when, this tells what. */
export async function recordChange(tx: Transaction, { kind, about, field, before, after }: RecordedChange): Promise<void> {
  await tx.run(
    build.insertInto('app.administration_changes').values({
      municipality_id: tx.session.municipality,
      id: newId(),
      kind,
      about: String(about),
      field,
      before: JSON.stringify(before ?? null),
      after: JSON.stringify(after ?? null),
      changed_by: tx.session.user,
      changed_at: tx.now,
    }),
  )
}

const mostPast = 50

/** What was changed, the last first. `about` may name several: a person and their roles. */
export const listChanges = (tx: Transaction, kinds: readonly ChangeKind[], about: string | number): Promise<PastChange[]> =>
  tx.rows<PastChange>(sql`
    select c.id, c.field, c.before, c.after, u.display_name as by, c.changed_at as at
    from app.administration_changes c
    join access.users u on u.municipality_id = c.municipality_id and u.id = c.changed_by
    where c.municipality_id = ${tx.session.municipality} and c.kind = any (${[...kinds]}) and c.about = ${String(about)}
    order by c.changed_at desc, c.id
    limit ${mostPast}`)

/**
 * Compares a change with what stands there and keeps what changes in the history. Undefined: all of it stood there already.
 *
 * @throws conflict with both values, and who wrote the other one when
 */
export async function takeChange<T extends object>(
  tx: Transaction,
  { kind, about }: Pick<RecordedChange, 'kind' | 'about'>,
  current: T,
  change: Change<T>,
): Promise<Partial<T> | undefined> {
  const outcome = applyChange(current, change)
  if (outcome.kind === 'identical') return undefined
  if (outcome.kind === 'clash') {
    const [last] = await listChanges(tx, [kind], about)
    const who = last
      ? `${last.by} heeft dit ${spokenMoment(new Date(last.at), tx.now)} ook gewijzigd.`
      : 'Dit is net ook door iemand anders gewijzigd.'
    throw conflict(`${who} Uw wijziging is niet opgeslagen; bekijk wat er nu staat en kies dan opnieuw.`, {
      clashes: outcome.clashes,
      ...(last ? { by: last.by, at: last.at } : {}),
    })
  }
  for (const field of Object.keys(outcome.values) as (keyof T & string)[]) {
    await recordChange(tx, { kind, about, field, before: current[field], after: outcome.values[field] })
  }
  return outcome.values
}
