import { useState } from 'react'
import './residents.css'
import {
  Button,
  ButtonGroup,
  EmptyState,
  ErrorState,
  formatDutchDate,
  Loading,
  PageHeader,
  Section,
  Stack,
} from '../../platform/design/index.ts'
import { read, useRead } from '../../platform/web/api.ts'
import { type Looker, residentOperations } from '../api.ts'

/** Who looked at the own file, when and why: by day, newest first. */
export default function OwnLookersPage() {
  const { data, error, refetch } = useRead(residentOperations.listOwnLookers, {})
  const [earlier, setEarlier] = useState<{ lookers: Looker[]; more: string | null }>()
  const [isFetching, setFetching] = useState(false)
  if (error) return <ErrorState error={error} what="De lijst" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  const lookers = [...data.lookers, ...(earlier?.lookers ?? [])]
  const more = earlier ? earlier.more : data.more

  async function fetchMore() {
    if (!more) return
    setFetching(true)
    try {
      const next = await read(residentOperations.listOwnLookers, { before: more })
      setEarlier(known => ({ lookers: [...(known?.lookers ?? []), ...next.lookers], more: next.more }))
    } finally {
      setFetching(false)
    }
  }

  return (
    <>
      <PageHeader title="Wie keek in mijn dossier?" breadcrumb={[{ label: 'Mijn dossier', href: '/mijn' }]} />
      <Stack>
        <p className="own-text">
          Iedereen die in uw dossier kijkt, staat hier. U ziet het werk en de organisatie, en waarom. Snapt u iets niet, of vindt
          u het vreemd? Bel uw contactpersoon.
        </p>
        {lookers.length === 0 ? <EmptyState>Er heeft nog niemand in uw dossier gekeken.</EmptyState> : null}
        {Array.from(
          Map.groupBy(lookers, looker => looker.day),
          ([day, ofDay]) => (
            <Section key={day} title={formatDutchDate(day, 'long')}>
              <ul className="own-list">
                {together(ofDay).map(({ looker, times }) => (
                  <li key={looker.id}>
                    <p>
                      <strong>{sentence(looker.who)}</strong> <span className="vd-muted vd-numeric">{timesInWords(times)}</span>
                    </p>
                    <p>
                      {looker.did} {looker.why}
                    </p>
                    {looker.about.length > 0 ? <p className="vd-small vd-muted">Over {names.format(looker.about)}</p> : null}
                  </li>
                ))}
              </ul>
            </Section>
          ),
        )}
        {more ? (
          <Button variant="secondary" pending={isFetching} pendingText="Ophalen…" onClick={() => void fetchMore()}>
            Laat zien wat daarvoor was
          </Button>
        ) : null}
        <ButtonGroup>
          <Button variant="quiet" onClick={() => window.print()}>
            Druk deze pagina af
          </Button>
        </ButtonGroup>
      </Stack>
    </>
  )
}

/** "een, twee en drie", as people say it. */
const names = new Intl.ListFormat('nl-NL', { type: 'conjunction' })

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const timesInWords = (times: readonly string[]): string => {
  const [last, first] = [times[0], times.at(-1)]
  if (times.length === 1) return `${last} uur`
  return first === last ? `${times.length} keer, ${last} uur` : `${times.length} keer, ${first} tot ${last} uur`
}

/** The same act of the same helper stands there once a day, with how often and between which times. */
const together = (lookers: readonly Looker[]): { looker: Looker; times: string[] }[] =>
  Array.from(Map.groupBy(lookers, ({ who, did, why, about }) => [who, did, why, ...about].join('|')).values(), same => ({
    looker: same[0] as Looker,
    times: same.map(one => one.time),
  }))
