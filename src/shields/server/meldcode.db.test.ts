import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { userId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { newId } from '../../platform/ids.ts'
import { shieldOperations } from '../api.ts'
import { meldcodeOperations } from '../meldcode-api.ts'
import type { MeldcodeEntry } from '../rules/meldcode.ts'
import { storedState } from '../testing/stored-state.ts'

let house: TestHouse
let file: ExampleFile
let meldcodeId: string
let shieldId: string
const nadia = () => ({ namingId: newId(), userId: userId('nadia'), organisationId: house.as('nadia').organisation })
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  file = await openExampleFile(house)
  ;[meldcodeId, shieldId] = await begin([nadia()])
})
afterAll(() => house.close())

const done = <Body>(answer: { status: number; body: Body; problem: unknown }): Body => {
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  return answer.body
}
async function begin(people: ReturnType<typeof nadia>[] = [], of = file, user = 'samira') {
  const ids = { id: newId(), shieldId: newId(), namingId: newId() }
  done(
    await house
      .as(user)
      .call(meldcodeOperations.startMeldcode, { caseFileId: of.caseFileId, ...ids, subjectIds: [of.son], people }),
  )
  return [ids.id, ids.shieldId] as const
}
const record = (entry: MeldcodeEntry, given: { supersedes?: string; id?: string; user?: string } = {}) => {
  const { user = 'samira', id = newId(), ...rest } = given
  return house.as(user).call(meldcodeOperations.recordEntry, { caseFileId: file.caseFileId, meldcodeId, id, entry, ...rest })
}
const signal = (what: string): MeldcodeEntry => ({ step: 1, what, on: '2026-11-20', source: 'seen', toldBy: '' })
const get = (user: string) => house.as(user).call(meldcodeOperations.getMeldcode, { caseFileId: file.caseFileId, meldcodeId })

describe('a meldcode', () => {
  test('goes through its five steps, and each wording is kept', async () => {
    const first = newId()
    done(await record(signal('Blauwe plek op de linkerarm; hij zegt “gevallen” 🙂 <b>שלום</b>'), { id: first }))
    done(await record(signal('Blauwe plek op de rechterarm'), { supersedes: first }))
    expect((await record(signal('Nog eens'), { supersedes: first })).status).toBe(409)
    done(
      await record(
        { step: 2, with: 'veilig-thuis', name: '', on: '2026-11-21', isAnonymous: true, outcome: 'Ga in gesprek.' },
        { user: 'nadia' },
      ),
    )
    done(await record({ step: 3, wasHeld: false, with: '', on: '2026-11-22', outcome: 'Nu niet veilig.' }))
    done(await record({ step: 4, question: 'suspicion', answer: 'yes', reason: 'Twee signalen.' }))
    done(await record({ step: 5, helps: true, reports: true, reason: 'Acuut onveilig.' }))
    const told = done(await get('nadia'))
    expect(told).toMatchObject({
      called: 'Familie Yilmaz',
      state: 'open',
      subjects: [{ subjectId: file.son, name: 'Can Yilmaz' }],
      mayWrite: true,
    })
    expect(told.entries.map(one => one.entry.step)).toEqual([1, 2, 3, 4, 5])
    expect(told.entries[0]).toMatchObject({
      entry: { what: 'Blauwe plek op de rechterarm' },
      earlier: [{ entry: { what: 'Blauwe plek op de linkerarm; hij zegt “gevallen” 🙂 <b>שלום</b>' } }],
    })
  })

  test.each(['peter', 'fatma', 'karin', 'joep'])('does not exist for %s', async user => {
    expect((await get(user)).status).toBe(404)
    expect((await record(signal('x'), { user })).status).toBe(404)
    const lists = [
      await house.as(user).call(shieldOperations.listShields, { caseFileId: file.caseFileId }),
      await house.as(user).call(shieldOperations.listOwnShields, {}),
    ]
    for (const list of lists) if (list.status === 200) expect(list.body.shields).toEqual([])
  })

  test('leaves the file as it was: no line, no term, no count, no step', async () => {
    const before = await storedState(house)
    await begin()
    expect(await storedState(house)).toEqual(before)
  })

  test('is told to no resident', async () => {
    const lines = await house.stored<{ covert: boolean }>(
      `select covert from audit.processing_log where event like 'meldcode.%' and outcome = 'done'`,
    )
    expect(lines.length).toBeGreaterThan(5)
    expect(lines.every(line => line.covert)).toBe(true)
  })

  test('is not lifted, but ends and is taken up again; nobody writes in one that ended', async () => {
    const lift = await house
      .as('samira')
      .call(shieldOperations.liftShield, { caseFileId: file.caseFileId, shieldId, reason: 'x', version: 1 })
    expect([lift.status, lift.problem.detail]).toEqual([409, expect.stringContaining('meldcode blijft')])
    const end = (isEnded: boolean, version: number) =>
      house
        .as('samira')
        .call(meldcodeOperations.endMeldcode, { caseFileId: file.caseFileId, meldcodeId, isEnded, note: 'Veilig.', version })
    done(await end(true, 1))
    expect((await end(true, 2)).status).toBe(409)
    expect((await record(signal('Te laat'))).status).toBe(409)
    done(await end(false, 2))
    expect((await end(true, 1)).status).toBe(409)
    done(await record(signal('Weer iets')))
  })

  test('bad input is told at its field', async () => {
    const future = await record({ ...signal('x'), on: '2026-12-31' } as MeldcodeEntry)
    expect(future.problem.errors?.[0]?.field).toBe('entry.on')
    const stranger = await house.as('samira').call(meldcodeOperations.startMeldcode, {
      caseFileId: file.caseFileId,
      id: newId(),
      shieldId: newId(),
      namingId: newId(),
      subjectIds: [newId()],
    })
    expect(stranger.problem.errors?.[0]?.field).toBe('subjectIds')
  })

  test('is begun by a deputy too, who moves nothing that stands there', async () => {
    const own = await openExampleFile(house)
    const noteId = newId()
    done(
      await house
        .as('samira')
        .call(caseFileOperations.recordNote, { caseFileId: own.caseFileId, id: noteId, kind: 'note', body: 'Van Samira.' }),
    )
    await house.as('samira').look('support', tx =>
      tx.run({
        compile: () => ({
          sql: `select access.appoint_deputy($1, $2, $3, $4, $5, $6)`,
          parameters: [
            newId(),
            userId('samira'),
            userId('joep'),
            house.as('samira').organisation,
            '2026-11-24T09:00:00Z',
            '2026-12-24T09:00:00Z',
          ],
        }),
      } as never),
    )
    const [, deputyShield] = await begin([], own, 'joep')
    const moved = await house
      .as('joep')
      .call(shieldOperations.shieldMore, { caseFileId: own.caseFileId, shieldId: deputyShield, recordIds: [noteId] })
    expect([403, 404]).toContain(moved.status)
    expect(
      JSON.stringify((await house.as('samira').call(caseFileOperations.listTimeline, { caseFileId: own.caseFileId })).body),
    ).toContain('Van Samira.')
  })
})

