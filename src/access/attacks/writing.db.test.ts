import { afterAll, beforeAll, expect, test } from 'vitest'
import { askedFor, wrongByRule } from '../testing/try-writing.ts'
import { WorldDatabase } from '../testing/world-database.ts'
import { writingRules } from '../testing/writing-rules.ts'

// What lies under no scope is not in the oracle's proof of writing. Each way to add, change or take away something there is tried as it
// is meant, and then with one thing other than that: another role, another purpose, another's name, a state that is not the first.

let database: WorldDatabase
beforeAll(async () => {
  database = await WorldDatabase.open('postgres')
})
afterAll(() => database.close())

test('every way to write is among the rules', () => {
  const said = new Set(writingRules.map(rule => `${rule.does} ${rule.table}`))
  expect(askedFor(database.tables).filter(one => !said.has(one))).toEqual([])
})

test('it is allowed as it is meant, and in no other way', { timeout: 120_000 }, async () => {
  const wrong = await wrongByRule(database.database, database.tables)
  expect(wrong.map(one => one.says)).toEqual([])
})
