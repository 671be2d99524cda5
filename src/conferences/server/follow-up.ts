import { sql } from 'kysely'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import { addActionTo, addGoalTo } from '../../plans/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { describeDate } from '../../platform/time/term.ts'
import { defaultShares } from '../../tasks/rules/shared-data.ts'
import { placeTask } from '../../tasks/server/commands.ts'
import type { FollowUp } from '../api.ts'

interface Place {
  lifeDomain?: string | undefined
  /** Left out: the household. */
  subjectId?: string | undefined
}

interface Decision {
  id: string
  body: string
  scopeId: number
  lifeDomain: string | null
  subjectId: string
}

/** Actions and tasks are said in one line. */
const mostCharacters = 300

/** Where a decision lies that becomes this: with its goal, else where it was written. @throws invalid */
export async function placeOfFollowUp(tx: Transaction, file: CaseFileCard, what: FollowUp, written: Place): Promise<Place> {
  if (what.goalId) {
    const goal = await tx.find<{ lifeDomain: string; subjectId: string }>(sql`
      select g.life_domain as "lifeDomain", g.subject_id as "subjectId"
      from app.goals g join app.plans p on p.municipality_id = g.municipality_id and p.id = g.plan_id
      where g.municipality_id = ${tx.session.municipality} and g.id = ${what.goalId} and p.ended_at is null
        and exists (select from app.plan_households h where h.municipality_id = p.municipality_id and h.plan_id = p.id and h.household_id = ${file.householdId} and h.valid_to is null)`)
    if (!goal) throw invalid([{ field: 'followUp.goalId', message: 'Kies een doel uit het lopende plan.' }])
    return { lifeDomain: goal.lifeDomain, ...(goal.subjectId === file.householdId ? {} : { subjectId: goal.subjectId }) }
  }
  if (what.kind === 'action' && !what.newGoal) {
    throw invalid([{ field: 'followUp.goalId', message: 'Kies bij welk doel dit hoort, of noem een nieuw doel.' }])
  }
  if (!written.lifeDomain) throw invalid([{ field: 'lifeDomain', message: 'Kies over welk leefgebied dit gaat.' }])
  return { lifeDomain: written.lifeDomain, subjectId: written.subjectId }
}

/** Makes it so, in the transaction of the decision itself: an action in the plan, a task to a partner, or both. */
export async function followUp(tx: Transaction, file: CaseFileCard, decision: Decision, what: FollowUp): Promise<void> {
  if (decision.body.length > mostCharacters || decision.body.includes('\n')) {
    throw invalid([
      {
        field: 'body',
        message: `Een actie of taak is één regel van hoogstens ${mostCharacters} tekens. Maak de tekst korter, of laat het een afspraak.`,
      },
    ])
  }
  if (what.kind === 'action') {
    const goalId = what.goalId ?? (await newGoal(tx, file, decision, what))
    await addActionTo(tx, {
      caseFileId: file.id,
      id: what.id,
      goalId,
      what: decision.body,
      who: what.who,
      dueOn: what.dueOn,
      doneWhen: what.doneWhen,
    })
  } else {
    await task(tx, file, decision, what)
  }
  await tx.run(sql`
    update app.conference_lines set became = ${what.kind}, became_id = ${what.id}
    where municipality_id = ${tx.session.municipality} and id = ${decision.id}`)
}

async function newGoal(
  tx: Transaction,
  file: CaseFileCard,
  decision: Decision,
  what: FollowUp & { kind: 'action' },
): Promise<string> {
  const goal = what.newGoal
  if (!goal) throw invalid([{ field: 'followUp.goalId', message: 'Kies bij welk doel dit hoort, of noem een nieuw doel.' }])
  await addGoalTo(tx, {
    caseFileId: file.id,
    id: goal.id,
    lifeDomain: decision.lifeDomain ?? '',
    subjectId: decision.subjectId,
    title: goal.title,
    residentWords: '',
    safetyFirst: false,
  })
  return goal.id
}

/** With a goal the task hangs on an action of the plan, which keeps the date; else the date goes along in words. */
async function task(tx: Transaction, file: CaseFileCard, decision: Decision, what: FollowUp & { kind: 'task' }): Promise<void> {
  const actionId = what.goalId ? (what.actionId ?? newId()) : undefined
  if (what.goalId && actionId) {
    await addActionTo(tx, {
      caseFileId: file.id,
      id: actionId,
      goalId: what.goalId,
      what: decision.body,
      who: { kind: 'organisation', id: what.organisationId },
      dueOn: what.dueOn,
      doneWhen: '',
    })
  }
  await placeTask(tx, {
    id: what.id,
    caseFileId: file.id,
    actionId,
    organisationId: what.organisationId,
    lifeDomain: decision.lifeDomain ?? '',
    what: decision.body,
    background: what.dueOn ? `Besloten in het overleg. Graag uiterlijk ${describeDate(what.dueOn)}.` : 'Besloten in het overleg.',
    shares: [...defaultShares],
  })
}
