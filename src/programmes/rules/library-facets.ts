import { type Facets, facetValues } from './vocabulary.ts'

export type FacetName = keyof Facets
export const facetNames = Object.keys(facetValues) as [FacetName, ...FacetName[]]

export const facetLabels: Readonly<Record<FacetName, string>> = {
  level: 'Niveau',
  targetGroup: 'Doelgroep',
  problemTheme: 'Thema',
  interventionAngle: 'Invalshoek',
  partnerMix: 'Partners',
}

/** What was ticked; within one facet any of the values will do, between facets all must fit. */
export type ChosenFacets = Readonly<Partial<Record<FacetName, readonly string[]>>>

export interface FacetCount {
  readonly value: string
  readonly count: number
  readonly isChosen: boolean
}

export function fitsFacets(facets: Facets, chosen: ChosenFacets, except?: FacetName): boolean {
  return facetNames.every(name => {
    const values = chosen[name]
    return name === except || !values?.length || values.includes(facets[name])
  })
}

/**
 * How many programmes each value would give. The other facets narrow the count and its own do not: what is ticked beside it
 * may be widened, and each count says what comes with it.
 */
export function countFacets(all: readonly { facets: Facets }[], chosen: ChosenFacets): Record<FacetName, FacetCount[]> {
  const counted = facetNames.map(name => {
    const fitting = all.filter(one => fitsFacets(one.facets, chosen, name))
    const values = facetValues[name].map(value => ({
      value,
      count: fitting.filter(one => one.facets[name] === value).length,
      isChosen: chosen[name]?.includes(value) ?? false,
    }))
    return [name, values] as const
  })
  return Object.fromEntries(counted) as Record<FacetName, FacetCount[]>
}
