import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { users } from '../../../db/demo/voorbeeldstad.ts'
import { capabilities } from '../../app/capabilities.ts'
import { type DemoHouse, openDemoHouse } from '../../app/testing/demo-house.ts'
import { halfwayHousehold } from '../../app/testing/halfway-household.ts'
import { filledIn } from '../../app/testing/hostile-input.ts'
import { Visitor } from '../../app/testing/visitor.ts'
import { newId } from '../../platform/ids.ts'
import { type AnyOperation, pathParameters } from '../../platform/operation.ts'
import { mayStart } from '../rules/permissions.ts'

// The server as it runs, on a port, with cookies of people who really logged in: what somebody with a tool of their own can send.

let demo: DemoHouse
let hint: Awaited<ReturnType<typeof halfwayHousehold>>
const visitors = new Map<string, Visitor>()
/** One of each role. */
const someoneInEachRole = ['joke', 'peter', 'samira', 'karin', 'fatma', 'hans', 'ingrid', 'bram'].filter(code =>
  users.some(user => user.code === code),
)

beforeAll(async () => {
  demo = await openDemoHouse()
  hint = await halfwayHousehold(demo.house)
  for (const code of someoneInEachRole) {
    const visitor = new Visitor(demo.url)
    await visitor.logIn(code)
    visitors.set(code, visitor)
  }
}, 120_000)
afterAll(() => demo.close())

const operations = capabilities.flatMap(({ name, operations: all }) =>
  Object.entries(all).map(([operation, definition]) => [`${name}.${operation}`, definition as AnyOperation] as const),
)

const visitorOf = (code: string): Visitor => visitors.get(code) ?? new Visitor(demo.url)

/** Everything that is stored, as one hash for each table; what the worker counts, and what only tells that somebody was here, is left out. */
async function whatStands(): Promise<Record<string, string>> {
  const tables = await demo.house.stored<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('access', 'app') and c.relkind = 'r' and c.relname not in ('login_sessions', 'demo_clock', 'receipts', 'figure_cells', 'messages') order by 1`,
  )
  const stands: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await demo.house.stored<{ hash: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${name} t`,
    )
    stands[name] = row?.hash ?? ''
  }
  return stands
}

function addressOf(operation: AnyOperation, input: Record<string, unknown>): string {
  let url = `/v1${operation.path}`
  for (const name of pathParameters(operation.path)) {
    url = url.replace(`{${name}}`, encodeURIComponent(String(input[name])))
    delete input[name]
  }
  return url
}

describe('headers that pretend', () => {
  const pretending: Record<string, string>[] = [
    { 'x-test-caller': JSON.stringify({ municipality: 1, user: newId(), organisation: newId(), roles: ['coordinator'] }) },
    { authorization: 'Bearer samira' },
    { 'x-forwarded-user': 'samira', 'x-remote-user': 'samira', 'x-user': 'samira' },
    { 'x-original-url': '/v1/case-work', 'x-rewrite-url': '/v1/case-work' },
    { 'x-purpose': 'support', purpose: 'support', 'x-municipality': '1' },
  ]

  test.each(pretending)('open nothing for somebody who is not logged in: %j', async headers => {
    expect((await new Visitor(demo.url).fetch('/v1/case-work', { headers })).status).toBe(401)
  })

  test.each(pretending)('give a reporter nothing more: %j', async headers => {
    const file = String(hint('caseFileId', ['caseFileId']))
    expect((await visitorOf('joke').fetch(`/v1/case-files/${file}`, { headers })).status).toBe(403)
    expect((await visitorOf('joke').fetch('/v1/processing-log', { headers })).status).not.toBe(200)
  })

  test('do not make one method into another', async () => {
    const before = await whatStands()
    const file = String(hint('caseFileId', ['caseFileId']))
    for (const name of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
      const headers = { [name]: 'POST' }
      const answer = await visitorOf('samira').fetch(`/v1/case-files/${file}/notes?_method=POST&body=x`, { headers })
      expect([404, 405]).toContain(answer.status)
    }
    for (const method of ['DELETE', 'TRACE'.toLowerCase(), 'PROPFIND']) {
      const answer = await visitorOf('samira')
        .fetch(`/v1/case-files/${file}`, { method })
        .catch(() => undefined)
      expect(answer?.status ?? 405).toBeGreaterThanOrEqual(400)
    }
    expect(await whatStands()).toEqual(before)
  })

  test('do not say from where somebody came, and lead log-in nowhere else', async () => {
    const visitor = visitorOf('samira')
    // A proxy on this machine adds from where it was called behind what the caller said of themselves.
    const headers = {
      'x-forwarded-for': '203.0.113.66, 198.51.100.7',
      'x-real-ip': '203.0.113.66',
      forwarded: 'for=203.0.113.66',
    }
    expect((await visitor.fetch('/v1/case-work', { headers })).status).toBe(200)
    const lines = await demo.house.stored<{ found: number }>(
      `select count(*)::int as found from audit.processing_log l where l::text like '%203.0.113.66%'`,
    )
    expect(lines[0]?.found).toBe(0)
    expect(await demo.house.stored(`select from audit.processing_log where origin = '198.51.100.7'`)).toHaveLength(1)
    const spoofs: Record<string, string>[] = [
      { 'x-forwarded-host': 'elders.test' },
      { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'elders.test' },
    ]
    for (const spoof of spoofs) {
      const answer = await new Visitor(demo.url).fetch('/auth/login?provider=demo', { headers: spoof })
      expect(answer.headers.get('location') ?? '').not.toContain('elders.test')
    }
  })
})

