import { addDays, calendarDateOf, timeZone } from '../../platform/time/calendar-date.ts'

/** Why looking stands out. None of these is an accusation: the privacy officer asks, and mostly there is a good reason. */
export const alertKinds = {
  'many-files': 'Veel dossiers in korte tijd',
  'outside-area': 'Dossiers buiten het eigen gebied',
  'own-household': 'Mogelijk het eigen huishouden',
  colleague: 'Mogelijk een collega',
  'out-of-hours': 'Veel dossiers buiten werktijd',
} as const
export type AlertKind = keyof typeof alertKinds

/** Somebody opened a file. */
export interface Look {
  lineId: string
  at: Date
  caseFileId: string
  /** The file lies outside every area this user works in, and is not theirs in person. */
  isElsewhere: boolean
}

/** From how many on something stands out; a municipality sets them. 0 switches one off. */
export interface AlertThresholds {
  manyFiles: number
  manyFilesMinutes: number
  elsewhere: number
  outOfHours: number
  /** Full hours of the clock; the night runs from the first to the second. */
  nightFrom: number
  nightUntil: number
}

export const usualThresholds: AlertThresholds = {
  manyFiles: 40,
  manyFilesMinutes: 60,
  elsewhere: 3,
  outOfHours: 10,
  nightFrom: 22,
  nightUntil: 6,
}

export interface Finding {
  kind: AlertKind
  /** The evening's date for a night; yyyy-mm-dd. */
  noticedOn: string
  firstAt: Date
  lastAt: Date
  lineIds: string[]
  fileCount: number
  threshold: number
}

/**
 * What stands out in what one user opened, at most once a day for each kind.
 *
 * @param looks in the order of time; a file that was opened twice counts once
 */
export function unusualLooking(looks: readonly Look[], thresholds: AlertThresholds): Finding[] {
  const { manyFiles, manyFilesMinutes, elsewhere, outOfHours } = thresholds
  const findings: Finding[] = []
  const add = (kind: AlertKind, threshold: number, groups: Map<string, Look[]>): void => {
    for (const [noticedOn, group] of groups) {
      const files = new Set(group.map(look => look.caseFileId))
      const [first, last] = [group[0], group.at(-1)]
      if (threshold > 0 && first && last && files.size >= threshold) {
        const lineIds = group.map(look => look.lineId)
        findings.push({ kind, noticedOn, firstAt: first.at, lastAt: last.at, lineIds, fileCount: files.size, threshold })
      }
    }
  }
  add('many-files', manyFiles, busiestPerDay(looks, manyFilesMinutes * 60_000))
  const byDay = (chosen: readonly Look[]) => Map.groupBy(chosen, look => calendarDateOf(look.at))
  add('outside-area', elsewhere, byDay(looks.filter(look => look.isElsewhere)))
  const night = looks.filter(look => isNight(look.at, thresholds))
  // After midnight it is still the night of the evening before.
  const evening = (at: Date) => addDays(calendarDateOf(at), hourOf(at) < thresholds.nightUntil ? -1 : 0)
  add(
    'out-of-hours',
    outOfHours,
    Map.groupBy(night, look => evening(look.at)),
  )
  return findings
}

/** Of each day the stretch of so many milliseconds in which most different files were opened. */
function busiestPerDay(looks: readonly Look[], lengthMs: number): Map<string, Look[]> {
  const busiest = new Map<string, Look[]>()
  let from = 0
  for (const [index, look] of looks.entries()) {
    while ((looks[from]?.at.getTime() ?? 0) < look.at.getTime() - lengthMs) from += 1
    const stretch = looks.slice(from, index + 1)
    const day = calendarDateOf(look.at)
    if (fileCount(stretch) > fileCount(busiest.get(day) ?? [])) busiest.set(day, stretch)
  }
  return busiest
}

const fileCount = (looks: readonly Look[]): number => new Set(looks.map(look => look.caseFileId)).size

const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone })
const hourOf = (at: Date): number => Number(hour.format(at))

function isNight(at: Date, { nightFrom, nightUntil }: AlertThresholds): boolean {
  const now = hourOf(at)
  return nightFrom > nightUntil ? now >= nightFrom || now < nightUntil : now >= nightFrom && now < nightUntil
}
