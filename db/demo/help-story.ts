import { interventionOperations as operations } from '../../src/interventions/api.ts'
import { newId } from '../../src/platform/ids.ts'
import { addDays } from '../../src/platform/time/calendar-date.ts'
import type { Life } from './life.ts'
import { helpByDomain } from './meeting-and-help-texts.ts'
import type { Story, Town } from './town.ts'
import { organisationId } from './voorbeeldstad.ts'
import { officeMomentIn } from './working-time.ts'

/** Help that somebody is referred to: waited for, begun, and ended with a result; some never begins. */
export async function* helpStory(town: Town, life: Life, domain: string): Story {
  const chance = town.chance(`${life.key}/help/${domain}`)
  const help = chance.one(helpByDomain[domain] ?? [])
  const { caseFileId, members } = life.household
  const isGone = () => life.isClosed || town.hasLeft(life.coordinator)
  if (isGone()) return
  const id = newId()
  const goal = life.goals.find(one => one.domain === domain)
  const child = members.find(member => member.position === 'child')
  const subject = help.forChild ? child : chance.happens(0.6) ? members[0] : undefined
  await town.stage.as(life.coordinator)(operations.refer, {
    caseFileId,
    id,
    kind: help.kind,
    name: help.name,
    organisationId: organisationId(help.at),
    lifeDomain: domain,
    ...(subject ? { subjectId: subject.personId } : {}),
    ...(goal ? { goalId: goal.id } : {}),
    referredOn: town.today,
  })

  const end = (result: 'reached' | 'partly' | 'not-reached' | 'not-started', reason: 'completed' | 'resident' | 'not-suitable') =>
    town.stage.as(life.coordinator)(operations.endIntervention, {
      caseFileId,
      interventionId: id,
      endedOn: town.today,
      result,
      reason,
    })
  yield officeMomentIn(chance, town.now, chance.whole(9, 70))
  if (isGone()) return
  if (chance.happens(0.1)) {
    await end('not-started', chance.one(['resident', 'not-suitable']))
    return
  }
  await town.stage.as(life.coordinator)(operations.startIntervention, {
    caseFileId,
    interventionId: id,
    startedOn: addDays(town.today, -chance.whole(0, 4)),
  })
  yield officeMomentIn(chance, town.now, chance.whole(40, 190))
  if (isGone()) return
  if (chance.happens(0.14)) await end('not-reached', chance.one(['resident', 'not-suitable']))
  else await end(chance.happens(0.72) ? 'reached' : 'partly', 'completed')
}
