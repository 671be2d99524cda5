import { type RawBuilder, sql } from 'kysely'
import { timeZone } from '../../platform/time/calendar-date.ts'

/** A clock's `due_at` is the first moment that is too late; people say the last day that is still in time. */
export const lastDayOf = (dueAt: RawBuilder<unknown>): RawBuilder<string> =>
  sql`((${dueAt} - interval '1 second') at time zone ${timeZone})::date`
