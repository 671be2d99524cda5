import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { users } from '../../../db/demo/voorbeeldstad.ts'
import { capabilities } from '../../app/capabilities.ts'
import { halfwayHousehold } from '../../app/testing/halfway-household.ts'
import { filledIn } from '../../app/testing/hostile-input.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { openExampleFile } from '../../case-files/testing/open-example-file.ts'
import type { Caller } from '../../platform/http/register-operations.ts'
import { newId } from '../../platform/ids.ts'
import { type AnyOperation, pathParameters } from '../../platform/operation.ts'
import { makeResident } from '../../residents/testing/resident.ts'
import { mayStart } from '../rules/permissions.ts'
import { comesBack } from '../testing/expected-rows.ts'
import { Oracle } from '../testing/oracle.ts'
import { dayOf, readStoredRows, readStoredWorld } from '../testing/stored-world.ts'
import { readTableShapes } from '../testing/table-shapes.ts'
import type { Look, World } from '../testing/world.ts'
import type { PlacedRow } from '../testing/world-rows.ts'

// Lists, search, exports and reports obey the same rules as the file itself. Every operation that answers, also one that is added tomorrow,
// as somebody in each role: each id in the answer stands in a row that the oracle lets come back to them, for the purpose of that operation.

const municipality = 1
interface Asker extends Caller {
  name: string
  request: ReturnType<TestHouse['as']>['request']
}
let askers: Asker[]
let house: TestHouse
let hint: Awaited<ReturnType<typeof halfwayHousehold>>
let world: World
let rows: PlacedRow[]
/** Ids that stand for something; chance of an answer itself is no leak. */
let stored: Set<string>
let admin: pg.Client

const uuids = (text: string): string[] => text.match(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g) ?? []

beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  hint = await halfwayHousehold(house)
  const joep = house.as('joep')
  const other = await openExampleFile(house, {
    household: { name: 'Familie Anders' },
    coordinator: { userId: joep.user, organisationId: joep.organisation },
  })
  askers = people.map(({ code, work }) => ({ name: code, ...house.as(code, work.organisation) }))
  for (const household of [String(hint('householdId', ['householdId'])), other.householdId]) {
    const [member] = await house.stored<{ person_id: string }>(
      `select person_id from app.household_members where household_id = $1 and position <> 'child' and valid_to is null order by person_id limit 1`,
      [household],
    )
    if (!member) throw new Error('nobody lives there')
    askers.push({ name: 'a resident', ...(await makeResident(house, member.person_id)) })
  }
  admin = new pg.Client({ connectionString: house.database.adminUrl })
  await admin.connect()
  world = await readStoredWorld(admin, municipality)
  rows = await readStoredRows(admin, await readTableShapes(admin), world)
  stored = new Set(rows.flatMap(one => uuids(JSON.stringify(one.row))))
})
afterAll(async () => {
  await admin.end()
  await house.close()
})

/** Somebody for each set of roles there is, and a second coordinator and partner, who have files of their own. */
const people = [
  ...new Map(
    users.flatMap(user =>
      user.work.map(work => [`${work.roles.join()} ${user.code === 'joep'}`, { code: user.code, work }] as const),
    ),
  ).values(),
]

const known = new Map<string, Set<string>>()
/** All ids in rows that come back to this person for this purpose: in a list, or in any file that they open. */
function knownTo(caller: { user: string; organisation: string }, purpose: string): Set<string> {
  const name = `${caller.user} ${caller.organisation} ${purpose}`
  let ids = known.get(name)
  if (!ids) {
    ids = new Set([caller.user, caller.organisation])
    for (const file of [null, ...world.files.map(one => one.id)]) {
      const look: Look = { ...caller, purpose, day: dayOf(house.clock.now()), file, reach: null }
      const oracle = new Oracle(world, look)
      for (const placed of rows)
        if (comesBack(oracle, look, placed)) for (const id of uuids(JSON.stringify(placed.row))) ids.add(id)
    }
    known.set(name, ids)
  }
  return ids
}

