import { aftercareOperations } from '../../src/aftercare/api.ts'
import { assessmentOperations } from '../../src/assessments/api.ts'
import { caseFileOperations } from '../../src/case-files/api.ts'
import { householdOperations } from '../../src/households/api.ts'
import { outreachOperations } from '../../src/outreach/api.ts'
import { planOperations } from '../../src/plans/api.ts'
import { newId } from '../../src/platform/ids.ts'
import { addDays } from '../../src/platform/time/calendar-date.ts'
import { signalOperations } from '../../src/signals/api.ts'
import { taskOperations } from '../../src/tasks/api.ts'
import type { Chance } from './chance.ts'
import { conferenceStory } from './conference-story.ts'
import { consentStory } from './consent-story.ts'
import { atDesk } from './desk-story.ts'
import { documentStory } from './document-story.ts'
import { emergencyStory } from './emergency-story.ts'
import { helpStory } from './help-story.ts'
import { householdChange } from './household-change-story.ts'
import { inventHousehold } from './invented-household.ts'
import { type Goal, type Life, userIdOf } from './life.ts'
import { aftercareTexts, callNotes, closingTexts, coordinatorActions, domainTexts, triageReasons } from './life-domain-texts.ts'
import { helpByDomain } from './meeting-and-help-texts.ts'
import { report } from './reports.ts'
import { requestStory } from './request-story.ts'
import { safetyStory } from './safety-story.ts'
import { type Actor, type Do, peopleWith } from './stage.ts'
import { type RunningTask, taskStory } from './task-story.ts'
import type { Story, Town } from './town.ts'
import { type OrganisationCode, organisationId } from './voorbeeldstad.ts'
import { officeMoment, officeMomentIn } from './working-time.ts'

const processCoordinator: Actor = { code: 'fatma' }

/**
 * From the first report on, as far as time allows: triage, file, visit, plan, tasks, closing, aftercare.
 *
 * @param lives gets this household too, from its coordinator on
 */
export async function* householdStory(town: Town, key: string, lives: Life[], reporter?: Actor): Story {
  const chance = town.chance(key)
  const household = inventHousehold(chance, town.freeAddresses, town.today)
  const domains = chance.some(Object.keys(domainTexts), chance.happens(0.35) ? 2 : chance.whole(3, 5))
  const made = await report(town, chance, household, domains.slice(0, chance.whole(1, 3)), reporter ? { reporter } : {})
  const outcome = domains.length > 2 ? 'multiple-related' : 'multiple-unrelated'
  const appointed = yield* atDesk(town, chance, made, async (clerk, version) => {
    const coordinator = chance.happens(town.daysLeft < 12 ? 0.55 : 0.86) ? await town.findCoordinator(chance, clerk) : null
    await town.stage.as(clerk)(signalOperations.triageReport, {
      reportId: made.id,
      id: newId(),
      version,
      outcome,
      reasoning: chance.one(triageReasons[outcome]),
      opening: {
        caseFileId: household.caseFileId,
        householdId: household.householdId,
        name: household.name,
        members: household.members.map(({ bsn: _, ...member }) => member),
        addressId: household.address?.id ?? null,
        place: household.place,
        coordinator: coordinator && { userId: coordinator.userId, organisationId: coordinator.organisationId },
      },
    })
    return coordinator?.actor
  })
  const coordinator = appointed ?? (yield* withoutCoordinator(town, chance, household.caseFileId))
  const life: Life = { key, household, domains, coordinator, goals: [], tasks: [], isClosed: false }
  lives.push(life)
  yield* coordinate(town, chance, life)
}

/** The process coordinator finds one, after some days. */
async function* withoutCoordinator(town: Town, chance: Chance, caseFileId: string): AsyncGenerator<Date, Actor> {
  yield officeMoment(chance, town.now, chance.whole(1, town.daysLeft < 12 ? 9 : 4))
  const fatma = town.stage.as(processCoordinator)
  await fatma(caseFileOperations.listFilesWithoutCoordinator, {})
  const found = await town.findCoordinator(chance, processCoordinator)
  const { userId: user, organisationId: organisation } = found
  await fatma(caseFileOperations.assignCoordinator, {
    caseFileId,
    userId: user,
    organisationId: organisation,
    expectedUserId: null,
  })
  return found.actor
}

