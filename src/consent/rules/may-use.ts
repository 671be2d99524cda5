import { type CalendarDate, calendarDateOf, endOfDay } from '../../platform/time/calendar-date.ts'
import { describeDate } from '../../platform/time/term.ts'
import {
  bsnBases,
  type DataKind,
  dataKindLabels,
  type Receiver,
  receiverLabels,
  receiversOf,
  type SourceLaw,
  type UsedFor,
  usedForLabels,
} from './law.ts'

/** One version of one row of the legal-basis table, as `access.legal_grounds` holds it. */
export interface GroundRow {
  id: number
  code: string
  label: string
  sourceLaw: SourceLaw | 'any'
  usedFor: string
  /** AVG art. 6, with the article of the sector law that gives the task. */
  receiver: string | null
  /** The exception of AVG art. 9; null: no health data on this ground. */
  special: string | null
  /** UAVG art. 31-33; null: no criminal data on this ground. */
  criminal: string | null
  /** What lifts professional secrecy, with article. */
  secrecy: string | null
  secrecyBy: 'law' | 'consent' | 'none'
  controller: string
  /** ISO moment; null: switched off. */
  validFrom: string | null
  validTo: string | null
}

/** How consent of everyone the datum is about stands, for this receiver, purpose and part of life. */
export type ConsentStanding = 'given' | 'waiting' | 'refused' | 'withdrawn' | 'none'

export interface Question {
  sourceLaw: SourceLaw
  usedFor: UsedFor
  kind: DataKind
  receiver: Receiver
  consent: ConsentStanding
  moment: Date
}

export interface Answer {
  allowed: boolean
  /** Which row answers: the one that allows it, or the one that comes nearest. Null: no law gives this purpose. */
  ground: { id: number; code: string; label: string; controller: string } | null
  /** First question: on what ground may this receiver have it (AVG art. 6, the art. 9 exception, UAVG 31-33). */
  receiverGround: { article: string; special: string | null; criminal: string | null; bsn: string | null } | null
  /** Second question: what lifts professional secrecy. */
  secrecyGround: { article: string; by: 'law' | 'consent' } | null
  /** What would be needed, in Dutch sentences; empty when it is allowed. */
  needed: string[]
}

/**
 * "May I use this datum for this purpose?" Two questions of law, both of which must be answered; there is no single flag of
 * consent. Consent answers only the second one: because of dependence it is weak as a ground for a municipality (AVG recital 43),
 * so withdrawing it leaves statutory grounds standing.
 */
export function mayUse(question: Question, table: readonly GroundRow[]): Answer {
  const rows = table.filter(
    row => row.usedFor === question.usedFor && (row.sourceLaw === 'any' || row.sourceLaw === question.sourceLaw),
  )
  const judged = rows
    .filter(row => isInForce(row, question.moment))
    .map(row => ({ row, needed: missing(row, question) }))
    .sort((one, other) => one.needed.length - other.needed.length || rank(one.row) - rank(other.row))
  const best = judged[0]
  if (!best) {
    const law = `Geen wet in de tabel van deze gemeente regelt dit gebruik voor ${usedForLabels[question.usedFor].toLowerCase()}.`
    return {
      allowed: false,
      ground: null,
      receiverGround: null,
      secrecyGround: null,
      needed: [law, ...switchedOff(rows, question)],
    }
  }
  const { row, needed } = best
  const allowed = needed.length === 0
  const lifted = row.secrecyBy === 'law' || (row.secrecyBy === 'consent' && question.consent === 'given')
  return {
    allowed,
    ground: { id: row.id, code: row.code, label: row.label, controller: row.controller },
    receiverGround: row.receiver
      ? {
          article: row.receiver,
          special: question.kind === 'health' ? row.special : null,
          criminal: question.kind === 'criminal' ? row.criminal : null,
          bsn: question.kind === 'bsn' ? (bsnBases[question.usedFor] ?? null) : null,
        }
      : null,
    secrecyGround: row.secrecy && lifted ? { article: row.secrecy, by: row.secrecyBy === 'consent' ? 'consent' : 'law' } : null,
    needed: allowed ? [] : [...needed, ...switchedOff(rows, question)],
  }
}

