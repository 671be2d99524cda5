import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { organisationId, userId, voorbeeldstad } from '../../db/demo/voorbeeldstad.ts'
import { openPool } from '../../src/platform/database/pool.ts'
import { asSession, type Session } from '../../src/platform/database/transaction.ts'
import type { Handler } from '../../src/platform/http/handlers.ts'
import { workplaceOperations } from '../../src/workplace/api.ts'
import { findCaseFiles } from '../../src/workplace/server/find-case-files.ts'
import { asAdmin, loginTo } from '../city.ts'
import { type Figures, percentile, rounded } from '../figures.ts'
import type { Crowd } from '../many-households.ts'
import { coordinatorsOf } from '../session/crowd-ids.ts'

const clients = 8

/** One slip of the finger: a letter too few, twice, another, or two in the other order. */
function misspell(name: string): string {
  const at = 1 + randomInt(name.length - 2)
  const slips = [
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + name[at] + name.slice(at),
    name.slice(0, at) + 'x' + name.slice(at + 1),
    name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2),
  ]
  return slips[randomInt(slips.length)] as string
}

type Search = Handler<typeof workplaceOperations.findCaseFiles>

/**
 * The product's own search for names with a slip in them, as it runs for the contact point, who may know of every card in the
 * city, and for coordinators; and a trigram search over the same cards under the same policies.
 */
export async function measureSearch(
  adminUrl: string,
  name: string,
  crowd: Crowd,
  small: boolean,
  say: (line: string) => void,
): Promise<Figures> {
  const surnames = await asAdmin(adminUrl, name, async client => {
    await client.query(`
      create extension if not exists pg_trgm with schema public;
      create index if not exists case_files_trigram on app.case_files using gin (title gin_trgm_ops);
      analyze app.case_files`)
    const { rows } = await client.query<{ surname: string }>(
      `select crowd_surname((random() * ($1 - 1))::integer + 1) as surname from generate_series(1, 1000)`,
      [crowd.households],
    )
    return rows.map(row => row.surname)
  })
  const pool = openPool(loginTo(adminUrl, name), { size: clients })
  const desk: Session = {
    municipality: voorbeeldstad.id,
    user: userId('peter'),
    organisation: organisationId('contactpunt'),
    purpose: workplaceOperations.findCaseFiles.purpose,
    moment: new Date(),
    reach: workplaceOperations.findCaseFiles.reach ?? [],
  }
  const workers = coordinatorsOf(crowd).map(
    ({ municipality, user, organisation }): Session => ({ ...desk, municipality, user, organisation }),
  )
  const ask = (session: Session, query: string) =>
    asSession(pool, session, tx =>
      findCaseFiles({ tx, input: { query }, touch: () => undefined } as unknown as Parameters<Search>[0]),
    )
  const trigram = (query: string) =>
    asSession(pool, desk, async tx =>
      tx.rows(sql`
        select id, title from app.case_files
        where municipality_id = ${voorbeeldstad.id} and title % ${`Familie ${query}`}
        order by similarity(title, ${`Familie ${query}`}) desc limit 21`),
    )

  const anySurname = () => surnames[randomInt(surnames.length)] as string
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  // Whether what is measured finds anything: the one whose name was misspelt is among the answers or among too many.
  let found = 0
  const times = small ? 80 : 200
  const all: Record<'desk' | 'coordinator', number[]> = { desk: [], coordinator: [] }
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let at = -10; at < times; at++) {
        const surname = anySurname()
        const kind = at % 2 === 0 ? 'desk' : 'coordinator'
        const session = kind === 'desk' ? desk : (workers[randomInt(workers.length)] as Session)
        const milliseconds = await timed(async () => {
          const answer = await ask(session, misspell(surname))
          if (at >= 0 && kind === 'desk' && answer.alike && answer.files.length > 0) found++
        })
        if (at >= 0) all[kind].push(milliseconds)
      }
    }),
  )
  const share = found / all.desk.length
  say(`found for the contact point: ${rounded(share * 100, 1)} %`)
  if (share < 0.9) throw new Error('a misspelt name is not found, so its time means nothing')

  const ratios: number[] = []
  for (let at = 0; at < (small ? 10 : 7); at++) {
    const query = misspell(anySurname())
    const own: number[] = []
    for (let again = 0; again < 5; again++) own.push(await timed(() => ask(desk, query)))
    const other = await timed(() => trigram(query))
    ratios.push(other / percentile(own, 50))
    say(`${query}: ${rounded(percentile(own, 50))} ms, trigrams ${rounded(other)} ms`)
  }
  await pool.end()
  return {
    searchP95Ms: rounded(percentile([...all.desk, ...all.coordinator], 95)),
    searchMedianMs: rounded(percentile([...all.desk, ...all.coordinator], 50)),
    searchDeskP95Ms: rounded(percentile(all.desk, 95)),
    searchCoordinatorP95Ms: rounded(percentile(all.coordinator, 95)),
    searchVsTrigram: rounded(percentile(ratios, 50), 1),
  }
}
