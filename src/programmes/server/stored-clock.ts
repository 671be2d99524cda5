import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { figuresDomainId } from '../../access/rules/access-domains.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { build } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import {
  type Clock,
  dueOf,
  endClock,
  pauseClock,
  restartClock,
  resumeClock,
  startClock,
  warnAt,
} from '../../platform/time/clock.ts'
import type { IsoDuration } from '../../platform/time/iso-duration.ts'
import type { ClockDefinition, ClockEffect } from '../rules/clock-definition.ts'

/** Where a clock hangs, and who may see it and act on it. */
export interface ClockPlace {
  aboutId: string
  /** Null: the clock of a report, for the desk. */
  scopeId: number | null
  caseFileId: string | null
  areaId: number
  accessDomain: number
  shielded: boolean
  responsibleUserId?: string | undefined
  responsibleOrganisationId?: string | undefined
}

/** The clock of a programme as a whole hangs on no household and lies in no area: for who steers by the figures. */
export const placeOfProgramme = (programmeId: string): ClockPlace => ({
  aboutId: idFrom(programmeId),
  scopeId: null,
  caseFileId: null,
  areaId: 0,
  accessDomain: figuresDomainId,
  shielded: false,
})

/** The same id for the same words. Whoever starts the clock of a programme cannot see whether it was started before: its id tells. */
function idFrom(words: string): string {
  const hash = createHash('sha256').update(words).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

interface ClockRow {
  id: string
  term: string
  counting: 'calendar' | 'working-days'
  extend: boolean
  warn_before: string | null
  started_at: Date
  run: number
  pauses: { from: string; to: string | null }[]
}

const lengthOf = (row: Pick<ClockRow, 'term' | 'counting' | 'extend' | 'warn_before'>): Clock['length'] => ({
  duration: row.term as IsoDuration,
  counting: row.counting,
  extend: row.extend,
  warnBefore: row.warn_before as IsoDuration | null,
})

const clockOf = (row: ClockRow): Clock => ({
  length: lengthOf(row),
  startedAt: row.started_at,
  run: row.run,
  pauses: row.pauses.map(pause => ({ from: new Date(pause.from), to: pause.to ? new Date(pause.to) : null })),
  fired: [],
  end: null,
})

const productRole = (role: string | undefined): string | null => role?.replaceAll('-', '_') ?? null

/**
 * Starts a clock, unless one of this kind already runs on the same subject. A clock of a report is started by its reporter,
 * who does not see the desk's clocks: there it is always the first.
 */
async function start(
  tx: Transaction,
  programmeId: string,
  definition: ClockDefinition,
  term: string,
  place: ClockPlace,
  since?: Date,
): Promise<void> {
  const length = lengthOf({ term, counting: definition.counting, extend: definition.extend, warn_before: definition.warnBefore })
  const from = since ?? tx.now
  const clock = startClock(length, from)
  const { dueAt } = dueOf(clock, from)
  // Carried over from another system, where it has run out: nobody can meet it any more.
  if (since && dueAt <= tx.now) return
  if (await findOpen(tx, programmeId, definition.code, place.aboutId)) return
  const ofProgramme = definition.about === 'programme'
  await tx.run(
    build
      .insertInto('app.clocks')
      .values({
        municipality_id: tx.session.municipality,
        id: ofProgramme ? idFrom(`${programmeId}/${definition.code}`) : newId(),
        scope_id: place.scopeId,
        case_file_id: place.caseFileId,
        about_kind: definition.about,
        about_id: place.aboutId,
        area_id: place.areaId,
        access_domain: place.accessDomain,
        shielded: place.shielded,
        kind: definition.code,
        label: definition.label,
        term,
        counting: definition.counting,
        extend: definition.extend,
        warn_before: definition.warnBefore,
        norm_source: definition.source,
        programme_id: programmeId,
        started_at: clock.startedAt,
        warns_at: warnAt(clock, from),
        due_at: dueAt,
        responsible_user_id: place.responsibleUserId ?? null,
        responsible_role: productRole(definition.missedGoesTo[0]) as 'coordinator' | null,
        responsible_organisation_id: place.responsibleOrganisationId ?? null,
      })
      // Of a programme it runs once: what follows the report is said by its next version.
      .onConflict(clash => clash.doNothing()),
  )
}

const findOpen = (tx: Transaction, programmeId: string, kind: string, aboutId: string): Promise<ClockRow | undefined> =>
  tx.find<ClockRow>(
    sql`select id, term, counting, extend, warn_before, started_at, run, pauses from app.clocks
        where municipality_id = ${tx.session.municipality} and about_id = ${aboutId} and kind = ${kind} and programme_id = ${programmeId}
          and met_at is null and stopped_at is null`,
  )

/** Does to one clock what an event says. A clock that does not run, or lies outside what the session may write, stays as it is. */
export async function applyEffect(
  tx: Transaction,
  programmeId: string,
  effect: ClockEffect,
  term: string,
  place: ClockPlace,
  since?: Date,
): Promise<void> {
  if (effect.effect === 'start') return start(tx, programmeId, effect.clock, term, place, since)
  const row = await findOpen(tx, programmeId, effect.clock.code, place.aboutId)
  if (!row) return
  await store(tx, row.id, changed(clockOf(row), effect.effect, tx.now), tx.now)
}

function changed(clock: Clock, effect: Exclude<ClockEffect['effect'], 'start'>, now: Date): Clock {
  switch (effect) {
    case 'restart':
      return restartClock(clock, now)
    case 'pause':
      return pauseClock(clock, now)
    case 'resume':
      return resumeClock(clock, now)
    case 'met':
    case 'stopped':
      return endClock(clock, effect, now)
  }
}

async function store(tx: Transaction, id: string, clock: Clock, now: Date): Promise<void> {
  const paused = clock.pauses.at(-1)
  await tx.run(
    build
      .updateTable('app.clocks')
      .set(eb => ({
        started_at: clock.startedAt,
        run: clock.run,
        pauses: JSON.stringify(clock.pauses),
        paused_at: paused && !paused.to && !clock.end ? paused.from : null,
        warns_at: warnAt(clock, now),
        due_at: dueOf(clock, now).dueAt,
        met_at: clock.end?.result === 'met' ? clock.end.at : null,
        stopped_at: clock.end?.result === 'stopped' ? clock.end.at : null,
        version: eb('version', '+', 1),
      }))
      .where('municipality_id', '=', tx.session.municipality)
      .where('id', '=', id),
  )
}
