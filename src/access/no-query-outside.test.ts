import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { capabilities } from '../app/capabilities.ts'
import { permissions } from './rules/permissions.ts'
import { purposes } from './rules/purposes.ts'

// A statement of an operation runs in a transaction that is somebody, for a purpose (transaction.ts). Whatever reaches the database another
// way is named here, with who it is and why. A file that is not in the list and opens a connection or sends a statement by itself is red.

const source = path.resolve(import.meta.dirname, '..')

const outside: Record<string, string> = {
  'access/server/found-municipality.ts': 'founding, on the command line, before anybody works there',
  'app/command-line.ts': 'the command line: opens what its commands need, as administrator of the database',
  'app/database.ts': 'makes the database itself, as administrator of the server',
  'app/demo-clock.ts': 'moves the clock of a demonstration, as its owner',
  'app/demo-people.ts': 'names of invented people, for the page on which a demonstration is entered',
  'app/demo-residents.ts': 'names of invented residents, for the same page',
  'app/demo-server.ts': 'opens the pools of a demonstration',
  'app/due-work.ts':
    'which municipalities there are, as the worker; what is due in each runs in a transaction of the worker there',
  'app/found-with-administrator.ts': 'founding with a first administrator, on the command line',
  'app/load-demo.ts': 'fills a demonstration, as its owner',
  'app/retention-command.ts': 'which municipalities there are, on the command line',
  'app/sealing.ts': 'seals the processing log, as the worker',
  'app/server.ts': 'opens the pool of the log-in role; runs nothing itself',
  'app/trust-provider.ts': 'which provider is trusted, on the command line',
  'app/verify-log.ts': 'checks the seals of the log, on the command line',
  'app/worker.ts': 'opens the pool of the worker',
  'audit/server/verify-log.ts': 'reads the log from beginning to end to check its seals, on the command line',
  'platform/application-clock.ts': 'how far the clock of a demonstration was moved: all that the log-in role may read',
  'platform/database/describe-tables.ts': 'reads the catalogue, while building',
  'platform/database/migrate.ts': 'migrations and policies, as owner',
  'platform/database/pool.ts': 'the only place where a pool is made',
  'platform/database/transaction.ts': 'begin, role, keys and what an operation asks: the session itself',
  'platform/database/write-tables.ts': 'reads the catalogue, while building',
  'platform/postgres/launch.ts': 'whether the server it started answers',
}

const sends = (code: string): boolean =>
  /\.query\s*(<[^()]*>)?\(/.test(code) && /from 'pg'|openPool|PoolClient|asNobody|Client\b/.test(code)
const opens = (code: string): boolean => /new pg\.(Client|Pool)\(|openPool\(/.test(code)

test('nothing reaches the database outside the session of somebody, but what is named here', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: source })
    .map(file => file.replaceAll(path.sep, '/'))
    .filter(file => !/\.test\.tsx?$/.test(file) && !file.includes('testing/') && !file.includes('/web/'))
  expect(files.length).toBeGreaterThan(300)
  const found = files.filter(file => {
    const code = readFileSync(path.join(source, file), 'utf8')
    return sends(code) || opens(code)
  })
  expect(found.toSorted()).toEqual(Object.keys(outside).toSorted())
})

test('the check sees what it is for', () => {
  expect(sends(`import type pg from 'pg'\npool.query('select 1')`)).toBe(true)
  expect(sends(`import { sql } from 'kysely'\ntx.rows(sql\`select 1\`)`)).toBe(false)
  expect(opens('const pool = openPool(url)')).toBe(true)
})

test('no operation without a permission, a purpose and an event in the log, said in the tables that everybody reads', () => {
  const wrong = capabilities.flatMap(({ name, operations }) =>
    Object.entries(operations).flatMap(([operation, { permission, purpose, event }]) => [
      ...(permission in permissions ? [] : [`${name}.${operation}: no such permission ${permission}`]),
      ...(purpose in purposes ? [] : [`${name}.${operation}: no such purpose ${purpose}`]),
      ...(/^[a-z-]+(\.[a-z-]+)+$/.test(event) ? [] : [`${name}.${operation}: ${event} is no event`]),
    ]),
  )
  expect(wrong).toEqual([])
})
