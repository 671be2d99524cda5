import { facetSeparator, type LibraryOrder, libraryOrders } from '../api.ts'
import { type FacetName, facetNames } from '../rules/library-facets.ts'

/** How each facet is called in the address of the page. */
const addressNames: Readonly<Record<FacetName, string>> = {
  level: 'niveau',
  targetGroup: 'doelgroep',
  problemTheme: 'thema',
  interventionAngle: 'invalshoek',
  partnerMix: 'partners',
}

type Filters = Readonly<Record<string, string>>

export const chosenOf = (filters: Filters, facet: FacetName): string[] =>
  (filters[addressNames[facet]] ?? '').split(facetSeparator).filter(value => value !== '')

export const facetChange = (facet: FacetName, values: readonly string[]): Record<string, string | undefined> => ({
  [addressNames[facet]]: values.join(facetSeparator) || undefined,
})

export const noFacets: Record<string, undefined> = Object.fromEntries(facetNames.map(facet => [addressNames[facet], undefined]))

export const hasFacets = (filters: Filters): boolean => facetNames.some(facet => chosenOf(filters, facet).length > 0)

export function orderOf(filters: Filters): LibraryOrder {
  const asked = libraryOrders.find(order => order === filters.volgorde)
  const hasQuery = Boolean(filters.zoek)
  return asked && (hasQuery || asked !== 'relevance') ? asked : hasQuery ? 'relevance' : 'municipality'
}

export const inputOf = (filters: Filters) => ({
  query: filters.zoek ?? '',
  order: orderOf(filters),
  ...(Object.fromEntries(facetNames.map(facet => [facet, chosenOf(filters, facet).join(facetSeparator)])) as Record<
    FacetName,
    string
  >),
})
