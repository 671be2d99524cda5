import { sql } from 'kysely'
import type pg from 'pg'
import { asWorker, build, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'

/** A clock that has something to set off. */
export interface DueClock {
  id: string
  step: 'warn' | 'due'
  run: number
  kind: string
  label: string
  aboutKind: string
  aboutId: string
  caseFileId: string | null
  scopeId: number | null
  responsibleUserId: string | null
}

/** What a capability does when a clock on one of its subjects warns or passes. Runs as the worker, in the transaction of the step. */
export type ClockEffects = Partial<Record<string, (tx: Transaction, clock: DueClock) => Promise<void>>>

const mostAtOnce = 500

/**
 * Fires every clock of one municipality that is due by now, each exactly once: the key (clock, run, step) is written in the
 * transaction of its effect. Also after the worker was down; then a warning that was overtaken by its term is left out.
 * Answers how many fired.
 */
export async function fireDue(pool: pg.Pool, municipality: number, now: Date, effects: ClockEffects): Promise<number> {
  let fired = 0
  for (;;) {
    const due = await asWorker(pool, municipality, now, tx => findDue(tx))
    for (const clock of due) {
      if (await asWorker(pool, municipality, now, tx => fire(tx, clock, effects))) fired++
    }
    if (due.length < mostAtOnce) return fired
  }
}

function findDue(tx: Transaction): Promise<DueClock[]> {
  return tx.rows<DueClock>(sql`
    select c.id, case when c.due_at <= ${tx.now} then 'due' else 'warn' end as step, c.run, c.kind, c.label, c.about_kind as "aboutKind",
      c.about_id as "aboutId", c.case_file_id as "caseFileId", c.scope_id as "scopeId", c.responsible_user_id as "responsibleUserId"
    from app.clocks c
    where c.municipality_id = ${tx.session.municipality} and c.met_at is null and c.stopped_at is null and c.paused_at is null
      and (c.due_at <= ${tx.now} or c.warns_at <= ${tx.now})
      and not exists (
        select from app.clock_steps s
        where s.municipality_id = c.municipality_id and s.clock_id = c.id and s.run = c.run
          and s.step = case when c.due_at <= ${tx.now} then 'due' else 'warn' end)
    order by c.due_at, c.id
    limit ${mostAtOnce}`)
}

async function fire(tx: Transaction, clock: DueClock, effects: ClockEffects): Promise<boolean> {
  const first = await tx.run(
    build
      .insertInto('app.clock_steps')
      .values({
        municipality_id: tx.session.municipality,
        clock_id: clock.id,
        run: clock.run,
        step: clock.step,
        fired_at: tx.now,
      })
      .onConflict(conflict => conflict.doNothing()),
  )
  if (first === 0) return false
  await effects[clock.aboutKind]?.(tx, clock)
  if (clock.caseFileId && clock.scopeId !== null) {
    await tx.run(
      build.insertInto('app.timeline').values({
        municipality_id: tx.session.municipality,
        id: newId(),
        case_file_id: clock.caseFileId,
        scope_id: clock.scopeId,
        event: clock.step === 'due' ? 'clock.missed' : 'clock.warned',
        occurred_at: tx.now,
        recorded_at: tx.now,
        refers_to: clock.aboutId,
        details: JSON.stringify({ clock: clock.kind, label: clock.label }),
      }),
    )
  }
  await tx.run(
    build.insertInto('audit.processing_log').values({
      municipality_id: tx.session.municipality,
      id: newId(),
      occurred_at: tx.now,
      event: clock.step === 'due' ? 'clock.missed' : 'clock.warned',
      operation: 'programmes.fireDue',
      outcome: 'done',
      purpose: 'system',
      role: 'systeem',
      case_file_id: clock.caseFileId,
      record_ids: [clock.aboutId],
      trace_id: crypto.randomUUID(),
    }),
  )
  return true
}
