import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { organisationId, voorbeeldstad } from '../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { caseFileOperations } from '../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../case-files/testing/open-example-file.ts'
import { asSession, type Transaction } from '../platform/database/transaction.ts'
import { newId } from '../platform/ids.ts'
import { listOwnConsents, listSharing, withdrawOwnConsent } from './server/commands.ts'
import { asking } from './testing/asking.ts'

// What the household itself sees and does about consent and sharing.

let house: TestHouse
let file: ExampleFile
let to: ReturnType<typeof asking>
let resident: string
const moment = new Date('2026-11-24T10:00:00+01:00')
beforeAll(async () => {
  house = await openTestHouse({ moment })
  to = asking(house)
})
beforeEach(async () => {
  file = await openExampleFile(house)
  await to.note(file, 'geldnotitie')
  resident = await addResident(file.mother)
})
afterAll(() => house?.close())

async function addResident(person: string, isSelf = true): Promise<string> {
  const user = newId()
  const m = voorbeeldstad.id
  await house.stored(`insert into access.users (municipality_id, id, display_name) values ($1, $2, 'Een inwoner')`, [m, user])
  await house.stored(
    `insert into access.role_assignments (municipality_id, id, user_id, organisation_id, role, valid_from) values ($1, $2, $3, $4, 'resident', '2026-01-01')`,
    [m, newId(), user, organisationId('gemeente')],
  )
  await house.stored(
    `insert into access.residents (municipality_id, user_id, person_id, is_self, valid_from) values ($1, $2, $3, $4, '2026-01-01')`,
    [m, user, person, isSelf],
  )
  return user
}

const as = <T>(user: string, work: (tx: Transaction) => Promise<T>, caseFile = file.caseFileId) =>
  asSession(
    house.pool,
    {
      municipality: voorbeeldstad.id,
      user,
      organisation: organisationId('gemeente'),
      purpose: 'own-file',
      moment: house.clock.now(),
      caseFile,
    },
    work,
  )

test('sees what is shared with whom, in plain words, and not what is in it', async () => {
  await to.share('samira', file, { groundCode: 'hulp-afstemmen' })
  const shared = await as(resident, tx => listSharing(tx, file.caseFileId))
  expect(shared).toMatchObject([
    { organisation: 'Maatschappelijk Werk De Brug', accessDomain: 'finance', level: 'content', lastDay: null },
  ])
  expect(shared[0]?.why).toMatch(/helpt mee/)
  expect(await as(resident, tx => tx.rows(sql`select id from app.notes`))).toEqual([])
  const stranger = await addResident(newId())
  expect(await as(stranger, tx => listSharing(tx, file.caseFileId))).toEqual([])
})

test('takes back their own consent, and it works in the next transaction', async () => {
  const id = newId()
  await to.ask('samira', file, { id })
  await to.share('samira', file, {})
  expect(await to.notesOf('karin', file)).toEqual(['geldnotitie'])
  const [own] = await as(resident, tx => listOwnConsents(tx))
  expect(own).toMatchObject({ id, ownAnswer: 'yes', mayWithdraw: true, accessDomains: ['finance'] })
  await as(resident, tx => withdrawOwnConsent(tx, { id: newId(), consentId: id }))
  expect(await to.notesOf('karin', file)).toEqual([])
  expect((await to.read('samira', file)).body.consents[0]).toMatchObject({
    state: 'withdrawn',
    voices: [{}, { answer: 'withdrawn', way: 'portal' }],
  })
  expect(await as(resident, tx => listOwnConsents(tx))).toMatchObject([{ ownAnswer: 'withdrawn', mayWithdraw: false }])
  const { lines } = (
    await house.as('samira').call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, kind: 'people', limit: 50 })
  ).body
  expect(lines.filter(line => line.event === 'consent.withdrawn')).toMatchObject([
    {
      actor: null,
      subjectId: file.mother,
      details: { byResident: true, accessDomains: ['finance'], organisationName: 'Maatschappelijk Werk De Brug' },
    },
  ])
  const mails = await house.stored<{ kind: string; recipient_user_id: string }>(
    `select kind, recipient_user_id from app.messages where about_id = $1 and kind = 'consent-withdrawn'`,
    [file.caseFileId],
  )
  expect(mails).toEqual([{ kind: 'consent-withdrawn', recipient_user_id: house.as('samira').user }])
})

