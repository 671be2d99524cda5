import fc from 'fast-check'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { loadHistories, readDump, smallDumpFile } from '../../../db/demo/load-histories.ts'
import { userId, voorbeeldstad } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { createNumberVault } from '../../households/server/commands.ts'
import { openPool } from '../../platform/database/pool.ts'
import { newId } from '../../platform/ids.ts'
import { retentionOperations as operations } from '../api.ts'
import { everything, work } from '../testing/destruction.ts'

// The invented municipality, some decades on, with holds on files of chance, and a worker that is interrupted after lines of chance. What
// was destroyed whole is nowhere any more; what is open or held is byte for byte what it was.

const municipality = voorbeeldstad.id
const runs = Number(process.env['VOORDEUR_PROPERTY_RUNS']) > 0 ? 12 : 1

interface Chance {
  year: number
  /** Of each file in turn whether it is held. */
  held: boolean[]
  /** After so many lines the worker stops. */
  stopsAfter: number
}

const chance: fc.Arbitrary<Chance> = fc.record({
  year: fc.integer({ min: 2040, max: 2052 }),
  held: fc.array(
    fc.nat(2).map(number => number === 0),
    { minLength: 7, maxLength: 7 },
  ),
  stopsAfter: fc.integer({ min: 1, max: 9 }),
})

test('what is destroyed is nowhere any more, and what stays is what it was', async () => {
  await fc.assert(fc.asyncProperty(chance, inTown), { numRuns: runs, endOnFailure: true })
}, 600_000)

async function inTown({ year, held, stopsAfter }: Chance): Promise<void> {
  const house = await openTestHouse({ moment: new Date('2027-06-17T10:00:00+02:00') })
  const pool = openPool(house.database.workerUrl, { size: 2 })
  try {
    await loadTown(house)
    // Every third file that is open is closed, so that there is enough to destroy.
    await house.stored(
      `update app.case_files set closed_at = '2027-06-01' where closed_at is null and right(id::text, 1) < '6' and joined_into is null`,
    )
    house.clock.shiftTo(new Date(`${year}-07-01T10:00:00+02:00`))
    const files = await filesOf(house)
    const heldFiles = files.filter((_, at) => held[at % held.length])
    for (const file of heldFiles) {
      await house.stored(
        `insert into app.legal_holds (municipality_id, id, case_file_id, reason, review_on, valid_from, set_by) values ($1, $2, $3, 'Bezwaar', $4, now(), $5)`,
        [municipality, newId(), file.id, `${year + 1}-01-01`, userId('ingrid')],
      )
    }
    await work(pool, house)
    const before = await everything(house)
    await destroyWithInterruptions(house, pool, stopsAfter)
    const after = await everything(house)

    const left = new Set((await filesOf(house)).map(file => file.id))
    const standing = files.filter(file => !file.closed || heldFiles.includes(file))
    expect(standing.filter(file => !left.has(file.id))).toEqual([])
    const kept = new Set(standing.flatMap(file => file.numbers))
    const changed = [...before].filter(
      ([name, body]) => !passing.test(name) && idsIn(body).some(id => kept.has(id)) && after.get(name) !== body,
    )
    // A row that tells of a file that stays and one that went (a link between the two) may be gone.
    const gone = files.filter(file => !left.has(file.id))
    const shared = new Set(files.filter(file => left.has(file.id)).flatMap(file => file.numbers))
    const goneIds = new Set(gone.flatMap(file => file.numbers).filter(id => !shared.has(id)))
    expect(changed.filter(([, body]) => !idsIn(body).some(id => goneIds.has(id)))).toEqual([])
    const traces = [...after].filter(([name, body]) => !name.startsWith('audit.') && idsIn(body).some(id => goneIds.has(id)))
    expect(traces).toEqual([])
    // By then the longest term has ended for all that was written.
    if (year >= 2049) expect(gone.length).toBe(files.length - standing.length)

    // Every row that went has its hash, and nothing else has one.
    const [counts] = await house.stored<{ hashes: number; isTold: boolean }>(`
      select count(*) filter (where table_name not in ('app.drafts', 'app.messages'))::int as hashes,
        count(*) = (select sum(destroyed) from app.destruction_runs where state = 'done') as "isTold"
      from app.destroyed_rows where act = 'destroyed'`)
    const went = [...before.keys()].filter(name => !after.has(name) && !untold.test(name)).length
    expect(counts).toEqual({ hashes: went, isTold: true })
  } finally {
    await pool.end()
    await house.close()
  }
}

/** Cleared away by the day, or made anew by every run. */
const passing = /^(audit\.|app\.(drafts|receipts|messages|search_names|search_misspellings|destr))/
/** Went without a hash: kept for days only, words of the dictionary, and what retention noted itself. */
const untold = /^(audit\.|app\.(drafts|receipts|messages|search_names|search_misspellings|legal_holds|destr))/

const idsIn = (body: string): string[] => body.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []

interface TownFile {
  id: string
  closed: boolean
  /** The numbers of the file, its household, its people and its tasks. */
  numbers: string[]
}

const filesOf = (house: TestHouse): Promise<TownFile[]> =>
  house.stored<TownFile>(`
    select f.id, f.closed_at is not null as closed, (
      select array_agg(distinct h.holder_id) from access.file_holders h where h.case_file_id = f.id) as numbers
    from app.case_files f order by f.id`)

async function loadTown(house: TestHouse): Promise<void> {
  const client = openPool(house.database.adminUrl, { size: 1 })
  const connection = await client.connect()
  await connection.query('begin')
  await loadHistories(connection, await readDump(smallDumpFile), {
    today: '2027-06-17',
    vault: createNumberVault(Buffer.alloc(32, 7)),
  })
  await connection.query('commit')
  connection.release()
  await client.end()
}

async function destroyWithInterruptions(house: TestHouse, pool: pg.Pool, stopsAfter: number): Promise<void> {
  const runId = newId()
  const does = async (person: string, operation: never, input: unknown): Promise<unknown> => {
    const answer = await house.as(person).call(operation, input as never)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.problem))
    return answer.body
  }
  await does('bram', operations.prepareDestruction as never, { id: runId })
  await work(pool, house)
  const look = async () => (await house.as('bram').call(operations.getDestructionRun, { runId })).body
  const { listHash, planned } = await look()
  if (!listHash) return
  for (const person of ['ingrid', 'fatma']) await does(person, operations.approveDestruction as never, { runId, listHash })
  for (let turn = 0; turn <= planned; turn++) {
    let lines = 0
    await work(pool, house, { isStopping: () => lines++ >= stopsAfter })
    if ((await look()).state === 'done') return
  }
  throw new Error('the destruction never ended')
}
