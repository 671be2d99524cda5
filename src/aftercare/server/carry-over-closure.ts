import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import { closureOutcomeOf } from '../rules/closure-outcome.ts'
import { findAftercareDue } from './close-case-file.ts'
import { getFileProgramme } from './file-programme.ts'

export interface ClosureCarriedOver {
  caseFileId: string
  closedAt: Date
  /** Code of one of the programme's closing reasons after which aftercare comes. */
  reason: string
  /** The day of the aftercare contact as it was planned; left out: by the programme's clock from the closing. */
  aftercareOn?: string
  responsibleUserId: string
}

/**
 * Closes a file that was closed already in the system it comes from, with the aftercare contact still to come. Nobody is
 * told and nothing of the file is settled: there are no tasks and no plan yet.
 */
export async function carryOverClosure(tx: Transaction, closure: ClosureCarriedOver): Promise<void> {
  const { municipality, user } = tx.session
  const file = await getCaseFile(tx, closure.caseFileId)
  const { programme } = await getFileProgramme(tx, file.id)
  const reason = programme.closingReasons.find(one => one.code === closure.reason && one.aftercare)
  if (!reason) throw invalid([{ field: 'closingReason', message: 'Na deze reden komt in dit programma geen nazorg.' }])
  const closureId = newId()
  const carriedOver = { since: closure.closedAt, startsClocks: true }
  const general = await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general })
  await tx.run(
    build.insertInto('app.closures').values({
      municipality_id: municipality,
      id: closureId,
      case_file_id: file.id,
      scope_id: general,
      reason: reason.code,
      outcome: closureOutcomeOf(reason.success),
      closed_by: user,
      closed_at: closure.closedAt,
    }),
  )
  await happenedInFile(tx, {
    event: 'case-file.closed',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId: general,
    refersTo: closureId,
    attributes: { reason: reason.code, success: reason.success },
    details: { reason: reason.code, reasonLabel: reason.label, carriedOver: true },
    responsible: { userId: closure.responsibleUserId },
    carriedOver,
  })
  // When the programme's own day has passed, the contact is due now: late, but not forgotten.
  const plannedFor = closure.aftercareOn ?? (await findAftercareDue(tx, file)) ?? calendarDateOf(tx.now)
  const aftercare = await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.aftercare })
  const contactId = newId()
  await tx.run(
    build.insertInto('app.aftercare_contacts').values({
      municipality_id: municipality,
      id: contactId,
      case_file_id: file.id,
      scope_id: aftercare,
      planned_for: plannedFor,
      responsible_user_id: closure.responsibleUserId,
    }),
  )
  await happenedInFile(tx, {
    event: 'aftercare.planned',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId: aftercare,
    refersTo: contactId,
    details: { plannedFor },
    carriedOver,
  })
  await tx.run(sql`
    update app.case_files set closed_at = ${closure.closedAt}, phase = 'follow', version = version + 1
    where municipality_id = ${municipality} and id = ${file.id}`)
  await tx.run(sql`select access.note_closure(${file.id}, ${closure.closedAt})`)
}
