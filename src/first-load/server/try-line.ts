import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { VoordeurError } from '../../platform/errors.ts'
import type { LineProblem } from '../rules/load-kind.ts'

export type Tried<T> = { value: T; problems?: undefined } | { value?: undefined; problems: LineProblem[] }

/**
 * Does what a line asks. What is refused is taken back whole and becomes a line of the report, so that the reason stays
 * when the rest is gone.
 *
 * @param line the number that the problems get
 * @param fields names in the file of fields that the commands call otherwise
 */
export async function tryLine<T>(
  tx: Transaction,
  line: number,
  fields: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<Tried<T>> {
  await tx.run(sql`savepoint first_load_line`)
  try {
    const value = await work()
    await tx.run(sql`release savepoint first_load_line`)
    return { value }
  } catch (error) {
    if (!(error instanceof VoordeurError) || error.kind === 'unavailable') throw error
    await tx.run(sql`rollback to savepoint first_load_line`)
    const told = error.fields.map(({ field, message }) => ({ line, field: fields[field] ?? field, message }))
    return { problems: told.length > 0 ? told : [{ line, field: '', message: error.message }] }
  }
}
