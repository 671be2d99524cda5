import {
  addDays,
  type CalendarDate,
  daysBetween,
  fromParts,
  isCalendarDate,
  partsOf,
  weekday as weekdayOf,
} from '../time/calendar-date.ts'
import { describeDate } from '../time/term.ts'

const months = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
]
const shortMonths = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const weekdays = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag']
const shortWeekdays = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo']

/** Which way a date without a year, or a weekday, points: a birth date lies behind us, an appointment ahead. */
export type DateLean = 'past' | 'nearest' | 'future'

export type ParsedDate = { ok: true; iso: CalendarDate } | { ok: false; message: string }

const howTo = 'Schrijf de datum als dag-maand-jaar, bijvoorbeeld 27-11-2026.'

/**
 * Reads a date as people type it: 27-11-2026, 27/11/26, 27112026, 27 nov, 27 november 2026, vandaag, morgen, vrijdag.
 * Two digits for the year are read as the year closest to today, within the lean.
 */
export function parseDutchDate(typed: string, today: CalendarDate, lean: DateLean = 'nearest'): ParsedDate {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  if (text === '') return { ok: false, message: `Vul een datum in. ${howTo}` }

  const relative = { eergisteren: -2, gisteren: -1, vandaag: 0, morgen: 1, overmorgen: 2 }[text]
  if (relative !== undefined) return { ok: true, iso: addDays(today, relative) }

  const weekday = indexOfName(text.replace(/\.$/, ''), weekdays, shortWeekdays)
  if (weekday !== -1) return { ok: true, iso: onWeekday(weekday, today, lean) }

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]))

  const solid = /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  if (solid) return checked(Number(solid[3]), Number(solid[2]), Number(solid[1]))

  const withoutWeekday = text.replace(/^[a-z]+\.? (?=\d)/, word =>
    indexOfName(word.trim().replace(/\.$/, ''), weekdays, shortWeekdays) === -1 ? word : '',
  )
  const parts = /^(\d{1,2})[-/. ]+(\d{1,2}|[a-z]+)\.?(?:[-/. ]+'?(\d{2}|\d{4}))?$/.exec(withoutWeekday)
  if (!parts) return { ok: false, message: `"${typed.trim()}" is geen datum die we kennen. ${howTo}` }

  const [, dayText = '', monthText = '', yearText] = parts
  const month = /^\d/.test(monthText) ? Number(monthText) : indexOfName(monthText, months, shortMonths) + 1
  if (month < 1 || month > 12) return { ok: false, message: `"${monthText}" is geen maand. ${howTo}` }
  const day = Number(dayText)
  const years =
    yearText === undefined
      ? yearsAround(today)
      : yearText.length === 2
        ? centuriesAround(Number(yearText), today)
        : [Number(yearText)]
  // 29 februari without a year points at a leap year, further away than the years next to this one.
  const candidates = years.map(year => checked(year, month, day)).filter(candidate => candidate.ok)
  return closest(candidates, today, lean) ?? checked(years[0] ?? 0, month, day)
}

const yearsAround = (today: CalendarDate): number[] => {
  const year = Number(today.slice(0, 4))
  return [year, year - 1, year + 1]
}

const centuriesAround = (twoDigits: number, today: CalendarDate): number[] => {
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100
  return [century + twoDigits, century - 100 + twoDigits]
}

function closest(candidates: ReadonlyArray<{ ok: true; iso: CalendarDate }>, today: CalendarDate, lean: DateLean) {
  const fitting = candidates.filter(({ iso }) => (lean === 'past' ? iso <= today : lean === 'future' ? iso >= today : true))
  const pool = fitting.length > 0 ? fitting : candidates
  return pool.toSorted((a, b) => Math.abs(daysBetween(today, a.iso)) - Math.abs(daysBetween(today, b.iso)))[0]
}

function onWeekday(weekday: number, today: CalendarDate, lean: DateLean): CalendarDate {
  const ahead = (weekday + 1 - weekdayOf(today) + 7) % 7
  return addDays(today, lean === 'past' && ahead > 0 ? ahead - 7 : ahead)
}

function indexOfName(name: string, long: ReadonlyArray<string>, short: ReadonlyArray<string>): number {
  const exact = short.indexOf(name)
  if (exact !== -1 || name.length < 3) return exact
  return long.findIndex(each => each.startsWith(name))
}

function checked(year: number, month: number, day: number): ParsedDate {
  if (month < 1 || month > 12) return { ok: false, message: `Er is geen maand ${month}. ${howTo}` }
  if (year < 1900 || year > 2200) return { ok: false, message: `Het jaar ${year} kan niet kloppen. Kijk het jaar na.` }
  const iso = fromParts(year, month, day)
  if (!isCalendarDate(iso)) {
    return {
      ok: false,
      message: `${day} ${months[month - 1]}${month === 2 && day === 29 ? ` ${year}` : ''} bestaat niet. Kijk de dag na.`,
    }
  }
  return { ok: true, iso }
}

/** 'numeric' 27-11-2026 · 'day' vr 27 nov, with the year when it is another than today's · 'long' 27 november 2026 */
export function formatDutchDate(date: CalendarDate, style: 'numeric' | 'day' | 'long', today?: CalendarDate): string {
  if (style === 'day') return describeDate(date, today)
  const { year, month, day } = partsOf(date)
  if (style === 'long') return `${day} ${months[month - 1]} ${year}`
  return `${String(day).padStart(2, '0')}-${String(month).padStart(2, '0')}-${year}`
}

/** A day as people say it: vandaag, gisteren, vr 20 nov, wo 12 mrt 2025. */
export function nearDate(date: CalendarDate, today: CalendarDate): string {
  const word = { [-1]: 'gisteren', 0: 'vandaag', 1: 'morgen' }[daysBetween(today, date)]
  return word ?? describeDate(date, today)
}
