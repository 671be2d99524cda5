import { type CompiledQuery, DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type pg from 'pg'
import { notFound, unavailable } from '../errors.ts'
import type { Tables } from './tables.generated.ts'

/** Builds statements; runs none. Statements run in a transaction only, so that no query escapes the policies. */
export const build = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** Who acts, for whom, why and when: what `access.enter` turns into the keys that the policies compare with. */
export interface Session {
  municipality: number
  user: string
  organisation: string
  purpose: string
  /** By the application's clock. */
  moment: Date
  /** Opens all that the user reaches of this case file. Left out: list keys only. */
  caseFile?: string
  /** In a list: the access domains it shows. */
  reach?: readonly number[]
  /** Reads without what lies under a shield, also for who is named for it: for paper, and a screen that others look at. */
  withoutShields?: boolean
}

export type Disclosure = 'existence' | 'content'

export type ScopeKey = {
  caseFile: string
  /** What holds the row: the case file itself (default), its household, a person, or a task. */
  holder?: string
  /** Whom it is about: a person, or the household. */
  subject: string
  domain: number
  disclosure?: Disclosure
  shield?: string
}

/** A query built with `build`, or written with kysely's sql`…`. */
export type Statement<Row> = { compile(executor: typeof build): CompiledQuery<Row> }

/** One open transaction under row-level security. */
export class Transaction {
  readonly session: Session
  readonly #client: pg.PoolClient

  constructor(client: pg.PoolClient, session: Session) {
    this.#client = client
    this.session = session
  }

  /** Now, by the application's clock. */
  get now(): Date {
    return this.session.moment
  }

  async rows<Row>(statement: Statement<Row>): Promise<Row[]> {
    return (await this.#send(statement)).rows as Row[]
  }

  /** The only row, or undefined: it may not exist, or lie outside the circle. */
  async find<Row>(statement: Statement<Row>): Promise<Row | undefined> {
    return (await this.rows(statement))[0]
  }

  /** @throws notFound, also when the row exists outside the circle */
  async get<Row>(statement: Statement<Row>): Promise<Row> {
    const row = await this.find(statement)
    if (!row) throw notFound()
    return row
  }

  /** Runs a change and tells how many rows it reached. */
  async run(statement: Statement<unknown>): Promise<number> {
    return (await this.#send(statement)).rowCount ?? 0
  }

  /** The scope for a row about to be written. @throws forbidden (as insufficient_privilege) where the session may not write */
  async scope(key: ScopeKey): Promise<number> {
    // Whoever takes part without another member knowing writes under the shield that hides them, whatever they write.
    const text =
      'select access.scope_for($1, $2, $3, $4::smallint, $5::access.disclosure, coalesce($6::uuid, access.hidden_under($1))) as id'
    const result = await this.#query(text, [
      key.caseFile,
      key.holder ?? key.caseFile,
      key.subject,
      key.domain,
      key.disclosure ?? 'content',
      key.shield ?? null,
    ])
    return (result.rows[0] as { id: number }).id
  }

  /** Sets the keys anew, after something changed who may see what; with a case file, for that file from now on. */
  async enter(caseFile = this.session.caseFile): Promise<void> {
    await this.#query(...enterStatement({ ...this.session, ...(caseFile ? { caseFile } : {}) }))
    await this.leaveShields()
  }

  /** After entering: takes the keys of shields out, when the session asks for that. */
  async leaveShields(): Promise<void> {
    if (this.session.withoutShields) await this.#query('select access.leave_shields()', [])
  }

  #send(statement: Statement<unknown>): Promise<pg.QueryResult> {
    const compiled = statement.compile(build)
    return this.#query(compiled.sql, compiled.parameters as unknown[])
  }

  #query(text: string, values: unknown[]): Promise<pg.QueryResult> {
    return this.#client.query({ name: statementName(text), text, values } as pg.QueryConfig)
  }
}

const enterStatement = (session: Session): [text: string, values: unknown[]] => [
  'select access.enter($1, $2, $3, $4, $5, $6, $7::smallint[])',
  [
    session.municipality,
    session.user,
    session.organisation,
    session.purpose,
    session.moment,
    session.caseFile ?? null,
    // A file opens whole; reach is for lists. An operation that began as a list and made a file enters it with all it may.
    session.caseFile ? null : (session.reach ?? null),
  ],
]

/**
 * Runs work as this session: begin, role, keys and the first query leave in one pipeline.
 * The commit is checked: after a failed statement PostgreSQL answers it with ROLLBACK and no error.
 */
export async function asSession<T>(pool: pg.Pool, session: Session, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inRole(pool, 'voordeur_actor', enterStatement(session), async client => {
    const tx = new Transaction(client, session)
    await tx.leaveShields()
    return work(tx)
  })
}

/** Runs work in a transaction of the acting role without a session, for sign-in: no table answers, only its functions. */
export async function asNobody<T>(pool: pg.Pool, work: (query: pg.PoolClient['query']) => Promise<T>): Promise<T> {
  return inRole(pool, 'voordeur_actor', undefined, client => work(client.query.bind(client) as pg.PoolClient['query']))
}

/** Runs the worker's work in one municipality. The pool is the worker's own. */
export async function asWorker<T>(
  pool: pg.Pool,
  municipality: number,
  moment: Date,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const nobody = '00000000-0000-0000-0000-000000000000'
  const session = { municipality, user: nobody, organisation: nobody, purpose: 'system', moment }
  return inRole(pool, 'voordeur_worker', undefined, async client => {
    // An integer of our own: SET takes no parameters, and the form must be SET LOCAL (set_config does not reach every node).
    await client.query(`set local app.municipality = '${Math.trunc(municipality)}'`)
    return work(new Transaction(client, session))
  })
}

async function inRole<T>(
  pool: pg.Pool,
  role: 'voordeur_actor' | 'voordeur_worker',
  enter: [text: string, values: unknown[]] | undefined,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw unavailable('De gegevens zijn even niet bereikbaar. Probeer het zo opnieuw; wat u invulde staat er nog.', {
      cause: error,
    })
  })
  let broken: Error | undefined
  try {
    const opening = [client.query('begin'), client.query(`set local role ${role}`)]
    if (enter) opening.push(client.query({ name: 'enter', text: enter[0], values: enter[1] }))
    const opened = Promise.all(opening)
    // Its failure is thrown below; until then it must not count as unhandled.
    opened.catch(() => undefined)
    let result: T
    try {
      result = await work(client)
      await opened
    } catch (error) {
      await client.query('rollback').catch((lost: Error) => (broken = lost))
      await opened
      throw error
    }
    const commit = await client.query('commit')
    if (commit.command !== 'COMMIT') throw new Error(`the transaction was not committed: ${commit.command}`)
    return result
  } finally {
    client.release(broken)
  }
}

// Named statements are planned once per connection. Only so many, because each one stays on the server.
const statementNames = new Map<string, string>()
const mostNames = 600

function statementName(text: string): string | undefined {
  const known = statementNames.get(text)
  if (known) return known
  if (statementNames.size >= mostNames) return undefined
  const name = `s${statementNames.size}`
  statementNames.set(text, name)
  return name
}
