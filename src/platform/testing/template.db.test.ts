import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { databaseUrl, ensureTemplate, type Template } from './template.ts'

const checkout = path.resolve(import.meta.dirname, '../../..')
const sources = path.join(checkout, 'node_modules/.template-test')
const name = `trial_${process.pid}`
let built = 0

const template = (table: string): Template => ({
  name,
  madeFrom: ['node_modules/.template-test'],
  build: async url => {
    built += 1
    await run(url, `create table ${table} (id int)`)
  },
})

async function run(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

beforeAll(() => {
  mkdirSync(sources, { recursive: true })
  writeFileSync(path.join(sources, 'one.sql'), 'select 1')
})

afterAll(async () => {
  rmSync(sources, { recursive: true, force: true })
  const server = inject('testServerUrl')
  for (const { datname } of await run(server, `select datname from pg_database where datname like 'template_${name}_%'`)) {
    await run(server, `alter database ${datname} with is_template false`)
    await run(server, `drop database ${datname} with (force)`)
  }
})

test('a template is built once, cloned, and built anew when its files change', async () => {
  const server = inject('testServerUrl')
  const [first, again] = await Promise.all([
    ensureTemplate(server, template('households')),
    ensureTemplate(server, template('households')),
  ])
  expect(again).toBe(first)
  expect(built).toBe(1)

  const clone = `test_${process.pid}_clone`
  await run(server, `create database ${clone} template ${first}`)
  expect(await run(databaseUrl(server, clone), `select to_regclass('households')::text as name`)).toEqual([
    { name: 'households' },
  ])
  await run(server, `drop database ${clone} with (force)`)

  writeFileSync(path.join(sources, 'two.sql'), 'select 2')
  expect(await ensureTemplate(server, template('persons'))).not.toBe(first)
  expect(built).toBe(2)
})

test('a build that failed half-way leaves nothing behind that counts as the template', async () => {
  const server = inject('testServerUrl')
  writeFileSync(path.join(sources, 'three.sql'), 'select 3')
  const failing: Template = {
    ...template('x'),
    build: async url => {
      await run(url, 'create table half (id int)')
      throw new Error('the build failed')
    },
  }
  await expect(ensureTemplate(server, failing)).rejects.toThrow('the build failed')

  const repaired = await ensureTemplate(server, template('whole'))
  const clone = `test_${process.pid}_repaired`
  await run(server, `create database ${clone} template ${repaired}`)
  expect(await run(databaseUrl(server, clone), `select to_regclass('half')::text as name`)).toEqual([{ name: null }])
  await run(server, `drop database ${clone} with (force)`)
})

test('an address can be pointed at another database and login', () => {
  expect(
    databaseUrl('postgres://postgres:secret@127.0.0.1:5432/postgres', 'other', { user: 'voordeur_login', password: 'test' }),
  ).toBe('postgres://voordeur_login:test@127.0.0.1:5432/other')
})