/** With every field filled in, or with what the address needs alone. */
function ask(caller: Asker, operation: AnyOperation, bare: boolean) {
  const { input } = filledIn(operation, hint)
  let url = `/v1${operation.path}`
  for (const name of pathParameters(operation.path)) {
    url = url.replace(`{${name}}`, encodeURIComponent(String(input[name])))
    delete input[name]
  }
  if (operation.method !== 'GET') {
    return caller.request({ method: operation.method, url, payload: input, headers: { 'idempotency-key': newId() } })
  }
  if (bare) return caller.request({ method: 'GET', url })
  const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined)
  return caller.request({ method: 'GET', url, query: Object.fromEntries(given.map(([key, value]) => [key, String(value)])) })
}

const operations = capabilities.flatMap(({ name, operations: all }) =>
  Object.entries(all).map(([operation, definition]) => [`${name}.${operation}`, definition as AnyOperation] as const),
)
const answering = operations.filter(([, operation]) => operation.method === 'GET' || operation.asks)

/** What answers nobody in this house, and why. Whatever is not named here has to answer somebody. */
const unanswered: Record<string, readonly string[]> = {
  'tells of one record of a kind that nobody made here; in their own tests they are made and asked for': [
    'accountability.getDpiaEdition',
    'accountability.getProcessingActivity',
    'aftercare.getClosing',
    'audit.getAlert',
    'covenants.openCovenantDocument',
    'documents.openDocument',
    'firstLoad.getFirstLoad',
    'households.getNumber',
    'indicators.getHalfYearReport',
    'residents.fetchOwnCopy',
    'residents.getExtract',
    'residents.openResidentCopy',
    'retention.getDestructionRecord',
    'retention.getDestructionRun',
    'shields.getMeldcode',
    'signals.getOwnReport',
    'transfers.listTransfers',
  ],
  'takes a code or a pair of ids that only a screen knows': [
    'audit.readProcessingActivities',
    'consent.viewAsPartner',
    'households.getSplitPreview',
    'households.listShared',
    'indicators.listCounted',
    'plans.getHistory',
  ],
}

const answered = new Set<string>()
let ids = 0
test.each(answering)('%s', async (name, operation) => {
  const wrong: string[] = []
  for (const caller of askers) {
    if (!mayStart(caller.roles, operation.permission)) continue
    const filled = await ask(caller, operation, false)
    const response = filled.statusCode === 400 ? await ask(caller, operation, true) : filled
    if (response.statusCode !== 200) continue
    answered.add(name)
    const allowed = knownTo({ user: caller.user, organisation: caller.organisation }, operation.purpose)
    for (const id of new Set(uuids(response.body))) {
      ids++
      if (stored.has(id) && !allowed.has(id)) {
        const where = rows.filter(one => JSON.stringify(one.row).includes(id)).map(one => one.table.name)
        wrong.push(`${caller.name} (${caller.roles.join()}) was told ${id} of ${[...new Set(where)].join(', ')}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test('every operation answered somebody, or it is said why not', () => {
  expect(ids).toBeGreaterThan(300)
  // Of what lies in files who reports knows next to nothing, and each coordinator not the other's: else nothing above could be wrong.
  const inFiles = rows.filter(one => one.scope && one.table.name !== 'access.scopes').map(one => one.key.split('/').at(-1) ?? '')
  const share = (code: string, purpose: string) =>
    inFiles.filter(id => knownTo(house.as(code), purpose).has(id)).length / inFiles.length
  expect(inFiles.length).toBeGreaterThan(60)
  expect(share('joke', 'intake')).toBeLessThan(0.1)
  expect(share('samira', 'support')).toBeGreaterThan(0.5)
  expect(share('joep', 'support')).toBeLessThan(0.5)
  expect(
    answering
      .map(([name]) => name)
      .filter(name => !answered.has(name))
      .toSorted(),
  ).toEqual(Object.values(unanswered).flat().toSorted())
})