describe('log-in and log-out lead to our own pages', () => {
  const elsewhere = [
    'https://elders.test/',
    '//elders.test/',
    '/\\elders.test/',
    '/%5celders.test',
    '/%2f%2felders.test',
    'javascript:alert(1)',
    'data:text/html,hoi',
    '/\telders.test',
    '/a\r\nlocation: https://elders.test',
    'http:elders.test',
    '/auth/logout',
    '@elders.test',
    '/.//elders.test',
    '/..//elders.test',
  ]
  test.each(elsewhere)('%j', async wanted => {
    const visitor = new Visitor(demo.url)
    const { url } = await visitor.logIn('joke', wanted)
    expect(url.origin).toBe(demo.url)
    expect(url.pathname.startsWith('//')).toBe(false)
    const out = await visitor.post<{ goTo?: string }>('/auth/logout', { return: wanted, returnTo: wanted, goTo: wanted })
    expect(out.status).toBe(200)
    expect(JSON.stringify(out.body)).not.toContain('elders.test')
  })
})

describe('a session', () => {
  test('that was logged out, cut short, made longer or made up opens nothing', async () => {
    const tom = new Visitor(demo.url)
    await tom.logIn('tom')
    const [name = '', value = ''] = (
      tom.setCookies.findLast(line => /^(__Host-)?voordeur-\d+=|^__Host-voordeur/.test(line)) ?? ''
    )
      .split(';')[0]
      ?.split('=') ?? ['', '']
    expect(value.length).toBeGreaterThan(20)
    const with_ = async (cookie: string) =>
      (await fetch(`${demo.url}/v1/drafts`, { headers: { cookie: `${name}=${cookie}` } })).status
    for (const cookie of [
      value.slice(1),
      `${value}a`,
      value.toUpperCase(),
      '',
      'null',
      '../../etc',
      `' or 1=1 --`,
      'x'.repeat(100_000),
    ]) {
      expect([401, 431]).toContain(await with_(cookie))
    }
    await tom.post('/auth/logout', {})
    expect(await with_(value)).toBe(401)
  })
})

