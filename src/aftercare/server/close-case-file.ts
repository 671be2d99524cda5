import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { type CaseFileCard, endInvolvement } from '../../case-files/server/commands.ts'
import { discardDrafts } from '../../drafts/server/commands.ts'
import { endPlan } from '../../plans/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, forbidden, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import { timeZone } from '../../platform/time/calendar-date.ts'
import { getProgramme, happenedInFile } from '../../programmes/server/commands.ts'
import { tellReportersOf } from '../../signals/server/commands.ts'
import { listOpenTasks, withdrawTask } from '../../tasks/server/commands.ts'
import type { aftercareOperations } from '../api.ts'
import { closureOutcomeOf } from '../rules/closure-outcome.ts'
import { getLockedCard } from './file-card.ts'
import { getFileProgramme } from './file-programme.ts'

/**
 * Closes a case file (R-085): every open goal gets an outcome, open tasks are withdrawn, partners lose sight at once, and
 * the programme's clock says when the aftercare contact is. One transaction: what holds it back leaves everything as it was.
 */
export const closeCaseFile: Handler<typeof aftercareOperations.closeCaseFile> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const file = await getLockedCard(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  if (file.coordinatorUserId !== user) {
    throw forbidden('Alleen de coördinator van dit huishouden kan het dossier afsluiten. Er is niets gewijzigd.')
  }
  if (file.closedAt) throw conflict('Dit dossier is al afgesloten. Er is niets gewijzigd; bekijk de laatste stand.')
  const { programme } = await getFileProgramme(tx, file.id)
  const reason = programme.closingReasons.find(one => one.code === input.reason)
  if (!reason) throw invalid([{ field: 'reason', message: 'Kies waarom het dossier sluit.' }])
  if (input.handoverTo) await mustBeOrganisation(tx, input.handoverTo)

  await settleTasks(tx, file.id, input.withdrawTasks)
  await endPlan(tx, file.id, input.goals)

  const scopeId = await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general })
  await tx.run(
    build.insertInto('app.closures').values({
      municipality_id: municipality,
      id: input.id,
      case_file_id: file.id,
      scope_id: scopeId,
      reason: reason.code,
      outcome: closureOutcomeOf(reason.success),
      explanation: input.explanation,
      handover_to: input.handoverTo ?? null,
      handover_note: input.handoverNote,
      closed_by: user,
      closed_at: tx.now,
    }),
  )
  await happenedInFile(tx, {
    event: 'case-file.closed',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId,
    refersTo: input.id,
    attributes: { reason: reason.code, success: reason.success },
    details: { reason: reason.code, reasonLabel: reason.label, ...(input.handoverTo ? { handoverTo: input.handoverTo } : {}) },
    responsible: { userId: user },
  })
  // What was planned before an earlier reopening is over.
  await cancelOpenContacts(tx, file.id)
  const hasAftercare = reason.aftercare && (await planFirstContact(tx, file))
  await endPartners(tx, file.id)
  await tx.run(sql`
    update app.case_files
    set closed_at = ${tx.now}, phase = ${hasAftercare ? 'follow' : 'ended'}, last_step_at = ${tx.now}, version = version + 1
    where municipality_id = ${municipality} and id = ${file.id}`)
  if (!hasAftercare) await endParticipations(tx, file.id)
  await tellReportersOf(tx, file.id, 'ended')
  await discardDrafts(tx, { form: 'closing', aboutId: file.id })
  await tx.run(sql`select access.note_closure(${file.id}, ${tx.now})`)
  return { id: input.id, version: file.version + 1 }
}

async function mustBeOrganisation(tx: Transaction, id: string): Promise<void> {
  const found = await tx.find(
    sql`select id from app.organisations where municipality_id = ${tx.session.municipality} and id = ${id} and ended_at is null`,
  )
  if (!found) throw invalid([{ field: 'handoverTo', message: 'Kies een organisatie uit de lijst.' }])
}

