import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import type { AccessDomain } from '../../access/rules/access-domains.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { newId } from '../../platform/ids.ts'
import { documentAddress, documentOperations } from '../api.ts'
import { exampleDocx, exampleJpeg, examplePdf, secret } from '../testing/example-files.ts'
import { sendDocument } from '../testing/send-document.ts'

const { listDocuments, withdrawDocument, restoreDocument } = documentOperations

let house: TestHouse
let file: ExampleFile
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  file = await openExampleFile(house)
})
afterAll(() => house.close())

let made = 0
/** A file that is like no other. */
const freshPdf = () => examplePdf(`nummer ${made++}`)
const add = (user: string, bytes: Buffer, given: Parameters<typeof sendDocument>[4] = {}, of = file) =>
  sendDocument(house, user, `/case-files/${of.caseFileId}/documents`, bytes, given)
const replace = (user: string, old: string, bytes: Buffer, given: Parameters<typeof sendDocument>[4] = {}, of = file) =>
  sendDocument(house, user, `/case-files/${of.caseFileId}/documents/${old}/versions`, bytes, given)
const list = async (user: string, of = file) => house.as(user).call(listDocuments, { caseFileId: of.caseFileId })
const titles = async (user: string, of = file) => (await list(user, of)).body.documents.map(one => one.title)
const open = (user: string, id: string, of = file, headers: Record<string, string> = {}) =>
  house.as(user).request({ method: 'GET', url: documentAddress(of.caseFileId, id), headers })
const withdraw = (user: string, documentId: string, reason = 'Verkeerd dossier', of = file) =>
  house.as(user).call(withdrawDocument, { caseFileId: of.caseFileId, documentId, reason })
const share = (organisation: 'de-brug' | 'woonpartners', domains: AccessDomain[], mayWrite: boolean, of: ExampleFile) =>
  house.as('samira').call(caseFileOperations.involveOrganisation, {
    caseFileId: of.caseFileId,
    id: newId(),
    organisationId: organisationId(organisation),
    disclosure: domains.length > 0 ? 'content' : 'existence',
    accessDomains: domains,
    mayWrite,
  })

