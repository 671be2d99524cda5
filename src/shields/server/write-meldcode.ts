import { sql } from 'kysely'
import { build } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { meldcodeOperations } from '../meldcode-api.ts'
import { getOpenMeldcode, getStoredMeldcode } from './stored-meldcode.ts'
import { keepFromResidents } from './stored-shield.ts'

export const recordEntry: Handler<typeof meldcodeOperations.recordEntry> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const meldcode = await getOpenMeldcode(tx, input.caseFileId, input.meldcodeId)
  touch({ subjects: meldcode.subjectIds, records: [meldcode.id, input.id] })
  if ('on' in input.entry && input.entry.on > calendarDateOf(tx.now)) {
    throw invalid([{ field: 'entry.on', message: 'Deze dag moet nog komen. Vul in wanneer het was.' }])
  }
  await tx.run(
    build.insertInto('app.meldcode_entries').values({
      municipality_id: municipality,
      id: input.id,
      meldcode_id: meldcode.id,
      case_file_id: meldcode.caseFileId,
      scope_id: meldcode.scopeId,
      step: input.entry.step,
      entry: JSON.stringify(input.entry),
      recorded_by: user,
      recorded_at: tx.now,
    }),
  )
  if (input.supersedes) {
    const replaced = await tx.run(sql`
      update app.meldcode_entries set superseded_by = ${input.id}
      where municipality_id = ${municipality} and meldcode_id = ${meldcode.id} and id = ${input.supersedes} and step = ${input.entry.step}
        and superseded_by is null`)
    if (replaced === 0) throw conflict('Dit is intussen al verbeterd. Uw tekst staat er nog; bekijk eerst de laatste versie.')
  }
  await keepFromResidents(tx)
  return { id: input.id }
}

export const recordVeiligThuis: Handler<typeof meldcodeOperations.recordVeiligThuis> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const meldcode = await getOpenMeldcode(tx, input.caseFileId, input.meldcodeId)
  touch({ subjects: meldcode.subjectIds, records: [meldcode.id, input.id] })
  if (input.contactedOn > calendarDateOf(tx.now)) {
    throw invalid([{ field: 'contactedOn', message: 'Deze dag moet nog komen. Vul in wanneer het was.' }])
  }
  if (input.isAnonymous && input.kind !== 'advice') {
    throw invalid([{ field: 'isAnonymous', message: 'Alleen advies kan zonder naam. Een melding noemt over wie het gaat.' }])
  }
  await tx.run(
    build.insertInto('app.veilig_thuis_contacts').values({
      municipality_id: municipality,
      id: input.id,
      meldcode_id: meldcode.id,
      case_file_id: meldcode.caseFileId,
      scope_id: meldcode.scopeId,
      kind: input.kind,
      contacted_on: input.contactedOn,
      is_anonymous: input.isAnonymous,
      what: input.what,
      recorded_by: user,
      recorded_at: tx.now,
    }),
  )
  await keepFromResidents(tx)
  return { id: input.id }
}

export const recordVeiligThuisAnswer: Handler<typeof meldcodeOperations.recordVeiligThuisAnswer> = async ({
  tx,
  input,
  touch,
}) => {
  const m = tx.session.municipality
  const meldcode = await getOpenMeldcode(tx, input.caseFileId, input.meldcodeId)
  touch({ subjects: meldcode.subjectIds, records: [meldcode.id, input.contactId] })
  const contact = await tx.find<{ contactedOn: string }>(sql`
    select contacted_on as "contactedOn" from app.veilig_thuis_contacts
    where municipality_id = ${m} and meldcode_id = ${meldcode.id} and id = ${input.contactId} and withdrawn_at is null`)
  if (!contact) throw notFound()
  for (const field of ['acceptedOn', 'answerOn'] as const) {
    const on = input[field]
    if (on === null) continue
    if (on > calendarDateOf(tx.now)) throw invalid([{ field, message: 'Deze dag moet nog komen.' }])
    if (on < contact.contactedOn) throw invalid([{ field, message: 'Deze dag ligt vóór het contact zelf.' }])
  }
  const changed = await tx.run(sql`
    update app.veilig_thuis_contacts set accepted_on = ${input.acceptedOn}, accepted_by = ${input.acceptedBy}, answer_on = ${input.answerOn},
      answer = ${input.answer}, version = version + 1
    where municipality_id = ${m} and id = ${input.contactId} and version = ${input.version}`)
  if (changed === 0) throw elsewhere()
  await keepFromResidents(tx)
  return { version: input.version + 1 }
}

export const withdrawVeiligThuis: Handler<typeof meldcodeOperations.withdrawVeiligThuis> = async ({ tx, input, touch }) => {
  const meldcode = await getOpenMeldcode(tx, input.caseFileId, input.meldcodeId)
  touch({ subjects: meldcode.subjectIds, records: [meldcode.id, input.contactId] })
  const changed = await tx.run(sql`
    update app.veilig_thuis_contacts set withdrawn_at = ${tx.now}, version = version + 1
    where municipality_id = ${tx.session.municipality} and meldcode_id = ${meldcode.id} and id = ${input.contactId}
      and version = ${input.version} and withdrawn_at is null`)
  if (changed === 0) throw elsewhere()
  await keepFromResidents(tx)
  return { version: input.version + 1 }
}

/** Ended or taken up again; never for more readers. */
export const endMeldcode: Handler<typeof meldcodeOperations.endMeldcode> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const meldcode = await getStoredMeldcode(tx, input.caseFileId, input.meldcodeId)
  touch({ subjects: meldcode.subjectIds, records: [meldcode.id] })
  if ((meldcode.state === 'closed') === input.isEnded) {
    throw conflict(input.isEnded ? 'Deze meldcode was al afgerond.' : 'Deze meldcode liep al.')
  }
  const changed = await tx.run(sql`
    update app.meldcodes set state = ${input.isEnded ? 'closed' : 'open'}, ended_at = ${input.isEnded ? tx.now : null},
      ended_by = ${input.isEnded ? user : null}, end_note = ${input.note}, version = version + 1
    where municipality_id = ${municipality} and id = ${meldcode.id} and version = ${input.version}`)
  if (changed === 0) throw elsewhere()
  await keepFromResidents(tx)
  return { version: input.version + 1 }
}

export const countVeiligThuis: Handler<typeof meldcodeOperations.countVeiligThuis> = async ({ tx, input }) => ({
  halves: await tx.rows(sql`select half, kind, number from app.count_veilig_thuis(${input.year}::smallint) order by half, kind`),
})

const elsewhere = () =>
  conflict('Een collega heeft dit intussen gewijzigd. Uw tekst staat er nog; bekijk eerst de laatste stand.')
