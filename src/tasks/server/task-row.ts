import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { endInvolvement } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { spokenMoment } from '../../platform/time/spoken-moment.ts'
import { type TaskAct, type TaskState, taskStateAfter, taskStateLabels } from '../rules/task-state.ts'

export interface TaskRow {
  id: string
  caseFileId: string
  scopeId: number
  areaId: number
  shielded: boolean
  householdId: string
  fileClosedAt: Date | null
  coordinatorUserId: string | null
  lifeDomain: string
  senderUserId: string
  organisationId: string
  assigneeUserId: string | null
  involvementId: string | null
  state: TaskState
  answeredAt: Date | null
  finishedAt: Date | null
  /** Whether this session may withdraw it: see mayBeTakenBack below. */
  mayBeTakenBack: boolean
  version: number
}

/** Whoever coordinates takes any task of the file back, the contact point those it placed itself. Needs `t` (tasks) and `f` (case_files). */
export const mayBeTakenBack = (tx: Transaction) => sql<boolean>`(
  f.scope_id = any (current_setting('app.writable')::bigint[])
  and (t.sender_organisation_id = ${tx.session.organisation}
    or access.may_write(f.id, f.id, null, ${accessDomainIds.general}::smallint, 'content', null)))`

/**
 * A task about to be changed, locked, with the session opened on its case file: a second change at the same time waits
 * and then sees the first. @throws notFound, also when it lies outside the circle
 */
export async function openTask(tx: Transaction, taskId: string): Promise<TaskRow> {
  await tx.enter(await getFileOfTask(tx, taskId))
  const task = await tx.find<TaskRow>(sql`
    select t.id, t.case_file_id as "caseFileId", t.scope_id as "scopeId", t.area_id as "areaId", t.shielded,
      f.household_id as "householdId", f.closed_at as "fileClosedAt", f.coordinator_user_id as "coordinatorUserId",
      t.life_domain as "lifeDomain", t.sender_user_id as "senderUserId", t.organisation_id as "organisationId",
      t.assignee_user_id as "assigneeUserId", t.involvement_id as "involvementId", t.state,
      t.answered_at as "answeredAt", t.finished_at as "finishedAt",
      ${mayBeTakenBack(tx)} as "mayBeTakenBack", t.version
    from app.tasks t join app.case_files f on f.municipality_id = t.municipality_id and f.id = t.case_file_id
    where t.municipality_id = ${tx.session.municipality} and t.id = ${taskId}
    for update of t`)
  if (!task) throw noSuchTask()
  return task
}

/** @throws notFound */
export async function getFileOfTask(tx: Transaction, taskId: string): Promise<string> {
  const card = await tx.find<{ caseFileId: string }>(sql`
    select case_file_id as "caseFileId" from app.tasks where municipality_id = ${tx.session.municipality} and id = ${taskId}`)
  if (!card) throw noSuchTask()
  return card.caseFileId
}

const noSuchTask = () => notFound('Deze taak is niet gevonden. Hij bestaat niet (meer), of is niet met u gedeeld.')

/** What the task becomes. @throws conflict that says how it stands and by whom */
export async function stateAfter(tx: Transaction, task: TaskRow, act: TaskAct): Promise<TaskState> {
  const next = taskStateAfter[task.state][act]
  if (next) return next
  if (act === 'report' && task.state === 'placed') {
    throw conflict('Deze taak is nog door niemand opgepakt. Pak hem eerst op en meld hem dan klaar; er is niets gewijzigd.')
  }
  const at = task.finishedAt ?? task.answeredAt
  const who = task.assigneeUserId
    ? await tx.find<{ name: string }>(sql`
        select display_name as name from access.users where municipality_id = ${tx.session.municipality} and id = ${task.assigneeUserId}`)
    : undefined
  const when = at ? ` (${spokenMoment(at, tx.now)})` : ''
  const by = task.state === 'accepted' && who ? ` door ${who.name}` : ''
  throw conflict(`Deze taak is al ${taskStateLabels[task.state]}${by}${when}. Er is niets gewijzigd; bekijk de laatste stand.`, {
    state: task.state,
    ...(who ? { by: who.name } : {}),
    ...(at ? { at } : {}),
  })
}

/** Who is told about what becomes of a task: the coordinator of now, else the one who sent it. */
export const toldAbout = (task: TaskRow): string => task.coordinatorUserId ?? task.senderUserId

/** The organisation no longer reaches the task and what was shared for it. Takes it out of the organisation's own sight. */
export async function endTaskAccess(tx: Transaction, task: TaskRow, reason: string): Promise<void> {
  if (!task.involvementId) return
  const isInvolved = await tx.find(sql`
    select id from app.involvements
    where municipality_id = ${tx.session.municipality} and id = ${task.involvementId} and valid_to is null`)
  if (!isInvolved) return
  await endInvolvement(tx, { caseFileId: task.caseFileId, involvementId: task.involvementId, reason, quietly: true })
}

/** The term by which somebody has to answer is that of the programme's clock; null where no programme sets one. */
export async function followClock(tx: Transaction, taskId: string): Promise<Date | null> {
  const { due } = await tx.get<{ due: Date | null }>(sql`
    select min(due_at) as due from app.clocks
    where municipality_id = ${tx.session.municipality} and about_kind = 'task' and about_id = ${taskId}
      and met_at is null and stopped_at is null`)
  await tx.run(sql`
    update app.tasks set pick_up_by = ${due} where municipality_id = ${tx.session.municipality} and id = ${taskId}`)
  return due
}