describe('a document in a file', () => {
  test('is added, listed, and comes back to the byte', async () => {
    const bytes = freshPdf()
    const { status, id } = await add('samira', bytes, {
      title: 'Brief «Ümit» 🙂 שלום',
      lifeDomain: 'geld',
      datedOn: '2026-11-02',
    })
    expect(status).toBe(200)
    const found = (await list('samira')).body.documents.find(one => one.id === id)
    expect(found).toMatchObject({
      title: 'Brief «Ümit» 🙂 שלום',
      kind: 'letter',
      fileType: 'pdf',
      byteCount: bytes.length,
      datedOn: '2026-11-02',
      lifeDomain: 'geld',
      accessDomain: 'finance',
      subjectName: null,
      recordedBy: 'Samira Bakker',
      mayReplace: true,
      mayWithdraw: true,
    })
    const opened = await open('samira', id)
    expect(opened.statusCode).toBe(200)
    expect(opened.rawPayload.equals(bytes)).toBe(true)
  })

  test('larger than one row it comes back whole and in order', async () => {
    const bytes = Buffer.concat([examplePdf(), Buffer.alloc(2_700_000, 'abcdefghijklmnopqrstuvwxyz')])
    const { id } = await add('samira', bytes)
    expect((await open('samira', id)).rawPayload.equals(bytes)).toBe(true)
    expect(await house.stored('select chunk from app.document_chunks where document_id = $1 order by 1', [id])).toHaveLength(3)
  })

  test('a photo is kept without its place, and shown as a picture', async () => {
    const { id } = await add('samira', exampleJpeg(), { kind: 'photo', title: 'De keuken' })
    const opened = await open('samira', id)
    expect(opened.headers['content-type']).toBe('image/jpeg')
    expect(opened.rawPayload.includes(secret)).toBe(false)
    const rows = await house.stored<{ found: boolean }>(
      `select position($1::bytea in bytes) > 0 as found from app.document_chunks where document_id = $2`,
      [Buffer.from(secret), id],
    )
    expect(rows).toEqual([{ found: false }])
  })

  test('it is one line in the timeline, with its name only as long as it is there', async () => {
    const { id } = await add('samira', freshPdf(), { title: 'Naam van een ander gezin' })
    const told = async () =>
      (
        await house
          .as('samira')
          .call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, kind: 'document', limit: 100 })
      ).body.lines.filter(line => line.refersTo === id)
    expect(await told()).toMatchObject([{ event: 'document.added', details: { title: 'Naam van een ander gezin' } }])
    await withdraw('samira', id, 'Hoort bij een ander huishouden')
    expect((await told()).map(line => line.event)).toEqual(['document.withdrawn', 'document.added'])
    expect(JSON.stringify(await told())).not.toContain('Naam van een ander gezin')
    expect(JSON.stringify(await house.stored('select details from app.timeline where refers_to = $1', [id]))).not.toContain(
      'Naam van',
    )
  })

  test('every opening is a line in the processing log, a refused one too', async () => {
    const { id } = await add('samira', freshPdf(), { subjectId: file.son })
    await open('samira', id)
    await open('karin', id)
    const lines = await house.stored<{ outcome: string; subject_ids: string[]; record_ids: string[]; user_id: string }>(
      `select outcome, array_agg(subject_id) as subject_ids, record_ids, user_id from audit.processing_log
       where event = 'document.opened' and $1 = any (record_ids) group by act_id, outcome, record_ids, user_id order by min(id::text)`,
      [id],
    )
    expect(lines.map(line => [line.user_id, line.outcome])).toEqual([
      [house.as('samira').user, 'done'],
      [house.as('karin').user, 'refused'],
    ])
    expect(lines[0]?.subject_ids).toContain(file.son)
  })

  test('a double submit makes one document, another file under the same request is refused', async () => {
    const requestId = newId()
    const id = newId()
    const bytes = freshPdf()
    const [one, other] = await Promise.all([
      add('samira', bytes, { id, requestId, title: 'Tweemaal' }),
      add('samira', bytes, { id, requestId, title: 'Tweemaal' }),
    ])
    expect([one.status, other.status, one.body, other.body]).toEqual([200, 200, { id }, { id }])
    expect((await titles('samira')).filter(title => title === 'Tweemaal')).toHaveLength(1)
    expect((await add('samira', freshPdf(), { id, requestId, title: 'Tweemaal' })).status).toBe(409)
  })

  test('the same file twice is told, by name, and kept only when that is meant', async () => {
    const own = await openExampleFile(house)
    const bytes = freshPdf()
    await add('samira', bytes, { title: 'Huurbrief' }, own)
    const again = await add('samira', bytes, { title: 'Nog eens' }, own)
    expect(again.status).toBe(409)
    expect(again.problem.detail).toContain('“Huurbrief”')
    expect((await add('samira', bytes, { title: 'Nog eens', isSameOnPurpose: true }, own)).status).toBe(200)
    // A photo counts as the same whatever its program wrote around it.
    await add('samira', exampleJpeg(), { title: 'Foto' }, own)
    expect((await add('samira', Buffer.concat([exampleJpeg(), Buffer.from('x')]), {}, own)).status).toBe(409)
  })
})

