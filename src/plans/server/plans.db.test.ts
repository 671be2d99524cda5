import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { appointCoordinator, involve } from '../../case-files/server/commands.ts'
import { openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { newId } from '../../platform/ids.ts'
import type { SentOf } from '../../platform/operation.ts'
import { placeExampleTask } from '../../tasks/testing/place-example-task.ts'
import { planOperations as operations } from '../api.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-23T10:00:00+01:00') })
})
afterAll(() => house.close())

const samira = () => house.as('samira')

async function withPlan() {
  const file = await openExampleFile(house)
  const planId = newId()
  const started = await samira().call(operations.startPlan, { caseFileId: file.caseFileId, id: planId })
  expect(started.status).toBe(200)
  return { ...file, planId }
}

async function addGoal(caseFileId: string, changes: Partial<SentOf<typeof operations.addGoal>> = {}): Promise<string> {
  const id = newId()
  const answer = await samira().call(operations.addGoal, {
    caseFileId,
    id,
    lifeDomain: 'geld',
    title: 'De huur is drie maanden achter elkaar op tijd betaald',
    ...changes,
  })
  expect(answer.problem.detail ?? '').toBe('')
  return id
}

async function addAction(caseFileId: string, goalId: string, changes: Partial<SentOf<typeof operations.addAction>> = {}) {
  const id = newId()
  const answer = await samira().call(operations.addAction, {
    caseFileId,
    id,
    goalId,
    what: 'Betalingsregeling treffen',
    who: { kind: 'organisation', id: organisationId('woonpartners') },
    dueOn: '2026-12-04',
    doneWhen: 'De regeling is getekend',
    ...changes,
  })
  return { id, answer }
}

const planOf = async (caseFileId: string, user = 'samira') => (await house.as(user).call(operations.getPlan, { caseFileId })).body
const eventsOf = async (caseFileId: string) =>
  (
    await house.stored<{ event: string }>(`select event from app.timeline where case_file_id = $1 order by recorded_at, id`, [
      caseFileId,
    ])
  ).map(line => line.event)

