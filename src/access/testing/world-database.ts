import pg from 'pg'
import { openPool } from '../../platform/database/pool.ts'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts'
import { leaveOutChecks, loadRows } from './load-rows.ts'
import { rowKeySql } from './sample-row.ts'
import { readTableShapes, type TableShape } from './table-shapes.ts'
import { type Look, moment, type World } from './world.ts'
import { municipalityRow, type PlacedRow, rowsOf } from './world-rows.ts'

export interface LoadedWorld {
  world: World
  rows: PlacedRow[]
}

/** What the acting role was given, as `table key`, and whether the session calls itself covert. */
export interface Given {
  rows: Set<string>
  isCovert: boolean
}

/** A database in which worlds lie side by side, each a municipality of its own. */
export class WorldDatabase {
  readonly tables: TableShape[]
  readonly admin: pg.Client
  readonly database: TestDatabase
  readonly #pool: pg.Pool
  /** One query over every table that the acting role may read. */
  readonly #everything: string

  private constructor(database: TestDatabase, admin: pg.Client, tables: TableShape[], connections: number) {
    this.database = database
    this.admin = admin
    this.tables = tables
    this.#pool = openPool(database.loginUrl, { size: connections })
    this.#everything = this.#reading(tables)
  }

  static async open(rendering: 'postgres' | 'citus', connections = 2): Promise<WorldDatabase> {
    return WorldDatabase.in(await createTestDatabase({ rendering }), connections)
  }

  /** In a database that is there, which it drops in the end. */
  static async in(database: TestDatabase, connections = 2): Promise<WorldDatabase> {
    const admin = new pg.Client({ connectionString: database.adminUrl })
    await admin.connect()
    const tables = await readTableShapes(admin)
    await leaveOutChecks(admin)
    return new WorldDatabase(database, admin, tables, connections)
  }

  async close(): Promise<void> {
    await this.#pool.end()
    await this.admin.end()
    await this.database.drop()
  }

  #reading(tables: readonly TableShape[]): string {
    return tables
      .filter(table => table.actor.select && table.name !== 'access.demo_clock')
      .map(table => `select '${table.name} ' || ${rowKeySql(table)} as row from ${table.name}`)
      .join(' union all ')
  }

  /** Takes out what is there and loads these worlds, each with rows in every table. */
  async load(worlds: readonly World[]): Promise<LoadedWorld[]> {
    await this.admin.query(`truncate ${this.tables.map(table => table.name).join(', ')}`)
    const loaded = worlds.map((world, at) => ({ world, rows: rowsOf(world, this.tables, at) }))
    for (const { world } of loaded) {
      const { id, code, name } = municipalityRow(world.municipality)
      await this.admin.query('insert into access.municipalities (id, code, name) values ($1, $2, $3)', [id, code, name])
    }
    await loadRows(
      this.admin,
      loaded.flatMap(one => one.rows),
    )
    await this.admin.query(`select setval(pg_get_serial_sequence('access.scopes', 'id'), 10000000)`)
    return loaded
  }

  /** Runs work as the acting role under the keys of this look, and takes everything back. */
  async as<T>(municipality: number, look: Look, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect()
    try {
      const opened = Promise.all([
        client.query('begin'),
        client.query('set local role voordeur_actor'),
        client.query({
          name: 'enter',
          text: 'select access.enter($1, $2, $3, $4, $5, $6, $7::smallint[])',
          values: [municipality, look.user, look.organisation, look.purpose, moment(look.day), look.file, look.reach],
        }),
      ])
      opened.catch(() => undefined)
      const result = await work(client)
      await opened
      return result
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  /** All that comes back to this look, in one query; or only what comes back of some tables. */
  give(municipality: number, look: Look, only?: ReadonlySet<string>): Promise<Given> {
    const reading = only
      ? { text: this.#reading(this.tables.filter(table => only.has(table.name))) }
      : { name: 'everything', text: this.#everything }
    return this.as(municipality, look, async client => {
      const [found, covert] = await Promise.all([
        client.query<[string]>({ ...reading, rowMode: 'array', values: [] }),
        client.query<{ covert: boolean }>({ name: 'covert', text: `select current_setting('app.covert')::boolean as covert` }),
      ])
      return { rows: new Set(found.rows.map(([row]) => row)), isCovert: covert.rows[0]?.covert ?? false }
    })
  }
}
