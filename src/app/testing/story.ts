import type * as z from 'zod'
import { addresses, organisationId, userId, voorbeeldstad } from '../../../db/demo/voorbeeldstad.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { planOperations } from '../../plans/api.ts'
import { openPool } from '../../platform/database/pool.ts'
import type { Problem } from '../../platform/http/problem.ts'
import { newId } from '../../platform/ids.ts'
import type { Operation, SentOf } from '../../platform/operation.ts'
import { fireDue } from '../../programmes/server/fire-due.ts'
import { signalOperations } from '../../signals/api.ts'
import { exampleReport, triage } from '../../signals/testing/example-report.ts'
import { taskOperations } from '../../tasks/api.ts'
import { clockEffects } from '../clock-effects.ts'
import { openTestHouse, type TestHouse } from './test-house.ts'

/** A household in a story: reported by Joke of the school, opened by Peter of the contact point, coordinated by Samira. */
export interface Household {
  reportId: string
  caseFileId: string
  householdId: string
  mother: string
  father: string
  daughter: string
}

/** People who do things one after the other, as they would on their screens, while the days go by. */
export interface Story {
  house: TestHouse
  /** @throws what the person would read when it is refused */
  does<Input extends z.ZodObject, Output extends z.ZodType>(
    person: string,
    operation: Operation<Input, Output>,
    input: z.input<Input>,
  ): Promise<z.infer<Output>>
  /** What somebody reads who may not, or not so. @throws when it is done all the same */
  isRefused<Input extends z.ZodObject>(person: string, operation: Operation<Input>, input: z.input<Input>): Promise<Problem>
  /** Ten o'clock on this day, with all done that fell due on the way. */
  comesTo(day: string): Promise<void>
  report(by?: string, changes?: Parameters<typeof exampleReport>[0]): Promise<string>
  /** From report to an open file; the mother is Ayşe, the father Emre, the daughter Elif. */
  household(name?: string): Promise<Household>
  /** With a plan of one goal and one action. */
  plan(household: Household): Promise<{ goalId: string; actionId: string }>
  /** Samira asks an organisation to do something, De Brug unless said otherwise. */
  task(household: Household, changes?: Partial<SentOf<typeof taskOperations.placeTask>>): Promise<string>
  /** What the timeline of the file tells this person, oldest first. */
  timeline(person: string, caseFileId: string): Promise<string[]>
  /** What the reporter was told, newest first. */
  told(person: string, reportId: string): Promise<string[]>
  close(): Promise<void>
}

export async function openStory(monday: string): Promise<Story> {
  const house = await openTestHouse({ moment: new Date(`${monday}T10:00:00+01:00`) })
  const worker = openPool(house.database.workerUrl, { size: 1 })

  const does: Story['does'] = async (person, operation, input) => {
    const answer = await house.as(person).call(operation, input)
    if (answer.status !== 200) throw new Error(`${person}, ${operation.path}: ${JSON.stringify(answer.problem)}`)
    return answer.body
  }
  const report: Story['report'] = async (by = 'joke', changes = {}) =>
    (await does(by, signalOperations.makeConcernReport, exampleReport(changes))).id

  return {
    house,
    does,
    isRefused: async (person, operation, input) => {
      const answer = await house.as(person).call(operation, input)
      if (answer.status < 400) throw new Error(`${person} may, and should not: ${operation.path}`)
      return answer.problem
    },
    comesTo: async day => {
      house.clock.shiftTo(new Date(`${day}T09:00:00Z`))
      await fireDue(worker, voorbeeldstad.id, house.clock.now(), clockEffects)
    },
    report,
    household: async (name = 'Familie Yilmaz') => {
      const reportId = await report('joke', { aboutName: name })
      const [mother, father, daughter, caseFileId, householdId] = [newId(), newId(), newId(), newId(), newId()]
      const surname = name.split(' ').at(-1) ?? name
      const opened = await triage(house, reportId, 'multiple-related', {
        opening: {
          caseFileId,
          householdId,
          name,
          members: [
            { personId: mother, givenNames: 'Ayşe', surname, position: 'adult', phone: '06-00000000' },
            { personId: father, givenNames: 'Emre', surname, position: 'partner' },
            { personId: daughter, givenNames: 'Elif', surname, position: 'child', birthDate: '2011-03-04' },
          ],
          addressId: addresses.find(one => one.areaId === 21)?.id ?? null,
          coordinator: { userId: userId('samira'), organisationId: organisationId('sociaal-team') },
        },
      })
      if (opened.status !== 200) throw new Error(JSON.stringify(opened.problem))
      return { reportId, caseFileId, householdId, mother, father, daughter }
    },
    plan: async ({ caseFileId, mother }) => {
      const [goalId, actionId] = [newId(), newId()]
      await does('samira', planOperations.startPlan, { caseFileId, id: newId() })
      await does('samira', planOperations.addGoal, { caseFileId, id: goalId, lifeDomain: 'geld', title: 'De huur is op tijd' })
      const who = { kind: 'member' as const, id: mother }
      await does('samira', planOperations.addAction, { caseFileId, id: actionId, goalId, what: 'De post openen', who })
      return { goalId, actionId }
    },
    task: async ({ caseFileId }, changes = {}) => {
      const placed = await does('samira', taskOperations.placeTask, {
        caseFileId,
        id: newId(),
        organisationId: organisationId('de-brug'),
        lifeDomain: 'geld',
        what: 'Gesprek over post en rekeningen',
        ...changes,
      })
      return placed.id
    },
    timeline: async (person, caseFileId) =>
      (await does(person, caseFileOperations.listTimeline, { caseFileId, limit: 200 })).lines
        .map(line => line.event)
        .toReversed(),
    told: async (person, reportId) =>
      (await does(person, signalOperations.getOwnReport, { reportId })).tidings.map(tiding => tiding.state),
    close: async () => {
      await worker.end()
      await house.close()
    },
  }
}
