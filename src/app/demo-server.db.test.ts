import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId, userId } from '../../db/demo/voorbeeldstad.ts'
import { directoryOperations } from '../directory/api.ts'
import { postMessage } from '../notifications/server/commands.ts'
import { newId } from '../platform/ids.ts'
import { findRunning, noteRunning } from './running-demo.ts'
import { type DemoHouse, openDemoHouse } from './testing/demo-house.ts'
import { Visitor } from './testing/visitor.ts'

const monthMs = 30 * 86_400_000
let demo: DemoHouse

beforeAll(async () => {
  demo = await openDemoHouse()
})
afterAll(() => demo?.close())

const now = async (visitor: Visitor): Promise<number> =>
  new Date((await visitor.json<{ now: string }>('/auth/me')).body.now).getTime()

describe('the clock of the demonstration', () => {
  test('moves for the server, leaves everybody logged in, and goes back', async () => {
    const samira = new Visitor(demo.url)
    await samira.logIn('samira')
    const { status, body } = await samira.post<{ now: string }>('/demo/clock', { move: '+6M' })
    expect(status).toBe(200)
    expect(new Date(body.now).getTime() - Date.now()).toBeGreaterThan(5 * monthMs)
    expect((await now(samira)) - Date.now()).toBeGreaterThan(5 * monthMs)
    expect((await samira.json<{ state: string }>('/auth/me')).body.state).toBe('signed-in')
    expect((await samira.post('/demo/clock', { reset: true })).status).toBe(200)
    expect(Math.abs((await now(samira)) - Date.now())).toBeLessThan(10_000)
  })

  test.each([{ move: '6 maanden' }, { move: '-1D' }, { move: 6 }, {}, { reset: false }])('does not take %j', async body => {
    const visitor = new Visitor(demo.url)
    const answer = await visitor.post<{ errors: { message: string }[] }>('/demo/clock', body)
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0]?.message).toContain('+6M')
  })

  test('is not moved by a page of another site', async () => {
    const answer = await new Visitor(demo.url).post('/demo/clock', { move: '+6M' }, { 'sec-fetch-site': 'cross-site' })
    expect(answer.status).toBe(403)
  })
})

test('whoever the administrator adds can be chosen at the log-in, and is that person from then on', async () => {
  const id = newId()
  const added = await demo.house.as('bram').call(directoryOperations.addPerson, {
    id,
    name: 'Yara Nieuwenhuis',
    email: 'yara@voorbeeld.test',
    organisationId: organisationId('sociaal-team'),
    roles: [{ id: newId(), role: 'coordinator' }],
  })
  expect(added.status).toBe(200)
  for (const time of ['first', 'second']) {
    const visitor = new Visitor(demo.url)
    await visitor.logIn(id)
    expect((await visitor.json<object>('/auth/me')).body, time).toMatchObject({ state: 'signed-in', name: 'Yara Nieuwenhuis' })
  }
})

test('mail is shown in the browser, newest first, with its link, and as text alone', async () => {
  const first = newId()
  const second = newId()
  const post = (aboutId: string) =>
    demo.house
      .as('samira')
      .look('support', tx => postMessage(tx, { kind: 'task-placed', aboutId, toOrganisation: organisationId('de-brug') }))
  await post(first)
  await expect.poll(() => demo.mails().length, { timeout: 5000 }).toBe(1)
  await demo.house.stored('update access.users set email = $2 where id = $1 returning id', [
    userId('samira'),
    "o'brien&co@voorbeeld.test",
  ])
  await demo.house
    .as('samira')
    .look('support', tx => postMessage(tx, { kind: 'task-done', aboutId: second, toUser: userId('samira') }))
  await expect.poll(() => demo.mails().length, { timeout: 5000 }).toBe(2)
  const page = await (await fetch(`${demo.url}/demo/mail`)).text()
  expect(page.indexOf(`href="${demo.url}/taken/${second}"`)).toBeGreaterThan(0)
  expect(page.indexOf(`href="${demo.url}/taken/${first}"`)).toBeGreaterThan(page.indexOf(`href="${demo.url}/taken/${second}"`))
  expect(page).toContain('Aan o&#39;brien&amp;co@voorbeeld.test')
})

test('screens have addresses of their own; what is neither screen nor file is not found', async () => {
  const get = (address: string) => fetch(demo.url + address)
  for (const address of [
    '/v1/bestaat-niet',
    '/auth/bestaat-niet',
    '/demo/bestaat-niet',
    '/assets/oud.js',
    '/../package.json',
    '/x.php',
  ]) {
    expect((await get(address)).status).toBe(404)
  }
  const screen = await get('/dossiers/0190a000-0000-7000-8000-000000000001')
  // Without a build the page says so; with one it is the app.
  expect([200, 503]).toContain(screen.status)
  expect(screen.headers.get('content-type')).toContain('text/html')
})

test('a second start finds the one that runs, and no note that a killed one left', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'voordeur-running-'))
  expect(await findRunning(folder)).toEqual([])
  const { port } = new URL(demo.url)
  const forget = noteRunning(folder, { port: Number(port), publicUrl: demo.url })
  noteRunning(folder, { port: 9, publicUrl: 'http://localhost:9' })
  expect(await findRunning(folder)).toEqual([{ pid: process.pid, port: Number(port), publicUrl: demo.url }])
  forget()
  expect(await findRunning(folder)).toEqual([])
  rmSync(folder, { recursive: true })
})

describe('the command line', () => {
  const run = (...args: string[]) => {
    const program = path.join(import.meta.dirname, 'command-line.ts')
    // Of the packages' own Node: the one that runs the tests may not know TypeScript.
    const node = path.join(import.meta.dirname, '../../node_modules/.bin/node')
    const env = { ...process.env, VOORDEUR_DATA: path.join(tmpdir(), 'voordeur-none') }
    return spawnSync(node, [program, ...args], { encoding: 'utf8', env })
  }

  test('explains itself', () => {
    const { status, stdout } = run('--help')
    expect(status).toBe(0)
    expect(stdout).toContain('npm run voordeur -- clock +6M')
  })

  test.each([
    ['an unknown command', ['vlieg'], /Een opdracht 'vlieg' is er niet/],
    ['a clock without a move', ['clock'], /\+6M/],
    ['a clock where there is no demonstration', ['clock', '+6M'], /npm run demo/],
    ['too many words', ['clock', '+6M', 'snel'], /\+6M/],
  ])('answers %s with exit code 2 and what to do', (_what, args, says) => {
    const { status, stdout, stderr } = run(...args)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(says)
    expect(stderr).not.toContain('    at ')
  })
})
