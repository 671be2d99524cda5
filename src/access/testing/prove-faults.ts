import { cloneTemplate, schemaTemplate } from '../../platform/testing/clone-template.ts'
import { startTestServer } from '../../platform/testing/test-server.ts'
import { wrongScopes, wrongWrites } from './compare-writing.ts'
import { comesBack } from './expected-rows.ts'
import { Oracle } from './oracle.ts'
import { type Fault, faultsInFunctions, faultsInPolicies } from './planted-faults.ts'
import { saysNothingNew } from './says-nothing-new.ts'
import { wrongByRule } from './try-writing.ts'
import { type Look, makeWorld } from './world.ts'
import { type LoadedWorld, WorldDatabase } from './world-database.ts'

// Takes one condition after another out of the policies and the resolver and asks the oracle whether it notices. What it does not notice
// is a condition that says nothing new, or a hole in the proof.

interface Seen {
  one: LoadedWorld
  look: Look
  at: number
  /** What should come back, by table. */
  expected: Map<string, Set<string>>
  isCovert: boolean
}

/** These tell between them which keys of every kind a session holds. */
const showing = new Set(
  `access.scopes access.users app.concern_reports app.case_files app.tasks app.clocks
  app.counted_facts app.spendings app.resident_requests app.aftercare_contacts app.consent_records
  audit.mentions app.destruction_items`.split(/\s+/),
)
const written = new Set(['app.notes', 'app.tasks', 'app.clocks'])

const resolver = ['access.consent_stands', 'access.enter', 'access.may_write', 'access.overseen_areas', 'access.scope_for']
/** So many municipalities at first, and so many more, batch by batch, for what was not noticed yet. */
const batches = [60, 120, 120, 120]
/** The catalogue asks for the municipality in every policy, by its text. */
const ofTheCatalogue = /^\(municipality_id = session\((municipality|workplace)\)\) → true$/

const only = process.argv[2] ?? ''
const server = await startTestServer()
const database = await WorldDatabase.in(await cloneTemplate(server.adminUrl, schemaTemplate('postgres')))
// Without worlds: the rules of writing bring their own rows.
const empty = await WorldDatabase.in(await cloneTemplate(server.adminUrl, schemaTemplate('postgres')), 1)
try {
  const policies = only === 'resolver' ? [] : await faultsInPolicies(database.admin)
  const functions = only === 'policies' ? [] : await faultsInFunctions(database.admin, resolver)
  let left = [...policies, ...functions].filter(fault => !ofTheCatalogue.test(fault.says))
  const planted = policies.length + functions.length
  for (const [at, worlds] of batches.entries()) {
    const loaded = await database.load(
      Array.from({ length: worlds }, (_, number) => makeWorld(at * 1000 + number + 1, number + 1)),
    )
    const looks = loaded.flatMap(one => one.world.looks.map((look, of) => expectedOf(one, look, of + one.world.municipality)))
    // One of this municipality, signed in at the next.
    const [next] = loaded
    if (next) for (const { world } of loaded) if (world.looks[0]) looks.push(expectedOf(next, world.looks[0], 0))
    const unnoticed: Fault[] = []
    // Policies read no tables: those of different tables are tried side by side.
    const byTable = [
      ...Map.groupBy(
        left.filter(fault => fault.table),
        fault => fault.table,
      ).values(),
    ]
    for (let round = 0; byTable.some(all => all[round]); round++) {
      const together = byTable.flatMap(all => all[round] ?? [])
      unnoticed.push(...(await tryTogether(together, looks)))
    }
    for (const fault of left.filter(one => !one.table)) if (!(await isNoticed(fault, looks))) unnoticed.push(fault)
    left = unnoticed
    console.log(`${worlds} municipalities: ${left.length} of ${planted} not noticed`)
  }
  const unexplained = left.filter(fault => !saysNothingNew(fault))
  for (const fault of left) console.log(`${fault.place}: ${fault.says}\n  ${saysNothingNew(fault) ?? 'NOT NOTICED'}`)
  console.log(
    JSON.stringify({
      planted,
      noticed: planted - left.length,
      saysNothingNew: left.length - unexplained.length,
      unexplained: unexplained.length,
    }),
  )
  process.exitCode = unexplained.length > 0 ? 1 : 0
} finally {
  await database.close()
  await empty.close()
  await server.stop()
}

