import { leafOf } from '../../audit/rules/merkle.ts'
import type { CalendarDate } from '../../platform/time/calendar-date.ts'
import type { IsoDuration } from '../../platform/time/iso-duration.ts'

/** One line of a list of what is to be destroyed. */
export interface ListLine {
  kind: 'file-part' | 'report' | 'person'
  aboutId: string
  part: string
  areaId: number
  shielded: boolean
  term: IsoDuration
  lastChangedAt: Date
  endsOn: CalendarDate
  rows: number
  /** Why it is held back; null: it goes. */
  why: 'open' | 'hold' | null
  orderId?: string
}

/** What somebody approves, as one salted hash. It stays when the line no longer says what it was about. */
export const lineHash = (salt: Buffer, line: ListLine): Buffer =>
  leafOf(salt, [line.kind, line.aboutId, line.part, line.lastChangedAt.toISOString(), line.endsOn, line.rows].join('|'))
