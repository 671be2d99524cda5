import { sql } from 'kysely'
import { mayStart } from '../../access/rules/permissions.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { TaskDetails, taskOperations } from '../api.ts'
import { sharedPartsOf } from '../rules/shared-data.ts'
import { taskStateAfter } from '../rules/task-state.ts'
import { lastDayOf, taskLineColumns, taskLineJoins, withLifeDomainLabels } from './task-lines.ts'
import { getFileOfTask, mayBeTakenBack } from './task-row.ts'

type Found = Omit<TaskDetails, 'lifeDomainLabel' | 'may' | 'shares'> & {
  lifeDomain: string
  programmeId: string | null
  programmeVersion: number | null
  householdId: string
  sharedDomains: number[]
  writable: boolean
  mayBeTakenBack: boolean
  responsible: (string | null)[]
}

export const getTask: Handler<typeof taskOperations.getTask> = async ({ tx, input, roles, touch }) => {
  const { municipality, organisation } = tx.session
  const caseFileId = await getFileOfTask(tx, input.taskId)
  await tx.enter(caseFileId)
  const found = await tx.find<Found>(sql`
    select ${taskLineColumns}, t.version, f.household_id as "householdId",
      coalesce(c.background, '') as background, coalesce(c.answer, '') as answer, coalesce(c.result, '') as result,
      jsonb_build_object('id', o.id, 'name', o.name, 'contactFunction', o.contact_function, 'phone', o.phone, 'mailbox', o.mailbox) as organisation,
      (select jsonb_build_object('name', u.display_name, 'jobTitle', u.job_title, 'organisationName', w.name, 'phone', w.phone)
        from access.users u join app.organisations w on w.municipality_id = u.municipality_id and w.id = f.coordinator_organisation_id
        where u.municipality_id = f.municipality_id and u.id = f.coordinator_user_id) as coordinator,
      coalesce((select access_domains from app.involvements i where i.municipality_id = t.municipality_id and i.id = t.involvement_id), '{}') as "sharedDomains",
      jsonb_build_object(
        'members', coalesce((
          select jsonb_agg(jsonb_build_object(
            'personId', i.person_id, 'name', concat_ws(' ', nullif(i.given_names, ''), nullif(i.surname_prefix, ''), i.surname),
            'position', m.position,
            'contacts', coalesce((
              select jsonb_agg(jsonb_build_object('kind', pc.kind, 'value', pc.value, 'safeToUse', pc.safe_to_use) order by pc.recorded_at)
              from app.person_contacts pc
              where pc.municipality_id = m.municipality_id and pc.person_id = m.person_id and pc.ended_at is null), '[]')
          ) order by m.position, i.birth_date)
          from app.household_members m
          join app.person_identities i on i.municipality_id = m.municipality_id and i.person_id = m.person_id
          where m.municipality_id = t.municipality_id and m.household_id = f.household_id and m.valid_to is null), '[]'),
        'address', (
          select coalesce(a.street || ' ' || a.house_number || case when a.addition = '' then '' else '-' || a.addition end || ', ' || a.postcode || ' ' || a.city, r.place)
          from app.residences r
          left join app.addresses a on a.municipality_id = r.municipality_id and a.id = r.address_id
          where r.municipality_id = t.municipality_id and r.household_id = f.household_id and r.valid_to is null
          order by r.valid_from desc limit 1)) as household,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', k.id, 'at', k.called_at, 'by', u.display_name, 'reached', k.reached, 'note', k.note,
          'newPickUpOn', ${lastDayOf(sql`k.new_pick_up_by`)}) order by k.called_at desc)
        from app.task_calls k join access.users u on u.municipality_id = k.municipality_id and u.id = k.called_by
        where k.municipality_id = t.municipality_id and k.task_id = t.id), '[]') as calls,
      (t.scope_id = any (current_setting('app.writable')::bigint[])) as writable,
      ${mayBeTakenBack(tx)} as "mayBeTakenBack",
      array[t.sender_user_id, f.coordinator_user_id] as responsible
    from app.tasks t ${taskLineJoins}
    join app.case_files f on f.municipality_id = t.municipality_id and f.id = t.case_file_id
    where t.municipality_id = ${municipality} and t.id = ${input.taskId}`)
  if (!found) throw notFound('Deze taak is niet gevonden. Hij bestaat niet (meer), of is niet met u gedeeld.')
  touch({
    caseFile: caseFileId,
    subjects: [found.householdId, ...found.household.members.map(member => member.personId)],
    records: [found.id],
  })
  const { householdId: _, sharedDomains, writable, mayBeTakenBack: takesBack, responsible, ...task } = found
  const [labelled] = await withLifeDomainLabels(tx, [task])
  const receives = writable && task.organisation.id === organisation && mayStart(roles, 'task.answer')
  const sends = writable && mayStart(roles, 'task.place')
  const can = taskStateAfter[task.state]
  return {
    ...(labelled as typeof task & { lifeDomainLabel: string }),
    shares: sharedPartsOf(sharedDomains),
    may: {
      answer: receives && can.accept !== undefined,
      report: receives && can.report !== undefined,
      withdraw: sends && takesBack && can.withdraw !== undefined,
      call: sends && can.call !== undefined,
      acknowledge: sends && task.isNewForSender && responsible.includes(tx.session.user),
    },
  }
}
