import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { users } from '../../db/demo/voorbeeldstad.ts'
import { mayStart } from '../access/rules/permissions.ts'
import { openExampleFile } from '../case-files/testing/open-example-file.ts'
import { inputHeader } from '../platform/file-answer.ts'
import type { Problem } from '../platform/http/problem.ts'
import { newId } from '../platform/ids.ts'
import { type AnyOperation, pathParameters } from '../platform/operation.ts'
import { makeResident } from '../residents/testing/resident.ts'
import { capabilities } from './capabilities.ts'
import { halfwayHousehold } from './testing/halfway-household.ts'
import { filledIn, hostileInputs } from './testing/hostile-input.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

// Every operation there is, also one that is added tomorrow: hostile text in every field of text, and every field spoilt by
// itself. Nobody gets a fault of ours to see, each refusal says in Dutch what is wrong and where, and leaves nothing behind.

type Person = Pick<ReturnType<TestHouse['as']>, 'request'>
type Input = Record<string, unknown>
interface Answered {
  status: number
  body: Partial<Problem> | undefined
}

let house: TestHouse
/** The mother of a household with a file, logged in to see her own. */
let resident: Person
let faults: string[] = []
const report = console.error

beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-23T09:00:00+01:00') })
  resident = await makeResident(house, (await openExampleFile(house)).mother)
  const tables = await house.stored<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('app', 'access') order by 1`)
  const each = tables.map(({ name }) => `select '${name}' as name, count(*) as n from ${name}`)
  // A function, because it is asked thousands of times and planning it takes longer than counting.
  await house.stored(`create function public.count_rows() returns text language plpgsql stable as $$ begin
    return (select jsonb_object_agg(name, n)::text from (${each.join(' union all ')}) as counted); end $$`)
  console.error = (...told: unknown[]) => void faults.push(told.map(String).join(' '))
})
beforeEach(() => {
  faults = []
})
afterAll(async () => {
  console.error = report
  await house.close()
})

const counts = async (): Promise<string> =>
  (await house.stored<{ counts: string }>('select public.count_rows() as counts'))[0]?.counts ?? ''

/** Somebody who may start it; who works in files before who only hands tasks in. */
function starterOf(operation: AnyOperation): Person {
  if (mayStart(['resident'], operation.permission)) return resident
  const order = ['samira', 'peter', 'joke', 'karin', 'hans', 'ingrid', 'bram', ...users.map(user => user.code)]
  const code = order.find(one => mayStart(house.as(one).roles, operation.permission))
  if (!code) throw new Error(`nobody in the demonstration may start what needs ${operation.permission}`)
  return house.as(code)
}

async function send(person: Person, operation: AnyOperation, input: Input): Promise<Answered> {
  const rest = { ...input }
  let url = `/v1${operation.path}`
  for (const name of pathParameters(operation.path)) {
    url = url.replace(`{${name}}`, encodeURIComponent(String(rest[name] ?? 'niets').toWellFormed()))
    delete rest[name]
  }
  const { method } = operation
  const headers = { 'idempotency-key': newId() }
  if (method === 'GET') {
    const given = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined)
    const query = given.map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : String(value)])
    return answered(await person.request({ method, url, query: Object.fromEntries(query) }))
  }
  if (operation.takesFile) {
    const beside = encodeURIComponent(JSON.stringify(rest).toWellFormed())
    const file = { 'content-type': 'application/octet-stream', [inputHeader]: beside }
    return answered(await person.request({ method, url, headers: { ...headers, ...file }, payload: Buffer.from('%PDF-1.7') }))
  }
  const json = { 'content-type': 'application/json' }
  return answered(await person.request({ method, url, headers: { ...headers, ...json }, payload: JSON.stringify(rest) }))
}

function answered(response: Awaited<ReturnType<Person['request']>>): Answered {
  const isJson = String(response.headers['content-type']).includes('json')
  return { status: response.statusCode, body: isJson ? (response.json() as Answered['body']) : undefined }
}

/** As a screen does that was told what stands there now: on the newest version, and made on what the other left behind. */
async function sendAgainOnClash(person: Person, operation: AnyOperation, input: Input): Promise<Answered> {
  let answer = await send(person, operation, input)
  for (let version = 2; version <= 4 && answer.status === 409 && typeof input['version'] === 'number'; version += 1) {
    answer = await send(person, operation, { ...input, version })
  }
  const clashes = answer.body?.details?.['clashes'] as { field: string; theirs: unknown }[] | undefined
  if (answer.status !== 409 || !clashes) return answer
  const change = { ...(input['change'] as Record<string, object>) }
  for (const { field, theirs } of clashes) change[field] = { ...change[field], from: theirs }
  return send(person, operation, { ...input, change })
}

// What libraries and databases say when nobody gave them words.
const english = /\b(invalid|expected|received|required|must|should|string|too (big|small|large|long)|violates|failed|unknown)\b/i

/** What is wrong with a refusal; undefined: nothing. */
function objection({ status, body }: Answered, isWellFormed: boolean): string | undefined {
  if (faults.length > 0) return faults.join(' ').slice(0, 300)
  if (status < 400) return undefined
  if (status >= 500) return `status ${status}`
  if (!body?.detail || english.test(body.detail)) return `not told in Dutch: ${JSON.stringify(body).slice(0, 300)}`
  const wrong = body.errors?.find(({ field, message }) => field === '' || message === '' || english.test(message))
  if (wrong) return `not told in Dutch at a field: ${JSON.stringify(wrong).slice(0, 300)}`
  return status === 400 && !isWellFormed && !body.errors?.length ? 'no field named' : undefined
}

describe.each(capabilities.map(one => [one.name, one] as const))('%s', (_name, capability) => {
  test('whatever is sent, the answer is in Dutch at the field, and nothing is half saved', { timeout: 300_000 }, async () => {
    const hint = await halfwayHousehold(house)
    const complaints: string[] = []
    for (const [name, operation] of Object.entries(capability.operations)) {
      const person = starterOf(operation)
      let before = await counts()
      for (const { what, input } of hostileInputs(operation, hint)) {
        faults = []
        const isWellFormed = operation.input.safeParse(input).success
        const answer = await sendAgainOnClash(person, operation, input)
        const wrong = objection(answer, isWellFormed)
        if (wrong) complaints.push(`${name}, ${what}: ${wrong}`)
        if (answer.status < 400) before = await counts()
        else if (isWellFormed && (await counts()) !== before) complaints.push(`${name}, ${what}: something was saved`)
      }
      if ((await counts()) !== before) complaints.push(`${name}: what was refused unread saved something`)
    }
    expect(complaints).toEqual([])
  })
})

test('what is spoilt was good before: most operations take it as it is', async () => {
  const refused: string[] = []
  let tried = 0
  for (const capability of capabilities) {
    const hint = await halfwayHousehold(house)
    for (const [name, operation] of Object.entries(capability.operations)) {
      tried += 1
      const answer = await sendAgainOnClash(starterOf(operation), operation, filledIn(operation, hint).input)
      if (answer.status >= 400) refused.push(`${capability.name}.${name}: ${JSON.stringify(answer.body)}`)
    }
  }
  expect(refused.length, refused.join('\n')).toBeLessThan(tried / 2)
})

test.each([
  ['half a request', '{"reportId": "', 'application/json'],
  ['no JSON at all', 'reportId=1', 'application/x-www-form-urlencoded'],
  ['a list', '[]', 'application/json'],
  ['more than fits', JSON.stringify({ observed: 'x'.repeat(2_000_000) }), 'application/json'],
  ['nothing', '', 'application/json'],
])('%s is refused in Dutch before anything begins', async (_what, payload, type) => {
  const headers = { 'idempotency-key': newId(), 'content-type': type }
  const answer = await house.as('joke').request({ method: 'POST', url: '/v1/concern-reports', headers, payload })
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect((answer.json() as Problem).detail).not.toMatch(english)
})
