/**
 * ISO 8601 durations as the product uses them: P4W, P6M, P1Y, P3D, PT48H, P1Y6M.
 * Weeks may stand beside other parts (ISO 8601-2 allows it); fractions and negative durations are refused,
 * because no law and no programme uses them and "half a month" has no single meaning.
 */
export interface Duration {
  readonly years: number
  readonly months: number
  readonly weeks: number
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

/** An ISO 8601 duration as text, for example `P6M`. Checked by {@link isIsoDuration}. */
export type IsoDuration = string

const pattern =
  /^P(?=\d|T\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/

/** The source of the pattern, for schemas that also live as JSON Schema. */
export const isoDurationPattern = pattern

/** The duration, or null when the text is not one. */
export function parseDuration(text: IsoDuration): Duration | null {
  const match = pattern.exec(text)
  if (!match) return null
  const part = (index: number) => Number(match[index] ?? 0)
  return {
    years: part(1),
    months: part(2),
    weeks: part(3),
    days: part(4),
    hours: part(5),
    minutes: part(6),
    seconds: part(7),
  }
}

/** As {@link parseDuration}, for text that has been checked before; throws a RangeError on anything else. */
export function getDuration(text: IsoDuration): Duration {
  const duration = parseDuration(text)
  if (!duration) throw new RangeError(`"${text}" is not an ISO 8601 duration; expected for example P4W, P6M or P3D`)
  return duration
}

export function isIsoDuration(text: string): boolean {
  return parseDuration(text) !== null
}

/** The shortest ISO text with these parts; nothing at all is P0D. */
export function formatDuration(duration: Partial<Duration>): IsoDuration {
  const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = duration
  const part = (amount: number, letter: string) => (amount ? `${amount}${letter}` : '')
  const date = part(years, 'Y') + part(months, 'M') + part(weeks, 'W') + part(days, 'D')
  const time = part(hours, 'H') + part(minutes, 'M') + part(seconds, 'S')
  if (!date && !time) return 'P0D'
  return `P${date}${time ? `T${time}` : ''}`
}

const words: readonly [keyof Duration, string, string][] = [
  ['years', 'jaar', 'jaar'],
  ['months', 'maand', 'maanden'],
  ['weeks', 'week', 'weken'],
  ['days', 'dag', 'dagen'],
  ['hours', 'uur', 'uur'],
  ['minutes', 'minuut', 'minuten'],
  ['seconds', 'seconde', 'seconden'],
]

/** In Dutch: "6 maanden", "1 jaar en 6 maanden"; with `counting: 'working-days'` days read "3 werkdagen". */
export function describeDuration(text: IsoDuration, counting: 'calendar' | 'working-days' = 'calendar'): string {
  const duration = getDuration(text)
  const parts = words
    .filter(([unit]) => duration[unit] > 0)
    .map(([unit, one, many]) => {
      const amount = duration[unit]
      const word = amount === 1 ? one : many
      return `${amount} ${unit === 'days' && counting === 'working-days' ? `werk${word}` : word}`
    })
  if (parts.length === 0) return counting === 'working-days' ? '0 werkdagen' : '0 dagen'
  const last = parts.pop() as string
  return parts.length ? `${parts.join(', ')} en ${last}` : last
}