async function* coordinate(town: Town, chance: Chance, life: Life): Story {
  const { caseFileId } = life.household
  const me = (): Do => town.stage.as(life.coordinator)
  yield* wait(town, life, officeMoment(chance, town.now, chance.whole(0, 3)))
  await me()(caseFileOperations.getCaseFile, { caseFileId })
  await note(town, chance, life, 'phone')

  yield* wait(town, life, officeMoment(chance, town.now, chance.whole(2, 12)))
  while (chance.happens(0.18)) {
    await visit(town, chance, life, { kind: 'inventory', outcome: chance.one(['nobody-home', 'later'] as const) })
    yield* wait(town, life, officeMoment(chance, town.now, chance.whole(2, 7)))
  }
  await visit(town, chance, life, { kind: 'inventory', outcome: 'conversation', better: 0 })
  for (const { personId, bsn } of life.household.members) {
    if (bsn) await me()(householdOperations.recordNumber, { caseFileId, personId, bsn, salt: newId() })
  }
  town.begin(officeMomentIn(chance, town.now, chance.whole(3, 20)), noteStory(town, life))
  if (chance.happens(0.12)) town.begin(officeMomentIn(chance, town.now, chance.whole(20, 60)), householdChange(town, life))
  if (chance.happens(0.16)) town.begin(officeMomentIn(chance, town.now, chance.whole(10, 150)), secondReport(town, life))
  if (chance.happens(0.05)) town.begin(officeMomentIn(chance, town.now, chance.whole(30, 90)), handOver(town, life))
  if (chance.happens(0.08)) town.begin(officeMomentIn(chance, town.now, chance.whole(1, 200)), curiousStory(town, life))
  yield* tackle(town, chance, life)
}

/** One plan from start to closing, and what comes after it; a relapse begins another. */
async function* tackle(town: Town, chance: Chance, life: Life): Story {
  const { caseFileId } = life.household
  yield* wait(town, life, officeMoment(chance, town.now, chance.whole(0, 10)))
  await town.stage.as(life.coordinator)(caseFileOperations.getCaseFile, { caseFileId })
  await town.stage.as(life.coordinator)(planOperations.startPlan, { caseFileId, id: newId() })
  life.goals = []
  for (const domain of life.domains.slice(0, 4)) {
    await addGoal(town, chance, life, domain)
    if (chance.happens(0.25)) yield* wait(town, life, officeMoment(chance, town.now, chance.whole(0, 6)))
  }
  town.begin(officeMomentIn(chance, town.now, 7), actionStory(town, life))
  for (const domain of life.domains) {
    if (!chance.happens(0.62)) continue
    yield* wait(town, life, officeMoment(chance, town.now, chance.whole(0, 8)))
    await placeTask(town, chance, life, domain)
  }
  beginBeside(town, life)
  const runs = chance.whole(70, 330)
  yield* wait(town, life, officeMomentIn(chance, town.now, Math.floor(runs / 2)))
  if (chance.happens(0.6)) await visit(town, chance, life, { kind: 'follow-up', outcome: 'conversation', better: 1 })
  else await assess(town, chance, life)
  if (chance.happens(0.5)) await placeTask(town, chance, life, chance.one(life.domains))
  yield* wait(town, life, officeMomentIn(chance, town.now, Math.ceil(runs / 2)))
  yield* closeAndFollow(town, chance, life)
}

/** What happens beside the plan: everybody round the table where problems hang together, help that runs, papers. */
function beginBeside(town: Town, life: Life): void {
  const chance = town.chance(`${life.key}/beside`)
  const begin = (from: number, to: number, story: Story) =>
    town.begin(officeMomentIn(chance, town.now, chance.whole(from, to)), story)
  if (life.domains.length > 2 && chance.happens(0.65)) begin(3, 12, conferenceStory(town, life))
  for (const domain of life.domains) {
    if (domain in helpByDomain && chance.happens(0.45)) begin(1, 40, helpStory(town, life, domain))
  }
  if (chance.happens(0.3)) begin(1, 30, documentStory(town, life))
  // Rare, and of a chance of its own: what else happens does not depend on it.
  if (town.chance(`${life.key}/danger`).happens(0.04)) begin(5, 60, emergencyStory(town, life))
  if (town.chance(`${life.key}/safety`).happens(life.coordinator.code === 'samira' ? 0.08 : 0.01))
    begin(4, 40, safetyStory(town, life))
  if (town.chance(`${life.key}/asks`).happens(0.25)) begin(3, 30, requestStory(town, life))
  if (town.chance(`${life.key}/consent`).happens(0.3)) begin(2, 30, consentStory(town, life))
}

