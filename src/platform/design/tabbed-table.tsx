import { Table, type TableProps } from './table.tsx'
import { Tabs } from './tabs.tsx'

export interface TabbedTableView {
  key: string
  label: string
  /** What is told when this view holds no row. */
  empty: string
  count?: number | undefined
}

/** One list in several views, each with its count; the rows given are those of the view that is open. */
export function TabbedTable<Row>({ label, views, selected, onSelect, ...table }: TabbedTableProps<Row>) {
  return (
    <Tabs
      label={label}
      selected={selected}
      onSelect={onSelect}
      items={views.map(view => ({
        key: view.key,
        label: view.label,
        count: view.count,
        content:
          view.key === selected ? (
            <Table<Row> {...table} caption={view.label} hideCaption density="compact" empty={view.empty} />
          ) : null,
      }))}
    />
  )
}

export type TabbedTableProps<Row> = Omit<TableProps<Row>, 'caption' | 'hideCaption' | 'density' | 'empty'> & {
  label: string
  views: readonly TabbedTableView[]
  selected: string
  onSelect: (key: string) => void
}
