import { afterAll, beforeAll, expect, test } from 'vitest'
import { capabilities } from '../../app/capabilities.ts'
import { halfwayHousehold } from '../../app/testing/halfway-household.ts'
import { filledIn } from '../../app/testing/hostile-input.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { type AnyOperation, pathParameters } from '../../platform/operation.ts'
import { mayStart } from '../rules/permissions.ts'

// Whoever is in an answer is in the log. Every operation there is, also one that is added tomorrow, done by everybody who may
// start it: each person, household and file of the answer stands in the line that tells who looked.

let house: TestHouse
let hint: Awaited<ReturnType<typeof halfwayHousehold>>
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  hint = await halfwayHousehold(house)
})
afterAll(() => house.close())

const operations = capabilities.flatMap(({ name, operations: all }) =>
  Object.entries(all).map(([operation, definition]) => [`${name}.${operation}`, definition] as const),
)
const somebodyOfEach = ['samira', 'peter', 'fatma', 'karin', 'joke', 'hans', 'ingrid', 'bram']
const told = new Set(['personId', 'householdId', 'subjectId'])
const files = new Set(['caseFileId', 'otherFileId'])

function idsIn(body: unknown, keys: ReadonlySet<string>, found = new Set<string>()): Set<string> {
  if (Array.isArray(body)) for (const one of body) idsIn(one, keys, found)
  else if (body && typeof body === 'object') {
    for (const [key, value] of Object.entries(body)) {
      if (keys.has(key) && typeof value === 'string') found.add(value)
      else idsIn(value, keys, found)
    }
  }
  return found
}

async function read(user: string, operation: AnyOperation) {
  const { input } = filledIn(operation, hint)
  let url = `/v1${operation.path}`
  for (const name of pathParameters(operation.path)) {
    url = url.replace(`{${name}}`, encodeURIComponent(String(input[name])))
    delete input[name]
  }
  const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined)
  const query = Object.fromEntries(given.map(([key, value]) => [key, String(value)]))
  return house.as(user).request({ method: 'GET', url, query })
}

let answers = 0
test.each(operations.filter(([, operation]) => operation.method === 'GET' && !operation.givesFile))(
  '%s',
  async (name, operation) => {
    for (const user of somebodyOfEach.filter(code => mayStart(house.as(code).roles, operation.permission))) {
      const response = await read(user, operation)
      const [line] = await house.stored<{ outcome: string; file: string | null; subjects: string[]; records: string[] }>(
        `select outcome, case_file_id as file, array_remove(array_agg(distinct subject), null) as subjects, record_ids as records
         from audit.processing_log left join lateral unnest(subject_ids || subject_id) s (subject) on true
         where operation = $1 and user_id = $2
         group by act_id, outcome, case_file_id, record_ids order by max(recorded_at) desc, max(id::text) desc limit 1`,
        [name, house.as(user).user],
      )
      if (response.statusCode === 400) continue
      expect(line?.outcome, user).toBe(response.statusCode === 200 ? 'done' : 'refused')
      if (response.statusCode !== 200) continue
      answers++
      const body = response.json() as unknown
      expect(
        [...idsIn(body, told)].filter(id => !line?.subjects.includes(id)),
        `${user}: persons and households`,
      ).toEqual([])
      expect(
        [...idsIn(body, files)].filter(id => id !== line?.file && !line?.records.includes(id)),
        `${user}: files`,
      ).toEqual([])
      if (operation.caseFile) {
        expect(line?.file, user).not.toBeNull()
        if (!Array.isArray(body) || body.length > 0) expect(line?.subjects.length, user).toBeGreaterThan(0)
      }
    }
  },
)

test('most were answered', () => expect(answers).toBeGreaterThan(60))

test('what a household is called stands in nobody’s list without a trace of whose it is', async () => {
  const caseFileId = String(hint('caseFileId', ['caseFileId']))
  const name = 'Familie Yilmaz'
  for (const [key, operation] of operations) {
    // Reports are about a report, and their reporter may name the household in them.
    if (
      operation.method !== 'GET' ||
      operation.caseFile ||
      operation.givesFile ||
      operation.permission.startsWith('concern-report')
    )
      continue
    for (const user of somebodyOfEach.filter(code => mayStart(house.as(code).roles, operation.permission))) {
      const response = await read(user, operation)
      if (response.statusCode !== 200 || !response.body.includes(name)) continue
      const [line] = await house.stored<{ about: string[] }>(
        `select array_agg(distinct about) as about from audit.processing_log, unnest(subject_ids || subject_id || record_ids || case_file_id) about
         where operation = $1 and user_id = $2 group by act_id order by max(recorded_at) desc limit 1`,
        [key, house.as(user).user],
      )
      const householdId = String(hint('householdId', ['householdId']))
      expect(
        line?.about.some(id => id === caseFileId || id === householdId),
        `${key} by ${user}`,
      ).toBe(true)
    }
  }
})