/** Waits until a moment on which the file has a coordinator at work. */
async function* wait(town: Town, life: Life, until: Date): Story {
  yield until
  const chance = town.chance(`${life.key}/wait`)
  if (!town.hasLeft(life.coordinator)) return
  // Half of the files get another coordinator soon; the others are on the process coordinator's list today.
  if (chance.happens(0.5) && !life.isClosed) {
    yield officeMoment(chance, town.now, chance.whole(0, 3))
    if (!life.isClosed && town.hasLeft(life.coordinator)) return giveTo(town, chance, life)
  }
  while (town.hasLeft(life.coordinator)) yield officeMoment(chance, town.now, 1)
}

async function* closeAndFollow(town: Town, chance: Chance, life: Life): Story {
  const { caseFileId } = life.household
  const reason = chance.weighted({
    'help-in-place': 68,
    'process-ended': 12,
    declined: 7,
    moved: 5,
    'not-reached': 3,
    transferred: 5,
  })
  const isGood = reason === 'help-in-place' || reason === 'process-ended'
  await town.stage.as(life.coordinator)(aftercareOperations.getClosing, { caseFileId })
  life.isClosed = true
  await town.stage.as(life.coordinator)(aftercareOperations.closeCaseFile, {
    caseFileId,
    id: newId(),
    reason,
    explanation: isGood ? chance.one(closingTexts) : '',
    goals: life.goals
      .filter(goal => goal.state === 'open')
      .map(goal => ({
        goalId: goal.id,
        state: isGood
          ? chance.one(['reached', 'reached', 'partly'] as const)
          : chance.one(['partly', 'not-reached', 'dropped'] as const),
      })),
    withdrawTasks: true,
    ...(reason === 'transferred'
      ? { handoverTo: organisationId('jeugdteam'), handoverNote: 'Kennisgemaakt met z’n drieën.' }
      : {}),
  })
  if (!['help-in-place', 'process-ended', 'declined'].includes(reason)) return

  yield* wait(town, life, officeMomentIn(chance, town.now, chance.whole(160, 176)))
  yield* moveContact(town, chance, life)
  yield* wait(town, life, officeMomentIn(chance, town.now, chance.whole(8, town.daysLeft < 35 ? 28 : 18)))
  for (;;) {
    const coordinator = town.stage.as(life.coordinator)
    const { contacts } = await coordinator(aftercareOperations.getAftercare, { caseFileId })
    const contact = contacts.find(one => one.madeAt === null)
    if (!contact) return
    const outcome = chance.weighted({ stable: 68, 'light-help': 8, relapse: 8, 'not-reached': 11, declined: 5 })
    await coordinator(aftercareOperations.recordAftercare, {
      caseFileId,
      contactId: contact.id,
      outcome,
      note: chance.one(aftercareTexts[outcome]),
      ...(outcome === 'not-reached' ? { next: { id: newId(), plannedFor: town.dayIn(chance, 9, 16) } } : {}),
    })
    if (outcome === 'not-reached') {
      yield* wait(town, life, officeMomentIn(chance, town.now, chance.whole(10, 18)))
      continue
    }
    if (outcome === 'light-help') {
      yield* wait(town, life, officeMomentIn(chance, town.now, chance.whole(10, 30)))
      await town.stage.as(life.coordinator)(aftercareOperations.endAftercare, { caseFileId })
    }
    if (outcome !== 'relapse') return
    life.isClosed = false
    life.key = `${life.key}/again`
    town.begin(officeMomentIn(chance, town.now, chance.whole(3, 9)), noteStory(town, life))
    return yield* tackle(town, chance, life)
  }
}

