import type pg from 'pg'
import { insertRows } from '../../src/access/server/found-municipality.ts'
import { directoryOperations } from '../../src/directory/api.ts'
import { addDays, type CalendarDate } from '../../src/platform/time/calendar-date.ts'
import { signalOperations } from '../../src/signals/api.ts'
import { deskStory, otherProgrammeStory } from './desk-story.ts'
import { householdStory, lastTasks } from './household-story.ts'
import type { Life } from './life.ts'
import type { Actor, Stage } from './stage.ts'
import { type Story, Town } from './town.ts'
import { demoId, demoProgramme, organisationId, userId, voorbeeldstad } from './voorbeeldstad.ts'
import { momentOn, officeMomentIn } from './working-time.ts'

/** A Monday. On loading everything moves from here to that day; the last acts were on the Friday before, so nothing lies ahead. */
export const baseDay: CalendarDate = '2026-11-23'
const weeks = 78
const firstDay = addDays(baseDay, -weeks * 7)
/** When the stage opens. */
export const firstMoment = momentOn(firstDay, 7)

export interface Size {
  households: number
  seed: string
}

export const wholeTown: Size = { households: 400, seed: 'voorbeeldstad' }
export const smallTown: Size = { households: 16, seed: 'a few households' }

/** A year and a half of Voorbeeldstad, made by running the real operations under a moved clock. */
export async function makeHistories(stage: Stage, { households, seed }: Size): Promise<void> {
  // The weekend before the base day is quiet, so that nothing lies ahead of whoever loads it on that Monday.
  const town = new Town(stage, { seed, baseDay, end: momentOn(baseDay, 7) })
  await stage.moveTo(firstMoment)
  town.programmes = await stage.as({ code: 'peter' })(signalOperations.listReportProgrammes, {})

  town.gone.push(renskeAtWork)
  town.begin(momentOn(addDays(baseDay, -200), 8), hiredForAWhile(town))
  await setNorms(stage)

  const chance = town.chance('arrivals')
  const arrival = (from: number, to: number): Date =>
    officeMomentIn(chance, momentOn(addDays(baseDay, -chance.whole(to, from)), 6), 0)
  const lives: Life[] = []
  const recent = Math.round(households * 0.07)
  for (let at = 0; at < households; at++) {
    const isRecent = at >= households - recent
    town.begin(isRecent ? arrival(8, 0) : arrival(weeks * 7, 3), householdStory(town, `household/${at}`, lives))
  }
  for (let at = 0; at < households * 0.35; at++) {
    const isRecent = at % 9 === 0
    town.begin(
      isRecent ? arrival(9, 0) : arrival(weeks * 7, 0),
      deskStory(town, `desk/${at}`, at % 12 === 0 ? { reporter: { code: 'joke' } } : {}),
    )
  }
  // Something of everything on the screens of the one who reports, too.
  for (const [at, days] of [1, 3, 3, 4, 6].entries()) {
    town.begin(arrival(days, days), householdStory(town, `joke/${at}`, lives, { code: 'joke' }))
  }
  for (const programme of town.programmes.filter(one => one.id !== demoProgramme.id)) {
    for (let at = 0; at < households * 0.04; at++) {
      town.begin(arrival(weeks * 7, 0), otherProgrammeStory(town, `${programme.id}/${at}`, programme.id))
    }
  }
  town.begin(momentOn(addDays(baseDay, -3), 14, 30), lastTasks(town, lives))
  await town.play()
  await stage.moveTo(town.end)
}

/** A coordinator who left twelve days ago: some of her files wait for another. */
async function* hiredForAWhile(town: Town): Story {
  const bram = town.stage.as({ code: 'bram' })
  await bram(directoryOperations.addPerson, {
    id: renske,
    name: 'Renske Tuinstra',
    jobTitle: 'Sociaal casemanager',
    email: 'renske@voorbeeld.test',
    organisationId: organisationId('sociaal-team'),
    roles: [{ id: demoId('role', 'renske'), role: 'coordinator' }],
  })
  yield momentOn(addDays(baseDay, -12), 17)
  await bram(directoryOperations.endPerson, { userId: renske })
}

const renske = demoId('user', 'renske')
const renskeAtWork: Actor = {
  code: 'renske',
  gone: {
    municipality: voorbeeldstad.id,
    user: renske,
    organisation: organisationId('sociaal-team'),
    roles: ['coordinator'],
  },
  leftAt: momentOn(addDays(baseDay, -12), 17),
}

/** What a municipality sets itself: the caseload, and what it plans for a half-year. */
async function setNorms(stage: Stage): Promise<void> {
  const municipality_id = voorbeeldstad.id
  const planned = { reports: 180, 'home-visits': 140, closed: 90, 'aftercare-done': 60, 'handled-directly': 40 }
  await withClient(stage, async client => {
    await insertRows(client, 'app.settings', [{ municipality_id, key: 'caseload.norm', value: 20, version: 1 }])
    await insertRows(
      client,
      'app.targets',
      [2025, 2026].flatMap(year =>
        Object.entries(planned).flatMap(([indicator, count]) =>
          [0, 1, 2].map(half => ({
            municipality_id,
            programme_id: demoProgramme.id,
            indicator,
            year,
            half,
            planned: half === 0 ? count * 2 : count,
            updated_by: userId('hans'),
            version: 1,
          })),
        ),
      ),
    )
  })
}

async function withClient(stage: Stage, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await stage.superuser.connect()
  try {
    await work(client)
  } finally {
    client.release()
  }
}
