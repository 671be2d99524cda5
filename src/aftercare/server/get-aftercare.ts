import { sql } from 'kysely'
import { mayStart } from '../../access/rules/permissions.ts'
import { getCaseFile } from '../../case-files/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { listOpenTasks } from '../../tasks/server/commands.ts'
import type { AftercareOfFile, aftercareOperations } from '../api.ts'
import { cardOf, isCardWritable } from './file-card.ts'
import { getFileProgramme } from './file-programme.ts'

interface Found {
  closures: (Omit<AftercareOfFile['closures'][number], 'reasonLabel'> & { reason: string })[]
  contacts: Omit<AftercareOfFile['contacts'][number], 'resultLabel'>[]
  members: AftercareOfFile['members']
}

export const getAftercare: Handler<typeof aftercareOperations.getAftercare> = async ({ tx, input, roles, touch }) => {
  const { municipality } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const { programme } = await getFileProgramme(tx, file.id)
  const found = await tx.get<Found>(sql`
    select
      coalesce((
        select jsonb_agg(jsonb_build_object('id', c.id, 'reason', c.reason, 'outcome', c.outcome, 'explanation', c.explanation,
          'handoverToName', o.name, 'handoverNote', c.handover_note, 'closedByName', u.display_name,
          'closedAt', c.closed_at, 'reopenedAt', c.reopened_at) order by c.closed_at desc)
        from app.closures c
        join access.users u on u.municipality_id = c.municipality_id and u.id = c.closed_by
        left join app.organisations o on o.municipality_id = c.municipality_id and o.id = c.handover_to
        where c.municipality_id = ${municipality} and c.case_file_id = ${file.id}), '[]') as closures,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', a.id, 'plannedFor', a.planned_for, 'responsibleName', u.display_name, 'madeAt', a.made_at,
          'result', a.result, 'note', a.note, 'recordedByName', r.display_name, 'version', a.version)
          order by a.made_at is not null, a.made_at desc, a.planned_for)
        from app.aftercare_contacts a
        join access.users u on u.municipality_id = a.municipality_id and u.id = a.responsible_user_id
        left join access.users r on r.municipality_id = a.municipality_id and r.id = a.recorded_by
        where a.municipality_id = ${municipality} and a.case_file_id = ${file.id}), '[]') as contacts,
      coalesce((
        select jsonb_agg(jsonb_build_object('personId', i.person_id,
          'name', concat_ws(' ', nullif(i.given_names, ''), nullif(i.surname_prefix, ''), i.surname),
          'contacts', coalesce((
            select jsonb_agg(jsonb_build_object('kind', pc.kind, 'value', pc.value, 'safeToUse', pc.safe_to_use) order by pc.recorded_at)
            from app.person_contacts pc
            where pc.municipality_id = m.municipality_id and pc.person_id = m.person_id and pc.ended_at is null), '[]')
          ) order by m.position, i.birth_date)
        from app.household_members m
        join app.person_identities i on i.municipality_id = m.municipality_id and i.person_id = m.person_id
        where m.municipality_id = ${municipality} and m.household_id = ${file.householdId} and m.valid_to is null), '[]') as members`)
  const writable = await isCardWritable(tx, file)
  const isClosed = file.closedAt !== null
  const coordinates = writable && mayStart(roles, 'case-file.coordinate')
  const hasPlanned = found.contacts.some(contact => contact.madeAt === null)
  const labelOf = (code: string): string =>
    code === 'cancelled' ? 'vervallen' : (programme.aftercare.outcomes.find(one => one.code === code)?.label ?? code)
  return {
    caseFile: await cardOf(tx, file),
    mayRecord: coordinates && isClosed && hasPlanned,
    mayReopen: writable && isClosed && mayStart(roles, 'case-file.appoint'),
    mayEnd: coordinates && file.phase === 'follow' && !hasPlanned && (await listOpenTasks(tx, file.id)).length === 0,
    closures: found.closures.map(({ reason, ...closure }) => ({
      ...closure,
      reasonLabel: programme.closingReasons.find(one => one.code === reason)?.label ?? reason,
    })),
    contacts: found.contacts.map(contact => ({
      ...contact,
      resultLabel: contact.result === null ? null : labelOf(contact.result),
    })),
    outcomes: programme.aftercare.outcomes.map(({ code, label, explanation, does }) => ({ code, label, explanation, does })),
    members: found.members,
  }
}