/** Some contacts get another day, that suits the family better. */
async function* moveContact(town: Town, chance: Chance, life: Life): Story {
  if (!chance.happens(0.4)) return
  const { caseFileId } = life.household
  const coordinator = town.stage.as(life.coordinator)
  const { contacts } = await coordinator(aftercareOperations.getAftercare, { caseFileId })
  const contact = contacts.find(one => one.madeAt === null)
  if (!contact) return
  const to = town.dayIn(chance, 6, 24)
  if (to === contact.plannedFor) return
  await coordinator(aftercareOperations.planAftercare, {
    caseFileId,
    contactId: contact.id,
    change: { plannedFor: { from: contact.plannedFor, to } },
  })
}

async function addGoal(town: Town, chance: Chance, life: Life, domain: string): Promise<void> {
  const texts = domainTexts[domain]
  if (!texts) return
  const { caseFileId, members } = life.household
  const coordinator = town.stage.as(life.coordinator)
  const chosen = chance.one(texts.goals)
  const goal: Goal = { id: newId(), domain, state: 'open', actions: [] }
  await coordinator(planOperations.addGoal, {
    caseFileId,
    id: goal.id,
    lifeDomain: domain,
    title: chosen.title,
    residentWords: chance.happens(0.7) ? chance.one(texts.wishes) : '',
    safetyFirst: domain === 'veiligheid',
    ...(chance.happens(0.15) ? { subjectId: chance.one(members).personId } : {}),
  })
  const others = coordinatorActions.filter(one =>
    life.goals.every(each => each.actions.every(action => action.what !== one.what)),
  )
  const own = chance.happens(0.6) && others.length > 0 ? [{ ...chance.one(others), by: 'coordinator' as const }] : []
  for (const action of [...chosen.actions, ...own]) {
    const id = newId()
    const dueOn = town.dayIn(chance, 10, 56)
    const adult = members[0]?.personId ?? ''
    const who =
      action.by === 'member'
        ? { kind: 'member' as const, id: adult }
        : action.by === 'coordinator'
          ? { kind: 'user' as const, id: userIdOf(life.coordinator) }
          : { kind: 'organisation' as const, id: organisationId(action.by) }
    await coordinator(planOperations.addAction, {
      caseFileId,
      id,
      goalId: goal.id,
      what: action.what,
      who,
      dueOn,
      doneWhen: action.doneWhen,
    })
    const to = action.by === 'member' || action.by === 'coordinator' ? null : action.by
    goal.actions.push({ id, what: action.what, state: 'open', by: action.by, dueOn, to })
  }
  life.goals.push(goal)
}

async function placeTask(town: Town, chance: Chance, life: Life, domain: string, forWhom?: OrganisationCode): Promise<void> {
  const texts = domainTexts[domain]
  if (!texts) return
  const text = chance.one(texts.tasks.filter(one => !forWhom || one.to.includes(forWhom)))
  const to = forWhom ?? chance.one(text.to)
  const action = life.goals.find(goal => goal.domain === domain)?.actions.find(one => one.to === to && one.state === 'open')
  const task: RunningTask = { id: newId(), key: `${life.key}/task/${life.tasks.length}`, to, text, state: 'placed' }
  await town.stage.as(life.coordinator)(taskOperations.placeTask, {
    caseFileId: life.household.caseFileId,
    id: task.id,
    organisationId: organisationId(to),
    lifeDomain: domain,
    what: text.what,
    background: text.background,
    shares: chance.happens(0.4) ? ['names', 'contact', 'address'] : ['names', 'contact'],
    ...(action ? { actionId: action.id } : {}),
  })
  life.tasks.push(task)
  town.begin(town.now, taskStory(town, task, life))
}

