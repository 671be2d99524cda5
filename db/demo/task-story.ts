import { newId } from '../../src/platform/ids.ts'
import { taskOperations as operations } from '../../src/tasks/api.ts'
import { callOutcomes, type TaskText } from './life-domain-texts.ts'
import { someoneAtDesk } from './reports.ts'
import { type Actor, peopleWith } from './stage.ts'
import type { Story, Town } from './town.ts'
import type { OrganisationCode } from './voorbeeldstad.ts'
import { officeMoment, officeMomentIn } from './working-time.ts'

/** A task on its way: shared with the story of its household, which may end it. */
export interface RunningTask {
  id: string
  /** Its place in the story, from which its chance comes. */
  key: string
  to: OrganisationCode
  text: TaskText
  state: 'placed' | 'accepted' | 'ended'
}

const withdrawals = ['Een andere organisatie pakt dit op.', 'Duurde te lang; het gezin heeft het zelf geregeld.']

/** What a partner makes of a task, and the desk that calls when nothing is heard. */
export async function* taskStory(town: Town, task: RunningTask, life: { coordinator: Actor; isClosed: boolean }): Story {
  const chance = town.chance(task.key)
  const { stage } = town
  const people = peopleWith('partner', task.to)
  const colleague = chance.one(
    people.flatMap(one => (one.code.startsWith('collega') ? [one] : Array.from({ length: 6 }, () => one))),
  )
  const fate = chance.weighted({ accept: 70, decline: 9, late: 12, silent: 9 })
  const ended = (): boolean => task.state === 'ended' || life.isClosed
  const acknowledge = async (): Promise<void> => {
    if (!life.isClosed && !town.hasLeft(life.coordinator))
      await stage.as(life.coordinator)(operations.acknowledgeTask, { taskId: task.id })
  }

  if (fate === 'late' || fate === 'silent') {
    // The term of five working days passes; then the desk calls, and calls again.
    yield officeMoment(chance, town.now, chance.whole(6, town.daysLeft < 21 ? 12 : 8))
    if (ended()) return
    for (let attempt = 0; attempt < 4; attempt++) {
      const reached = chance.happens(0.6)
      await stage.as(someoneAtDesk(chance))(operations.recordTaskCall, {
        taskId: task.id,
        id: newId(),
        reached,
        note: chance.one(callOutcomes[reached ? 'reached' : 'missed']),
      })
      yield officeMoment(chance, town.now, reached ? chance.whole(1, 4) : chance.whole(1, 3))
      if (ended()) return
      if (reached) break
    }
    if (fate === 'silent') {
      yield officeMomentIn(chance, town.now, chance.whole(5, 25))
      if (ended() || town.hasLeft(life.coordinator)) return
      await stage.as(life.coordinator)(operations.withdrawTask, { taskId: task.id, reason: chance.one(withdrawals) })
      task.state = 'ended'
      return
    }
  } else {
    yield officeMoment(chance, town.now, chance.whole(0, 4))
    if (ended()) return
  }

  const answered = fate === 'decline' ? 'decline' : 'accept'
  await stage.as(colleague)(operations.getTask, { taskId: task.id })
  await stage.as(colleague)(operations.answerTask, {
    taskId: task.id,
    answer: answered,
    reason: answered === 'decline' ? chance.one(task.text.declines) : '',
  })
  task.state = answered === 'accept' ? 'accepted' : 'ended'
  yield officeMoment(chance, town.now, chance.whole(0, town.daysLeft < 11 ? 9 : 3))
  await acknowledge()
  if (answered === 'decline') return

  yield officeMomentIn(chance, town.now, chance.whole(7, 63))
  if (ended()) return
  await stage.as(colleague)(operations.reportTaskDone, { taskId: task.id, result: chance.one(task.text.results) })
  task.state = 'ended'
  yield officeMoment(chance, town.now, chance.whole(0, town.daysLeft < 11 ? 9 : 3))
  await acknowledge()
}
