import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

// A new table with a scope either moves under a shield with what it tells of, or says here why it never does.

const staysPut: Record<string, string> = {
  households: 'that there is a household is its card; a file is closed as a whole',
  person_identities: 'who is in the family is known to who reads names; a name is not hidden, what was written is',
  case_files: 'the card',
  participations: 'of the card',
  closures: 'the end of the file itself',
  aftercare_contacts: 'of the file itself',
  plans: 'one plan, of which goals are shielded one by one',
  plan_households: 'of the plan',
  file_links: 'binds two files; without it they come apart',
  file_shares: 'for people to read what grants decide',
  emergency_accesses: 'who opened a file in need is known to its coordinator, whatever they saw',
  mandates: 'of the coordinator, not of the family',
  search_entries: 'written anew from the row they come from',
  shieldings: 'born under its own shield',
  shield_people: 'born under its own shield',
  meldcodes: 'born under its own shield',
  meldcode_entries: 'born under its own shield',
  veilig_thuis_contacts: 'born under its own shield',
  resident_requests: 'what a resident asked is theirs',
  resident_request_texts: 'what a resident asked is theirs',
  request_proposals: 'of a request of a resident',
  request_decisions: 'of a request of a resident',
  extract_passages: 'a copy for a resident, made without shields',
  resident_copies: 'a copy for a resident, made without shields',
  resident_statements: 'what a resident said is theirs',
}

test('every table with a scope moves under a shield, or says why not', () => {
  const folder = path.resolve(import.meta.dirname, '../../../db/migrations')
  const sql = readdirSync(folder)
    .toSorted()
    .map(file => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n')
  const scoped = [...sql.matchAll(/create table app\.(\w+) \(([\s\S]*?)\n\);/g)]
    .filter(match => /^ {2}scope_id bigint/m.test(match[2] ?? ''))
    .map(match => match[1] ?? '')
  const body = /create function app\.shield_rows[\s\S]*?\n\$\$;/.exec(sql)?.[0] ?? ''
  const moved = new Set([...body.matchAll(/update (\w+) \w set scope_id/g)].map(match => match[1] ?? ''))
  expect(moved.size).toBeGreaterThan(25)
  expect(scoped.filter(table => !moved.has(table) && !(table in staysPut))).toEqual([])
  expect([...moved].filter(table => !scoped.includes(table) || table in staysPut)).toEqual([])
})
