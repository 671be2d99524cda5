/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- the roles are explicit, because drawn as blocks on a phone the elements lose their meaning as a table in some browsers */
import { type ReactNode, useState } from 'react'
import { classNames } from './class-names.ts'
import { EmptyState } from './empty-state.tsx'
import { Link } from './link.tsx'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Makes the column sortable on this value. Dates as ISO text. Missing values come last. */
  sortValue?: ((row: Row) => string | number | null | undefined) | undefined
  /** 'end' for amounts and counts. */
  align?: 'start' | 'end' | undefined
  /** The name of the row: read out before each cell, the heading of the section on a phone. Default: the first column. */
  rowHeader?: boolean | undefined
  width?: string | undefined
  /** Keeps dates and short codes on one line. */
  noWrap?: boolean | undefined
  /** Left out where the table is drawn as sections: for what a phone can do without. */
  hideNarrow?: boolean | undefined
  /** The header is for screen readers only, for a column of buttons. */
  hideHeader?: boolean | undefined
}

export type Sort = { key: string; direction: 'ascending' | 'descending' }

export type TableProps<Row> = {
  /** Says what the table holds; visible above it unless `hideCaption`. */
  caption: string
  hideCaption?: boolean | undefined
  columns: ReadonlyArray<Column<Row>>
  rows: ReadonlyArray<Row>
  rowKey: (row: Row) => string
  /** Makes the row header a link. */
  rowHref?: ((row: Row) => string) | undefined
  isSelected?: ((row: Row) => boolean) | undefined
  defaultSort?: Sort | undefined
  /** With both, the server sorts and the rows are shown as they come. */
  sort?: Sort | undefined
  onSortChange?: ((sort: Sort) => void) | undefined
  density?: 'normal' | 'compact' | undefined
  /** In a narrow place: a section with labels for each row, or its cells after one another, for what explains itself. Default: sections. */
  narrow?: 'sections' | 'lines' | undefined
  empty?: ReactNode
  footer?: ReactNode
}

const compare = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' }).compare

/** A table to scan and sort. In a narrow place each row becomes a short section with its labels. */
export function Table<Row>({
  caption,
  hideCaption,
  columns,
  rows,
  rowKey,
  rowHref,
  isSelected,
  defaultSort,
  sort,
  onSortChange,
  density = 'normal',
  narrow = 'sections',
  empty = 'Er staat hier nog niets.',
  footer,
}: TableProps<Row>) {
  const [ownSort, setOwnSort] = useState(defaultSort)
  const current = sort ?? ownSort
  const shown = sort || !current ? rows : sortRows(rows, columns, current)
  const headerKey = (columns.find(column => column.rowHeader) ?? columns[0])?.key

  function toggle(key: string) {
    const next: Sort = { key, direction: current?.key === key && current.direction === 'ascending' ? 'descending' : 'ascending' }
    if (!sort) setOwnSort(next)
    onSortChange?.(next)
  }

  if (rows.length === 0) {
    return (
      <div className="vd-table-place">
        {hideCaption ? null : <p className="vd-table-caption">{caption}</p>}
        <EmptyState>{empty}</EmptyState>
      </div>
    )
  }

  return (
    <div className="vd-table-place">
      <table className="vd-table" data-density={density} data-narrow={narrow} role="table">
        <caption className={hideCaption ? 'vd-hidden' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(column => {
              const direction = current?.key === column.key ? current.direction : undefined
              return (
                <th
                  key={column.key}
                  scope="col"
                  role="columnheader"
                  data-align={column.align}
                  style={column.width ? { width: column.width } : undefined}
                  aria-sort={column.sortValue ? (direction ?? 'none') : undefined}
                >
                  {column.sortValue ? (
                    <button type="button" className="vd-table-sort" onClick={() => toggle(column.key)}>
                      {column.header}
                      <span className="vd-table-arrow" data-direction={direction} aria-hidden="true" />
                    </button>
                  ) : (
                    <span className={column.hideHeader ? 'vd-hidden' : undefined}>{column.header}</span>
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map(row => (
            <tr key={rowKey(row)} role="row" aria-current={isSelected?.(row) ? 'true' : undefined}>
              {columns.map(column => {
                const isHeader = column.key === headerKey
                const Cell = isHeader ? 'th' : 'td'
                return (
                  <Cell
                    key={column.key}
                    scope={isHeader ? 'row' : undefined}
                    role={isHeader ? 'rowheader' : 'cell'}
                    data-align={column.align}
                    data-label={column.hideHeader ? undefined : column.header}
                    className={classNames(column.noWrap && 'vd-no-wrap', column.hideNarrow && 'vd-hide-narrow')}
                  >
                    {isHeader && rowHref ? <Link href={rowHref(row)}>{column.cell(row)}</Link> : column.cell(row)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {footer ? <div className="vd-table-footer">{footer}</div> : null}
    </div>
  )
}

function sortRows<Row>(rows: ReadonlyArray<Row>, columns: ReadonlyArray<Column<Row>>, sort: Sort): Row[] {
  const valueOf = columns.find(column => column.key === sort.key)?.sortValue
  if (!valueOf) return [...rows]
  const sign = sort.direction === 'ascending' ? 1 : -1
  return rows.toSorted((left, right) => {
    const a = valueOf(left)
    const b = valueOf(right)
    if (a === null || a === undefined || b === null || b === undefined)
      return Number(a === null || a === undefined) - Number(b === null || b === undefined)
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)))
  })
}
