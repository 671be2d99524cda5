import { type RawBuilder, sql } from 'kysely'
import { stillCoordinates } from '../../access/server/still-coordinates.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { findSettings } from '../../programmes/server/commands.ts'
import type { OverseenFile } from '../api.ts'
import { type OverviewView, standsStillAfterDays } from '../rules/overview-views.ts'
import { lastDayOf } from './last-day.ts'

export async function findStandsStillDays(tx: Transaction): Promise<number> {
  const set = (await findSettings(tx, ['standsStill.days'])).get('standsStill.days')
  return typeof set === 'number' && set > 0 ? Math.round(set) : standsStillAfterDays
}

/** Open files of the areas that are overseen, with what makes each of them an exception. */
export function overseenFiles(tx: Transaction, days: number): RawBuilder<unknown> {
  const m = tx.session.municipality
  const stillSince = new Date(tx.now.getTime() - days * 86_400_000)
  return sql`
    select f.id, f.household_id, f.title, f.area_id, a.name as area, f.phase, u.display_name as coordinator, f.opened_at, f.last_step_at,
      r.user_id is not null as is_coordinated, f.last_step_at < ${stillSince} as stands_still, clock.label as late_label, clock.due_on as late_on,
      case when r.user_id is null then greatest(f.opened_at, gone.at) end as uncoordinated_since
    from app.case_files f
    join app.areas a on a.municipality_id = f.municipality_id and a.id = f.area_id
    left join access.users u on u.municipality_id = f.municipality_id and u.id = f.coordinator_user_id
    left join lateral (
      select r.user_id from access.role_assignments r
      where r.municipality_id = ${m} and r.user_id = f.coordinator_user_id and r.organisation_id = f.coordinator_organisation_id
        and r.role = 'coordinator' and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})
        and ${stillCoordinates(sql`f.id`)}
      limit 1) r on true
    left join lateral (
      select c.label, ${lastDayOf(sql`c.due_at`)} as due_on from app.clocks c
      where c.municipality_id = ${m} and c.case_file_id = f.id and c.due_at <= ${tx.now}
        and c.met_at is null and c.stopped_at is null and c.paused_at is null
      order by c.due_at limit 1) clock on true
    left join lateral (
      select max(r.valid_to) as at from access.role_assignments r
      where r.municipality_id = ${m} and r.user_id = f.coordinator_user_id and r.organisation_id = f.coordinator_organisation_id
        and r.role = 'coordinator' and r.valid_to <= ${tx.now}) gone on true
    where f.municipality_id = ${m} and f.closed_at is null and f.oversight_key = any (${overseenKeys})`
}

// Also somebody who coordinates files of their own oversees by area here; the array is the resolver's.
const overseenKeys = sql`(nullif(current_setting('app.oversight', true), '')::integer[])`

export const isInView = (view: OverviewView): RawBuilder<boolean> => {
  switch (view) {
    case 'without-coordinator':
      return sql`not is_coordinated`
    case 'stands-still':
      return sql`stands_still`
    case 'late':
      return sql`late_on is not null`
    case 'open':
      return sql`true`
  }
}

/** Nobody on it first, then what is latest, then what stands still longest. */
export const mostPressingFirst = sql`is_coordinated, late_on nulls last, stands_still desc, last_step_at, id`

export const asOverseenFile = sql`jsonb_build_object(
  'caseFileId', id, 'title', title, 'area', area, 'phase', phase, 'coordinator', coordinator, 'isCoordinated', is_coordinated,
  'openedAt', opened_at, 'uncoordinatedSince', uncoordinated_since, 'lastStepAt', last_step_at,
  'late', case when late_on is null then null else jsonb_build_object('label', late_label, 'dueOn', late_on) end)`

export interface OverseenRow {
  file: OverseenFile
  household_id: string
}