test('not of somebody else: no other resident sees, takes back or answers', async () => {
  const id = newId()
  await to.ask('samira', file, { id })
  const stranger = await addResident(newId())
  expect(await as(stranger, tx => listOwnConsents(tx))).toEqual([])
  await expect(as(stranger, tx => withdrawOwnConsent(tx, { id: newId(), consentId: id }))).rejects.toMatchObject({
    kind: 'notFound',
  })
  const [said] = await house.stored<{ id: string; scope: string }>(
    `select id, scope_id::text as scope from app.consent_voices where consent_id = $1`,
    [id],
  )
  const tellAs = (user: string, voice: string | undefined) =>
    as(user, tx => tx.run(sql`select app.tell_own_withdrawal(${voice})`))
  await expect(tellAs(stranger, said?.id)).rejects.toMatchObject({ code: '42501' })
  expect(await house.stored(`select id from app.timeline where event = 'consent.withdrawn' and refers_to = $1`, [id])).toEqual([])
  await expect(as(stranger, tx => tx.run(sql`select access.withdraw_consent(${id})`))).rejects.toMatchObject({ code: '42501' })
  const voice = (person: string, answer: string, way = 'portal') =>
    as(resident, tx =>
      tx.run(sql`
        insert into app.consent_voices (municipality_id, id, consent_id, scope_id, person_id, said_as, answer, way, answered_at, recorded_by, recorded_at)
        select municipality_id, ${newId()}, id, scope_id, ${person}, 'self', ${answer}, ${way}, ${moment}, ${resident}, ${moment}
        from app.consent_records where id = ${id}`),
    )
  // A voice of one's own under somebody else's question takes nothing back there: neither its term nor a line.
  const own = newId()
  await expect(
    as(stranger, async tx => {
      await tx.run(sql`
        insert into app.consent_voices (municipality_id, id, consent_id, scope_id, person_id, said_as, answer, way, answered_at, recorded_by, recorded_at)
        select ${voorbeeldstad.id}, ${own}, ${id}, ${said?.scope}::bigint, person, 'self', 'withdrawn', 'portal', ${moment}, ${stranger}, ${moment}
        from unnest(current_setting('app.persons')::uuid[]) person`)
      await tx.run(sql`select app.tell_own_withdrawal(${own})`)
    }),
  ).rejects.toThrow(/not taken back here/)
  // Neither a yes by themselves, nor anything in the name of another.
  await expect(voice(file.mother, 'yes')).rejects.toMatchObject({ code: '42501' })
  await expect(voice(file.son, 'withdrawn')).rejects.toMatchObject({ code: '42501' })
  await expect(voice(file.mother, 'withdrawn', 'visit')).rejects.toMatchObject({ code: '42501' })
})

test('a parent who represents a child does not read what the other parent said', async () => {
  const father = newId()
  const { householdOperations } = await import('../households/api.ts')
  await house.as('samira').call(householdOperations.addMember, {
    caseFileId: file.caseFileId,
    personId: father,
    givenNames: 'Mehmet',
    birthDate: '1985-01-01',
    position: 'partner',
  })
  await to.parent(file, file.son, file.mother)
  await to.parent(file, file.son, father)
  const id = newId()
  await to.ask('samira', file, { id, personId: file.son, voices: [to.voice(file.mother), to.voice(father, 'no')] })
  await house.stored(
    `insert into access.residents (municipality_id, user_id, person_id, is_self, valid_from) values ($1, $2, $3, false, '2026-01-01')`,
    [voorbeeldstad.id, resident, file.son],
  )
  expect(await as(resident, tx => tx.rows(sql`select person_id, answer from app.consent_voices`))).toEqual([
    { person_id: file.mother, answer: 'yes' },
  ])
  expect(await as(resident, tx => listOwnConsents(tx))).toMatchObject([{ id, ownAnswer: 'yes' }])
})

test('nor what a child of twelve or older said by itself, and takes back only their own yes', async () => {
  await house.stored(`update app.person_identities set birth_date = '2013-09-01' where person_id = $1 returning 1`, [file.son])
  await to.parent(file, file.son, file.mother)
  await house.stored(
    `insert into access.residents (municipality_id, user_id, person_id, is_self, valid_from) values ($1, $2, $3, false, '2026-01-01')`,
    [voorbeeldstad.id, resident, file.son],
  )
  const id = newId()
  await to.ask('samira', file, { id, personId: file.son, voices: [to.voice(file.mother), to.voice(file.son, 'no')] })
  expect(await as(resident, tx => listOwnConsents(tx))).toMatchObject([{ id, ownAnswer: 'yes', mayWithdraw: true }])
  const agreed = newId()
  await to.ask('samira', file, { id: agreed, personId: file.son, voices: [to.voice(file.mother), to.voice(file.son)] })
  await as(resident, tx => withdrawOwnConsent(tx, { id: newId(), consentId: agreed }))
  const voices = await house.stored(
    `select person_id, said_as, answer from app.consent_voices where consent_id = $1 and way = 'portal'`,
    [agreed],
  )
  expect(voices).toEqual([{ person_id: file.mother, said_as: 'parent', answer: 'withdrawn' }])
  const teenager = await addResident(file.son)
  expect((await as(teenager, tx => listOwnConsents(tx))).map(one => one.ownAnswer).toSorted()).toEqual(['no', 'yes'])
})
