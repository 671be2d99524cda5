import { useRead } from '../../platform/web/api.ts'
import { type AreaLine, directoryOperations } from '../api.ts'

interface Choice {
  value: string
  label: string
}

/** The organisations that run, to choose from. */
export function useOrganisationChoices(): readonly Choice[] {
  const { data } = useRead(directoryOperations.listOrganisations, {})
  return (data?.organisations ?? []).map(one => ({ value: one.id, label: one.name }))
}

/** The areas that run, each district followed by its neighbourhoods. */
export function useAreaChoices(): readonly Choice[] {
  const { data } = useRead(directoryOperations.listAreas, {})
  return areaChoices(data?.areas ?? [])
}

export function areaChoices(areas: readonly AreaLine[]): Choice[] {
  const running = areas.filter(area => !area.endedAt && area.kind !== 'outside')
  return running
    .filter(area => area.parentId === null)
    .flatMap(district => [
      { value: String(district.id), label: district.name },
      ...running
        .filter(area => area.parentId === district.id)
        .map(area => ({ value: String(area.id), label: `${district.name}: ${area.name}` })),
    ])
}