/** @throws conflict with the list of open tasks, when they are not to be withdrawn */
async function settleTasks(tx: Transaction, caseFileId: string, withdraws: boolean): Promise<void> {
  const open = await listOpenTasks(tx, caseFileId)
  if (open.length > 0 && !withdraws) {
    const list = open.map(task => `${task.organisationName} (${task.what})`).join(', ')
    throw conflict(
      `Er ${open.length === 1 ? 'loopt nog 1 taak' : `lopen nog ${open.length} taken`}: ${list}. Het dossier is niet afgesloten. Wacht tot ze klaar zijn, of kies dat ze worden ingetrokken.`,
      { openTasks: open },
    )
  }
  for (const task of open) {
    await withdrawTask(tx, { taskId: task.id, reason: 'Het dossier is afgesloten.', kind: 'file-closed' })
  }
}

/** Plans the contact that the aftercare clock of a programme asks for. Answers whether there is one. */
async function planFirstContact(tx: Transaction, file: CaseFileCard): Promise<boolean> {
  const { municipality, user } = tx.session
  const due = await findAftercareDue(tx, file)
  if (!due) return false
  const contactId = newId()
  const scopeId = await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.aftercare })
  await tx.run(
    build.insertInto('app.aftercare_contacts').values({
      municipality_id: municipality,
      id: contactId,
      case_file_id: file.id,
      scope_id: scopeId,
      planned_for: due,
      responsible_user_id: file.coordinatorUserId ?? user,
    }),
  )
  await happenedInFile(tx, {
    event: 'aftercare.planned',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId,
    refersTo: contactId,
    details: { plannedFor: due },
  })
  return true
}

/** The last day of the first aftercare clock that runs on this file; most are started by its closing. */
export async function findAftercareDue(tx: Transaction, file: Pick<CaseFileCard, 'id'>): Promise<string | undefined> {
  const running = await tx.rows<{ kind: string; programmeId: string; programmeVersion: number; dueOn: string }>(sql`
    select c.kind, p.programme_id as "programmeId", p.programme_version as "programmeVersion",
      ((c.due_at - interval '1 second') at time zone ${timeZone})::date as "dueOn"
    from app.clocks c
    join app.participations p on p.municipality_id = c.municipality_id and p.programme_id = c.programme_id and p.case_file_id = c.case_file_id
    where c.municipality_id = ${tx.session.municipality} and c.case_file_id = ${file.id} and p.ended_at is null
      and c.about_kind <> 'task' and c.met_at is null and c.stopped_at is null
    order by c.due_at`)
  for (const clock of running) {
    const { aftercare } = await getProgramme(tx, { id: clock.programmeId, version: clock.programmeVersion })
    if (aftercare.available && aftercare.clock === clock.kind) return clock.dueOn
  }
  return undefined
}

export async function cancelOpenContacts(tx: Transaction, caseFileId: string): Promise<void> {
  await tx.run(sql`
    update app.aftercare_contacts
    set made_at = ${tx.now}, result = 'cancelled', recorded_by = ${tx.session.user}, version = version + 1
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and made_at is null`)
}

/** Partners, visitors and network leave with the closing; the coordinator stays for the aftercare, the desk keeps watch. */
async function endPartners(tx: Transaction, caseFileId: string): Promise<void> {
  const involved = await tx.rows<{ id: string }>(sql`
    select id from app.involvements
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId}
      and role in ('partner', 'visitor', 'network') and valid_to is null
    order by valid_from, id`)
  for (const { id } of involved) {
    await endInvolvement(tx, { caseFileId, involvementId: id, reason: 'Dossier afgesloten', quietly: true })
  }
}

/** From here no programme counts or times what happens in the file, until it opens again. */
export async function endParticipations(tx: Transaction, caseFileId: string): Promise<void> {
  await tx.run(sql`
    update app.clocks set stopped_at = ${tx.now}, version = version + 1
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and met_at is null and stopped_at is null`)
  await tx.run(sql`
    update app.participations set ended_at = ${tx.now}, version = version + 1
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and ended_at is null`)
}
