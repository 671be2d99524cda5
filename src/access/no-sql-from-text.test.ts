import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

// Whoever can send SQL of their own as the acting role can set the keys that open every row. So the text of a statement is
// written by a programmer: what people type travels as a parameter. Files that make a statement another way are named here.

const source = path.resolve(import.meta.dirname, '..')

const builtOtherwise: Record<string, string> = {
  'platform/database/transaction.ts': "a compiled statement with its parameters; a role and a whole number of the server's own",
  'platform/database/migrate.ts':
    'migrations and policies from db/, and names of roles and databases, as administrator before anybody signs in',
  'access/server/found-municipality.ts': 'table and columns as named in the code, escaped; founding runs on the command line',
  'access/server/sign-in/login-store.ts': 'hands on the fixed text of its own methods',
  'audit/server/verify-log.ts': 'compiled statements with their parameters, and a whole number of its own, on the command line',
  'app/database.ts': 'the name of the database from the configuration, as administrator before anybody signs in',
}

/** Ways to put text in a kysely statement that is neither a parameter nor an escaped name. */
const rawText = /\bsql\s*\.\s*(raw|lit|literal|value\s*`)|\bexecuteRaw|\bcreateRawBuilder\b|\bCompiledQuery\.raw\b/

/** The first argument of every call of query(…) that is not one fixed text. */
function* madeStatements(code: string): Generator<string> {
  for (const match of code.matchAll(/\bquery(?:<[^()]*>)?\(\s*/g)) {
    const rest = code.slice(match.index + match[0].length)
    const [quote] = rest
    if (quote === ')') continue
    // kysely's own template: what stands in it travels as parameters.
    if (rest.startsWith('sql`')) continue
    if (quote === "'" || quote === '"') {
      const end = rest.indexOf(quote, 1) + 1
      if (!/^\s*\+/.test(rest.slice(end))) continue
    }
    if (quote === '`') {
      const text = rest.slice(1, rest.indexOf('`', 1))
      if (!text.includes('${') && !/^`\s*\+/.test(rest.slice(text.length + 1))) continue
    }
    yield rest.slice(0, 60)
  }
}

const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter(
  file => !/\.test\.tsx?$/.test(file) && !file.includes(`testing${path.sep}`),
)

test('no statement is built from text, but in the files named', () => {
  expect(files.length).toBeGreaterThan(100)
  const found = new Set<string>()
  for (const file of files) {
    const code = readFileSync(path.join(source, file), 'utf8')
    // Only what speaks SQL: a query of the browser is something else.
    if (!/from 'pg'|from 'kysely'|PoolClient|asNobody|asSession|asWorker|platform\/database/.test(code)) continue
    if (rawText.test(code) || !madeStatements(code).next().done) found.add(file.replaceAll(path.sep, '/'))
  }
  expect([...found].toSorted()).toEqual(Object.keys(builtOtherwise).toSorted())
})

test('the check sees what it is for', () => {
  const made = (code: string) => [...madeStatements(code)].length
  expect(made("client.query('select 1')")).toBe(0)
  expect(made('client.query(`select ${name}`)')).toBe(1)
  expect(made("client.query('select ' + name)")).toBe(1)
  expect(made('client.query(`select 1` + name)')).toBe(1)
  expect(made('pool.query<Row>(text, values)')).toBe(1)
  expect(made('pool.query(`select $1`, [name])')).toBe(0)
  expect(made('query(sql`select ${name}`)')).toBe(0)
  expect(rawText.test('sql.raw(name)')).toBe(true)
  expect(rawText.test('sql`select ${name}`')).toBe(false)
})