/** Each partner to log in as finds a task of the day before that nobody looked at yet. */
export async function* lastTasks(town: Town, lives: readonly Life[]): Story {
  const chance = town.chance('last tasks')
  const asked = [
    ['wonen', 'woonpartners'],
    ['veiligheid', 'woonpartners'],
    ['geld', 'de-brug'],
    ['gezondheid', 'ggd'],
    ['gezondheid', 'thuiszorg'],
  ] as const
  for (const [domain, organisation] of asked) {
    const fitting = lives.filter(
      life =>
        !life.isClosed &&
        !town.hasLeft(life.coordinator) &&
        life.goals.some(goal => goal.domain === domain && goal.state === 'open'),
    )
    if (fitting.length > 0) await placeTask(town, chance, chance.one(fitting), domain, organisation)
    yield officeMoment(chance, town.now, 0)
  }
}

/** Actions are done around their day: most on time, some late, some never. */
async function* actionStory(town: Town, life: Life): Story {
  const chance = town.chance(`${life.key}/actions`)
  const { caseFileId } = life.household
  for (;;) {
    yield officeMoment(chance, town.now, chance.whole(3, 9))
    if (life.isClosed) return
    if (town.hasLeft(life.coordinator)) continue
    for (const goal of life.goals.filter(one => one.state === 'open')) {
      const coordinator = town.stage.as(life.coordinator)
      for (const action of goal.actions) {
        if (action.state === 'open' && action.by === 'coordinator' && town.daysLeft < 12 && action.dueOn < town.today) {
          await putOff(town, chance, life, action)
        }
        if (action.state !== 'open' || action.dueOn > addDays(town.today, 5) || !chance.happens(town.daysLeft < 16 ? 0.3 : 0.55))
          continue
        await coordinator(planOperations.changeAction, {
          caseFileId,
          actionId: action.id,
          change: { state: { from: 'open', to: 'done' } },
        })
        action.state = 'done'
      }
      if (goal.actions.every(action => action.state === 'done') && chance.happens(0.3)) {
        const to = chance.happens(0.8) ? 'reached' : 'partly'
        await coordinator(planOperations.changeGoal, { caseFileId, goalId: goal.id, change: { state: { from: 'open', to } } })
        goal.state = to
      }
    }
    if (life.goals.every(goal => goal.state !== 'open')) return
  }
}

/** What was not done in time is done on the day that the demonstration opens on. */
async function putOff(town: Town, chance: Chance, life: Life, action: Goal['actions'][number]): Promise<void> {
  if (!chance.happens(0.5)) return
  await town.stage.as(life.coordinator)(planOperations.changeAction, {
    caseFileId: life.household.caseFileId,
    actionId: action.id,
    change: { dueOn: { from: action.dueOn, to: town.baseDay } },
  })
  action.dueOn = town.baseDay
}

/** What the coordinator notes between two visits. */
async function* noteStory(town: Town, life: Life): Story {
  const chance = town.chance(`${life.key}/notes`)
  yield* wait(town, life, town.now)
  while (!life.isClosed) {
    if (chance.happens(0.5))
      await town.stage.as(life.coordinator)(caseFileOperations.getCaseFile, { caseFileId: life.household.caseFileId })
    await note(town, chance, life, chance.weighted({ phone: 45, note: 25, talk: 20, mail: 10 }))
    yield* wait(town, life, officeMomentIn(chance, town.now, chance.whole(8, 34)))
  }
}

async function note(town: Town, chance: Chance, life: Life, kind: keyof typeof callNotes): Promise<void> {
  await town.stage.as(life.coordinator)(caseFileOperations.recordNote, {
    caseFileId: life.household.caseFileId,
    id: newId(),
    kind,
    body: chance.one(callNotes[kind]),
    ...(chance.happens(0.4) ? { lifeDomain: chance.one(life.domains) } : {}),
  })
}

/** Scores are low where something is the matter, and rise with time. */
function scores(chance: Chance, life: Life, better: number) {
  const others = chance.some(
    Object.keys(domainTexts).filter(domain => !life.domains.includes(domain)),
    chance.whole(1, 4),
  )
  return [...life.domains, ...others].map(domain => {
    const texts = domainTexts[domain]
    const begin = life.domains.includes(domain) ? chance.whole(1, 3) : chance.whole(3, 5)
    const change = better === 0 ? 0 : chance.one([0, 0, 1, 1, 1, 2, -1])
    return {
      id: newId(),
      lifeDomain: domain,
      score: Math.min(5, Math.max(1, begin + change)),
      observed: texts && chance.happens(0.55) ? chance.one(texts.visit) : '',
      strengths: texts && chance.happens(0.5) ? chance.one(texts.strengths) : '',
      wishes: texts && chance.happens(0.4) ? chance.one(texts.wishes) : '',
    }
  })
}

