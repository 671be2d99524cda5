import { conferenceOperations as operations } from '../../src/conferences/api.ts'
import { newId } from '../../src/platform/ids.ts'
import { addDays, calendarDateOf } from '../../src/platform/time/calendar-date.ts'
import { type Life, userIdOf } from './life.ts'
import { domainTexts } from './life-domain-texts.ts'
import { conferenceTexts } from './meeting-and-help-texts.ts'
import type { Story, Town } from './town.ts'
import { organisationId } from './voorbeeldstad.ts'
import { momentOn, officeMomentIn } from './working-time.ts'

/** Everybody round the table: planned, held with what was decided, and after some weeks once more. */
export async function* conferenceStory(town: Town, life: Life): Story {
  const chance = town.chance(`${life.key}/conference`)
  const { caseFileId, members } = life.household
  for (let meeting = 0; meeting < 3; meeting++) {
    if (life.isClosed || town.hasLeft(life.coordinator)) return
    const coordinator = () => town.stage.as(life.coordinator)
    const { tables } = await coordinator()(operations.listConferences, { caseFileId })
    const conferenceId = newId()
    const on = town.dayIn(chance, 6, 16)
    const hour = chance.whole(9, 15)
    const online = chance.happens(0.15)
    const organisations = [...new Set(life.tasks.filter(task => task.state !== 'ended').map(task => task.to))].slice(0, 3)
    const [adult] = members
    const open = life.goals.filter(goal => goal.state === 'open')
    await coordinator()(operations.planConference, {
      caseFileId,
      id: conferenceId,
      ...(tables[0] ? { table: { programmeId: tables[0].programmeId, code: tables[0].code } } : {}),
      on,
      at: `${String(hour).padStart(2, '0')}:${chance.one(['00', '30'])}`,
      lengthMinutes: chance.one([45, 60, 60, 90]),
      online,
      place: online ? '' : chance.one(conferenceTexts.places),
      people: [
        ...organisations.map(code => ({
          kind: 'organisation' as const,
          id: newId(),
          organisationId: organisationId(code),
        })),
        ...(adult && chance.happens(0.7) ? [{ kind: 'member' as const, id: newId(), personId: adult.personId }] : []),
        ...(chance.happens(0.35) ? [{ kind: 'other' as const, id: newId(), ...chance.one(conferenceTexts.others) }] : []),
      ],
      agenda: open.slice(0, 3).map(goal => ({
        id: newId(),
        lifeDomain: goal.domain,
        body: domainTexts[goal.domain]?.goals[0]?.title ?? 'Hoe gaat het nu?',
        takesMinutes: chance.one([10, 15, 20]),
      })),
    })

    yield momentOn(addDays(on, -1), 15, 30)
    if (life.isClosed || town.hasLeft(life.coordinator)) return
    if (chance.happens(0.08)) {
      await coordinator()(operations.cancelConference, { caseFileId, conferenceId, reason: 'not-enough-people' })
      yield officeMomentIn(chance, town.now, chance.whole(3, 8))
      continue
    }

    yield momentOn(on, hour + 1, 40)
    if (life.isClosed || town.hasLeft(life.coordinator)) return
    const { people } = await coordinator()(operations.getConference, { caseFileId, conferenceId })
    for (const [at, person] of people.entries()) {
      await coordinator()(operations.recordAttendance, {
        caseFileId,
        conferenceId,
        personId: person.id,
        change: { attended: { from: null, to: at === 0 || chance.happens(0.85) } },
      })
    }
    const line = { caseFileId, conferenceId }
    await coordinator()(operations.addConferenceLine, {
      ...line,
      id: newId(),
      kind: 'record',
      body: chance.one(conferenceTexts.records),
    })
    for (const goal of life.goals.filter(one => one.state === 'open').slice(0, chance.whole(1, 2))) {
      const decision = chance.one(conferenceTexts.decisions)
      const actionId = newId()
      const dueOn = town.dayIn(chance, 7, 28)
      const isAction = chance.happens(0.75)
      await coordinator()(operations.addConferenceLine, {
        ...line,
        id: newId(),
        kind: 'decision',
        lifeDomain: goal.domain,
        body: decision,
        ...(isAction
          ? {
              followUp: {
                kind: 'action' as const,
                id: actionId,
                goalId: goal.id,
                who: { kind: 'user' as const, id: userIdOf(life.coordinator) },
                dueOn,
              },
            }
          : {}),
      })
      if (isAction) goal.actions.push({ id: actionId, what: decision, state: 'open', by: 'coordinator', dueOn, to: null })
    }
    await coordinator()(operations.holdConference, { caseFileId, conferenceId })
    if (!chance.happens(0.45)) return
    yield officeMomentIn(chance, town.now, chance.whole(35, 70))
    if (calendarDateOf(town.now) > town.baseDay) return
  }
}