describe('versions', () => {
  test('a new version takes its place and the earlier one stays to be read', async () => {
    const own = await openExampleFile(house)
    const first = await add('samira', freshPdf(), { title: 'Regeling', lifeDomain: 'geld' }, own)
    const second = await replace('samira', first.id, freshPdf(), { title: 'Regeling, getekend' }, own)
    expect(second.status).toBe(200)
    const { documents } = (await list('samira', own)).body
    expect(documents).toMatchObject([
      { id: second.id, title: 'Regeling, getekend', accessDomain: 'finance', earlier: [{ id: first.id, title: 'Regeling' }] },
    ])
    expect((await open('samira', first.id, own)).statusCode).toBe(200)
    await withdraw('samira', second.id, 'Verkeerde handtekening', own)
    expect(await titles('samira', own)).toEqual(['Regeling'])
  })

  test('two at once: the second hears that there is a newer one, and nothing is lost in silence', async () => {
    const own = await openExampleFile(house)
    const { id } = await add('samira', freshPdf(), {}, own)
    expect((await replace('samira', id, freshPdf(), { title: 'A' }, own)).status).toBe(200)
    const late = await replace('samira', id, freshPdf(), { title: 'B' }, own)
    expect(late.status).toBe(409)
    expect(late.problem.detail).toContain('net al een nieuwe versie')
    expect(await titles('samira', own)).toEqual(['A'])
  })
})

describe('taking a document out', () => {
  test('it is gone from list, opening and replacing, and can be put back', async () => {
    const own = await openExampleFile(house)
    const { id } = await add('samira', freshPdf(), { title: 'Verkeerd' }, own)
    expect((await withdraw('samira', id, ' ', own)).problem.errors).toEqual([
      { field: 'reason', message: 'Schrijf kort op waarom.' },
    ])
    expect((await withdraw('samira', id, 'Ander gezin', own)).status).toBe(200)
    const { documents, withdrawn } = (await list('samira', own)).body
    expect(documents).toEqual([])
    expect(withdrawn).toMatchObject([{ id, title: 'Verkeerd', reason: 'Ander gezin', withdrawnBy: 'Samira Bakker' }])
    expect((await open('samira', id, own)).statusCode).toBe(404)
    expect((await replace('samira', id, freshPdf(), {}, own)).status).toBe(404)
    expect((await withdraw('samira', id, 'Nog eens', own)).status).toBe(409)
    const back = () => house.as('samira').call(restoreDocument, { caseFileId: own.caseFileId, documentId: id })
    expect((await back()).status).toBe(200)
    expect((await back()).status).toBe(409)
    expect(await titles('samira', own)).toEqual(['Verkeerd'])
    expect((await open('samira', id, own)).statusCode).toBe(200)
  })

  test('only by who placed it and by the coordinator', async () => {
    const own = await openExampleFile(house)
    await share('de-brug', ['finance'], true, own)
    const hers = await add('samira', freshPdf(), { lifeDomain: 'geld', title: 'Van Samira' }, own)
    const theirs = await add('karin', freshPdf(), { lifeDomain: 'geld', title: 'Van De Brug' }, own)
    expect(theirs.status).toBe(200)
    expect((await withdraw('karin', hers.id, 'Wil ik niet', own)).status).toBe(403)
    expect((await list('karin', own)).body.documents.map(one => [one.title, one.mayWithdraw])).toEqual(
      expect.arrayContaining([
        ['Van Samira', false],
        ['Van De Brug', true],
      ]),
    )
    expect((await withdraw('samira', theirs.id, 'Hoort hier niet', own)).status).toBe(200)
    expect((await list('karin', own)).body.withdrawn).toMatchObject([{ title: 'Van De Brug' }])
  })
})

