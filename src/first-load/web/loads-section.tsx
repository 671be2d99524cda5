import { formatDutchDate, Section, Status, Table } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import type { FirstLoad } from '../api.ts'
import { loadKindLabels } from '../rules/load-kind.ts'

export const momentWords = (moment: string): string =>
  `${formatDutchDate(calendarDateOf(new Date(moment)), 'numeric')} ${timeOf(moment)}`

export function LoadState({ load }: { load: FirstLoad }) {
  if (load.undoneAt) return <Status kind="stopped">teruggedraaid</Status>
  if (!load.finishedAt || load.counts.lines < load.lineCount) return <Status kind="wait">niet tot het einde gelezen</Status>
  return load.counts.refused > 0 || load.counts.problems > 0 ? (
    <Status kind="due">klaar, met regels om te verbeteren</Status>
  ) : (
    <Status kind="done">klaar</Status>
  )
}

/** Lists that were read before; each opens its outcome. */
export function LoadsSection({ loads }: { loads: readonly FirstLoad[] }) {
  return (
    <Section title="Eerdere lijsten" count={loads.length}>
      <Table
        caption="Eerdere lijsten"
        hideCaption
        density="compact"
        rows={loads}
        rowKey={load => load.id}
        rowHref={load => `/beheer/beginstand/${load.id}`}
        empty="Er is nog geen lijst overgenomen."
        columns={[
          { key: 'file', header: 'Bestand', rowHeader: true, cell: load => load.fileName },
          { key: 'kind', header: 'Wat', cell: load => loadKindLabels[load.kind] },
          {
            key: 'when',
            header: 'Wanneer',
            noWrap: true,
            cell: load => momentWords(load.startedAt),
            sortValue: load => load.startedAt,
          },
          { key: 'who', header: 'Door', cell: load => load.startedBy, hideNarrow: true },
          { key: 'loaded', header: 'Overgenomen', align: 'end', cell: load => load.counts.loaded + load.counts.replaced },
          { key: 'refused', header: 'Niet overgenomen', align: 'end', cell: load => load.counts.refused },
          { key: 'state', header: 'Stand', cell: load => <LoadState load={load} /> },
        ]}
      />
    </Section>
  )
}
