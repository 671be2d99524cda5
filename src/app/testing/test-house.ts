import pg from 'pg'
import type * as z from 'zod'
import {
  demoIssuer,
  foundVoorbeeldstad,
  type OrganisationCode,
  organisationId,
  userId,
  users,
  voorbeeldstad,
} from '../../../db/demo/voorbeeldstad.ts'
import type { Role } from '../../access/rules/roles.ts'
import { ApplicationClock } from '../../platform/application-clock.ts'
import { openPool } from '../../platform/database/pool.ts'
import { asSession, type Session, type Transaction } from '../../platform/database/transaction.ts'
import { unauthenticated } from '../../platform/errors.ts'
import type { Problem } from '../../platform/http/problem.ts'
import type { Caller } from '../../platform/http/register-operations.ts'
import { newId } from '../../platform/ids.ts'
import { type Operation, pathParameters } from '../../platform/operation.ts'
import { createTestDatabase, schemaTemplate, type TestDatabase } from '../../platform/testing/test-database.ts'
import { loadProgrammes } from '../../programmes/server/load-programmes.ts'
import { buildServer } from '../build-server.ts'

export interface Answer<T> {
  status: number
  body: T
  problem: Problem
}

/** Voorbeeldstad before anything happened, on a real database with the real server around it; for tests of operations. */
export interface TestHouse {
  database: TestDatabase
  pool: pg.Pool
  clock: ApplicationClock
  /** Runs an operation as this demo user (by code), in their first organisation unless said otherwise. */
  as(
    user: string,
    organisation?: OrganisationCode,
  ): Caller & {
    call<Input extends z.ZodObject, Output extends z.ZodType>(
      operation: Operation<Input, Output>,
      input: z.input<Input>,
      requestId?: string,
    ): Promise<Answer<z.infer<Output>>>
    /** Straight to the database under the policies, for looking at what came of it. */
    look<T>(purpose: string, work: (tx: Transaction) => Promise<T>, caseFile?: string): Promise<T>
  }
  /** As superuser, past all policies: only to check what is stored. */
  stored<Row>(query: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

const template = {
  name: 'voorbeeldstad',
  madeFrom: [...schemaTemplate().madeFrom, 'db/demo/voorbeeldstad.ts', 'programmes', 'src/programmes', 'src/access'],
  build: async (adminUrl: string) => {
    await schemaTemplate().build(adminUrl)
    const client = new pg.Client({ connectionString: adminUrl })
    await client.connect()
    await foundVoorbeeldstad(client, await loadProgrammes())
    await client.end()
  },
}

export async function openTestHouse(options: { moment?: Date } = {}): Promise<TestHouse> {
  const database = await createTestDatabase({ template })
  const pool = openPool(database.loginUrl, { size: 6 })
  const superuser = openPool(database.adminUrl, { size: 2 })
  const clock = new ApplicationClock()
  if (options.moment) clock.shiftTo(options.moment)
  const app = buildServer({
    pool,
    clock,
    authenticate: async request => {
      const header = request.headers['x-test-caller']
      if (typeof header !== 'string') throw unauthenticated()
      return JSON.parse(header) as Caller
    },
    reportFault: error => console.error(error),
  })

  const callerOf = (code: string, organisation?: OrganisationCode): Caller => {
    const user = users.find(one => one.code === code)
    const work = user?.work.find(one => !organisation || one.organisation === organisation)
    if (!work) throw new Error(`no demo user ${code} at ${organisation ?? 'any organisation'} (${demoIssuer})`)
    return {
      municipality: voorbeeldstad.id,
      user: userId(code),
      organisation: organisationId(work.organisation),
      roles: work.roles as Role[],
    }
  }

  return {
    database,
    pool,
    clock,
    as: (code, organisation) => {
      const caller = callerOf(code, organisation)
      return {
        ...caller,
        call: async (operation, input, requestId = newId()) => {
          const rest: Record<string, unknown> = { ...input }
          let url = `/v1${operation.path}`
          for (const name of pathParameters(operation.path)) {
            url = url.replace(`{${name}}`, encodeURIComponent(String(rest[name])))
            delete rest[name]
          }
          const reads = operation.method === 'GET'
          const response = await app.inject({
            method: operation.method,
            url,
            headers: { 'x-test-caller': JSON.stringify(caller), ...(reads ? {} : { 'idempotency-key': requestId }) },
            ...(reads ? { query: rest as Record<string, string> } : { payload: rest }),
          })
          const body = response.json() as never
          return { status: response.statusCode, body, problem: body as Problem }
        },
        look: (purpose, work, caseFile) => {
          const session: Session = { ...caller, purpose, moment: clock.now(), ...(caseFile ? { caseFile } : {}) }
          return asSession(pool, session, work)
        },
      }
    },
    stored: async <Row>(query: string, values: unknown[] = []) => (await superuser.query(query, values)).rows as Row[],
    close: async () => {
      await app.close()
      await pool.end()
      await superuser.end()
      await database.drop()
    },
  }
}
