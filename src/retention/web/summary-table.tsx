import { formatDutchDate, Status, Table, useToday } from '../../platform/design/index.ts'
import type { SummaryLine } from '../api.ts'
import { itemStates, numberWords, partLabel, whyWords } from './words.ts'

/** Counts per part, for everybody who may know of the run: no numbers of files, no names. */
export function SummaryTable({ lines }: { lines: readonly SummaryLine[] }) {
  const today = useToday()
  return (
    <Table
      caption="Aantallen per deel"
      hideCaption
      density="compact"
      rows={lines}
      rowKey={line => `${line.part} ${line.state} ${line.why}`}
      empty="Van niets is de termijn voorbij."
      columns={[
        { key: 'part', header: 'Deel', rowHeader: true, cell: line => partLabel(line.part) },
        {
          key: 'state',
          header: 'Stand',
          cell: line => (
            <Status kind={itemStates[line.state].kind}>
              {line.why ? `${itemStates[line.state].words}: ${whyWords[line.why]}` : itemStates[line.state].words}
            </Status>
          ),
        },
        { key: 'items', header: 'Dossiers of meldingen', align: 'end', cell: line => numberWords(line.items) },
        { key: 'rows', header: 'Stukken', align: 'end', cell: line => numberWords(line.rows) },
        {
          key: 'oldest',
          header: 'Oudste termijn voorbij sinds',
          noWrap: true,
          cell: line => formatDutchDate(line.oldest, 'day', today),
          hideNarrow: true,
        },
      ]}
    />
  )
}
