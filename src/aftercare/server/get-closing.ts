import { sql } from 'kysely'
import { getCaseFile, lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { CalendarDate } from '../../platform/time/calendar-date.ts'
import type { IsoDuration } from '../../platform/time/iso-duration.ts'
import { addTerm } from '../../platform/time/term.ts'
import { clocksFor } from '../../programmes/rules/clock-definition.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { findSettings } from '../../programmes/server/commands.ts'
import { listOpenTasks } from '../../tasks/server/commands.ts'
import type { aftercareOperations, Closing } from '../api.ts'
import { closureOutcomeOf } from '../rules/closure-outcome.ts'
import { findAftercareDue } from './close-case-file.ts'
import { cardOf } from './file-card.ts'
import { getFileProgramme } from './file-programme.ts'

interface Found {
  goals: { id: string; title: string; lifeDomain: string; subjectName: string | null }[]
  partners: string[]
  organisations: Closing['organisations']
}

export const getClosing: Handler<typeof aftercareOperations.getClosing> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const { programme } = await getFileProgramme(tx, file.id)
  const { domains } = await lifeDomainsOfFile(tx, file.id)
  const found = await tx.get<Found>(sql`
    select
      coalesce((
        select jsonb_agg(jsonb_build_object('id', g.id, 'title', g.title, 'lifeDomain', g.life_domain,
          'subjectName', concat_ws(' ', nullif(i.given_names, ''), nullif(i.surname_prefix, ''), i.surname)) order by g.position)
        from app.goals g
        join app.plans p on p.municipality_id = g.municipality_id and p.id = g.plan_id and p.ended_at is null
        left join app.person_identities i on i.municipality_id = g.municipality_id and i.person_id = g.subject_id
        join app.plan_households h on h.municipality_id = p.municipality_id and h.plan_id = p.id and h.household_id = ${file.householdId} and h.valid_to is null
        where g.municipality_id = ${municipality} and g.state = 'open'
          -- What is of two households goes on with the other one.
          and not (
            exists (select from app.plan_households o where o.municipality_id = p.municipality_id and o.plan_id = p.id and o.valid_to is null
              and o.household_id <> h.household_id)
            and exists (select from access.scopes s where s.municipality_id = g.municipality_id and s.id = g.scope_id and s.holder_id = p.id))), '[]') as goals,
      coalesce((
        select jsonb_agg(distinct o.name) from app.involvements v
        join app.organisations o on o.municipality_id = v.municipality_id and o.id = v.organisation_id
        where v.municipality_id = ${municipality} and v.case_file_id = ${file.id}
          and v.role in ('partner', 'visitor', 'network') and v.valid_to is null), '[]') as partners,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'field', o.field) order by o.name)
        from app.organisations o where o.municipality_id = ${municipality} and o.ended_at is null), '[]') as organisations`)
  return {
    caseFile: await cardOf(tx, file),
    mayClose: file.closedAt === null && file.coordinatorUserId === user,
    programmeTitle: programme.title,
    reasons: await Promise.all(
      programme.closingReasons.map(async reason => ({
        code: reason.code,
        label: reason.label,
        outcome: closureOutcomeOf(reason.success),
        aftercareOn: reason.aftercare
          ? ((await aftercareAfter(tx, programme, reason.code, reason.success)) ?? (await findAftercareDue(tx, file)) ?? null)
          : null,
      })),
    ),
    openGoals: found.goals.map(({ lifeDomain, subjectName, ...goal }) => ({
      ...goal,
      subjectName: subjectName || null,
      lifeDomainLabel: domains.find(domain => domain.code === lifeDomain)?.label ?? lifeDomain,
    })),
    openTasks: await listOpenTasks(tx, file.id),
    partners: found.partners,
    organisations: found.organisations,
  }
}

/** When the contact would be if the file closed now for this reason. */
async function aftercareAfter(
  tx: Transaction,
  programme: Programme,
  reason: string,
  success: boolean | null,
): Promise<CalendarDate | null> {
  if (!programme.aftercare.available) return null
  const started = clocksFor(programme, { name: 'case-file.closed', attributes: { reason, success } }).find(
    ({ clock, effect }) => effect === 'start' && clock.code === programme.aftercare.clock,
  )
  if (!started) return null
  const { clock } = started
  const key = `${programme.id}.${clock.setting}`
  const set = clock.setting ? (await findSettings(tx, [key])).get(key) : undefined
  const duration = (typeof set === 'string' ? set : clock.duration) as IsoDuration
  return addTerm(tx.now, { duration, counting: clock.counting, extend: clock.extend }).dueOn
}