describe('one plan', () => {
  test('starting it brings the file in the phase of tackling; a second one is refused', async () => {
    const { caseFileId, planId } = await withPlan()
    const plan = await planOf(caseFileId)
    expect(plan).toMatchObject({ caseFile: { phase: 'tackle' }, plan: { id: planId }, mayWrite: true, goals: [] })
    const second = await samira().call(operations.startPlan, { caseFileId, id: newId() })
    expect([second.status, second.problem.detail]).toEqual([409, expect.stringContaining('al een lopend plan')])
    expect(await eventsOf(caseFileId)).toContain('plan.drawn-up')
  })

  test('two that start it at the same time leave one, enforced by the database', async () => {
    const { caseFileId } = await openExampleFile(house)
    const answers = await Promise.all([1, 2].map(() => samira().call(operations.startPlan, { caseFileId, id: newId() })))
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    expect(await house.stored(`select id from app.plans where case_file_id = $1`, [caseFileId])).toHaveLength(1)
  })

  test('has goals per life domain, of the household or a person, safety first', async () => {
    const { caseFileId, son } = await withPlan()
    await addGoal(caseFileId)
    const school = await addGoal(caseFileId, {
      lifeDomain: 'leren',
      title: 'Can gaat elke dag naar school',
      subjectId: son,
      residentWords: 'Ik wil dat hij zijn vrienden weer ziet',
    })
    const safe = await addGoal(caseFileId, { lifeDomain: 'veiligheid', title: 'Het is thuis rustig', safetyFirst: true })
    const { goals, members } = await planOf(caseFileId)
    expect(goals.map(goal => goal.id)[0]).toBe(safe)
    expect(goals.find(goal => goal.id === school)).toMatchObject({
      lifeDomainLabel: 'School en leren',
      accessDomain: 'education',
      subjectName: 'Can Yilmaz',
      residentWords: 'Ik wil dat hij zijn vrienden weer ziet',
    })
    expect(goals.find(goal => goal.id === safe)?.subjectName).toBeNull()
    expect(members.map(member => member.name)).toEqual(['Ayşe Yilmaz', 'Can Yilmaz'])
  })

  test('has actions with what, who, by when and done when', async () => {
    const { caseFileId, mother } = await withPlan()
    const goalId = await addGoal(caseFileId)
    await addAction(caseFileId, goalId)
    await addAction(caseFileId, goalId, { what: 'Brieven meenemen', who: { kind: 'member', id: mother } })
    await addAction(caseFileId, goalId, { what: 'School bellen', who: { kind: 'user', id: userId('samira') } })
    const [goal] = (await planOf(caseFileId)).goals
    expect(goal?.actions.map(action => action.who.name)).toEqual(['Woonpartners', 'Ayşe Yilmaz', 'Samira Bakker'])
    expect(goal?.actions[0]).toMatchObject({ dueOn: '2026-12-04', doneWhen: 'De regeling is getekend', state: 'open', tasks: [] })
  })

  test('shows the task that went out from an action', async () => {
    const { caseFileId } = await withPlan()
    const goalId = await addGoal(caseFileId)
    const { id: actionId } = await addAction(caseFileId, goalId)
    const task = await placeExampleTask(house, caseFileId, { actionId })
    expect(task.status).toBe(200)
    const plan = await planOf(caseFileId)
    expect(plan.goals[0]?.actions[0]?.tasks).toMatchObject([
      { id: task.body.id, organisationName: 'Maatschappelijk Werk De Brug', state: 'placed' },
    ])
    expect(plan.tasks).toEqual([])
    // The partner does not see the action, and finds the task all the same.
    expect(await planOf(caseFileId, 'karin')).toMatchObject({ plan: null, goals: [], tasks: [{ id: task.body.id }] })
  })

  test('says at the field what is wrong, and keeps nothing', async () => {
    const { caseFileId } = await withPlan()
    const fields = async (changes: Partial<SentOf<typeof operations.addGoal>>) => {
      const answer = await samira().call(operations.addGoal, {
        caseFileId,
        id: newId(),
        lifeDomain: 'geld',
        title: 'Doel',
        ...changes,
      })
      return [answer.status, answer.problem.errors?.map(error => error.field)]
    }
    expect(await fields({ title: '' })).toEqual([400, ['title']])
    expect(await fields({ title: 'x'.repeat(301) })).toEqual([400, ['title']])
    expect(await fields({ lifeDomain: 'tuinieren' })).toEqual([400, ['lifeDomain']])
    expect(await fields({ subjectId: newId() })).toEqual([400, ['subjectId']])
    const goalId = await addGoal(caseFileId)
    const wrong = await addAction(caseFileId, goalId, { dueOn: '2026-02-30' })
    expect(wrong.answer.problem.errors?.map(error => error.field)).toEqual(['dueOn'])
    const nobody = await addAction(caseFileId, goalId, { who: { kind: 'member', id: userId('samira') } })
    expect(nobody.answer.problem.errors?.map(error => error.field)).toEqual(['who'])
    expect((await planOf(caseFileId)).goals).toMatchObject([{ id: goalId, actions: [] }])
  })

  test('without a plan there is no goal', async () => {
    const { caseFileId } = await openExampleFile(house)
    const answer = await samira().call(operations.addGoal, { caseFileId, id: newId(), lifeDomain: 'geld', title: 'Doel' })
    expect([answer.status, answer.problem.detail]).toEqual([409, expect.stringContaining('Begin eerst het plan')])
  })
})

