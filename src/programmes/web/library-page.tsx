import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  ErrorState,
  Loading,
  PageHeader,
  Select,
  Stack,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { programmeOperations } from '../api.ts'
import { FacetColumn } from './facet-column.tsx'
import './library.css'
import { hasFacets, inputOf, noFacets, orderOf } from './library-filters.ts'
import { LibraryHit } from './library-hit.tsx'
import { SearchField } from './search-field.tsx'

const orderLabels = { relevance: 'Best passend', municipality: 'Gemeente', title: 'Titel', start: 'Begonnen' } as const

/** All programmes of the library, by facet and in full text. */
export default function LibraryPage() {
  const [filters, change] = useFilters()
  const [compared, setCompared] = useState<readonly string[]>([])
  const { data, error, refetch } = useRead(programmeOperations.listLibrary, inputOf(filters), { keepPrevious: true })
  const query = filters.zoek ?? ''
  const isNarrowed = query !== '' || hasFacets(filters)
  const reset = () => change({ ...noFacets, zoek: undefined })
  const titleOf = (id: string) => data?.programmes.find(one => one.id === id)?.title ?? id

  return (
    <>
      <PageHeader title="Programma’s">
        <p className="vd-muted">
          Hoe gemeenten achter de voordeur werken: stappen, rollen, termijnen, resultaten en wat zij ervan leerden.
        </p>
      </PageHeader>
      <SearchField value={query} onSearch={text => change({ zoek: text, volgorde: undefined })} />
      <div className="library">
        <FacetColumn
          facets={data?.facets ?? []}
          onChange={change}
          isNarrowed={isNarrowed}
          onReset={reset}
          found={data?.programmes.length}
        />
        <Stack>
          {error ? <ErrorState error={error} what="De bibliotheek" onRetry={() => void refetch()} /> : null}
          {!data && !error ? <Loading lines={12} what="De programma’s worden opgehaald" /> : null}
          {data ? (
            <>
              <div className="library-line">
                <p role="status">
                  {data.programmes.length === data.total
                    ? `Alle ${data.total} programma’s`
                    : `${data.programmes.length} van de ${data.total} programma’s`}
                  {query === '' ? null : <> met “{query}”</>}
                </p>
                <Select
                  label="Volgorde"
                  emptyText={null}
                  value={orderOf(filters)}
                  onChange={value => change({ volgorde: value })}
                  options={(Object.keys(orderLabels) as (keyof typeof orderLabels)[])
                    .filter(order => order !== 'relevance' || query !== '')
                    .map(value => ({ value, label: orderLabels[value] }))}
                />
              </div>
              {compared.length > 0 ? (
                <div className="library-compare" role="status">
                  <span>Vergelijken: {compared.map(titleOf).join(' en ')}</span>
                  <ButtonGroup>
                    {compared.length === 2 ? (
                      <ButtonLink
                        size="small"
                        variant="primary"
                        href={`/programmas/vergelijken?een=${compared[0]}&ander=${compared[1]}`}
                      >
                        Vergelijk
                      </ButtonLink>
                    ) : (
                      <span className="vd-muted">Kies er nog één.</span>
                    )}
                    <Button size="small" variant="quiet" onClick={() => setCompared([])}>
                      Niet vergelijken
                    </Button>
                  </ButtonGroup>
                </div>
              ) : null}
              {data.programmes.length === 0 ? (
                <EmptyState actions={<Button onClick={reset}>Toon alle programma’s</Button>}>
                  Geen programma past bij alles wat u koos. Haal een woord of een vinkje weg.
                </EmptyState>
              ) : (
                <ul className="vd-list library-list">
                  {data.programmes.map(programme => (
                    <LibraryHit
                      key={programme.id}
                      programme={programme}
                      isCompared={compared.includes(programme.id)}
                      // The oldest of two gives way.
                      onCompare={wanted =>
                        setCompared(wanted ? [...compared.slice(-1), programme.id] : compared.filter(id => id !== programme.id))
                      }
                    />
                  ))}
                </ul>
              )}
            </>
          ) : null}
        </Stack>
      </div>
    </>
  )
}
