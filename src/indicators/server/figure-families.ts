import { halves } from '../rules/half-years.ts'
import { cellKey } from './assemble-figures.ts'
import { type Split, splits } from './count-facts.ts'
import type { AreaName } from './figure-settings.ts'

type PlacedArea = Pick<AreaName, 'id' | 'districtId' | 'isPriority'>

/**
 * Everything that adds up: halves to a year, each split to its figure, neighbourhoods to their district, and to the priority
 * neighbourhoods and the others. All tables are public together.
 */
export function familiesOf(code: string, partsOf: (split: Split) => readonly string[], areas: readonly PlacedArea[]) {
  const areaOf = new Map(areas.map(area => [String(area.id), area]))
  const inTime = splits.flatMap(split =>
    (split === 'none' ? [''] : partsOf(split)).map(value => ({
      whole: cellKey(code, 0, split, value),
      parts: [cellKey(code, 1, split, value), cellKey(code, 2, split, value)],
    })),
  )
  const inParts = halves.flatMap(half => {
    const splitUp = (['district', 'neighbourhood', 'attribute', 'priority'] as const).map(split => ({
      whole: cellKey(code, half, 'none', ''),
      parts: partsOf(split).map(value => cellKey(code, half, split, value)),
    }))
    const ofNeighbourhoods = (split: Split, groupOf: (area: PlacedArea | undefined) => string) =>
      partsOf(split).map(group => ({
        whole: cellKey(code, half, split, group),
        parts: partsOf('neighbourhood')
          .filter(area => groupOf(areaOf.get(area)) === group)
          .map(area => cellKey(code, half, 'neighbourhood', area)),
      }))
    return [
      ...splitUp.filter(family => family.parts.length > 0),
      ...ofNeighbourhoods('district', area => String(area?.districtId ?? area?.id)),
      ...ofNeighbourhoods('priority', area => (area?.isPriority ? 'priority' : 'elsewhere')),
    ]
  })
  return [...inTime, ...inParts]
}
