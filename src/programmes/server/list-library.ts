import type { Handler } from '../../platform/http/handlers.ts'
import { facetSeparator, type LibraryOrder, type programmeOperations } from '../api.ts'
import { type ChosenFacets, countFacets, facetNames, fitsFacets } from '../rules/library-facets.ts'
import type { Programme } from '../rules/programme.ts'
import { type Found, makeSearchable, searchLibrary } from '../rules/search-library.ts'
import { libraryOf } from './library.ts'

const searchables = new WeakMap<Programme, ReturnType<typeof makeSearchable>>()

/** A programme never changes while the process runs, so it is folded once. */
function searchableOf(programme: Programme) {
  const known = searchables.get(programme) ?? makeSearchable(programme)
  searchables.set(programme, known)
  return known
}

export const listLibrary: Handler<typeof programmeOperations.listLibrary> = async ({ tx, input }) => {
  const { programmes, runsHere } = await libraryOf(tx)
  const chosen: ChosenFacets = Object.fromEntries(
    facetNames.map(name => [name, input[name].split(facetSeparator).filter(value => value !== '')]),
  )
  const found = searchLibrary(programmes.map(searchableOf), input.query)
  const counts = countFacets(
    found.map(({ programme }) => programme),
    chosen,
  )
  const shown = found.filter(({ programme }) => fitsFacets(programme.facets, chosen))
  return {
    total: programmes.length,
    facets: facetNames.map(facet => ({ facet, values: counts[facet] })),
    programmes: inOrder(shown, input.order ?? (input.query === '' ? 'municipality' : 'relevance')).map(
      ({ programme, hits, hitCount }) => ({
        id: programme.id,
        title: programme.title,
        municipality: programme.municipality,
        summary: programme.summary,
        status: programme.status,
        facets: programme.facets,
        areas: programme.areas,
        period: programme.period,
        here: runsHere(programme.id),
        hits: hits.map(({ section, passage }) => ({ section, passage: [...passage] })),
        hitCount,
      }),
    ),
  }
}

const { compare } = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' })

function inOrder(found: readonly Found[], order: LibraryOrder): readonly Found[] {
  if (order === 'relevance') return found
  const key = {
    municipality: ({ programme }: Found) => `${programme.municipality} ${programme.title}`,
    title: ({ programme }: Found) => programme.title,
    // Without a start: last.
    start: ({ programme }: Found) => programme.period.start ?? '9999',
  }[order]
  return found.toSorted((one, other) => compare(key(one), key(other)))
}