describe('who may', () => {
  test.each(['joep', 'karin', 'tom', 'lieke'])('%s is not involved: neither the list nor the document exists', async user => {
    const { id } = await add('samira', freshPdf())
    expect((await list(user)).status).toBe(404)
    expect((await open(user, id)).statusCode).toBe(404)
    expect((await add(user, freshPdf())).status).toBe(404)
    expect((await replace(user, id, freshPdf())).status).toBe(404)
    expect((await withdraw(user, id)).status).toBe(404)
  })

  test.each(['joke', 'hans', 'ingrid', 'bram'])('%s has no role in files', async user => {
    const { id } = await add('samira', freshPdf())
    expect((await list(user)).status).toBe(403)
    expect((await open(user, id)).statusCode).toBe(403)
    expect((await add(user, freshPdf())).status).toBe(403)
  })

  test('contact point and process coordinator know the file, and see no document of a life domain', async () => {
    const own = await openExampleFile(house)
    const { id } = await add('samira', freshPdf(), { lifeDomain: 'geld', title: 'Schulden' }, own)
    for (const user of ['peter', 'fatma', 'wim']) {
      expect(await titles(user, own), user).toEqual([])
      expect((await open(user, id, own)).statusCode, user).toBe(404)
      expect((await add(user, freshPdf(), { lifeDomain: 'geld' }, own)).status, user).toBeGreaterThanOrEqual(403)
    }
  })

  test('a partner with one domain sees and opens that and nothing else, and adds only with the right to', async () => {
    const own = await openExampleFile(house)
    const money = await add('samira', freshPdf(), { lifeDomain: 'geld', title: 'Geld' }, own)
    const school = await add('samira', freshPdf(), { lifeDomain: 'leren', title: 'School', subjectId: own.son }, own)
    await share('de-brug', ['finance'], true, own)
    await share('woonpartners', ['finance'], false, own)
    for (const user of ['karin', 'tom']) {
      expect(await titles(user, own)).toEqual(['Geld'])
      expect((await open(user, money.id, own)).statusCode).toBe(200)
      expect((await open(user, school.id, own)).statusCode).toBe(404)
      expect((await add(user, freshPdf(), { lifeDomain: 'leren' }, own)).status).toBe(404)
    }
    expect((await add('karin', freshPdf(), { lifeDomain: 'geld', title: 'Begroting' }, own)).status).toBe(200)
    expect((await add('tom', freshPdf(), { lifeDomain: 'geld' }, own)).status).toBe(404)
    // That the same file lies where they may not look is not told.
    const bytes = freshPdf()
    await add('samira', bytes, { lifeDomain: 'leren' }, own)
    expect((await add('karin', bytes, { lifeDomain: 'geld' }, own)).status).toBe(200)
  })

  test('a document of another file is not reached through one’s own', async () => {
    const own = await openExampleFile(house)
    const { id } = await add('samira', freshPdf(), { title: 'Van een ander' }, own)
    expect((await open('samira', id, file)).statusCode).toBe(404)
    expect((await withdraw('samira', id, 'x', file)).status).toBe(404)
  })

  test('nothing is added to a closed file, about a stranger or in a domain that is none', async () => {
    expect((await add('samira', freshPdf(), { lifeDomain: 'bestaat-niet' })).problem.errors?.[0]?.field).toBe('lifeDomain')
    expect((await add('samira', freshPdf(), { subjectId: newId() })).problem.errors?.[0]?.field).toBe('subjectId')
    const own = await openExampleFile(house)
    await house.stored(`update app.case_files set closed_at = now() where id = $1`, [own.caseFileId])
    expect((await add('samira', freshPdf(), {}, own)).status).toBe(409)
  })
})

