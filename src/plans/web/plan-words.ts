import { formatDutchDate } from '../../platform/design/index.ts'
import { actionStateLabels } from '../rules/action-state.ts'
import { goalStateLabels } from '../rules/goal-state.ts'

/** The fields of goals and actions, as people call them. */
export const planFieldLabels: Readonly<Record<string, string>> = {
  title: 'Doel',
  residentWords: 'In eigen woorden',
  safetyFirst: 'Veiligheid eerst',
  position: 'Plaats in het plan',
  what: 'Wat',
  who: 'Wie',
  dueOn: 'Voor wanneer',
  doneWhen: 'Klaar als',
  state: 'Stand',
}

/** A value of a field as it is read. `nameOf` says who is meant by a doer. */
export function valueInWords(
  field: string,
  value: unknown,
  of: 'goal' | 'action',
  nameOf: (doer: { kind: string; id: string }) => string | undefined = () => undefined,
): string {
  if (value === null || value === undefined || value === '') return '(leeg)'
  if (typeof value === 'boolean') return value ? 'ja' : 'nee'
  if (typeof value === 'object') return nameOf(value as { kind: string; id: string }) ?? 'iemand anders'
  const text = String(value as string | number)
  if (field === 'state') {
    const labels: Record<string, string> = of === 'goal' ? goalStateLabels : actionStateLabels
    return labels[text] ?? text
  }
  return field === 'dueOn' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDutchDate(text, 'long') : text
}
