import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { demoIssuer, organisationId, userId } from '../../db/demo/voorbeeldstad.ts'
import { DemoProvider } from '../access/identity/demo-provider.ts'
import type { Workplace } from '../access/server/sign-in/login-store.ts'
import type { ProviderSettings } from '../access/server/sign-in/provider-settings.ts'
import { directoryOperations } from '../directory/api.ts'
import { newId } from '../platform/ids.ts'
import { findFreePort } from '../platform/postgres/free-port.ts'
import { readConfiguration } from './configuration.ts'
import { demoParts } from './demo-people.ts'
import { type RunningServer, startServer } from './server.ts'
import { type OtherProvider, startOtherProvider } from './testing/other-provider.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'
import { Visitor } from './testing/visitor.ts'

interface Me {
  state: 'signed-out' | 'choose' | 'signed-in'
  name?: string
  user?: string
  organisation?: { id: string; name: string }
  roles?: string[]
  workplaces?: Workplace[]
  providers: { id: string; name: string }[]
}

const minute = 60_000
let house: TestHouse
let server: RunningServer
let other: OtherProvider
let origin: string
/** Real time as the server sees it. */
let shiftMs = 0

beforeAll(async () => {
  house = await openTestHouse()
  const port = await findFreePort()
  const configuration = readConfiguration('demo', { PORT: String(port), SESSION_IDLE_MINUTES: '30', SESSION_HOURS: '10' })
  origin = configuration.publicUrl
  const demo = new DemoProvider({
    publicUrl: origin,
    accountIssuer: demoIssuer,
    parts: [...demoParts(), { title: 'Test', people: [{ subject: 'vreemde', name: 'Iemand', works: 'Nergens' }] }],
  })
  other = await startOtherProvider(origin, demoIssuer)
  const absent: ProviderSettings = {
    ...other.settings,
    id: 'weg',
    name: 'Bestaat niet',
    issuer: `http://localhost:${await findFreePort()}`,
  }
  await house.stored(
    `with made as (
       insert into access.identity_providers (municipality_id, code, kind, label, every_organisation, strong_for)
       values (1, 'gemeente', 'staff', 'Account van de gemeente', true, 'special-roles') returning code)
     insert into access.identity_provider_domains (municipality_id, domain, provider_code) select 1, 'gemeente.test', code from made returning domain`,
  )
  server = await startServer({
    configuration,
    loginUrl: house.database.loginUrl,
    clock: house.clock,
    providers: [demo.settings, other.settings, absent],
    demo: app => demo.register(app),
    realTime: () => new Date(Date.now() + shiftMs),
  })
})

afterEach(() => {
  shiftMs = 0
})

afterAll(async () => {
  await server?.stop()
  await other?.stop()
  await house?.close()
})

const me = async (visitor: Visitor): Promise<Me> => (await visitor.json<Me>('/auth/me')).body
const apiStatus = async (visitor: Visitor): Promise<number> => (await visitor.fetch('/v1/coordinators')).status
const sessionName = (): string => `voordeur-${new URL(origin).port}`