/** The version of each ground that a new decision would be taken on: the latest one that has begun and not ended. */
export function groundsInForce(table: readonly GroundRow[], moment: Date): GroundRow[] {
  return [...Map.groupBy(table, row => row.code).values()].flatMap(versions => {
    const inForce = versions
      .filter(row => isInForce(row, moment))
      .sort((one, other) => (other.validFrom ?? '').localeCompare(one.validFrom ?? ''))
    return inForce[0] ? [inForce[0]] : []
  })
}

/** To ask what holds on a day: a ground that begins later that day counts, one that begins the day after does not. */
export const lastMomentOf = (day: CalendarDate): Date => new Date(endOfDay(day).getTime() - 1)

export function isInForce(row: Pick<GroundRow, 'validFrom' | 'validTo'>, moment: Date): boolean {
  return row.validFrom !== null && new Date(row.validFrom) <= moment && (row.validTo === null || new Date(row.validTo) > moment)
}

/** From a day to come, and not taken back before that day. */
export const isComing = (row: Pick<GroundRow, 'validFrom' | 'validTo'>, moment: Date): boolean =>
  row.validFrom !== null && new Date(row.validFrom) > moment && (row.validTo === null || row.validTo > row.validFrom)

/** What can be switched on: what neither holds nor comes. */
export function groundsSwitchedOff(table: readonly GroundRow[], moment: Date): GroundRow[] {
  const on = new Set(table.filter(row => isInForce(row, moment) || isComing(row, moment)).map(row => row.code))
  return table.filter(row => row.validFrom === null && !on.has(row.code))
}

/** Law before consent, and what was written for this source before what holds for any. */
const rank = (row: GroundRow): number => (row.secrecyBy === 'law' ? 0 : 2) + (row.sourceLaw === 'any' ? 1 : 0)

function missing(row: GroundRow, { kind, receiver, consent, usedFor }: Question): string[] {
  const needed: string[] = []
  if (!receiversOf[usedFor].includes(receiver)) {
    const fitting = receiversOf[usedFor].map(one => receiverLabels[one].toLowerCase()).join(' of ')
    needed.push(`Een andere ontvanger: dit doel hoort bij ${fitting}.`)
  }
  if (!row.receiver) needed.push('Een grond waarop de ontvanger het mag hebben (AVG art. 6). Die is niet ingevuld.')
  if (kind === 'health' && !row.special) {
    needed.push(`Een uitzondering van AVG art. 9. Zonder die mag ${dataKindLabels.health.toLowerCase()} niet mee op deze grond.`)
  }
  if (kind === 'criminal' && !row.criminal) {
    needed.push('Een grond van UAVG art. 31-33. Zonder die mag een strafrechtelijk gegeven niet mee op deze grond.')
  }
  if (kind === 'bsn' && !bsnBases[usedFor]) {
    needed.push('Een wet die het BSN voor dit doel voorschrijft (UAVG art. 46). Die is er niet; gebruik een ander kenmerk.')
  }
  if (row.secrecyBy === 'none' || !row.secrecy) {
    needed.push('Iets wat het beroepsgeheim opheft: een wettelijke plicht of toestemming. Dat is er op deze grond niet.')
  } else if (row.secrecyBy === 'consent' && consent !== 'given') {
    needed.push(`${consentNeeded[consent]} (${row.secrecy}).`)
  }
  return needed
}

const consentNeeded: Record<Exclude<ConsentStanding, 'given'>, string> = {
  none: 'Toestemming van iedereen over wie het gaat, voor deze ontvanger, dit doel en dit onderdeel. Die is nog niet gevraagd',
  waiting: 'Toestemming van iedereen over wie het gaat. Nog niet ieder die moet antwoorden, heeft dat gedaan',
  refused: 'Toestemming, en die is geweigerd. Kies of u niet deelt, anoniem overlegt, of op een andere grond deelt',
  withdrawn: 'Toestemming, en die is ingetrokken. Vraag haar opnieuw, of deel niet',
}

function switchedOff(rows: readonly GroundRow[], { moment }: Question): string[] {
  return rows
    .filter(row => !isInForce(row, moment) && (row.validTo === null || new Date(row.validTo) > moment))
    .filter(row => !rows.some(other => other.code === row.code && isInForce(other, moment)))
    .map(row =>
      row.validFrom === null
        ? `Of: ${row.label}. Die grond staat in deze gemeente uit.`
        : `Of: ${row.label}. Die grond geldt vanaf ${describeDate(calendarDateOf(new Date(row.validFrom)), calendarDateOf(moment))}.`,
    )
}