describe('fields that nobody asked for', () => {
  const smuggled = {
    municipalityId: 2,
    municipality_id: 2,
    scopeId: 1,
    scope_id: 1,
    recordedBy: newId(),
    recorded_by: newId(),
    actorUserId: newId(),
    userId: newId(),
    organisationId: newId(),
    roles: ['administrator'],
    purpose: 'steering',
    version: 99,
    __proto__: { isAdmin: true },
    constructor: { prototype: { isAdmin: true } },
  }

  test('are not taken: what a note says of itself is not said by who sends it', async () => {
    const file = String(hint('caseFileId', ['caseFileId']))
    const samira = visitorOf('samira')
    const operation = operations.find(([name]) => name === 'case-files.recordNote')?.[1] as AnyOperation
    const { input } = filledIn(operation, hint)
    const id = newId()
    const wanted = { ...input, caseFileId: file, id }
    const url = addressOf(operation, wanted)
    const answer = await samira.post(url, { ...smuggled, ...wanted }, { 'idempotency-key': newId() })
    if (answer.status === 200) {
      const [note] = await demo.house.stored<{ municipality_id: number; recorded_by: string }>(
        'select municipality_id, recorded_by from app.notes where id = $1',
        [id],
      )
      expect(note).toEqual({ municipality_id: 1, recorded_by: demo.house.as('samira').user })
    } else expect(answer.status).toBe(400)
    const [elsewhere] = await demo.house.stored<{ found: number }>(
      'select count(*)::int as found from app.notes where municipality_id = 2',
    )
    expect(elsewhere?.found).toBe(0)
  })

  test('do not pollute what the server makes of an answer', async () => {
    const polluted = '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}'
    const answer = await visitorOf('samira').fetch('/auth/workplace', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: polluted,
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  })
})

describe('every change there is', () => {
  const changing = operations.filter(([, operation]) => operation.method !== 'GET' && !operation.takesFile)

  test('is refused when another site, a form or plain text brings it, whoever is logged in', async () => {
    const before = await whatStands()
    const wrong: string[] = []
    for (const [name, operation] of changing) {
      const { input } = filledIn(operation, hint)
      const url = addressOf(operation, input)
      const visitor = visitorOf('samira')
      for (const [what, headers, body] of [
        ['another site', { 'content-type': 'application/json', origin: 'https://elders.test' }, JSON.stringify(input)],
        ['plain text', { 'content-type': 'text/plain' }, JSON.stringify(input)],
        ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1'],
      ] as const) {
        const answer = await visitor.fetch(url, {
          method: operation.method,
          headers: { ...headers, 'idempotency-key': newId() },
          body,
        })
        await answer.arrayBuffer()
        if (answer.status < 400 || answer.status >= 500) wrong.push(`${name} by ${what}: ${answer.status}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await whatStands()).toEqual(before)
  }, 120_000)
})

describe('addresses that are too long, or are none', () => {
  const long = 'a'.repeat(7000)
  test.each(['samira', 'joke', 'karin', 'ingrid'])('are refused without a word about what is behind them, for %s', async code => {
    const visitor = visitorOf(code)
    for (const path of [
      `/v1/case-files/${long}`,
      `/v1/case-files/${newId()}${newId()}`,
      '/v1/case-files/%00',
      '/v1/case-files/..%2f..%2fetc%2fpasswd',
      '/v1/case-files/%ff%fe',
      `/v1/case-files/${encodeURIComponent(`' or 1=1 --`)}`,
      `/v1/case-files/${encodeURIComponent('${7*7}{{7*7}}')}`,
      '/v1/tasks/[object%20Object]',
      '/v1/../auth/me/../../v1/case-files/x',
      '/v1/case-files/00000000-0000-0000-0000-000000000000/notes/x',
    ]) {
      const answer = await visitor.fetch(path)
      const text = (await answer.text()).replace(/urn:uuid:[0-9a-f-]+/, '').replaceAll(path, '')
      // A page of our own, which knows no such screen, is no answer of the API.
      if (answer.headers.get('content-type')?.includes('html')) continue
      expect([path.slice(0, 60), answer.status]).toEqual([
        path.slice(0, 60),
        expect.toSatisfy((status: number) => status >= 400 && status < 500),
      ])
      expect(text).not.toMatch(/49|syntax error|pg_|relation|stack|at \w+ \(|node_modules/)
    }
  })
})

describe('as each role, every question with somebody else’s municipality, user, organisation and purpose beside it', () => {
  const asking = operations.filter(([, operation]) => operation.method === 'GET' && !operation.givesFile)
  test.each(someoneInEachRole)(
    '%s gets the same answer as without',
    async code => {
      const visitor = visitorOf(code)
      const strange = `municipality=2&municipalityId=2&user=${newId()}&userRole=administrator&purpose=steering&roles=administrator&scopes=1,2,3&reach=1`
      const wrong: string[] = []
      // What the role may not start at all is refused before anything of the question is read.
      for (const [name, operation] of asking.filter(([, one]) => mayStart(demo.house.as(code).roles, one.permission))) {
        const url = addressOf(operation, { ...filledIn(operation, hint).input })
        const plain = await visitor.fetch(url)
        const forged = await visitor.fetch(`${url}?${strange}`)
        const [one, other] = [await plain.text(), await forged.text()]
        // A field of that name exists in some: then it may only narrow, or be refused.
        if (forged.status !== plain.status && forged.status !== 400)
          wrong.push(`${name}: ${plain.status}, forged ${forged.status}`)
        if (forged.status >= 500) wrong.push(`${name}: ${forged.status}`)
        if (forged.status === 200 && other.length > one.length * 1.5 + 200) wrong.push(`${name} told more`)
      }
      expect(wrong).toEqual([])
    },
    120_000,
  )
})
