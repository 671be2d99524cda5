import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addresses, organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { directoryOperations } from '../../directory/api.ts'
import { householdOperations } from '../../households/api.ts'
import { newId } from '../../platform/ids.ts'
import { addDays } from '../../platform/time/calendar-date.ts'

// Joining, parting and splitting move people between coordinators. Use them to see what one was not given.

const today = '2026-11-24'
let house: TestHouse
let clock = new Date(`${today}T10:00:00+01:00`).getTime()
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date(clock) })
})
beforeEach(() => {
  clock += 3_600_000
  house.clock.shiftTo(new Date(clock))
})
afterAll(() => house.close())

const coordinator = (code: string) => ({ userId: house.as(code).user, organisationId: house.as(code).organisation })
const opens = async (user: string, file: ExampleFile) =>
  (await house.as(user).call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })).status
const join = (user: string, file: ExampleFile, other: ExampleFile, id: string, choice?: 'this' | 'other') =>
  house.as(user).call(householdOperations.joinHouseholds, {
    caseFileId: file.caseFileId,
    id,
    otherFileId: other.caseFileId,
    reason: 'Zelfde moeder',
    ...(choice ? { coordinator: choice } : {}),
  })
const part = (user: string, file: ExampleFile, joinId: string) =>
  house.as(user).call(householdOperations.partRecords, { caseFileId: file.caseFileId, joinId, reason: 'Toch twee' })
const handOver = (file: ExampleFile, from: string, to: string, by = 'fatma') =>
  house.as(by).call(caseFileOperations.assignCoordinator, {
    caseFileId: file.caseFileId,
    ...coordinator(to),
    expectedUserId: userId(from),
    reason: 'Samira kent de familie',
  })

describe('joining and parting', () => {
  test('parting gives a file back only as long as it stayed where joining put it', async () => {
    const [first, second] = [await openExampleFile(house), await openExampleFile(house, { coordinator: coordinator('joep') })]
    const joinId = newId()
    expect((await join('fatma', first, second, joinId, 'other')).status).toBe(200)
    expect(await opens('joep', first)).toBe(200)
    // Meanwhile it was given to a third, and on purpose not to the first.
    expect((await handOver(first, 'joep', 'collega-1')).status).toBe(200)
    expect((await part('fatma', first, joinId)).status).toBe(200)
    expect([await opens('samira', first), await opens('joep', first), await opens('collega-1', first)]).toEqual([404, 404, 200])
  })

  test('nobody joins or parts what they do not lead, whatever id they name', async () => {
    const [mine, theirs, next] = [
      await openExampleFile(house),
      await openExampleFile(house, { coordinator: coordinator('joep') }),
      await openExampleFile(house, { coordinator: coordinator('joep') }),
    ]
    const joinId = newId()
    expect((await join('joep', theirs, next, joinId)).status).toBe(200)
    for (const choice of [undefined, 'this', 'other'] as const) {
      expect((await join('samira', mine, theirs, newId(), choice)).status).toBe(404)
      expect((await join('samira', theirs, mine, newId(), choice)).status).toBe(404)
    }
    for (const file of [mine, theirs, next]) expect((await part('samira', file, joinId)).status).toBe(404)
    for (const [file, person, other] of [
      [mine, mine.mother, theirs.mother],
      [mine, theirs.mother, mine.mother],
      [theirs, theirs.mother, mine.mother],
    ] as const) {
      for (const otherFileId of [undefined, mine.caseFileId, theirs.caseFileId]) {
        const answer = await house.as('samira').call(householdOperations.joinPersons, {
          caseFileId: file.caseFileId,
          id: newId(),
          personId: person,
          otherPersonId: other,
          otherFileId,
          reason: 'Zelfde persoon',
        })
        expect(answer.status).toBe(404)
      }
    }
    for (const caseFileId of [theirs.caseFileId, newId()]) {
      const { body } = await house.as('samira').call(householdOperations.findLikelyDoubles, { caseFileId })
      expect(body).toEqual({ households: [], persons: [] })
    }
    expect([await opens('samira', theirs), await opens('samira', next)]).toEqual([404, 404])
  })

  test('somebody else’s person or household is not brought into one’s own by its id', async () => {
    const [mine, theirs] = [await openExampleFile(house), await openExampleFile(house, { coordinator: coordinator('joep') })]
    const { caseFileId } = mine
    const add = await house.as('samira').call(householdOperations.addMember, {
      caseFileId,
      personId: theirs.mother,
      givenNames: 'Ayşe',
      position: 'adult',
    })
    const birth = await house.as('samira').call(householdOperations.recordBirth, {
      caseFileId,
      id: newId(),
      personId: theirs.son,
      givenNames: 'Can',
      birthDate: '2026-11-01',
      parentIds: [mine.mother],
    })
    const parent = await house.as('samira').call(householdOperations.recordBirth, {
      caseFileId,
      id: newId(),
      personId: newId(),
      givenNames: 'Can',
      birthDate: '2026-11-01',
      parentIds: [theirs.mother],
    })
    const death = await house
      .as('samira')
      .call(householdOperations.recordDeath, { caseFileId, id: newId(), personId: theirs.mother, diedOn: '2026-11-01' })
    const network = await house.as('samira').call(householdOperations.addNetworkPerson, {
      caseFileId,
      id: newId(),
      personId: theirs.mother,
      ofPersonId: mine.mother,
      givenNames: 'Ayşe',
      kind: 'network',
    })
    const relation = await house.as('samira').call(householdOperations.addRelation, {
      caseFileId,
      id: newId(),
      personId: mine.mother,
      relatedPersonId: theirs.mother,
      kind: 'sibling',
    })
    const number = await house.as('samira').call(householdOperations.getNumber, { caseFileId, personId: theirs.mother })
    expect([add, birth, parent, death, network, relation, number].map(one => one.status)).toEqual(
      Array.from({ length: 7 }, () => 404),
    )
  })
})

