import { useState } from 'react'
import { Button, CheckboxGroup } from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import type { programmeOperations } from '../api.ts'
import { facetLabels } from '../rules/library-facets.ts'
import { facetChange } from './library-filters.ts'

type Facet = OutputOf<typeof programmeOperations.listLibrary>['facets'][number]

interface Props {
  facets: readonly Facet[]
  onChange: (changes: Record<string, string | undefined>) => void
  isNarrowed: boolean
  onReset: () => void
  found: number | undefined
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The five facets with counts; on a phone behind one button, because the list comes first there. */
export function FacetColumn({ facets, onChange, isNarrowed, onReset, found }: Props) {
  const [open, setOpen] = useState(false)
  const chosen = facets.flatMap(({ values }) => values.filter(value => value.isChosen)).length
  return (
    <section className="library-facets" aria-label="Kies op kenmerk" data-open={open ? '' : undefined}>
      <div className="library-facets-toggle">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? `Toon ${found ?? ''} programma’s` : `Kies op kenmerk${chosen > 0 ? ` (${chosen})` : ''}`}
        </Button>
      </div>
      <div className="library-facets-body">
        {facets.map(({ facet, values }) => (
          <CheckboxGroup
            key={facet}
            label={facetLabels[facet]}
            values={values.filter(({ isChosen }) => isChosen).map(({ value }) => value)}
            onChange={next => onChange(facetChange(facet, next))}
            options={values.map(({ value, count, isChosen }) => ({
              value,
              label: `${capitalised(value)} (${count})`,
              disabled: count === 0 && !isChosen,
            }))}
          />
        ))}
        {isNarrowed ? (
          <Button variant="quiet" onClick={onReset}>
            Wis alle keuzes
          </Button>
        ) : null}
      </div>
    </section>
  )
}
