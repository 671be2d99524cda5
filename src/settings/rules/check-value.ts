import { parseDuration } from '../../platform/time/iso-duration.ts'
import type { SettingDefinition } from './setting-definition.ts'

/** Ten years: longer is a slip of the keyboard. In days, counted roughly. */
const longestDays = 3660

/** What is wrong with a value for this setting, in Dutch; undefined when it can be used. */
export function wrongWith(
  definition: Pick<SettingDefinition, 'kind' | 'least' | 'most' | 'unit' | 'choices'>,
  value: unknown,
): string | undefined {
  const { kind, least, most, unit } = definition
  if (kind === 'choice') return definition.choices?.some(one => one.code === value) ? undefined : 'Kies een van de mogelijkheden.'
  if (kind === 'list') return wrongWithList(value, least, most)
  if (kind === 'duration') {
    const duration = typeof value === 'string' ? parseDuration(value) : null
    if (!duration) return 'Vul een termijn in: een getal en een eenheid.'
    const days = duration.years * 366 + duration.months * 31 + duration.weeks * 7 + duration.days + duration.hours / 24
    if (days === 0) return 'Een termijn duurt minstens een dag.'
    return days > longestDays ? 'Een termijn duurt hooguit tien jaar.' : undefined
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'Vul een getal in.'
  if (kind === 'number' && !Number.isInteger(value)) return 'Vul een heel getal in.'
  if (value < least || value > most) return `Vul een getal in van ${least} tot en met ${most}${unit ? ` (${unit})` : ''}.`
  return undefined
}

function wrongWithList(value: unknown, least: number, most: number): string | undefined {
  if (!Array.isArray(value) || value.length < least) return 'Vul minstens één regel in.'
  if (value.length > most) return `Vul hooguit ${most} regels in.`
  const labels = value.map(item => String((item as { label?: unknown }).label ?? '').trim())
  if (labels.some(label => label.length === 0 || label.length > 80)) return 'Elke regel heeft een naam van hooguit 80 tekens.'
  if (new Set(labels.map(label => label.toLowerCase())).size < labels.length) return 'Elke regel mag één keer voorkomen.'
  return undefined
}