describe('changing it', () => {
  test('keeps what stood there in the timeline', async () => {
    const { caseFileId } = await withPlan()
    const goalId = await addGoal(caseFileId, { title: 'Eerst' })
    const changed = await samira().call(operations.changeGoal, {
      caseFileId,
      goalId,
      change: { title: { from: 'Eerst', to: 'Daarna' }, safetyFirst: { from: false, to: true } },
    })
    expect(changed.body).toEqual({ id: goalId, version: 2 })
    const [line] = await house.stored<{ details: { changes: unknown } }>(
      `select details from app.timeline where refers_to = $1 and event = 'goal.changed'`,
      [goalId],
    )
    expect(line?.details.changes).toEqual([
      { field: 'title', from: 'Eerst', to: 'Daarna' },
      { field: 'safetyFirst', from: false, to: true },
    ])
  })

  test('two who change different fields both keep their work; on the same field the second sees both values', async () => {
    const { caseFileId } = await withPlan()
    const goalId = await addGoal(caseFileId, { title: 'Begin' })
    const { answers } = await bothAtOnce([
      { title: { from: 'Begin', to: 'Van Samira' } },
      { residentWords: { from: '', to: 'Eigen woorden' } },
    ])
    expect(answers.map(answer => answer.status)).toEqual([200, 200])
    expect((await planOf(caseFileId)).goals[0]).toMatchObject({ title: 'Van Samira', residentWords: 'Eigen woorden', version: 3 })

    const clash = await samira().call(operations.changeGoal, {
      caseFileId,
      goalId,
      change: { title: { from: 'Begin', to: 'Te laat' } },
    })
    expect(clash.status).toBe(409)
    expect(clash.problem.detail).toContain('Samira Bakker heeft dit vandaag om 10.0')
    expect(clash.problem.details).toMatchObject({
      clashes: [{ field: 'title', yours: 'Te laat', theirs: 'Van Samira' }],
      by: 'Samira Bakker',
    })
    // One clash holds back the whole change.
    const half = await samira().call(operations.changeGoal, {
      caseFileId,
      goalId,
      change: { title: { from: 'Begin', to: 'x' }, residentWords: { from: 'Eigen woorden', to: 'y' } },
    })
    expect(half.status).toBe(409)
    expect((await planOf(caseFileId)).goals[0]).toMatchObject({ title: 'Van Samira', residentWords: 'Eigen woorden' })
    const same = await samira().call(operations.changeGoal, {
      caseFileId,
      goalId,
      change: { title: { from: 'Begin', to: 'Van Samira' } },
    })
    expect(same.body).toEqual({ id: goalId, version: 3 })

    const both = await bothAtOnce([{ title: { from: 'Van Samira', to: 'Een' } }, { title: { from: 'Van Samira', to: 'Twee' } }])
    expect(both.answers.map(answer => answer.status).sort()).toEqual([200, 409])

    async function bothAtOnce(changes: SentOf<typeof operations.changeGoal>['change'][]) {
      return {
        answers: await Promise.all(changes.map(change => samira().call(operations.changeGoal, { caseFileId, goalId, change }))),
      }
    }
  })

  test('an action moves to somebody else, gets done, and can be taken back', async () => {
    const { caseFileId, mother } = await withPlan()
    const goalId = await addGoal(caseFileId)
    const { id: actionId } = await addAction(caseFileId, goalId)
    const change = (change: SentOf<typeof operations.changeAction>['change']) =>
      samira().call(operations.changeAction, { caseFileId, actionId, change })
    const woonpartners = { kind: 'organisation', id: organisationId('woonpartners') } as const
    expect(
      (await change({ who: { from: woonpartners, to: { kind: 'member', id: mother } }, dueOn: { from: '2026-12-04', to: null } }))
        .status,
    ).toBe(200)
    expect((await change({ state: { from: 'open', to: 'done' } })).status).toBe(200)
    expect((await planOf(caseFileId)).goals[0]?.actions[0]).toMatchObject({
      who: { name: 'Ayşe Yilmaz' },
      dueOn: null,
      state: 'done',
      finishedAt: expect.any(String),
    })
    expect((await change({ state: { from: 'open', to: 'dropped' } })).status).toBe(409)
    expect((await change({ state: { from: 'done', to: 'open' } })).status).toBe(200)
    expect((await planOf(caseFileId)).goals[0]?.actions[0]).toMatchObject({ state: 'open', finishedAt: null })
    expect(await eventsOf(caseFileId)).toEqual(expect.arrayContaining(['action.added', 'action.changed', 'action.done']))
  })

  test('reaching a goal is counted under its life domain', async () => {
    const { caseFileId } = await withPlan()
    const goalId = await addGoal(caseFileId)
    await samira().call(operations.changeGoal, { caseFileId, goalId, change: { state: { from: 'open', to: 'reached' } } })
    const facts = await house.stored(
      `select attributes from app.counted_facts where case_file_id = $1 and event = 'goal.reached'`,
      [caseFileId],
    )
    expect(facts).toEqual([{ attributes: { lifeDomain: 'geld' } }])
  })
})

