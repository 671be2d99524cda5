import { comesBack } from './expected-rows.ts'
import { Oracle } from './oracle.ts'
import type { Look } from './world.ts'
import type { LoadedWorld, WorldDatabase } from './world-database.ts'

/** How often each question was answered yes and no; a proof that only ever saw one of the two proves nothing. */
export class Answers {
  readonly seen = new Map<string, { yes: number; no: number }>()
  /** All rows that were compared. */
  rows = 0

  count(question: string, answer: boolean): void {
    let seen = this.seen.get(question)
    if (!seen) this.seen.set(question, (seen = { yes: 0, no: 0 }))
    seen[answer ? 'yes' : 'no']++
  }
}

/** What came back and should not, or should and did not; empty when oracle and database agree. */
export async function wrongRows(
  database: WorldDatabase,
  { world, rows }: LoadedWorld,
  look: Look,
  answers?: Answers,
): Promise<string[]> {
  const oracle = new Oracle(world, look)
  const { rows: found, isCovert } = await database.give(world.municipality, look)
  const wrong: string[] = []
  for (const placed of rows) {
    if (!placed.table.actor.select) continue
    const name = `${placed.table.name} ${placed.key}`
    const expected = comesBack(oracle, look, placed)
    if (answers) {
      answers.rows++
      answers.count(placed.table.name, expected)
      if (placed.scope) answers.count(placed.scope.shield ? 'shielded rows' : 'unshielded rows', expected)
    }
    if (expected !== found.delete(name)) wrong.push(`${name} should ${expected ? '' : 'not '}come back`)
  }
  if (oracle.roles().length > 0) found.delete(`access.municipalities /${world.municipality}`)
  for (const name of found) wrong.push(`${name} came back, of another municipality or of nobody knows whom`)
  answers?.count('a look that residents are told nothing of', oracle.isCovert())
  if (oracle.isCovert() !== isCovert) wrong.push(`the session should ${isCovert ? 'not ' : ''}call itself covert`)
  return wrong
}