describe('splitting', () => {
  const split = (user: string, file: ExampleFile, changes: object = {}, people = [file.son]) =>
    house.as(user).call(householdOperations.splitHousehold, {
      caseFileId: file.caseFileId,
      id: newId(),
      on: today,
      people: people.map(personId => ({ personId, goes: 'leaves' as const, position: 'child' as const })),
      secondFile: {
        caseFileId: newId(),
        householdId: newId(),
        name: 'Can Yilmaz',
        where: 'address' as const,
        addressId: addresses[0]?.id ?? '',
        coordinatorUserId: userId('joep'),
        coordinatorOrganisationId: organisationId('sociaal-team'),
        ...changes,
      },
    })

  test('not of another’s file, nor onto another’s household, file or person, nor to who is no coordinator', async () => {
    const [mine, theirs] = [await openExampleFile(house), await openExampleFile(house, { coordinator: coordinator('joep') })]
    expect((await split('samira', theirs)).status).toBe(404)
    expect((await split('samira', mine, { householdId: theirs.householdId })).status).toBe(404)
    expect((await split('samira', mine, { householdId: theirs.mother })).status).toBe(404)
    expect([404, 409]).toContain((await split('samira', mine, { caseFileId: theirs.caseFileId })).status)
    expect((await split('samira', mine, {}, [theirs.son])).status).toBe(400)
    for (const coordinatorUserId of [userId('karin'), userId('fatma'), newId()]) {
      expect((await split('samira', mine, { coordinatorUserId })).status).toBe(400)
    }
    expect(await opens('samira', theirs)).toBe(404)
    expect((await split('samira', mine)).status).toBe(200)
  })

  test('of a shielded file makes no second one that everybody who oversees the area would see', async () => {
    const hidden = await openExampleFile(house)
    await house.stored(`update app.case_files set shielded = true where id = $1`, [hidden.caseFileId])
    await house.stored(`update access.file_registry set shielded = true where case_file_id = $1`, [hidden.caseFileId])
    const refused = await split('samira', hidden)
    expect([refused.status, refused.problem.detail]).toEqual([409, expect.stringContaining('afgeschermd')])
    expect(await opens('fatma', hidden)).toBe(404)
  })
})

describe('a deputy', () => {
  let file: ExampleFile
  beforeAll(async () => {
    file = await openExampleFile(house)
    const arranged = await house.as('samira').call(directoryOperations.appointDeputy, {
      id: newId(),
      absentUserId: userId('samira'),
      deputyUserId: userId('collega-1'),
      organisationId: organisationId('sociaal-team'),
      from: today,
      until: addDays(today, 6),
    })
    expect(arranged.status).toBe(200)
  })

  test('keeps no file by appointing, joining or splitting, and is told why in words', async () => {
    expect(await opens('collega-1', file)).toBe(200)
    const own = await openExampleFile(house, { coordinator: coordinator('collega-1') })
    const taken = await handOver(file, 'samira', 'collega-1', 'collega-1')
    expect([taken.status, taken.problem.detail]).toEqual([403, expect.stringContaining('neemt waar')])
    const joined = await join('collega-1', own, file, newId(), 'this')
    expect([joined.status, joined.problem.detail]).toEqual([403, expect.stringContaining('neemt waar')])
    const shared = await house.as('collega-1').call(householdOperations.splitHousehold, {
      caseFileId: file.caseFileId,
      id: newId(),
      on: today,
      people: [{ personId: file.son, goes: 'leaves', position: 'child' }],
      secondFile: {
        caseFileId: newId(),
        householdId: newId(),
        name: 'Can Yilmaz',
        where: 'same',
        coordinatorUserId: userId('collega-1'),
        coordinatorOrganisationId: organisationId('sociaal-team'),
        share: [{ personId: file.son, accessDomains: ['education'] }],
      },
    })
    expect([shared.status, shared.problem.detail]).toEqual([403, expect.stringContaining('neemt waar')])
    const network = await house.as('collega-1').call(householdOperations.addMember, {
      caseFileId: own.caseFileId,
      personId: file.mother,
      givenNames: 'Ayşe',
      position: 'other',
    })
    expect(network.status).toBe(404)
    house.clock.shiftTo(new Date(`${addDays(today, 8)}T10:00:00+01:00`))
    expect(await opens('collega-1', file)).toBe(404)
    house.clock.shiftTo(new Date(clock))
  })

  test('may open a second file for who leaves, with somebody else to lead it', async () => {
    const answer = await house.as('collega-1').call(householdOperations.splitHousehold, {
      caseFileId: file.caseFileId,
      id: newId(),
      on: today,
      people: [{ personId: file.son, goes: 'leaves', position: 'child' }],
      secondFile: {
        caseFileId: newId(),
        householdId: newId(),
        name: 'Can Yilmaz',
        where: 'same',
        coordinatorUserId: userId('samira'),
        coordinatorOrganisationId: organisationId('sociaal-team'),
        share: [{ personId: file.son, accessDomains: ['education'] }],
      },
    })
    expect(answer.status).toBe(200)
  })
})