describe('how it came to be', () => {
  const historyOf = async (caseFileId: string, recordId: string, user = 'samira') =>
    house.as(user).call(operations.getHistory, { caseFileId, recordId })

  test('each change of an action says who, when, from what to what', async () => {
    const { caseFileId, mother } = await withPlan()
    const goalId = await addGoal(caseFileId)
    const { id: actionId } = await addAction(caseFileId, goalId)
    const change = (change: SentOf<typeof operations.changeAction>['change']) =>
      samira().call(operations.changeAction, { caseFileId, actionId, change })
    await change({
      who: { from: { kind: 'organisation', id: organisationId('woonpartners') }, to: { kind: 'member', id: mother } },
      dueOn: { from: '2026-12-04', to: null },
    })
    await change({ state: { from: 'open', to: 'done' } })
    const { entries } = (await historyOf(caseFileId, actionId)).body
    expect(entries.map(entry => [entry.event, entry.by, entry.organisationName])).toEqual([
      ['action.added', 'Samira Bakker', 'Sociaal Team Voorbeeldstad'],
      ['action.changed', 'Samira Bakker', 'Sociaal Team Voorbeeldstad'],
      ['action.done', 'Samira Bakker', 'Sociaal Team Voorbeeldstad'],
    ])
    expect(entries.map(entry => entry.changes)).toEqual([
      [
        { field: 'what', from: null, to: 'Betalingsregeling treffen' },
        { field: 'who', from: null, to: 'Woonpartners' },
        { field: 'dueOn', from: null, to: '2026-12-04' },
        { field: 'doneWhen', from: null, to: 'De regeling is getekend' },
      ],
      [
        { field: 'who', from: 'Woonpartners', to: 'Ayşe Yilmaz' },
        { field: 'dueOn', from: '2026-12-04', to: null },
      ],
      [{ field: 'state', from: 'open', to: 'done' }],
    ])
  })

  test('of a goal likewise, in full', async () => {
    const { caseFileId } = await withPlan()
    const goalId = await addGoal(caseFileId, { title: 'Eerst' })
    await samira().call(operations.changeGoal, { caseFileId, goalId, change: { title: { from: 'Eerst', to: 'Daarna' } } })
    await samira().call(operations.changeGoal, { caseFileId, goalId, change: { title: { from: 'Daarna', to: 'Ten slotte' } } })
    const { entries } = (await historyOf(caseFileId, goalId)).body
    expect(entries.flatMap(entry => entry.changes).filter(one => one.field === 'title')).toEqual([
      { field: 'title', from: null, to: 'Eerst' },
      { field: 'title', from: 'Eerst', to: 'Daarna' },
      { field: 'title', from: 'Daarna', to: 'Ten slotte' },
    ])
  })

  test('is read by who reads the goal, without names that were not shared, and by nobody else', async () => {
    const { caseFileId, mother } = await withPlan()
    const money = await addGoal(caseFileId)
    const safety = await addGoal(caseFileId, { lifeDomain: 'veiligheid', title: 'Het is thuis rustig' })
    const { id: actionId } = await addAction(caseFileId, money, { who: { kind: 'member', id: mother } })
    await samira().look(
      'support',
      tx =>
        involve(tx, {
          caseFileId,
          organisationId: organisationId('woonpartners'),
          role: 'partner',
          domains: [accessDomainIds.finance],
          disclosure: 'content',
          ground: 'coordination',
        }),
      caseFileId,
    )
    const told = (await historyOf(caseFileId, actionId, 'tom')).body.entries[0]?.changes
    expect(told?.find(one => one.field === 'who')).toEqual({ field: 'who', from: null, to: 'iemand van het huishouden' })
    // Nor does it stand in what the timeline sends along.
    const lines = await house.stored<{ details: unknown }>(`select details from app.timeline where refers_to = $1`, [actionId])
    expect(JSON.stringify(lines)).not.toContain('Yilmaz')
    expect((await historyOf(caseFileId, safety, 'tom')).status).toBe(404)
    for (const [user, status] of [
      ['karin', 404],
      ['peter', 404],
      ['joep', 404],
      ['fatma', 404],
      ['joke', 403],
      ['hans', 403],
    ] as const) {
      expect((await historyOf(caseFileId, money, user)).status, user).toBe(status)
    }
    const other = await withPlan()
    expect((await historyOf(other.caseFileId, money)).status).toBe(404)
  })

  test('two browsers on one action: the second gets both values with who and when, per field', async () => {
    const { caseFileId } = await withPlan()
    const goalId = await addGoal(caseFileId)
    const { id: actionId } = await addAction(caseFileId, goalId)
    const change = (user: string, change: SentOf<typeof operations.changeAction>['change']) =>
      house.as(user).call(operations.changeAction, { caseFileId, actionId, change })
    await change('samira', { what: { from: 'Betalingsregeling treffen', to: 'Van Samira' } })
    const joep = house.as('joep')
    await samira().look(
      'support',
      tx => appointCoordinator(tx, { caseFileId, userId: joep.user, organisationId: joep.organisation }),
      caseFileId,
    )
    const [before, after] = [house.clock.now(), new Date(house.clock.now().getTime() + 3_600_000)]
    house.clock.shiftTo(after)
    await change('joep', { dueOn: { from: '2026-12-04', to: '2026-12-11' } })
    const clash = await change('joep', {
      what: { from: 'Betalingsregeling treffen', to: 'Van Joep' },
      dueOn: { from: '2026-12-04', to: '2026-12-18' },
      doneWhen: { from: 'De regeling is getekend', to: 'Klaar' },
    })
    expect(clash.status).toBe(409)
    const { clashes } = clash.problem.details as {
      clashes: { field: string; by: string; at: string; theirs: string; yours: string }[]
    }
    expect(clashes.map(({ field, by, theirs, yours }) => [field, by, theirs, yours])).toEqual([
      ['what', 'Samira Bakker', 'Van Samira', 'Van Joep'],
      ['dueOn', 'Joep Willems', '2026-12-11', '2026-12-18'],
    ])
    expect(Date.parse(clashes[1]?.at ?? '') - Date.parse(clashes[0]?.at ?? '')).toBeGreaterThan(3_000_000)
    house.clock.shiftTo(before)
  })
})

