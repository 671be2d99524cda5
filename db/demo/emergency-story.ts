import { emergencyOperations } from '../../src/emergency/api.ts'
import { newId } from '../../src/platform/ids.ts'
import { addDays, calendarDateOf } from '../../src/platform/time/calendar-date.ts'
import type { Life } from './life.ts'
import type { Actor } from './stage.ts'
import type { Story, Town } from './town.ts'
import { momentOn, officeMomentIn } from './working-time.ts'

const reasons = [
  'Buurman belt: er wordt geschreeuwd en de kinderen huilen. Ik sta voor de deur en wil weten wie hier komt.',
  'Moeder is niet bereikbaar en het kind staat alleen op straat. Ik zoek wie ik kan bellen.',
  'Meneer zegt dat hij er vanavond een eind aan maakt. De huisarts wil weten wie hem kent.',
]

/** One evening somebody who is not involved has to know at once, and answers for it afterwards; the latest one still waits. */
export async function* emergencyStory(town: Town, life: Life): Story {
  const chance = town.chance(`${life.key}/emergency`)
  const id = newId()
  const visitor: Actor = { code: life.coordinator.code === 'joep' ? 'samira' : 'joep' }
  yield momentOn(addDays(calendarDateOf(town.now), 1), chance.whole(18, 21), chance.whole(0, 59))
  if (life.isClosed || town.hasLeft(visitor)) return
  await town.stage.as(visitor)(emergencyOperations.openEmergencyAccess, {
    id,
    caseFileId: life.household.caseFileId,
    reason: chance.one(reasons),
    hours: 4,
  })
  yield officeMomentIn(chance, town.now, chance.whole(2, 5))
  await town.stage.as({ code: 'ingrid' })(emergencyOperations.reviewEmergencyAccess, {
    emergencyAccessId: id,
    verdict: 'justified',
    finding: 'Besproken. Er was gevaar, en de coördinator was niet bereikbaar.',
    version: 1,
  })
}
