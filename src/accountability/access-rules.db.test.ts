import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { capabilities } from '../app/capabilities.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { accountabilityOperations } from './api.ts'
import { recordGroups } from './rules/record-kind.ts'

const { getAccessRules } = accountabilityOperations

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house?.close())

const rules = async (user = 'ingrid') => (await house.as(user).call(getAccessRules, {})).body
const recordOf = async (table: string) => {
  const found = (await rules()).records.find(one => one.table === table)
  if (!found) throw new Error(`no ${table}`)
  return found
}

describe('the rules, read from the database', () => {
  test('every table and every policy is there, and no policy is beyond words', async () => {
    const { records, counts } = await rules()
    const tables = await house.stored<{ name: string }>(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('access', 'app', 'audit') and c.relkind in ('r', 'p')`)
    expect(records.map(one => one.table).toSorted()).toEqual(tables.map(one => one.name).toSorted())
    const policies = await house.stored<{ name: string }>(`
      select schemaname || '.' || tablename || ' ' || policyname as name from pg_policies
      where schemaname in ('access', 'app', 'audit') and (roles && array['voordeur_actor', 'public']::name[])`)
    const shown = records.flatMap(one =>
      [...one.read, ...one.add, ...one.change, ...one.remove].map(policy => `${one.table} ${policy.name}`),
    )
    expect([...new Set(shown)].toSorted()).toEqual(policies.map(one => one.name).toSorted())
    const beyondWords = records.flatMap(one =>
      [...one.read, ...one.add, ...one.change, ...one.remove].filter(policy => !policy.isUnderstood),
    )
    // Give its columns and settings words in src/accountability/rules/policy-words.ts and column-words.ts.
    expect(beyondWords.map(policy => `${policy.name}: ${policy.using ?? policy.check}`)).toEqual([])
    expect([counts.tables, counts.unforced, counts.notUnderstood]).toEqual([tables.length, 0, 0])
  })

  test('every table has a name that people know, and no name is of a table that is gone', async () => {
    const tables = (await rules()).records.map(one => one.table)
    const named = recordGroups.flatMap(group => Object.keys(group.records))
    // A new table gets a line in src/accountability/rules/*-records.ts.
    expect(tables.filter(table => !named.includes(table))).toEqual([])
    expect(named.filter(table => !tables.includes(table))).toEqual([])
    const kept = recordGroups.flatMap(group => Object.values(group.records).map(kind => kind.keptBy))
    const capabilityNames = capabilities.map(one => one.name)
    expect([...new Set(kept)].filter(name => name !== null && !capabilityNames.includes(name))).toEqual([])
  })

  test('says of who reads notes and reports what their policies say', async () => {
    const notes = await recordOf('app.notes')
    expect(notes.read.map(policy => policy.words)).toEqual(['Wie bij dit onderdeel mag.'])
    expect(notes.add.map(policy => policy.words)).toEqual(['Wie in dit onderdeel mag schrijven en zelf de schrijver is.'])
    expect(notes.changeable).toContain('superseded_by')
    const reports = await recordOf('app.concern_reports')
    expect(reports.read.map(policy => policy.words)).toContain(
      'Wie zelf de melder is en nu werkt voor de organisatie waarvoor gemeld is.',
    )
  })

  test('of a role: what it oversees, on which ground, and what it may start', async () => {
    const { roles } = await rules()
    const desk = roles.find(one => one.role === 'contact_point')
    expect(desk?.oversees).toContainEqual({
      domain: 'Meldingen',
      disclosure: 'content',
      mayWrite: true,
      ground: 'melding-publieke-taak',
    })
    expect(desk?.acts.map(act => act.purpose)).toContain('intake')
    expect(roles.find(one => one.role === 'administrator')?.oversees).toEqual([])
    expect(roles.find(one => one.role === 'council_member')?.isInvolved).toBe(false)
  })

  test('every access domain has a name', async () => {
    const { domains } = await rules()
    expect(domains.filter(({ label }) => label.startsWith('onderdeel'))).toEqual([])
  })

  test('what nobody reads is on a list of its own', async () => {
    const { neverShown } = await rules()
    expect(neverShown).toContainEqual({ table: 'access.grants', label: expect.any(String), why: 'no-right' })
    expect(neverShown).toContainEqual({ table: 'app.messages', label: expect.any(String), why: 'only-added' })
    expect(neverShown.map(one => one.table)).not.toContain('app.notes')
  })
})

describe('a change in the database is a change on the page', () => {
  test('of a policy', async () => {
    const before = (await recordOf('app.targets')).read.map(policy => policy.words)
    expect(before).toEqual(['Iedereen die hier nu een rol heeft.'])
    await house.stored(`alter policy known_to_all on app.targets
      using (municipality_id = nullif(current_setting('app.municipality', true), '')::integer
        and 'partner' = any (nullif(current_setting('app.roles', true), '')::access.role[]))`)
    const { read } = await recordOf('app.targets')
    expect(read.map(policy => policy.words)).toEqual(['Wie de rol Partner heeft.'])
    const partner = (await rules()).roles.find(one => one.role === 'partner')
    expect(partner?.named).toContainEqual({ table: 'app.targets', label: expect.any(String), does: ['read'] })
  })

  test('a policy that reads other tables is beyond words, and counted', async () => {
    await house.stored(
      `create policy sneaky on app.goals for select to voordeur_actor using (exists (select from app.case_files where municipality_id = 1))`,
    )
    const { records, counts } = await rules()
    const sneaky = records.find(one => one.table === 'app.goals')?.read.find(policy => policy.name === 'sneaky')
    expect([sneaky?.isUnderstood, counts.notUnderstood]).toEqual([false, 1])
    await house.stored('drop policy sneaky on app.goals')
  })

  test('one that takes away instead of opening is beyond words too', async () => {
    await house.stored(`create policy narrow on app.goals as restrictive for select to voordeur_actor using (safety_first)`)
    expect((await rules()).counts.notUnderstood).toBe(1)
    await house.stored('drop policy narrow on app.goals')
  })

  test('of a right: without it a policy opens nothing', async () => {
    await house.stored('revoke select on app.goals from voordeur_actor')
    expect((await recordOf('app.goals')).read).toEqual([])
    await house.stored('grant select on app.goals to voordeur_actor')
  })

  test('of row-level security that is not forced', async () => {
    await house.stored('alter table app.goals no force row level security')
    const { records, counts } = await rules()
    expect([records.find(one => one.table === 'app.goals')?.isForced, counts.unforced]).toEqual([false, 1])
    await house.stored('alter table app.goals force row level security')
  })
})

test('the rules are for those who answer for them, and not for who does the work', async () => {
  for (const user of ['ingrid', 'hans', 'fatma', 'bram']) expect((await house.as(user).call(getAccessRules, {})).status).toBe(200)
  for (const user of ['samira', 'karin', 'joke', 'peter'])
    expect((await house.as(user).call(getAccessRules, {})).status).toBe(403)
})

test('nothing of a person is in it', async () => {
  const names = await house.stored<{ name: string }>(`select display_name as name from access.users`)
  const text = JSON.stringify(await rules())
  for (const { name } of names) expect(text).not.toContain(name)
})