describe('log-in', () => {
  test('goes by code with PKCE, state and nonce, and ends where it was meant to', async () => {
    const samira = new Visitor(origin)
    expect((await me(samira)).state).toBe('signed-out')
    const start = await samira.fetch('/auth/login?provider=demo&return=/dossiers/12%3Ftab=plan')
    const asked = new URL(start.headers.get('location') ?? '').searchParams
    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect(asked.get('state')).toMatch(/^[\w-]{43}$/)
    expect(asked.get('nonce')).toMatch(/^[\w-]{43}$/)

    const end = await samira.logIn('samira', '/dossiers/12?tab=plan')
    expect(end.url.pathname + end.url.search).toBe('/dossiers/12?tab=plan')
    expect(await me(samira)).toMatchObject({
      state: 'signed-in',
      name: 'Samira Bakker',
      user: userId('samira'),
      municipality: { id: 1, name: 'Voorbeeldstad' },
      organisation: { id: organisationId('sociaal-team'), name: 'Sociaal Team Voorbeeldstad' },
      roles: ['coordinator', 'visitor'],
    })
  })

  test('leaves a cookie that no script and no other site can use, and stores only its hash', async () => {
    const joke = new Visitor(origin)
    await joke.logIn('joke')
    const line = joke.setCookies.find(one => one.startsWith(`${sessionName()}=`))
    expect(line).toMatch(/; Path=\//)
    expect(line).toMatch(/; HttpOnly/)
    expect(line).toMatch(/; SameSite=Lax/)
    expect(line).not.toMatch(/Domain=/i)
    const token = joke.cookie(new RegExp(`^${sessionName()}$`)) ?? ''
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const stored = await house.stored<{ found: boolean }>(
      `select bool_or(token_hash = sha256($1::bytea)) as found from access.login_sessions`,
      [Buffer.from(token)],
    )
    expect(stored[0]?.found).toBe(true)
    const plain = await house.stored(`select from access.login_sessions where token_hash = $1`, [Buffer.from(token, 'base64url')])
    expect(plain).toHaveLength(0)
    expect(joke.cookie(/-login-/)).toBeUndefined()
  })

  test('opens the API, and without it the API says so in Dutch', async () => {
    const peter = new Visitor(origin)
    const refused = await peter.json<{ status: number; detail: string }>('/v1/coordinators')
    expect(refused.status).toBe(401)
    expect(refused.body.detail).toMatch(/Log opnieuw in/)
    await peter.logIn('peter')
    expect(await apiStatus(peter)).toBe(200)
  })

  test('with a state of somebody else, or none, gives no session', async () => {
    const victim = new Visitor(origin)
    await victim.fetch('/auth/login?provider=demo')
    for (const query of ['code=x&state=verzonnen', 'code=x', 'state=a&state=b&code=x', 'error=access_denied&state=x']) {
      const { response, text } = await victim.open(`/auth/callback/demo?${query}`)
      expect(response.status).toBe(400)
      expect(text).toContain('Inloggen is niet gelukt')
    }
    expect((await me(victim)).state).toBe('signed-out')
  })

  test('a code that another browser got hold of is worth nothing there, and works once', async () => {
    const karin = new Visitor(origin)
    const choice = await karin.open('/auth/login?provider=demo')
    let at = await karin.fetch(choice.url.pathname, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'persoon=karin',
    })
    let callback = ''
    while (!callback) {
      const location = at.headers.get('location') ?? ''
      if (new URL(location, origin).pathname.startsWith('/auth/callback/')) callback = location
      else at = await karin.fetch(location)
    }
    const thief = new Visitor(origin)
    expect((await thief.open(callback)).response.status).toBe(400)
    expect((await me(thief)).state).toBe('signed-out')
    await karin.open(callback)
    expect((await me(karin)).state).toBe('signed-in')
    expect((await karin.open(callback)).response.status).toBe(400)
  })

  test('at an account that nobody was given says so, without a session', async () => {
    const stranger = new Visitor(origin)
    const { response, text } = await stranger.logIn('vreemde')
    expect(response.status).toBe(403)
    expect(text).toContain('U kunt inloggen, maar heeft nog geen toegang')
    expect((await me(stranger)).state).toBe('signed-out')
  })

  test.each(['//elders.test/x', 'https://elders.test', '/\\elders.test', '/\t/elders.test'])(
    'never leads to another site: %j',
    async wanted => {
      const hans = new Visitor(origin)
      const end = await hans.logIn('hans', wanted)
      expect(end.url.href).toBe(`${origin}/`)
    },
  )

  test('closes the session that the browser came with', async () => {
    const browser = new Visitor(origin)
    await browser.logIn('samira')
    const earlier = browser.cookie(new RegExp(`^${sessionName()}$`)) ?? ''
    await browser.logIn('peter')
    expect((await me(browser)).name).toBe('Peter de Graaf')
    const old = new Visitor(origin)
    old.setCookie(sessionName(), earlier)
    expect((await me(old)).state).toBe('signed-out')
  })

  test('from another name of this machine goes to the public address first', async () => {
    const visitor = new Visitor(origin.replace('localhost', '127.0.0.1'))
    const response = await visitor.fetch('/auth/login?provider=demo&return=/vandaag')
    expect(response.headers.get('location')).toBe(`${origin}/auth/login?provider=demo&return=/vandaag`)
  })

  test('is a line in the processing log', async () => {
    const ingrid = new Visitor(origin)
    await ingrid.logIn('ingrid')
    await ingrid.post('/auth/logout', {})
    const lines = await house.stored<{ event: string }>(
      `select event from audit.processing_log where user_id = $1 order by recorded_at`,
      [userId('ingrid')],
    )
    expect(lines.map(line => line.event)).toEqual(['session.started', 'session.ended'])
  })
})

