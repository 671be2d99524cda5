import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoHouse, openDemoHouse } from '../../app/testing/demo-house.ts'
import { Visitor } from '../../app/testing/visitor.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { inputHeader } from '../../platform/file-answer.ts'
import { newId } from '../../platform/ids.ts'
import { documentAddress } from '../api.ts'
import { exampleJpeg, examplePdf } from '../testing/example-files.ts'

// The whole server, with sign-in and everything that guards a route: what takes or gives a file is guarded as any other.

let demo: DemoHouse
let file: ExampleFile
let samira: Visitor
beforeAll(async () => {
  demo = await openDemoHouse()
  file = await openExampleFile(demo.house)
  samira = new Visitor(demo.url)
  await samira.logIn('samira')
})
afterAll(() => demo.close())

const send = (visitor: Visitor, bytes: Buffer, headers: Record<string, string> = {}, id = newId()) =>
  visitor.fetch(`/v1/case-files/${file.caseFileId}/documents`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'idempotency-key': newId(),
      'sec-fetch-site': 'same-origin',
      [inputHeader]: encodeURIComponent(JSON.stringify({ id, kind: 'letter', title: 'Brief' })),
      ...headers,
    },
    body: new Uint8Array(bytes),
  })

test('who is signed in adds a document and opens it', async () => {
  const id = newId()
  expect((await send(samira, exampleJpeg(), {}, id)).status).toBe(200)
  const opened = await samira.fetch(documentAddress(file.caseFileId, id))
  expect([opened.status, (await opened.arrayBuffer()).byteLength > 0]).toEqual([200, true])
  expect(Object.fromEntries(opened.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'content-security-policy': expect.stringMatching(/^default-src 'none'.*; sandbox$/),
  })
})

test('a stranger is sent away before anything is read, and so is a page of another site', async () => {
  const stranger = await send(new Visitor(demo.url), Buffer.alloc(3 * 1024 ** 2, 'x'))
  expect([stranger.status, await stranger.json()]).toMatchObject([401, { type: 'urn:voordeur:problem:unauthenticated' }])
  const elsewhere = await send(samira, examplePdf(), { 'sec-fetch-site': 'cross-site' })
  expect([elsewhere.status, await elsewhere.json()]).toMatchObject([403, { type: 'urn:voordeur:problem:forbidden' }])
})

test('bytes where JSON belongs are refused, and JSON where bytes belong', async () => {
  const note = await samira.fetch(`/v1/case-files/${file.caseFileId}/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': newId(), 'sec-fetch-site': 'same-origin' },
    body: new Uint8Array(examplePdf()),
  })
  expect([note.status, await note.json()]).toMatchObject([400, { type: 'urn:voordeur:problem:invalid' }])
  const json = await send(samira, Buffer.from('{"kind":"letter"}'), { 'content-type': 'application/json' })
  expect([json.status, await json.json()]).toMatchObject([400, { errors: [{ field: 'file' }] }])
})

test('what breaks off half-way leaves nothing', async () => {
  const before = await demo.house.stored('select id from app.documents')
  const half = request(`${demo.url}/v1/case-files/${file.caseFileId}/documents`, {
    method: 'POST',
    agent: false,
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': 1_000_000,
      'idempotency-key': newId(),
      'sec-fetch-site': 'same-origin',
      cookie: samira.setCookies.map(line => line.split(';')[0]).join('; '),
      [inputHeader]: encodeURIComponent(JSON.stringify({ id: newId(), kind: 'letter', title: 'Half' })),
    },
  })
  await new Promise<void>(resolve => half.write(Buffer.alloc(200_000, 'x'), () => resolve()))
  half.once('error', () => undefined).destroy()
  // The server goes on as if nothing had been sent, and so can the person.
  expect((await send(samira, examplePdf('daarna'))).status).toBe(200)
  expect(await demo.house.stored('select id from app.documents')).toHaveLength(before.length + 1)
})
