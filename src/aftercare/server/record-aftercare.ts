import { sql } from 'kysely'
import { discardDrafts } from '../../drafts/server/commands.ts'
import { applyChange } from '../../platform/changes.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import { listOpenTasks } from '../../tasks/server/commands.ts'
import type { aftercareOperations } from '../api.ts'
import { endParticipations } from './close-case-file.ts'
import { getLockedCard } from './file-card.ts'
import { getFileProgramme } from './file-programme.ts'
import { reopen } from './reopen-case-file.ts'

interface ContactRow {
  scopeId: number
  plannedFor: string
  responsibleUserId: string
  madeAt: Date | null
  version: number
}

/** @throws notFound, or conflict when somebody already recorded it */
async function getOpenContact(tx: Transaction, caseFileId: string, contactId: string): Promise<ContactRow> {
  const contact = await tx.find<ContactRow>(sql`
    select scope_id as "scopeId", planned_for as "plannedFor", responsible_user_id as "responsibleUserId", made_at as "madeAt", version
    from app.aftercare_contacts
    where municipality_id = ${tx.session.municipality} and id = ${contactId} and case_file_id = ${caseFileId} for update`)
  if (!contact) throw notFound('Dit nazorgcontact is niet gevonden. Het bestaat niet, of het is niet met u gedeeld.')
  if (contact.madeAt) throw conflict('Dit nazorgcontact is al vastgelegd. Er is niets gewijzigd; bekijk de laatste stand.')
  return contact
}

/** Records what came of the contact; what it leads to stands in the programme file. */
export const recordAftercare: Handler<typeof aftercareOperations.recordAftercare> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const file = await getLockedCard(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.contactId] })
  const contact = await getOpenContact(tx, file.id, input.contactId)
  const { programme } = await getFileProgramme(tx, file.id)
  const outcome = programme.aftercare.outcomes.find(one => one.code === input.outcome)
  if (!outcome) throw invalid([{ field: 'outcome', message: 'Kies hoe het gaat.' }])
  if (outcome.does === 'try-again') {
    if (!input.next) throw invalid([{ field: 'next.plannedFor', message: 'Kies wanneer u het opnieuw probeert.' }])
    if (input.next.plannedFor <= calendarDateOf(tx.now)) {
      throw invalid([{ field: 'next.plannedFor', message: 'Kies een dag na vandaag.' }])
    }
  }
  if (outcome.does === 'reopen' && input.note === '') {
    throw invalid([{ field: 'note', message: 'Schrijf kort wat er is gebeurd: daarmee begint het vervolg.' }])
  }

  await tx.run(sql`
    update app.aftercare_contacts
    set made_at = ${tx.now}, result = ${outcome.code}, note = ${input.note}, recorded_by = ${user}, version = version + 1
    where municipality_id = ${municipality} and id = ${input.contactId}`)
  await happenedInFile(tx, {
    event: 'aftercare.recorded',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId: contact.scopeId,
    refersTo: input.contactId,
    attributes: { outcome: outcome.code },
    details: { outcome: outcome.code, outcomeLabel: outcome.label, ...(input.note ? { note: input.note.slice(0, 200) } : {}) },
  })
  await discardDrafts(tx, { form: 'aftercare', aboutId: input.contactId })
  switch (outcome.does) {
    case 'end':
      await endFollowing(tx, file.id)
      break
    case 'light-help':
      // Stays in its phase: a task may go out, and the coordinator marks the end.
      break
    case 'try-again':
      if (input.next) await planAgain(tx, file.id, contact, input.next)
      break
    case 'reopen':
      await reopen(tx, { caseFileId: file.id, reason: 'relapse', explanation: input.note })
      break
  }
  return { id: input.contactId, version: contact.version + 1 }
}

async function planAgain(
  tx: Transaction,
  caseFileId: string,
  contact: ContactRow,
  next: { id: string; plannedFor: string },
): Promise<void> {
  await tx.run(
    build.insertInto('app.aftercare_contacts').values({
      municipality_id: tx.session.municipality,
      id: next.id,
      case_file_id: caseFileId,
      scope_id: contact.scopeId,
      planned_for: next.plannedFor,
      responsible_user_id: contact.responsibleUserId,
    }),
  )
  await happenedInFile(tx, {
    event: 'aftercare.planned',
    about: { kind: 'case-file', id: caseFileId },
    caseFileId,
    scopeId: contact.scopeId,
    refersTo: next.id,
    details: { plannedFor: next.plannedFor },
  })
}

async function endFollowing(tx: Transaction, caseFileId: string): Promise<void> {
  await tx.run(sql`
    update app.case_files set phase = 'ended', last_step_at = ${tx.now}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${caseFileId} and closed_at is not null`)
  await endParticipations(tx, caseFileId)
}

export const endAftercare: Handler<typeof aftercareOperations.endAftercare> = async ({ tx, input, touch }) => {
  const file = await getLockedCard(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  if (file.phase !== 'follow') throw conflict('De nazorg van dit dossier is al klaar. Er is niets gewijzigd.')
  const planned = await tx.find(sql`
    select id from app.aftercare_contacts
    where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and made_at is null`)
  if (planned) throw conflict('Er staat nog een nazorgcontact gepland. Leg dat eerst vast; er is niets gewijzigd.')
  if ((await listOpenTasks(tx, file.id)).length > 0) {
    throw conflict('Er loopt nog een taak. Wacht tot die klaar is, of trek hem in; er is niets gewijzigd.')
  }
  await endFollowing(tx, file.id)
  return { id: file.id, version: file.version + 1 }
}

export const planAftercare: Handler<typeof aftercareOperations.planAftercare> = async ({ tx, input, touch }) => {
  const file = await getLockedCard(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.contactId] })
  const contact = await getOpenContact(tx, file.id, input.contactId)
  const outcome = applyChange({ plannedFor: contact.plannedFor }, input.change)
  if (outcome.kind === 'clash') {
    throw conflict('Iemand anders verzette dit contact net ook. Uw wijziging is niet opgeslagen; bekijk beide datums.', {
      clashes: outcome.clashes,
    })
  }
  if (outcome.kind === 'identical') return { id: input.contactId, version: contact.version }
  const { to } = input.change.plannedFor
  if (to < calendarDateOf(tx.now)) throw invalid([{ field: 'change.plannedFor.to', message: 'Kies vandaag of een dag daarna.' }])
  await tx.run(sql`
    update app.aftercare_contacts set planned_for = ${to}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${input.contactId}`)
  await happenedInFile(tx, {
    event: 'aftercare.planned',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId: contact.scopeId,
    refersTo: input.contactId,
    details: { plannedFor: to, from: contact.plannedFor },
  })
  return { id: input.contactId, version: contact.version + 1 }
}