describe('a session', () => {
  test('ends after half an hour without use, and lives on with use', async () => {
    const joep = new Visitor(origin)
    await joep.logIn('joep')
    shiftMs = 25 * minute
    expect((await me(joep)).state).toBe('signed-in')
    shiftMs = 50 * minute
    expect(await apiStatus(joep)).toBe(200)
    shiftMs = 81 * minute
    expect(await apiStatus(joep)).toBe(401)
    expect((await me(joep)).state).toBe('signed-out')
  })

  test('ends ten hours after log-in, also with use', async () => {
    const joep = new Visitor(origin)
    await joep.logIn('joep')
    for (shiftMs = 0; shiftMs < 600 * minute; shiftMs += 20 * minute) expect((await me(joep)).state).toBe('signed-in')
    shiftMs = 600 * minute
    expect((await me(joep)).state).toBe('signed-out')
    expect(await apiStatus(joep)).toBe(401)
  })

  test('does not end when the clock of the application is moved', async () => {
    const joep = new Visitor(origin)
    await joep.logIn('joep')
    const now = house.clock.now()
    house.clock.shiftTo(new Date(now.getTime() + 180 * 24 * 60 * minute))
    expect((await me(joep)).state).toBe('signed-in')
    house.clock.shiftTo(new Date())
  })

  test('ends at once at log-out, for every copy of its cookie', async () => {
    const fatma = new Visitor(origin)
    await fatma.logIn('fatma')
    expect(await apiStatus(fatma)).toBe(200)
    const copy = new Visitor(origin)
    copy.setCookie(sessionName(), fatma.cookie(new RegExp(`^${sessionName()}$`)) ?? '')
    expect((await fatma.post('/auth/logout', {})).body).toEqual({ continueAt: null })
    expect(fatma.cookie(new RegExp(`^${sessionName()}$`))).toBeUndefined()
    expect(await apiStatus(copy)).toBe(401)
    expect((await me(copy)).state).toBe('signed-out')
    expect((await copy.post('/auth/logout', {})).status).toBe(200)
  })

  test('loses a role that ended, at the latest ten seconds later', async () => {
    const bas = new Visitor(origin)
    await bas.logIn('collega-12')
    expect((await me(bas)).state).toBe('signed-in')
    await house.stored(`update access.role_assignments set valid_to = $2 where user_id = $1 returning id`, [
      userId('collega-12'),
      new Date(Date.now() - minute),
    ])
    shiftMs = 11_000
    expect(await me(bas)).toMatchObject({ state: 'choose', workplaces: [] })
    expect(await apiStatus(bas)).toBe(401)
  })
})

describe('somebody of two organisations', () => {
  test('chooses, and can change', async () => {
    const lieke = new Visitor(origin)
    await lieke.logIn('lieke')
    const before = await me(lieke)
    expect(before.state).toBe('choose')
    expect(before.workplaces?.map(one => one.organisation.name)).toEqual(['GGD Voorbeeldstreek', 'Thuiszorg Nabij'])
    expect(await apiStatus(lieke)).toBe(401)
    for (const code of ['thuiszorg', 'ggd'] as const) {
      const chosen = { municipality: 1, user: userId('lieke'), organisation: organisationId(code) }
      const { status, body } = await lieke.post<Me>('/auth/workplace', chosen)
      expect(status).toBe(200)
      expect(body).toMatchObject({ state: 'signed-in', organisation: { id: organisationId(code) } })
      expect(await apiStatus(lieke)).not.toBe(401)
    }
  })

  test.each([
    ['another organisation', { municipality: 1, user: userId('lieke'), organisation: organisationId('gemeente') }],
    ['another person', { municipality: 1, user: userId('samira'), organisation: organisationId('sociaal-team') }],
    ['another municipality', { municipality: 2, user: userId('lieke'), organisation: organisationId('ggd') }],
    ['nothing', {}],
    ['code', { municipality: "1' or true --", user: 'x', organisation: '<script>' }],
  ])('cannot choose %s', async (_what, chosen) => {
    const lieke = new Visitor(origin)
    await lieke.logIn('lieke')
    expect((await lieke.post('/auth/workplace', chosen)).status).toBe(400)
    expect((await me(lieke)).state).toBe('choose')
  })
})

describe('another site', () => {
  test.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elders.test' },
    { origin: 'null' },
  ])('cannot write with the cookie of our visitor: %j', async headers => {
    const tom = new Visitor(origin)
    await tom.logIn('tom')
    const refused = await tom.post<{ detail: string }>('/auth/logout', {}, headers)
    expect(refused.status).toBe(403)
    expect(refused.body.detail).toContain('andere website')
    expect((await me(tom)).state).toBe('signed-in')
    expect((await tom.post('/v1/concern-reports', {}, headers)).status).toBe(403)
  })

  test('our own pages may', async () => {
    const tom = new Visitor(origin)
    await tom.logIn('tom')
    expect((await tom.post('/auth/logout', {}, { 'sec-fetch-site': 'same-origin', origin })).status).toBe(200)
  })
})

