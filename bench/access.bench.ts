import { totalmem } from 'node:os'
import path from 'node:path'
import { openPool } from '../src/platform/database/pool.ts'
import { defaultDataDir, startPostgres } from '../src/platform/postgres/launch.ts'
import { casesFor, compare } from './access/compare.ts'
import { makeBypassingRole } from './access/hand-written.ts'
import { measureSearch } from './access/search.ts'
import { asAdmin, loginTo, makeCity } from './city.ts'
import type { Figures } from './figures.ts'
import type { Crowd } from './many-households.ts'
import { measureResolver } from './resolver.ts'
import { coordinatorsOf } from './session/crowd-ids.ts'

interface Options {
  small: boolean
  again: boolean
  say: (line: string) => void
}

const city: Crowd = { households: 100_000, timelineLines: 1_000_000, coordinators: 250, partners: 250 }
const village: Crowd = { households: 2_000, timelineLines: 20_000, coordinators: 10, partners: 20 }
/** As many files to a coordinator as in the other city. */
const searched = (crowd: Crowd): Crowd => ({
  ...crowd,
  households: crowd.households * 10,
  coordinators: crowd.coordinators * 10,
  searchOnly: true,
})

/** What protection by the database costs beside a server that guards itself, and how fast a misspelt name is found under it. */
export async function run({ small, again, say }: Options): Promise<Figures> {
  const crowd = small ? village : city
  const many = searched(crowd)
  const workers = coordinatorsOf(crowd)
  const dataDir = path.join(defaultDataDir('bench'), 'access')
  // A quarter of the machine's memory, as docs/operations/scale.md says: the cities together take six gigabytes.
  const sharedBuffers = `${Math.max(256, Math.floor(totalmem() / 4 / 2 ** 20))}MB`
  const server = await startPostgres({ dataDir, durability: 'safe', sharedBuffers })
  try {
    const [name, manyName] = [`access_${crowd.households}`, `search_${many.households}`]
    if (!again) {
      say(`a city of ${crowd.households} households`)
      await makeCity(server.adminUrl, name, crowd, say)
      say(`a city of ${many.households} households, to search in`)
      await makeCity(server.adminUrl, manyName, many, say)
    }
    const { numbers, surnames } = await asAdmin(server.adminUrl, name, async client => {
      await client.query(makeBypassingRole)
      const { rows } = await client.query<{ id: string; number: number; surname: string }>(
        `select crowd_id('file' || i) as id, i as number, crowd_surname(i) as surname from generate_series(10, $1, 10) i`,
        [crowd.households],
      )
      return {
        numbers: new Map(rows.map(row => [row.id, row.number])),
        surnames: new Map(rows.map(row => [row.id, row.surname])),
      }
    })
    const pool = openPool(loginTo(server.adminUrl, name), { size: 2 })
    const figures: Figures = {}
    for (const one of casesFor(
      workers,
      file => surnames.get(file) ?? '',
      file => numbers.get(file) ?? 0,
    )) {
      Object.assign(figures, await compare(pool, one, small ? 100 : 600, say))
    }
    say('resolver')
    Object.assign(figures, await measureResolver(pool, workers))
    await pool.end()
    say('misspelt names')
    Object.assign(figures, await measureSearch(server.adminUrl, manyName, many, small, say))
    return figures
  } finally {
    await server.stop()
  }
}
