import type { IndicatorDefinition } from '../../programmes/rules/indicator-definition.ts'
import type { Programme } from '../../programmes/rules/programme.ts'

interface Area {
  id: number
  name: string
}

/** How the parts of a figure are called: areas by their name, values of an attribute as the programme file calls them. */
export function partLabels(
  indicator: IndicatorDefinition,
  programme: Programme,
  split: 'none' | 'district' | 'neighbourhood' | 'attribute' | 'priority',
  areas: readonly Area[],
): { label: string | null; of(value: string): string } {
  if (split === 'district' || split === 'neighbourhood') {
    const names = new Map(areas.map(area => [String(area.id), area.name]))
    return { label: split === 'district' ? 'Wijk' : 'Buurt', of: value => names.get(value) ?? value }
  }
  if (split === 'priority') {
    return { label: 'Aandachtsbuurten', of: value => (value === 'priority' ? 'aandachtsbuurten' : 'andere buurten') }
  }
  if (split === 'none' || !indicator.ofWhich) return { label: null, of: value => value }
  const own = new Map(indicator.ofWhich.values?.map(({ value, label }) => [value, label]))
  return { label: indicator.ofWhich.label, of: value => own.get(value) ?? wordOf(programme, value, indicator) }
}

/** A code that the programme file itself gives a label somewhere; one code may mean different things at closing and half a year later. */
function wordOf(programme: Programme, code: string, indicator: IndicatorDefinition): string {
  const ofAftercare = indicator.counts.some(({ event }) => event.startsWith('aftercare.'))
  const labelled = [
    ...(ofAftercare ? programme.aftercare.outcomes : []),
    ...programme.entryChannels,
    ...programme.triage.outcomes,
    ...programme.triage.urgencies,
    ...programme.closingReasons,
    ...programme.aftercare.outcomes,
    ...programme.caseTables,
    { code: 'organisation', label: 'een andere organisatie' },
  ]
  return labelled.find(one => one.code === code)?.label ?? code
}