describe('more than one provider', () => {
  test('they are listed, and none is taken by itself', async () => {
    const visitor = new Visitor(origin)
    // One that no municipality trusts for anything is not offered.
    expect((await me(visitor)).providers).toEqual([
      { id: 'demo', name: 'Gemeente Voorbeeldstad en partners', kind: 'staff', organisations: [] },
      { id: 'gemeente', name: 'Account van de gemeente', kind: 'staff', organisations: [] },
    ])
    const response = await visitor.fetch('/auth/login?return=/vandaag')
    expect(response.headers.get('location')).toBe('/inloggen?return=%2Fvandaag')
  })

  test('an account is found by the issuer and claim of the configuration, and log-out goes on at the provider', async () => {
    const karin = new Visitor(origin)
    const form = await karin.open('/auth/login?provider=gemeente&return=/taken')
    const action = /<form[^>]* action="([^"]+)"/.exec(form.text)?.[1] ?? ''
    const end = await karin.open(new URL(action, form.url).href, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'prompt=login&login=karin&password=x',
    })
    expect(end.url.href).toBe(`${origin}/taken`)
    expect((await me(karin)).name).toBe('Karin Smit')
    const { body } = await karin.post<{ continueAt: string | null }>('/auth/logout', {})
    const continueAt = new URL(body.continueAt ?? '')
    expect(continueAt.origin).toBe(other.settings.issuer)
    expect(continueAt.searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/`)
    expect((await fetch(continueAt)).status).toBe(200)
  })

  test('the first log-in binds whoever was added with that address; an address nobody vouches for binds nothing', async () => {
    const logIn = async (code: string) => {
      const visitor = new Visitor(origin)
      const form = await visitor.open('/auth/login?provider=gemeente&return=/vandaag')
      const action = /<form[^>]* action="([^"]+)"/.exec(form.text)?.[1] ?? ''
      await visitor.open(new URL(action, form.url).href, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ prompt: 'login', login: code, password: 'x' }).toString(),
      })
      return me(visitor)
    }
    const add = (name: string, email: string) =>
      house.as('bram').call(directoryOperations.addPerson, {
        id: newId(),
        name,
        email,
        organisationId: organisationId('sociaal-team'),
        roles: [{ id: newId(), role: 'visitor' }],
      })
    expect((await logIn('nieuw')).state).toBe('signed-out')
    expect((await add('Nieuwe Collega', 'Nieuw@Gemeente.test')).status).toBe(200)
    expect((await logIn('nieuw-onbevestigd')).state).toBe('signed-out')
    expect(await logIn('nieuw')).toMatchObject({ state: 'signed-in', name: 'Nieuwe Collega', roles: ['visitor'] })
    // Bound once: the same address at another account is a stranger.
    await house.stored(`update access.accounts set subject = 'van-vroeger' where subject = 'nieuw' returning id`)
    expect((await logIn('nieuw')).state).toBe('signed-out')
    // An account of long ago is bound nowhere a second time, and who left is not bound at all.
    expect((await add('Zonder Rol', 'weg@gemeente.test')).status).toBe(200)
    await house.stored(`update access.users set ended_at = now() where email = 'weg@gemeente.test' returning id`)
    expect((await logIn('weg')).state).toBe('signed-out')
  })

  test('an attempt at one provider cannot be finished at another', async () => {
    const visitor = new Visitor(origin)
    const start = await visitor.fetch('/auth/login?provider=demo')
    const state = new URL(start.headers.get('location') ?? '').searchParams.get('state')
    expect((await visitor.open(`/auth/callback/gemeente?code=x&state=${state}`)).response.status).toBe(400)
  })

  test('one that does not answer gives a page that says so', async () => {
    const { response, text } = await new Visitor(origin).open('/auth/login?provider=weg')
    expect(response.status).toBe(503)
    expect(text).toContain('De inlogdienst antwoordt niet')
  })
})

test('every answer forbids scripts from elsewhere and in the page', async () => {
  for (const path of ['/', '/auth/me', '/auth/callback/demo', '/v1/coordinators']) {
    const policy = (await fetch(origin + path)).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  }
})