async function visit(
  town: Town,
  chance: Chance,
  life: Life,
  what: { kind: string; outcome: 'conversation' | 'nobody-home' | 'later'; better?: number },
): Promise<void> {
  const isTalk = what.outcome === 'conversation'
  await town.stage.as(life.coordinator)(outreachOperations.recordHomeVisit, {
    caseFileId: life.household.caseFileId,
    id: newId(),
    visitedAt: new Date(town.now.getTime() - 45 * 60_000).toISOString(),
    kind: what.kind,
    stream: 'Meldcode',
    reason:
      what.kind === 'inventory' ? 'Kennismaken en samen bekijken wat er speelt' : 'Samen terugkijken: wat lukt, wat nog niet',
    purposeTold: isTalk,
    entryConsent: isTalk,
    outcome: what.outcome,
    nextStep: isTalk
      ? chance.one(['Plan maken met het gezin.', 'Volgende week bellen over de eerste stappen.', 'Taken uitzetten bij partners.'])
      : chance.one(['Kaartje achtergelaten; donderdag opnieuw.', 'Bellen voor een ander moment.']),
    scores: isTalk ? scores(chance, life, what.better ?? 0) : [],
  })
}

const assess = (town: Town, chance: Chance, life: Life): Promise<unknown> =>
  town.stage.as(life.coordinator)(assessmentOperations.recordAssessment, {
    caseFileId: life.household.caseFileId,
    id: newId(),
    kind: 'follow-up',
    scores: scores(chance, life, 1),
  })

/** Somebody else reports the same household; its coordinator gets the report. */
async function* secondReport(town: Town, life: Life): Story {
  if (life.isClosed) return
  const chance = town.chance(`${life.key}/second`)
  const made = await report(town, chance, life.household, [chance.one(life.domains)])
  const isHandedOver = yield* atDesk(town, chance, made, async (clerk, version) => {
    if (life.isClosed) return false
    await town.stage.as(clerk)(signalOperations.triageReport, {
      reportId: made.id,
      id: newId(),
      version,
      outcome: 'multiple-related',
      reasoning: 'Dit huishouden heeft al een coördinator; die neemt de melding mee.',
      existingCaseFileId: life.household.caseFileId,
    })
    return true
  })
  if (!isHandedOver) return
  yield* wait(town, life, officeMoment(chance, town.now, chance.whole(0, town.daysLeft < 10 ? 8 : 3)))
  await town.stage.as(life.coordinator)(signalOperations.acknowledgeReport, {
    caseFileId: life.household.caseFileId,
    reportId: made.id,
  })
}

/** Another coordinator takes over; the history shows both. */
async function* handOver(town: Town, life: Life): Story {
  if (life.isClosed) return
  await giveTo(town, town.chance(`${life.key}/hand-over`), life)
}

async function giveTo(town: Town, chance: Chance, life: Life): Promise<void> {
  const next = await town.findCoordinator(chance, processCoordinator)
  if (userIdOf(next.actor) === userIdOf(life.coordinator)) return
  await town.stage.as(processCoordinator)(caseFileOperations.assignCoordinator, {
    caseFileId: life.household.caseFileId,
    userId: next.userId,
    organisationId: next.organisationId,
    expectedUserId: userIdOf(life.coordinator),
    reason: town.hasLeft(life.coordinator)
      ? 'Uit dienst'
      : chance.one(['Langdurig afwezig', 'Spreekt de taal van het gezin', 'Verdeling over de wijken']),
  })
  life.coordinator = next.actor
}

/** Colleagues now and then try a file that is not theirs; the log shows the refusal. */
async function* curiousStory(town: Town, life: Life): Story {
  const chance = town.chance(`${life.key}/curious`)
  const others = peopleWith('coordinator').filter(one => userIdOf(one) !== userIdOf(life.coordinator))
  await town.stage.refused(chance.one(others), caseFileOperations.getCaseFile, { caseFileId: life.household.caseFileId })
}
