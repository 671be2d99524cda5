import { addMonths, type CalendarDate, daysBetween, partsOf } from '../../platform/time/calendar-date.ts'
import type { Course } from '../rules/course.ts'

export interface DrawnLine extends Course {
  /** Above the bar, as it is read. */
  words: string
  detail: string
}

const rowHeight = 58
const top = 26
const barHeight = 14
/** About as wide as a letter is, in pixels, of the words and of what stands below them. */
const wideLetter = 7.4
const smallLetter = 6.2
const months = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

/**
 * Help over time: a dashed bar for waiting, a full one for what runs, one with a border for what ended, each under its own words.
 * Told by shape, so that it holds in grey and on paper.
 */
export function drawCourse(lines: readonly DrawnLine[], today: CalendarDate, width: number): SVGSVGElement {
  const first = lines.reduce((least, line) => (line.referredOn < least ? line.referredOn : least), today)
  // Never narrower than a month, so that what began today is a bar and not a hair.
  const from = addMonths(today, -1) < first ? addMonths(today, -1) : first
  const days = Math.max(1, daysBetween(from, today))
  const at = (date: CalendarDate) => (daysBetween(from, date) / days) * (width - 2) + 1
  const height = top + lines.length * rowHeight
  const drawing = element('svg', { width, height, viewBox: `0 0 ${width} ${height}` }) as SVGSVGElement
  for (const [place, label] of marks(from, today, width, at)) {
    drawing.append(
      element('line', { x1: place, x2: place, y1: top - 6, y2: height, stroke: 'var(--voordeur-line)' }),
      text(label, { x: place + 3, y: 12, fill: 'var(--voordeur-ink-muted)', 'font-size': 13 }),
    )
  }
  for (const [row, line] of lines.entries()) {
    const y = top + row * rowHeight
    const until = line.endedOn ?? today
    // Where its bar begins, as far as the words then still fit.
    const longest = Math.max(line.words.length * wideLetter, line.detail.length * smallLetter)
    const x = Math.max(1, Math.min(at(line.referredOn), width - longest))
    drawing.append(
      text(line.words, { x, y: y + 14, fill: 'currentColor', 'font-size': 15, 'font-weight': 600 }, (width - x) / wideLetter),
      text(line.detail, { x, y: y + 30, fill: 'var(--voordeur-ink-muted)', 'font-size': 13 }, (width - x) / smallLetter),
    )
    const bar = (start: CalendarDate, end: CalendarDate, look: Record<string, string>) =>
      drawing.append(
        element('rect', { x: at(start), y: y + 37, width: Math.max(4, at(end) - at(start)), height: barHeight, ...look }),
      )
    if (line.startedOn !== line.referredOn) {
      bar(line.referredOn, line.startedOn ?? until, { fill: 'none', stroke: 'currentColor', 'stroke-dasharray': '4 3' })
    }
    if (line.startedOn !== null) {
      bar(
        line.startedOn,
        until,
        line.endedOn === null
          ? { fill: 'var(--voordeur-accent)' }
          : { fill: 'var(--voordeur-fill-strong)', stroke: 'currentColor', 'stroke-width': '1.5' },
      )
    }
  }
  return drawing
}

/** The first of each month, quarter or year, as many as there is room for. */
function marks(from: CalendarDate, today: CalendarDate, width: number, at: (date: CalendarDate) => number): [number, string][] {
  const { year, month } = partsOf(from)
  const room = Math.max(1, Math.floor(width / 64))
  const all = Math.ceil(daysBetween(from, today) / 30)
  const step = [1, 3, 6, 12, 24].find(size => all / size <= room) ?? 60
  const found: [number, string][] = []
  let next = `${year}-${String(month).padStart(2, '0')}-01`
  for (; next <= today; next = addMonths(next, 1)) {
    const parts = partsOf(next)
    if (next < from || (parts.month - 1) % Math.min(step, 12) !== 0 || (step > 12 && parts.year % (step / 12) !== 0)) continue
    const place = at(next)
    if (place > width - 40) continue
    found.push([place, parts.month === 1 ? String(parts.year) : (months[parts.month - 1] ?? '')])
  }
  return found
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

/** Cut where the drawing ends: the table has it whole. The lines of the months do not run through it. */
function text(words: string, attributes: Record<string, string | number>, most = words.length): SVGElement {
  const halo = { stroke: 'var(--voordeur-page)', 'stroke-width': 5, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
  const made = element('text', { ...halo, ...attributes })
  made.textContent = words.length > most ? `${words.slice(0, Math.max(1, Math.floor(most) - 1)).trimEnd()}…` : words
  return made
}
