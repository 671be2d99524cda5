import { halfName, type ReportCell, type ReportFigure } from './report-body.ts'

/** A figure said in a sentence: what it was, beside a year earlier, and beside the plan. */
export function sentenceOf(figure: ReportFigure): string {
  const now = figure.halves.at(-1)
  if (!now) return `${figure.label}: hierover zijn geen gegevens.`
  const period = halfName(now.year, now.half)
  if (now.cell.state === 'held-back') return `${figure.label}: het aantal in het ${period} is te klein om te tonen.`
  if (now.cell.counted === null) return `${figure.label}: over het ${period} zijn geen gegevens.`
  const before = figure.halves.find(one => one.year === now.year - 1 && one.half === now.half)
  return [`${inWords(figure, now.cell)} in het ${period}`, beside(figure, now.cell, before?.cell), besidePlan(figure, now.cell)]
    .filter(part => part !== '')
    .join(', ')
    .concat('.')
}

function inWords(figure: ReportFigure, { counted, outOf }: ReportCell): string {
  if (!figure.isShare) return `${figure.label}: ${counted} ${figure.unit}`
  return outOf
    ? `${figure.label}: ${share(counted, outOf)}% (${counted} van ${outOf})`
    : `${figure.label}: niets om een deel van te zijn`
}

const share = (counted: number | null, outOf: number): number => Math.round(((counted ?? 0) / outOf) * 100)

function beside(figure: ReportFigure, now: ReportCell, before: ReportCell | undefined): string {
  // Two figures that do not count the same cannot be compared.
  if (before?.state !== 'shown' || now.counted === null || before.counted === null || figure.isOtherThanYearBefore) return ''
  if (figure.isShare) {
    return before.outOf ? `een jaar eerder ${share(before.counted, before.outOf)}%` : ''
  }
  const more = now.counted - before.counted
  if (more === 0) return 'evenveel als een jaar eerder'
  return `${Math.abs(more)} ${more > 0 ? 'meer' : 'minder'} dan een jaar eerder`
}

function besidePlan({ planned, isShare }: ReportFigure, { counted }: ReportCell): string {
  if (isShare || planned.half === null || counted === null) return ''
  if (planned.half === 0) return 'er was niets gepland'
  return `gepland waren er ${planned.half} (${Math.round((counted / planned.half) * 100)}% gehaald)`
}
