import { newId } from '../../src/platform/ids.ts'
import { addDays, calendarDateOf } from '../../src/platform/time/calendar-date.ts'
import { residentOperations } from '../../src/residents/api.ts'
import type { Life } from './life.ts'
import type { Story, Town } from './town.ts'
import { momentOn } from './working-time.ts'

const asked = [
  {
    kind: 'copy',
    words: 'Ik wil graag lezen wat er over mij is opgeschreven.',
    about: '',
  },
  {
    kind: 'correction',
    words: 'Er staat dat ik niet kwam op de afspraak. Ik was er wel, maar de deur was dicht.',
    about: 'Dat ik er was.',
  },
  {
    kind: 'objection',
    words: 'Ik wil niet dat de school hoort dat wij schulden hebben.',
    about: '',
  },
] as const

/**
 * In the last weeks somebody asks something about their own data, by letter or at the table. Nothing is decided yet: a letter with a
 * decision has its days in words, and those do not move along with the demonstration.
 */
export async function* requestStory(town: Town, life: Life): Story {
  const chance = town.chance(`${life.key}/request`)
  yield momentOn(addDays(town.baseDay, -chance.whole(3, 26)), chance.whole(9, 16), chance.whole(0, 59))
  const person = life.household.members.find(member => member.position === 'adult')
  if (!person || life.isClosed || town.hasLeft(life.coordinator)) return
  const { kind, words, about } = chance.one(asked)
  const { caseFileId } = life.household
  const coordinator = town.stage.as(life.coordinator)
  const requestId = newId()
  const today = calendarDateOf(town.now)
  await coordinator(residentOperations.enterResidentRequest, {
    caseFileId,
    id: requestId,
    personId: person.personId,
    kind,
    channel: chance.happens(0.5) ? 'paper' : 'desk',
    receivedOn: addDays(today, -chance.whole(0, 2)),
    askedByPersonId: person.personId,
    identitySeen: 'kent deze persoon van de huisbezoeken',
    words,
    about,
  })
  yield momentOn(addDays(today, 2), chance.whole(9, 16), chance.whole(0, 59))
  if (kind !== 'copy' || life.isClosed || town.hasLeft(life.coordinator)) return
  await coordinator(residentOperations.collectExtract, { caseFileId, requestId })
}