describe('who sees and changes it', () => {
  test('the coordinator alone; nobody else finds it by id or in the tables', async () => {
    const { caseFileId } = await withPlan()
    const goalId = await addGoal(caseFileId)
    await addAction(caseFileId, goalId)
    await placeExampleTask(house, caseFileId)
    for (const [user, status] of [
      ['joep', 404],
      ['tom', 404],
      ['lieke', 404],
      ['joke', 403],
      ['hans', 403],
      ['ingrid', 403],
    ] as const) {
      expect((await house.as(user).call(operations.getPlan, { caseFileId })).status, user).toBe(status)
    }
    // The card was shared with a partner and with the desk, what is in the plan was not.
    for (const user of ['karin', 'peter', 'fatma', 'joep', 'joke', 'hans', 'tom']) {
      for (const purpose of ['support', 'intake', 'steering']) {
        const rows = await house.as(user).look(
          purpose,
          async tx => ({
            goals: (await tx.rows(sql`select id from app.goals where case_file_id = ${caseFileId}`)).length,
            actions: (await tx.rows(sql`select id from app.actions where case_file_id = ${caseFileId}`)).length,
          }),
          caseFileId,
        )
        expect(rows, `${user} for ${purpose}`).toEqual({ goals: 0, actions: 0 })
      }
    }
    for (const user of ['karin', 'peter']) {
      expect(await planOf(caseFileId, user), user).toMatchObject({ plan: null, earlierPlans: [], goals: [], mayWrite: false })
    }
    const change = { title: { from: 'x', to: 'y' } }
    for (const [user, status] of [
      ['joep', 404],
      ['karin', 403],
      ['peter', 403],
      ['fatma', 403],
      ['joke', 403],
    ] as const) {
      expect((await house.as(user).call(operations.changeGoal, { caseFileId, goalId, change })).status, user).toBe(status)
      expect((await house.as(user).call(operations.startPlan, { caseFileId, id: newId() })).status, user).toBe(status)
    }
  })

  test('a partner with whom money is shared reads the goal about money, and no other', async () => {
    const { caseFileId } = await withPlan()
    const money = await addGoal(caseFileId)
    await addGoal(caseFileId, { lifeDomain: 'veiligheid', title: 'Het is thuis rustig' })
    await samira().look(
      'support',
      tx =>
        involve(tx, {
          caseFileId,
          organisationId: organisationId('woonpartners'),
          role: 'partner',
          domains: [accessDomainIds.finance],
          disclosure: 'content',
          ground: 'coordination',
        }),
      caseFileId,
    )
    const plan = await planOf(caseFileId, 'tom')
    expect(plan.goals.map(goal => goal.id)).toEqual([money])
    expect(plan).toMatchObject({ plan: null, mayWrite: false, members: [] })
  })

  test('who no longer coordinates no longer sees it, and the next one does', async () => {
    const { caseFileId } = await withPlan()
    const goalId = await addGoal(caseFileId)
    const joep = house.as('joep')
    await samira().look(
      'support',
      tx => appointCoordinator(tx, { caseFileId, userId: joep.user, organisationId: joep.organisation }),
      caseFileId,
    )
    expect((await samira().call(operations.getPlan, { caseFileId })).status).toBe(404)
    expect((await planOf(caseFileId, 'joep')).goals.map(goal => goal.id)).toEqual([goalId])
  })

  test('a goal of one household is not reached through the file of another', async () => {
    const one = await withPlan()
    const goalId = await addGoal(one.caseFileId)
    const other = await withPlan()
    const answer = await samira().call(operations.changeGoal, {
      caseFileId: other.caseFileId,
      goalId,
      change: { title: { from: 'De huur is drie maanden achter elkaar op tijd betaald', to: 'x' } },
    })
    expect(answer.status).toBe(404)
    const { answer: action } = await addAction(other.caseFileId, goalId)
    expect(action.status).toBe(404)
  })

  test('choosing who does it: colleagues, organisations and the household', async () => {
    const { caseFileId } = await withPlan()
    const { body } = await samira().call(operations.listDoers, { caseFileId })
    expect(body.members.map(member => member.name)).toEqual(['Ayşe Yilmaz', 'Can Yilmaz'])
    expect(body.organisations.find(organisation => organisation.name === 'Woonpartners')?.takesTasks).toBe(true)
    expect(body.organisations.find(organisation => organisation.name === 'Basisschool De Regenboog')?.takesTasks).toBe(false)
    expect(body.colleagues.map(colleague => colleague.name)).toContain('Joep Willems')
    expect(body.colleagues.map(colleague => colleague.name)).not.toContain('Joke Verhoeven')
  })
})
