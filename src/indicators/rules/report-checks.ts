import type { ReportCell, ReportFigure } from './report-body.ts'

/** What the system found when it added up a figure. */
export interface ReportCheck {
  kind: 'right' | 'unknown' | 'look'
  text: string
}

/**
 * Adds a figure up as a reader would: its parts, its halves, its plan. What is held back cannot be added up, and then that is
 * said; what does not fit is said to be looked at, never put right in silence.
 */
export function checksOf(figure: ReportFigure): ReportCheck[] {
  return [
    ...checkMeaning(figure),
    ...figure.splits.flatMap(split => checkSplit(figure, split)),
    ...checkYear(figure),
    ...checkPlan(figure),
  ]
}

const lastOf = (figure: ReportFigure): ReportCell | undefined => figure.halves.at(-1)?.cell

function checkMeaning(figure: ReportFigure): ReportCheck[] {
  return figure.isOtherThanYearBefore
    ? [
        {
          kind: 'look',
          text: 'Ander begrip dan vorig jaar: de omschrijving van dit cijfer is gewijzigd. Vergelijk de jaren niet zomaar.',
        },
      ]
    : []
}

function checkSplit(figure: ReportFigure, { split, label, parts }: ReportFigure['splits'][number]): ReportCheck[] {
  const whole = lastOf(figure)
  if (parts.length === 0 || whole === undefined || whole.state === 'empty') return []
  const name = split === 'attribute' ? label.toLowerCase() : split === 'district' ? 'wijken' : 'aandachtsbuurten'
  if (whole.state === 'held-back' || parts.some(part => part.cell.state === 'held-back')) {
    return [{ kind: 'unknown', text: `Waarvan ${name}: niet na te rekenen, want een deel is niet getoond.` }]
  }
  const counts = parts.map(part => part.cell.counted ?? 0)
  const total = whole.counted ?? 0
  if (counts.some(count => count > total)) {
    return [{ kind: 'look', text: `Waarvan ${name}: een deel is groter dan het totaal. Kijk dit na.` }]
  }
  const sum = counts.reduce((all, one) => all + one, 0)
  if (sum === total) return [{ kind: 'right', text: `Waarvan ${name}: de som klopt.` }]
  if (sum < total)
    return [{ kind: 'right', text: `Waarvan ${name}: niet meer dan het totaal; van ${total - sum} is dit niet bekend.` }]
  return [{ kind: 'right', text: `Waarvan ${name}: samen ${sum}, omdat wat bij twee delen hoort in het totaal één keer telt.` }]
}

function checkYear({ halves, total }: ReportFigure): ReportCheck[] {
  const [first, second] = halves.slice(-2)
  if (!first || !second || second.half !== 2 || first.year !== second.year) return []
  const cells = [first.cell, second.cell, total]
  if (cells.some(cell => cell.state === 'held-back')) {
    return [{ kind: 'unknown', text: 'Jaar: niet na te rekenen, want een deel is niet getoond.' }]
  }
  if (cells.some(cell => cell.counted === null)) return []
  const [one = 0, two = 0, all = 0] = cells.map(cell => cell.counted ?? 0)
  if (all === one + two) return [{ kind: 'right', text: 'Jaar: de som van de halfjaren klopt.' }]
  if (all < one + two && all >= Math.max(one, two)) {
    return [{ kind: 'right', text: `Jaar: ${one + two - all} kwam in beide halfjaren voor en telt één keer.` }]
  }
  return [{ kind: 'look', text: `Jaar: ${all} past niet bij ${one} en ${two}. Kijk dit na.` }]
}

function checkPlan({ planned: { half, otherHalf, year } }: ReportFigure): ReportCheck[] {
  if (year === null || half === null || otherHalf === null) return []
  return half + otherHalf === year
    ? [{ kind: 'right', text: 'Planning: de halfjaren zijn samen het jaar.' }]
    : [{ kind: 'look', text: `Planning: de halfjaren zijn samen ${half + otherHalf}, voor het jaar staat er ${year}.` }]
}