describe('attacks', () => {
  test('a type that lies: what counts is what is in it', async () => {
    const page = Buffer.from('<!doctype html><script>fetch("/v1/…")</script>')
    for (const title of ['foto.jpg', 'brief.pdf']) {
      const refused = await add('samira', page, { title })
      expect(refused.status).toBe(400)
      expect(refused.problem.errors).toEqual([{ field: 'file', message: expect.stringContaining('webpagina') }])
    }
    const macros = exampleDocx({ 'word/vbaProject.bin': 'x' })
    expect((await add('samira', macros, { title: 'onschuldig.docx' })).problem.errors?.[0]?.message).toContain('macro')
    for (const contentType of ['text/html', 'application/json', 'image/svg+xml', 'multipart/form-data; boundary=x']) {
      expect((await add('samira', freshPdf(), { contentType })).status, contentType).toBe(400)
    }
  })

  test('whatever the title, the name it is saved under has no path, quote or line end', async () => {
    const { id } = await add('samira', freshPdf(), { title: '../../etc/passwd"; filename="kwaad.exe\u202efdp' })
    const saved = await house.as('samira').request({ method: 'GET', url: documentAddress(file.caseFileId, id, 'saved') })
    expect(saved.headers['content-disposition']).toBe(
      `attachment; filename=".. .. etc passwd ; filename= kwaad.exe fdp.pdf"; filename*=UTF-8''..%20..%20etc%20passwd%20%3B%20filename%3D%20kwaad.exe%20fdp.pdf`,
    )
  })

  test('what is shown runs nothing, is guessed by nobody and is kept nowhere', async () => {
    const photo = await add('samira', exampleJpeg(), { kind: 'photo', isSameOnPurpose: true })
    const shown = await open('samira', photo.id)
    expect(shown.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition': expect.stringMatching(/^inline;/),
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
      'cross-origin-resource-policy': 'same-origin',
    })
    const word = await add('samira', exampleDocx({ [`word/${newId()}.xml`]: '' }))
    expect((await open('samira', word.id)).headers['content-disposition']).toMatch(/^attachment;/)
  })

  test('asked for in parts it comes whole, so that one opening is one line', async () => {
    const bytes = freshPdf()
    const { id } = await add('samira', bytes)
    const part = await open('samira', id, file, { range: 'bytes=0-3' })
    expect([part.statusCode, part.rawPayload.length, part.headers['accept-ranges']]).toEqual([200, bytes.length, 'none'])
  })

  test('nothing, too much and far too much are told at the field', async () => {
    expect((await add('samira', Buffer.alloc(0))).problem.errors).toEqual([
      { field: 'file', message: 'Dit bestand is leeg. Kies een ander bestand.' },
    ])
    const large = await add('samira', Buffer.concat([examplePdf(), Buffer.alloc(15 * 1024 ** 2)]))
    expect(large.problem.errors?.[0]?.message).toContain('hoogstens 15 MB')
    const huge = await add('samira', Buffer.alloc(51 * 1024 ** 2))
    expect([huge.status, huge.problem.errors?.[0]?.field]).toEqual([400, 'file'])
  })

  test('the municipality sets the limit; nonsense counts as none', async () => {
    const set = (value: string) =>
      house.stored(
        `insert into app.settings (municipality_id, key, value, version) values ($1, 'documents.mostMegabytes', $2, 1)
         on conflict (municipality_id, key) do update set value = excluded.value`,
        [house.as('samira').municipality, value],
      )
    const bytes = Buffer.concat([freshPdf(), Buffer.alloc(1.5 * 1024 ** 2, 'x')])
    await set('1')
    expect((await add('samira', bytes)).problem.errors?.[0]?.message).toContain('hoogstens 1 MB')
    expect((await list('samira')).body.mostBytes).toBe(1024 ** 2)
    await set('"veel"')
    expect((await add('samira', bytes)).status).toBe(200)
  })

  test('fields that are no fields are told, and nothing is kept', async () => {
    const before = await house.stored('select id from app.documents')
    const broken = await house.as('samira').request({
      method: 'POST',
      url: `/v1/case-files/${file.caseFileId}/documents`,
      headers: { 'content-type': 'application/octet-stream', 'idempotency-key': newId(), 'operation-input': '%E0%A4%A' },
      payload: freshPdf(),
    })
    expect(broken.statusCode).toBe(400)
    const missing = await add('samira', freshPdf(), { title: '', kind: 'virus' as never })
    expect(missing.problem.errors?.map(error => error.field).sort()).toEqual(['kind', 'title'])
    const long = await add('samira', freshPdf(), { title: 'a'.repeat(2000) })
    expect(long.problem.errors).toEqual([{ field: 'title', message: expect.stringContaining('hoogstens 200') }])
    expect(await house.stored('select id from app.documents')).toHaveLength(before.length)
  })

  test('SQL and HTML in a title are text', async () => {
    const title = `'); drop table app.documents; -- <img src=x onerror=alert(1)>`
    await add('samira', freshPdf(), { title })
    expect(await titles('samira')).toContain(title)
  })
})
