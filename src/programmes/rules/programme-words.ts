import { describeDuration } from '../../platform/time/iso-duration.ts'
import { programmeEvents } from './events.ts'
import type { Norm, Programme } from './programme.ts'
import type { Trigger } from './trigger.ts'
import { productRoleLabels } from './vocabulary.ts'

/** What stands in codes and ISO notation in a programme file, in words for whoever reads about it. */

const number = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 })

export const statusWords: Readonly<Record<Programme['status'], string>> = {
  running: 'loopt',
  pilot: 'proef',
  planned: 'gepland',
  ended: 'gestopt',
}

const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')

/** "2009", "januari 2009" or "5 januari 2009", as exact as the source has it. */
export function partialDateInWords(date: string): string {
  const [year, month, day] = date.split('-')
  const name = months[Number(month) - 1]
  return [day ? String(Number(day)) : undefined, name, year].filter(Boolean).join(' ')
}

export function periodInWords({ start, end, note }: Programme['period']): string | null {
  const span =
    start && end
      ? `${partialDateInWords(start)} tot en met ${partialDateInWords(end)}`
      : start
        ? `vanaf ${partialDateInWords(start)}`
        : end
          ? `tot en met ${partialDateInWords(end)}`
          : null
  return [span, note].filter(Boolean).join('. ') || null
}

function amountInWords(min: number | null, max: number | null): string | null {
  if (min !== null && max !== null) return min === max ? number.format(min) : `${number.format(min)} tot ${number.format(max)}`
  if (max !== null) return `hoogstens ${number.format(max)}`
  if (min !== null) return `minstens ${number.format(min)}`
  return null
}

export function scaleInWords(scale: NonNullable<Programme['scale']>): string {
  const { min, max, unit, per, approximate } = scale
  const amount = amountInWords(min, max ?? min)
  return `${approximate ? 'ongeveer ' : ''}${amount} ${unit}${per === 'year' ? ' per jaar' : ''}`
}

/** "hoogstens 5 huishoudens", "elke 2 weken huisbezoek", "ongeveer 5 maanden". */
export function normInWords(norm: Norm): string {
  const amount = amountInWords(norm.min, norm.max)
  const duration = norm.duration ? describeDuration(norm.duration) : null
  const term = duration && (norm.kind === 'frequency' ? `per ${duration.replace(/^1 /, '')}` : duration)
  const parts = norm.kind === 'duration' ? [amount, term, norm.unit] : [amount, norm.unit, term]
  const words = parts.filter(Boolean).join(' ')
  return norm.approximate ? `ongeveer ${words}` : words
}

export const normNatureWords: Readonly<Record<Norm['nature'], string>> = {
  rule: 'afspraak',
  target: 'streven',
  observed: 'waargenomen',
}

/** The local names of these roles; "inwoner" for the household itself. */
export function rolesInWords(programme: Pick<Programme, 'roles'>, codes: readonly string[]): string[] {
  return codes.map(code => programme.roles.find(role => role.code === code)?.label ?? (code === 'resident' ? 'inwoner' : code))
}

const attributeWords: Readonly<Record<string, string>> = {
  outcome: 'uitkomst',
  kind: 'soort',
  table: 'overleg',
  reason: 'reden',
  clock: 'termijn',
  channel: 'kanaal',
  phase: 'fase',
  platform: 'naar',
  decision: 'besluit',
  level: 'trede',
  paper: 'stuk',
  urgency: 'spoed',
  answer: 'antwoord',
  mode: 'vorm',
  reached: 'bereikt',
}

/** Labels of everything that triggers of this programme can point at by its code. */
function labelOf(programme: Programme, value: string | number | boolean): string {
  if (value === true) return 'ja'
  if (value === false) return 'nee'
  const coded = [
    ...programme.triage.outcomes,
    ...programme.contactMoments,
    ...programme.caseTables,
    ...programme.closingReasons,
    ...programme.clocks,
    ...programme.phases,
    ...programme.papers,
    ...programme.aftercare.outcomes,
    ...programme.entryChannels,
    ...programme.triage.urgencies,
  ]
  return coded.find(one => one.code === value)?.label ?? String(value)
}

/** "Melding beoordeeld (uitkomst: Eén probleem)". */
export function triggerInWords(programme: Programme, trigger: Trigger): string {
  const conditions = Object.entries(trigger.with ?? {}).map(([attribute, wanted]) => {
    const values = (Array.isArray(wanted) ? wanted : [wanted]).map(value => labelOf(programme, value))
    return `${attributeWords[attribute] ?? attribute}: ${values.join(' of ')}`
  })
  const { label } = programmeEvents[trigger.event]
  return conditions.length > 0 ? `${label} (${conditions.join('; ')})` : label
}

export const triggersInWords = (programme: Programme, triggers: readonly Trigger[]): string =>
  triggers.map(trigger => triggerInWords(programme, trigger)).join(' of ')

/** Local name first, and what the software lets them do when that is another word. */
export const productRoleOf = (role: Programme['roles'][number]): string => productRoleLabels[role.role]

const rhythms: Readonly<Record<Programme['reports'][number]['every'], string>> = {
  month: 'elke maand',
  quarter: 'elk kwartaal',
  'half-year': 'elk half jaar',
  year: 'elk jaar',
  'per-household': 'per huishouden',
  once: 'eenmalig',
}
export const rhythmInWords = (every: Programme['reports'][number]['every']): string => rhythms[every]

/** "498 meldingen", or the unit alone where the source gives no number. */
export function resultInWords({ value, unit }: Programme['experience']['results'][number]): string {
  return [value === null ? null : number.format(value), unit].filter(Boolean).join(unit === '%' ? '' : ' ')
}