function expectedOf(one: LoadedWorld, look: Look, at: number): Seen {
  const oracle = new Oracle(one.world, look)
  const expected = new Map<string, Set<string>>()
  for (const placed of one.rows) {
    if (!placed.table.actor.select || !comesBack(oracle, look, placed)) continue
    const keys = expected.get(placed.table.name) ?? new Set()
    expected.set(placed.table.name, keys.add(placed.key))
  }
  if (oracle.roles().length > 0) expected.set('access.municipalities', new Set([`/${one.world.municipality}`]))
  return { one, look, at, expected, isCovert: oracle.isCovert() }
}

/** The tables of which something came back that should not, or the other way round; undefined when it fails altogether. */
async function wrongTables({ one, look, expected, isCovert }: Seen, only: ReadonlySet<string>): Promise<Set<string>> {
  const given = await database.give(one.world.municipality, look, only)
  const found = Map.groupBy(given.rows, row => row.slice(0, row.indexOf(' ')))
  const wrong = new Set<string>()
  for (const table of only) {
    const keys = expected.get(table) ?? new Set()
    const rows = found.get(table) ?? []
    if (rows.length !== keys.size || rows.some(row => !keys.has(row.slice(table.length + 1)))) wrong.add(table)
  }
  if (given.isCovert !== isCovert) wrong.add('covert')
  return wrong
}

async function isNoticed(fault: Fault, all: Seen[]): Promise<boolean> {
  try {
    await database.admin.query(fault.plant)
    const readsNothing = ['access.may_write', 'access.scope_for'].includes(fault.place)
    if (!readsNothing) for (const seen of all) if ((await wrongTables(seen, showing)).size > 0) return true
    for (const seen of all) {
      const { one, look, at } = seen
      if (fault.place === 'access.enter') {
        if (at % 2 === 0 && (await wrongWrites(database, one, look, { at, tables: written })).length > 0) return true
      } else if ((await wrongScopes(database, one, look, { at })).length > 0) return true
    }
    return false
  } catch (error) {
    // It no longer runs at all: whoever signs in notices.
    console.log(`fails altogether: ${fault.place} ${fault.says}: ${String(error)}`)
    return true
  } finally {
    await database.admin.query(fault.undo)
  }
}

/** Those that were not noticed. */
async function tryTogether(faults: Fault[], all: Seen[]): Promise<Fault[]> {
  const left = new Map(faults.map(fault => [fault.table ?? '', fault]))
  const reads = (fault: Fault) => fault.command === 'select' || fault.command === 'all'
  for (const fault of faults) {
    await database.admin.query(fault.plant)
    await empty.admin.query(fault.plant)
  }
  try {
    const isWritten = (table: string) => left.has(table) && left.get(table)?.command !== 'select'
    for (const { table } of await wrongByRule(empty.database, empty.tables, rule => isWritten(rule.table))) left.delete(table)
    for (const seen of all) {
      if (left.size === 0) break
      const reading = new Set([...left.values()].flatMap(fault => (reads(fault) ? [fault.table ?? ''] : [])))
      if (reading.size > 0) for (const table of await wrongTables(seen, reading)) left.delete(table)
      const writing = new Set([...left.keys()].filter(isWritten))
      if (writing.size > 0 && seen.at % 2 === 0)
        for (const { table } of await wrongWrites(database, seen.one, seen.look, { at: seen.at, tables: writing }))
          left.delete(table)
    }
    return [...left.values()]
  } finally {
    for (const fault of faults) {
      await database.admin.query(fault.undo)
      await empty.admin.query(fault.undo)
    }
  }
}
