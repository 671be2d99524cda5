import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  ErrorState,
  formatDutchDate,
  Link,
  Loading,
  Section,
  Status,
  Table,
  useToday,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { type DestructionItem, retentionOperations } from '../api.ts'
import { itemStates, numberWords, partLabel, whyWords } from './words.ts'

const pageSize = 100

/** The lines by number, oldest first: all of them for the privacy officer, with names those in one's own areas. */
export function ItemsSection({ runId, isAll }: { runId: string; isAll: boolean }) {
  const today = useToday()
  const [skip, setSkip] = useState(0)
  const { data, error, refetch } = useRead(
    isAll ? retentionOperations.listDestructionItems : retentionOperations.listOverseenDestructionItems,
    { runId, skip },
    { keepPrevious: true },
  )
  const title = isAll ? 'Regels' : 'Regels in uw gebieden'
  if (error) return <ErrorState error={error} what="De regels" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} />
  return (
    <Section title={title} count={data.total}>
      <Table
        caption={title}
        hideCaption
        density="compact"
        narrow="lines"
        rows={data.items}
        rowKey={item => item.id}
        empty="Er staan geen regels op deze lijst die u mag zien."
        columns={[
          { key: 'about', header: 'Waarover', rowHeader: true, cell: item => <About item={item} /> },
          { key: 'part', header: 'Deel', cell: item => partLabel(item.part) },
          {
            key: 'changed',
            header: 'Laatst gewijzigd',
            noWrap: true,
            cell: item => formatDutchDate(item.lastChangedOn, 'day', today),
            hideNarrow: true,
          },
          {
            key: 'ends',
            header: 'Bewaard tot en met',
            noWrap: true,
            cell: item => (item.isOrdered ? 'op verzoek' : formatDutchDate(item.endsOn, 'day', today)),
          },
          { key: 'rows', header: 'Stukken', align: 'end', cell: item => numberWords(item.rows) },
          {
            key: 'state',
            header: 'Stand',
            cell: item => (
              <Status kind={itemStates[item.state].kind}>
                {item.why ? `${itemStates[item.state].words}: ${whyWords[item.why]}` : itemStates[item.state].words}
              </Status>
            ),
          },
        ]}
      />
      {data.total > pageSize ? (
        <ButtonGroup>
          <Button disabled={skip === 0} onClick={() => setSkip(Math.max(0, skip - pageSize))}>
            Vorige {pageSize}
          </Button>
          <Button disabled={skip + pageSize >= data.total} onClick={() => setSkip(skip + pageSize)}>
            Volgende {pageSize}
          </Button>
        </ButtonGroup>
      ) : null}
    </Section>
  )
}

const kinds = { 'file-part': 'dossier', report: 'melding', person: 'persoon' } as const

function About({ item }: { item: DestructionItem }) {
  if (!item.aboutId) return <>{item.state === 'destroyed' ? `${kinds[item.kind]}, vernietigd` : kinds[item.kind]}</>
  const name = item.title ?? `${kinds[item.kind]} ${item.aboutId.slice(-6)}`
  return item.title && item.kind === 'file-part' ? <Link href={`/dossiers/${item.aboutId}/bewaren`}>{name}</Link> : <>{name}</>
}
