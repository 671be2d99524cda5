import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { organisationId } from '../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { caseFileOperations } from '../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../case-files/testing/open-example-file.ts'
import { newId } from '../platform/ids.ts'
import { taskOperations } from '../tasks/api.ts'
import { consentOperations } from './api.ts'
import { asking } from './testing/asking.ts'

let house: TestHouse
let file: ExampleFile
let to: ReturnType<typeof asking>
const moment = new Date('2026-11-24T10:00:00+01:00')
const byLaw = { groundCode: 'hulp-afstemmen' }
beforeAll(async () => {
  house = await openTestHouse({ moment })
  to = asking(house)
})
beforeEach(async () => {
  house.clock.shiftTo(moment)
  file = await openExampleFile(house)
  await to.note(file, 'geldnotitie')
  await to.note(file, 'zorgnotitie', { lifeDomain: 'gezondheid' })
})
afterAll(() => house?.close())

const partnerOf = async (organisation: Parameters<typeof organisationId>[0] = 'de-brug') =>
  (await to.sharing('samira', file)).body.partners.find(one => one.organisationId === organisationId(organisation))
const involved = async (user = 'samira') =>
  (await house.as(user).call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })).body
const lookAs = (user: string, involvementId: string, of = file) =>
  house.as(user).call(consentOperations.viewAsPartner, { caseFileId: of.caseFileId, involvementId })

describe('what is shared, decided per partner and part of life', () => {
  test('opens exactly that part, with its ground, its decider and its words, and closes it again', async () => {
    expect((await to.share('samira', file, { ...byLaw, lastDay: '2027-01-31' })).status).toBe(200)
    expect(await to.notesOf('karin', file)).toEqual(['geldnotitie'])
    const partner = await partnerOf()
    expect(partner?.cells).toMatchObject([
      {
        accessDomain: 'finance',
        level: 'content',
        groundCode: 'hulp-afstemmen',
        byConsent: false,
        waitsFor: [],
        lastDay: '2027-01-31',
        cameOf: 'matrix',
      },
    ])
    expect(partner?.words).toContain('Leest geldzaken.')
    expect((await involved()).involvements.find(one => one.organisation.id === partner?.organisationId)?.accessDomains).toEqual([
      'finance',
    ])
    expect((await to.share('samira', file, { from: 'content', to: 'none' })).status).toBe(200)
    expect(await to.notesOf('karin', file)).toEqual([])
    expect((await partnerOf())?.cells).toEqual([])
  })

  test('ends after its last day, everywhere: the file, its card, and what others are told', async () => {
    await to.share('samira', file, { ...byLaw, lastDay: '2026-12-01' })
    house.clock.shiftTo(new Date('2026-12-02T00:00:01+01:00'))
    expect(await to.notesOf('karin', file)).toEqual([])
    const partner = await partnerOf()
    expect([
      partner?.cells,
      (await involved()).involvements.find(one => one.organisation.id === partner?.organisationId)?.disclosure,
    ]).toEqual([[], 'existence'])
  })

  test('"dat": that somebody works there and whom to call, and nothing of what', async () => {
    await to.share('samira', file, byLaw, 'kredietbank')
    await to.share('samira', file, { ...byLaw, to: 'existence' })
    expect(await to.notesOf('karin', file)).toEqual([])
    const cards = (await involved('karin')).domainCards
    expect(cards).toEqual([expect.objectContaining({ accessDomain: 'finance', organisationId: organisationId('kredietbank') })])
    expect((await partnerOf())?.words).toContain('Weet dat er iets speelt bij geldzaken, en niet wat.')
    // Woonpartners knows that the file is there; not that somebody works on money.
    await house.as('samira').call(caseFileOperations.involveOrganisation, {
      caseFileId: file.caseFileId,
      id: newId(),
      organisationId: organisationId('woonpartners'),
      disclosure: 'existence',
    })
    expect((await involved('tom')).domainCards).toEqual([])
  })

  test('on consent it stays closed until everybody it is about said yes, and says who is missing', async () => {
    await to.share('samira', file, {})
    expect(await to.notesOf('karin', file)).toEqual([])
    expect((await partnerOf())?.cells[0]).toMatchObject({ byConsent: true, waitsFor: ['Ayşe Yilmaz'] })
    expect((await partnerOf())?.words).toContain('daar ontbreekt toestemming')
    expect((await involved()).involvements.find(one => one.organisation.id === organisationId('de-brug'))?.onConsent).toEqual([
      'finance',
    ])
    // Of another organisation, or for another part of life, it does not count.
    await to.ask('samira', file, { organisationId: organisationId('kredietbank') })
    await to.ask('samira', file, { accessDomains: ['housing'] })
    expect(await to.notesOf('karin', file)).toEqual([])
    await to.ask('samira', file)
    expect(await to.notesOf('karin', file)).toEqual(['geldnotitie'])
    expect((await partnerOf())?.cells[0]?.waitsFor).toEqual([])
  })

  test('withdrawn consent leaves what stands on the law', async () => {
    const id = newId()
    await to.ask('samira', file, { id, accessDomains: ['finance', 'health'] })
    await to.share('samira', file, byLaw)
    await to.share('samira', file, { accessDomain: 'health' })
    expect(await to.notesOf('karin', file)).toEqual(expect.arrayContaining(['geldnotitie', 'zorgnotitie']))
    await to.withdraw('samira', file, id, file.mother)
    expect(await to.notesOf('karin', file)).toEqual(['geldnotitie'])
  })

  test('what the dialog of an organisation shares, and what goes with a task, are the same decisions', async () => {
    await house.as('samira').call(caseFileOperations.involveOrganisation, {
      caseFileId: file.caseFileId,
      id: newId(),
      organisationId: organisationId('de-brug'),
      disclosure: 'content',
      accessDomains: ['finance'],
    })
    const task = await house.as('samira').call(taskOperations.placeTask, {
      caseFileId: file.caseFileId,
      id: newId(),
      organisationId: organisationId('kredietbank'),
      lifeDomain: 'geld',
      what: 'Bel over de regeling',
      background: '',
      shares: ['names', 'contact'],
    })
    expect(task.status).toBe(200)
    expect((await partnerOf())?.cells).toMatchObject([{ accessDomain: 'finance', cameOf: 'involvement' }])
    const kredietbank = await partnerOf('kredietbank')
    expect([kredietbank?.tasks, kredietbank?.cells.map(one => [one.accessDomain, one.cameOf, one.groundCode])]).toEqual([
      1,
      [
        ['identity', 'task', 'taak-uitvoeren'],
        ['contact', 'task', 'taak-uitvoeren'],
      ],
    ])
    // Taking the phone number back leaves the task.
    expect((await to.share('samira', file, { accessDomain: 'contact', from: 'content', to: 'none' }, 'kredietbank')).status).toBe(
      200,
    )
    expect((await partnerOf('kredietbank'))?.cells.map(one => one.accessDomain)).toEqual(['identity'])
  })
})

