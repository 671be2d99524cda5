import { Notice, Section, Select, Table } from '../../platform/design/index.ts'
import { type LoadField, loadFields } from '../rules/load-fields.ts'
import type { LoadKind } from '../rules/load-kind.ts'
import { type Columns, missingColumns } from '../rules/propose-columns.ts'
import type { Table as ReadFile } from '../rules/read-table.ts'

interface Props {
  kind: LoadKind
  file: ReadFile
  columns: Columns
  onChange: (columns: Columns) => void
}

/** Which heading is which field: proposed, to be looked at and changed. */
export function ColumnsSection({ kind, file, columns, onChange }: Props) {
  const missing = missingColumns(kind, columns)
  const choose = (field: string, heading: string) => {
    const next = Object.fromEntries(Object.entries(columns).filter(([name, taken]) => name !== field && taken !== heading))
    onChange(heading === '' ? next : { ...next, [field]: heading })
  }
  const example = (field: LoadField): string => {
    const at = file.headings.indexOf(columns[field.name] ?? '\n')
    return at === -1 ? '' : (file.rows.find(row => row.cells[at])?.cells[at] ?? '')
  }
  const headings = [...new Set(file.headings.filter(heading => heading !== ''))]
  return (
    <Section title="2. Welke kolom is wat?">
      {missing.length > 0 ? (
        <Notice kind="warning" title="Nog kiezen">
          Zonder deze kolommen kan de lijst niet gelezen worden: {missing.join(', ')}.
        </Notice>
      ) : null}
      <Table
        caption="Velden met de kolom uit uw bestand"
        hideCaption
        density="compact"
        rows={loadFields[kind]}
        rowKey={field => field.name}
        columns={[
          {
            key: 'field',
            header: 'Veld',
            rowHeader: true,
            cell: field => (
              <>
                {field.label}
                {field.required ? null : <span className="vd-muted"> (niet verplicht)</span>}
              </>
            ),
          },
          {
            key: 'column',
            header: 'Kolom in uw bestand',
            width: '18rem',
            cell: field => (
              <Select
                label={`Kolom voor ${field.label}`}
                hideLabel
                emptyText="Niet in het bestand"
                value={columns[field.name] ?? ''}
                onChange={heading => choose(field.name, heading)}
                options={headings.map(heading => ({ value: heading, label: heading }))}
              />
            ),
          },
          { key: 'example', header: 'Eerste waarde', cell: example, hideNarrow: true },
          {
            key: 'expects',
            header: 'Wat er mag staan',
            cell: field => <span className="vd-muted">{field.expects}</span>,
          },
        ]}
      />
    </Section>
  )
}
