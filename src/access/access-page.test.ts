import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { accessDomainLabels } from './rules/access-domains.ts'
import { roleLabels, roles } from './rules/roles.ts'

// docs/access.md is what an auditor goes by: it may not lag behind.

const root = path.resolve(import.meta.dirname, '../..')
const page = readFileSync(path.join(root, 'docs/access.md'), 'utf8')
const migrations = readdirSync(path.join(root, 'db/migrations'))
  .map(file => readFileSync(path.join(root, 'db/migrations', file), 'utf8'))
  .join('\n')

describe('the page about access', () => {
  test.each(roles)('says what %s sees', role => {
    expect(page).toContain(`| \`${role}\` | ${roleLabels[role]} |`)
  })

  test('names every access domain', () => {
    const words = page.replaceAll(/\s+/g, ' ')
    expect(Object.values(accessDomainLabels).filter(label => !words.includes(label))).toEqual([])
  })

  test('names every function that runs with more rights than its caller, and no other', () => {
    const made = [...migrations.matchAll(/create function ((?:access|app)\.\w+)[^$]*?security definer/g)].map(match => match[1])
    const named = [...page.matchAll(/`((?:access|app)\.\w+)`(?=[^\n|]*\|[^\n]*\|[^\n]*\|)/g)].map(match => match[1])
    expect(made.length).toBeGreaterThan(15)
    expect(made.filter(name => !named.includes(name))).toEqual([])
    expect(named.filter(name => !made.includes(name) && name !== 'app.deliver_soon')).toEqual([])
  })

  test('points at files that are there', () => {
    const pointed = [...page.matchAll(/`((?:src|db)\/[\w/.-]+\.(?:ts|sql))`/g)].map(match => match[1] ?? '')
    expect(pointed.length).toBeGreaterThan(4)
    for (const file of pointed) expect(() => readFileSync(path.join(root, file)), file).not.toThrow()
  })
})