describe('nobody shares more, or otherwise, than they may', () => {
  test('only the coordinator of the file decides', async () => {
    for (const user of ['joep', 'karin', 'tom', 'peter', 'fatma', 'ingrid', 'bram', 'hans']) {
      expect([403, 404], user).toContain((await to.share(user, file, byLaw)).status)
      expect([403, 404], user).toContain(
        (await to.sharing(user, file)).status === 200 ? 404 : (await to.sharing(user, file)).status,
      )
    }
    expect(await to.notesOf('karin', file)).toBe(404)
  })

  test('no BSN, no tasks, no reports; nothing without a ground, or on one that does not carry it', async () => {
    for (const accessDomain of ['numbers', 'tasks', 'intake', 'aftercare']) {
      expect((await to.share('samira', file, { ...byLaw, accessDomain })).status, accessDomain).toBe(400)
    }
    expect((await to.share('samira', file, { groundCode: undefined })).status).toBe(400)
    expect((await to.share('samira', file, { groundCode: 'bestaat-niet' })).status).toBe(409)
    // Switched off, and one that carries nothing about health.
    expect((await to.share('samira', file, { groundCode: 'wams' })).status).toBe(409)
    expect((await to.share('samira', file, { groundCode: 'wlz-besluit', accessDomain: 'health' })).status).toBe(400)
    expect((await to.share('samira', file, { ...byLaw, lastDay: '2026-11-23' })).status).toBe(400)
    expect((await to.sharing('samira', file)).body.partners.flatMap(one => one.cells)).toEqual([])
  })

  test('stopping what was never shared is told, and is not recorded as a decision', async () => {
    const refused = await to.share('samira', file, { from: 'none', to: 'none' })
    expect(refused).toMatchObject({ status: 400, problem: { errors: [{ message: 'Van geldzaken wordt nu al niets gedeeld.' }] } })
    expect(
      await house.stored(`select 1 from app.timeline where event = 'sharing.changed' and case_file_id = '${file.caseFileId}'`),
    ).toEqual([])
  })

  test('a stale screen is told, with both values; the same again is no clash', async () => {
    await to.share('samira', file, byLaw)
    const stale = await to.share('samira', file, { ...byLaw, from: 'none', to: 'existence' })
    expect([stale.status, stale.problem]).toMatchObject([
      409,
      { details: { clashes: [{ field: 'finance', yours: 'existence', theirs: 'content' }] } },
    ])
    expect((await to.share('samira', file, { ...byLaw, from: 'none', to: 'content' })).status).toBe(200)
  })

  test('a partner who may write a part gives it to nobody', async () => {
    await to.share('samira', file, { ...byLaw, mayWrite: true })
    expect([403, 404]).toContain((await to.share('karin', file, byLaw, 'kredietbank')).status)
    const involvement = (await partnerOf())?.involvementId ?? ''
    await expect(
      house.as('karin').look(
        'support',
        tx =>
          tx.run(sql`
        insert into app.sharing_decisions (municipality_id, id, case_file_id, scope_id, involvement_id, organisation_id, access_domain, level, may_write,
          used_for, legal_ground_id, came_of, valid_from, recorded_by)
        select municipality_id, ${newId()}, id, scope_id, ${involvement}, ${organisationId('de-brug')}, 8, 'content', true, 'coordination', 2, 'matrix', now(), ${house.as('karin').user}
        from app.case_files where id = ${file.caseFileId}`),
        file.caseFileId,
      ),
    ).rejects.toMatchObject({ code: '42501' })
    // What was decided is not rewritten: neither which part, nor how deep, nor by whom.
    for (const column of ['level', 'access_domain', 'recorded_by', 'valid_to', 'legal_ground_id']) {
      await expect(
        house
          .as('samira')
          .look(
            'support',
            tx => tx.run(sql`update app.sharing_decisions set ${sql.ref(column)} = ${sql.ref(column)}`),
            file.caseFileId,
          ),
      ).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('view as partner', () => {
  test('shows what that partner sees, and not more than oneself; the log tells checking from working', async () => {
    await to.share('samira', file, byLaw)
    const partner = await partnerOf()
    const seen = await lookAs('samira', partner?.involvementId ?? '')
    expect(seen.status).toBe(200)
    expect(seen.body.partner.name).toBe('Maatschappelijk Werk De Brug')
    const theirs = (await house.as('karin').call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, limit: 100 }))
      .body.lines
    expect(seen.body.timeline.map(line => line.id)).toEqual(theirs.map(line => line.id))
    expect(seen.body.timeline.flatMap(line => (line.note ? [line.note.body] : []))).toEqual(['geldnotitie'])
    expect(seen.body.file.members).toEqual([])
    expect(Object.values(seen.body.file.may)).not.toContain(true)
    const [line] = await house.stored<{ purpose: string; event: string; user_id: string }>(
      `select purpose, event, user_id from audit.processing_log where event = 'sharing.viewed-as' order by occurred_at desc limit 1`,
    )
    expect(line).toEqual({ purpose: 'sharing-check', event: 'sharing.viewed-as', user_id: house.as('samira').user })
  })

  test('shows what waits for consent as closed', async () => {
    await to.share('samira', file, {})
    const id = (await partnerOf())?.involvementId ?? ''
    expect((await lookAs('samira', id)).body.timeline.some(line => line.note)).toBe(false)
  })

  test('is refused to everybody else, for another file, and where somebody is no longer involved', async () => {
    await to.share('samira', file, byLaw)
    const id = (await partnerOf())?.involvementId ?? ''
    for (const user of ['joep', 'karin', 'tom', 'peter', 'fatma', 'ingrid', 'bram', 'hans']) {
      expect([403, 404], user).toContain((await lookAs(user, id)).status)
    }
    const other = await openExampleFile(house)
    expect([403, 404]).toContain((await lookAs('samira', id, other)).status)
    expect([403, 404]).toContain((await lookAs('samira', newId())).status)
    await house
      .as('samira')
      .call(caseFileOperations.endInvolvement, { caseFileId: file.caseFileId, involvementId: id, reason: 'Klaar' })
    expect([403, 404]).toContain((await lookAs('samira', id)).status)
  })

  test('narrows and never widens: the keys are those of both, and nothing can be written', async () => {
    await to.share('samira', file, byLaw)
    const id = (await partnerOf())?.involvementId ?? ''
    const keys = (tx: { find: (statement: never) => Promise<unknown> }) =>
      tx.find(
        sql`select current_setting('app.scopes')::bigint[] as scopes, current_setting('app.writable')::bigint[] as writable,
        current_setting('app.oversight')::int[] as oversight` as never,
      ) as Promise<{ scopes: number[]; writable: number[]; oversight: number[] }>
    const own = await house.as('samira').look('support', tx => keys(tx), file.caseFileId)
    const both = await house.as('samira').look(
      'sharing-check',
      async tx => {
        await tx.run(sql`select access.view_as(${file.caseFileId}, ${id})`)
        return keys(tx)
      },
      file.caseFileId,
    )
    expect(both.scopes.length).toBeGreaterThan(0)
    expect(both.scopes.filter(scope => !own.scopes.includes(scope))).toEqual([])
    expect([both.writable, both.oversight]).toEqual([[], []])
    await expect(
      house.as('samira').look(
        'sharing-check',
        async tx => {
          await tx.run(sql`select access.view_as(${file.caseFileId}, ${id})`)
          return tx.scope({ caseFile: file.caseFileId, subject: file.householdId, domain: 6 })
        },
        file.caseFileId,
      ),
    ).rejects.toMatchObject({ code: '42501' })
    // For the purpose of working it gives nothing.
    await expect(
      house.as('samira').look('support', tx => tx.run(sql`select access.view_as(${file.caseFileId}, ${id})`), file.caseFileId),
    ).rejects.toMatchObject({ code: '42501' })
  })
})
