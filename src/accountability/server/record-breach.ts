import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { breachOperations } from '../breach-api.ts'
import { type BreachSubject, breachProblems } from '../rules/data-breach.ts'
import { keepBreachClock } from './breach-clock.ts'
import { getBreach, type StoredBreach, writeBreachLine } from './stored-breach.ts'

type Operations = typeof breachOperations

export const recordDataBreach: Handler<Operations['recordDataBreach']> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  touch({ records: [input.id] })
  const alert = input.alertId ? await getAlert(tx, input.alertId) : undefined
  await tx.run(sql`
    insert into app.data_breaches (municipality_id, id, number, title, source, alert_id, discovered_at, what, recorded_by, recorded_at)
    select ${municipality}, ${input.id}, coalesce(max(number), 0) + 1, ${input.title}, ${input.source}, ${input.alertId ?? null},
      ${input.discoveredAt}, ${input.what}, ${user}, ${tx.now}
    from app.data_breaches where municipality_id = ${municipality}`)
  const { facts } = await getBreach(tx, input.id)
  mustBeRight({ facts }, tx.now)
  await writeBreachLine(tx, { breachId: input.id, kind: 'recorded', details: { alertId: input.alertId ?? null } })
  if (alert) {
    await addPeople(tx, input.id, 'case-file', alert.files)
    await addPeople(tx, input.id, 'person', alert.subjects)
  }
  await keepBreachClock(tx, input.id, facts)
  return { id: input.id, version: 1 }
}

/** Which files and people the lines of an alert were about. @throws invalid when there is no such alert */
async function getAlert(tx: Transaction, alertId: string): Promise<{ files: string[]; subjects: string[] }> {
  const alert = await tx.find<{ lineIds: string[] }>(sql`
    select line_ids as "lineIds" from audit.alerts where municipality_id = ${tx.session.municipality} and id = ${alertId}`)
  if (!alert) throw invalid([{ field: 'alertId', message: 'Dit signaal is er niet (meer).' }])
  return tx.get<{ files: string[]; subjects: string[] }>(sql`
    select coalesce(array_agg(distinct l.case_file_id) filter (where l.case_file_id is not null), '{}') as files,
      coalesce((select array_agg(distinct s) from audit.processing_log p, unnest(p.subject_ids || p.subject_id) s
        where p.municipality_id = ${tx.session.municipality} and p.id = any (${alert.lineIds}::uuid[]) and s is not null), '{}') as subjects
    from audit.processing_log l
    where l.municipality_id = ${tx.session.municipality} and l.id = any (${alert.lineIds}::uuid[])`)
}

/** Those that were there already stay as they are. Answers how many came. */
export async function addPeople(tx: Transaction, breachId: string, kind: BreachSubject, ids: readonly string[]): Promise<number> {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return 0
  const added = await tx.run(
    build
      .insertInto('app.data_breach_people')
      .values(
        unique.map(aboutId => ({
          municipality_id: tx.session.municipality,
          id: newId(),
          breach_id: breachId,
          kind,
          about_id: aboutId,
          recorded_by: tx.session.user,
          recorded_at: tx.now,
        })),
      )
      .onConflict(clash => clash.doNothing()),
  )
  if (added > 0) await writeBreachLine(tx, { breachId, kind: 'added', details: { kind, count: added } })
  return added
}

/** @throws invalid with every field that cannot be right */
export function mustBeRight({ facts }: Pick<StoredBreach, 'facts'>, now: Date): void {
  const problems = breachProblems(facts, now, calendarDateOf(now))
  if (problems.length > 0) throw invalid(problems)
}

/** @throws conflict when it was closed: what was decided stays as it was until it is opened again */
export function mustBeOpen(breach: StoredBreach): void {
  if (breach.closedAt !== null) {
    throw conflict('Dit datalek is afgesloten. Open het eerst opnieuw; wat u invulde staat er nog.')
  }
}
