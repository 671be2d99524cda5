import { type RawBuilder, sql } from 'kysely'
import { invalid } from '../../platform/errors.ts'
import { addDays, calendarDateOf, daysBetween, startOfDay } from '../../platform/time/calendar-date.ts'

export interface LogQuestion {
  from?: string | undefined
  until?: string | undefined
  userId?: string | undefined
  about?: string | undefined
  outcome?: 'done' | 'refused' | undefined
  purpose?: string | undefined
  event?: string | undefined
}

const usualDays = 7
/** A year at most: the log grows by every reading. */
const longestDays = 366

/** The days that a question is about, both included. @throws invalid */
export function logPeriod(question: LogQuestion, now: Date): { from: string; until: string } {
  const until = question.until ?? calendarDateOf(now)
  const from = question.from ?? addDays(until, 1 - usualDays)
  if (from > until) throw invalid([{ field: 'from', message: 'De eerste dag ligt na de laatste. Draai ze om.' }])
  if (daysBetween(from, until) > longestDays)
    throw invalid([{ field: 'from', message: 'Kies een periode van hooguit een jaar.' }])
  return { from, until }
}

/** Conditions on the log as `l`. What is asked about a person finds the lists and households they stood in as well. */
export function logFilters(m: number, question: LogQuestion & { from: string; until: string }): RawBuilder<unknown>[] {
  const filters: RawBuilder<unknown>[] = [
    sql`l.municipality_id = ${m}`,
    sql`l.occurred_at >= ${startOfDay(question.from)}`,
    sql`l.occurred_at < ${startOfDay(addDays(question.until, 1))}`,
  ]
  const { about, userId, outcome, purpose, event } = question
  if (userId) filters.push(sql`l.user_id = ${userId}`)
  if (about) {
    filters.push(
      sql`(l.case_file_id = ${about} or l.subject_id = ${about} or ${about} = any (l.subject_ids) or ${about} = any (l.record_ids)
        or l.id in (select n.line_id from audit.mentions n where n.municipality_id = ${m} and n.subject_id = ${about}))`,
    )
  }
  if (outcome) filters.push(sql`l.outcome = ${outcome}`)
  if (purpose) filters.push(sql`l.purpose = ${purpose}`)
  if (event) filters.push(sql`l.event = ${event}`)
  return filters
}
