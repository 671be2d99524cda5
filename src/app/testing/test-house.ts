import type pg from 'pg'
import type { OrganisationCode } from '../../../db/demo/voorbeeldstad.ts'
import { ApplicationClock } from '../../platform/application-clock.ts'
import { openPool } from '../../platform/database/pool.ts'
import { asSession, type Session, type Transaction } from '../../platform/database/transaction.ts'
import type { Caller } from '../../platform/http/register-operations.ts'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts'
import { foundedTemplate } from './founded-template.ts'
import { type Call, callAs, demoCaller, requestAs, serveInProcess } from './in-process.ts'

export type { Answer } from './in-process.ts'

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
    call: Call
    request: ReturnType<typeof requestAs>
    /** Straight to the database under the policies, for looking at what came of it. */
    look<T>(purpose: string, work: (tx: Transaction) => Promise<T>, caseFile?: string): Promise<T>
  }
  /** As superuser, past all policies: only to check what is stored. */
  stored<Row>(query: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function openTestHouse(options: { moment?: Date } = {}): Promise<TestHouse> {
  const database = await createTestDatabase({ template: foundedTemplate })
  const pool = openPool(database.loginUrl, { size: 6 })
  const superuser = openPool(database.adminUrl, { size: 2 })
  const clock = new ApplicationClock()
  if (options.moment) clock.shiftTo(options.moment)
  const app = serveInProcess({ pool, clock })

  return {
    database,
    pool,
    clock,
    as: (code, organisation) => {
      const caller = demoCaller(code, organisation)
      return {
        ...caller,
        call: callAs(app, caller),
        request: requestAs(app, caller),
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