describe('Veilig Thuis', () => {
  const contact = (given: object = {}) => {
    const id = newId()
    const sent = {
      caseFileId: file.caseFileId,
      meldcodeId,
      id,
      kind: 'report' as const,
      contactedOn: '2026-11-10',
      what: 'Gemeld.',
      ...given,
    }
    return { id, sent: house.as('samira').call(meldcodeOperations.recordVeiligThuis, sent) }
  }
  const answer = (contactId: string, given: object = {}) =>
    house.as('samira').call(meldcodeOperations.recordVeiligThuisAnswer, {
      caseFileId: file.caseFileId,
      meldcodeId,
      contactId,
      acceptedOn: '2026-11-13',
      acceptedBy: 'De triagist',
      answerOn: null,
      answer: '',
      version: 1,
      ...given,
    })

  test('takes a report on, answers, and hands back to the local team, with the days between', async () => {
    const report = contact()
    done(await report.sent)
    expect((await answer(report.id, { acceptedOn: '2026-11-01' })).problem.errors?.[0]?.field).toBe('acceptedOn')
    done(await answer(report.id, { answerOn: '2026-11-20', answer: 'Onderzoek loopt.' }))
    expect((await answer(report.id)).status).toBe(409)
    const back = contact({ kind: 'scaled-down', contactedOn: '2026-11-22', what: 'Terug naar het team.' })
    done(await back.sent)
    expect(done(await get('samira')).veiligThuis).toMatchObject([
      { kind: 'report', acceptedOn: '2026-11-13', answer: 'Onderzoek loopt.' },
      { kind: 'scaled-down', acceptedOn: null },
    ])
    expect((await contact({ isAnonymous: true }).sent).problem.errors?.[0]?.field).toBe('isAnonymous')
  })

  test('is counted apart, without a household, below five not at all, and only when the half-year is over', async () => {
    for (let at = 0; at < 5; at++) done(await contact({ kind: 'advice', contactedOn: '2026-03-10', what: 'Advies.' }).sent)
    const withdrawn = contact({ kind: 'advice', contactedOn: '2026-04-10', what: 'Verkeerd.' })
    done(await withdrawn.sent)
    done(
      await house.as('samira').call(meldcodeOperations.withdrawVeiligThuis, {
        caseFileId: file.caseFileId,
        meldcodeId,
        contactId: withdrawn.id,
        version: 1,
      }),
    )
    done(await contact({ contactedOn: '2026-05-01' }).sent)
    const count = async (user: string) => house.as(user).call(meldcodeOperations.countVeiligThuis, { year: 2026 })
    expect(done(await count('hans')).halves).toEqual([
      { half: 1, kind: 'advice', number: 5 },
      { half: 1, kind: 'report', number: null },
    ])
    expect(done(await count('samira')).halves).toEqual([])
    expect((await count('karin')).status).toBe(403)
  })
})
