import { describeDuration, isIsoDuration } from '../../platform/time/iso-duration.ts'
import type { ListItem, SettingDefinition } from './setting-definition.ts'

const euro = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR', minimumFractionDigits: 0 })

/** A value as people say it: "5 werkdagen", "€ 1.500", "Opvoedhulp, Maatje". */
export function valueInWords(
  { kind, unit, counting, choices }: Pick<SettingDefinition, 'kind' | 'unit' | 'counting' | 'choices'>,
  value: unknown,
): string {
  if (value === null || value === undefined) return 'niet ingesteld'
  if (kind === 'choice') return choices?.find(one => one.code === value)?.label ?? 'niet ingesteld'
  if (kind === 'list' && Array.isArray(value)) return (value as ListItem[]).map(item => item.label).join(', ')
  if (kind === 'duration' && typeof value === 'string' && isIsoDuration(value)) return describeDuration(value, counting)
  if (kind === 'amount' && typeof value === 'number') return euro.format(value)
  return `${String(value as string | number)}${unit ? ` ${unit}` : ''}`
}
