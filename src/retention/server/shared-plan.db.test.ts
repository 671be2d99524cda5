import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addresses, organisationId, userId, voorbeeldstad } from '../../../db/demo/voorbeeldstad.ts'
import { aftercareOperations } from '../../aftercare/api.ts'
import { type Household, openStory, type Story } from '../../app/testing/story.ts'
import { householdOperations } from '../../households/api.ts'
import { planOperations } from '../../plans/api.ts'
import { openPool } from '../../platform/database/pool.ts'
import { asWorker } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { restore, takeBackup } from '../testing/backup.ts'
import { destroyAll, everything, tracesOf } from '../testing/destruction.ts'
import { findRecord } from './record.ts'
import { replayRecord } from './replay.ts'

// Parents part, and one plan goes on for both. Years later the mother's file may go; the father's is still worked in.
let story: Story
let pool: pg.Pool
let family: Household
const fathers = { caseFileId: newId(), householdId: newId() }

beforeAll(async () => {
  story = await openStory('2026-11-23')
  pool = openPool(story.house.database.workerUrl, { size: 2 })
  family = await story.household('Familie Waterman')
  const { goalId } = await story.plan(family)
  await story.does('samira', householdOperations.splitHousehold, {
    caseFileId: family.caseFileId,
    id: newId(),
    on: '2026-11-23',
    people: [
      { personId: family.father, goes: 'leaves', position: 'adult' },
      { personId: family.daughter, goes: 'both', position: 'child' },
    ],
    secondFile: {
      ...fathers,
      name: 'Emre Waterman',
      where: 'address',
      addressId: addresses.find(one => one.areaId === 31)?.id ?? '',
      coordinatorUserId: userId('joep'),
      coordinatorOrganisationId: organisationId('sociaal-team'),
      onePlan: true,
    },
  })
  await goal('samira', family.caseFileId, 'Om het weekend bij vader', true)
  await goal('joep', fathers.caseFileId, 'Vader heeft een bed voor Elif', false)
  await story.does('samira', aftercareOperations.closeCaseFile, {
    caseFileId: family.caseFileId,
    id: newId(),
    reason: 'help-in-place',
    explanation: 'Het loopt.',
    goals: [{ goalId, state: 'reached' as const }],
    withdrawTasks: true,
  })
}, 60_000)
afterAll(async () => {
  await pool.end()
  await story.close()
})

const goal = (person: string, caseFileId: string, title: string, isShared: boolean) =>
  story.does(person, planOperations.addGoal, { caseFileId, id: newId(), lifeDomain: 'leren', title, isShared })
const goals = async () =>
  (await story.does('joep', planOperations.getPlan, { caseFileId: fathers.caseFileId })).goals.map(one => one.title).sort()

const left = async () =>
  tracesOf(await everything(story.house), [family.caseFileId, 'De huur is op tijd']).filter(
    where => !/^(audit|app\.destr|app\.counted)/.test(where),
  )

test('the plan of two households stays for the one that still has help', async () => {
  const theirs = ['Om het weekend bij vader', 'Vader heeft een bed voor Elif']
  expect(await goals()).toEqual(theirs)
  await story.comesTo('2049-01-10')
  const backup = await takeBackup(story.house)
  const done = await destroyAll(pool, story)
  expect(done.state).toBe('done')
  expect(await goals()).toEqual(theirs)
  // Of the other household nothing is left but what both share.
  expect(await left()).toEqual([])

  // And the same when the destruction is repeated on a backup from before it.
  const now = story.house.clock.now()
  const record = await asWorker(pool, voorbeeldstad.id, now, tx => findRecord(tx, done.id))
  if (!record) throw new Error('there is no record')
  await restore(story.house, backup)
  expect((await left()).length).toBeGreaterThan(10)
  expect(await replayRecord(pool, record, now)).toMatchObject({ outcome: 'replayed' })
  expect(await left()).toEqual([])
  expect(await goals()).toEqual(theirs)
}, 60_000)
