import { Table } from '../../platform/design/index.ts'
import { fieldLabel } from '../rules/load-fields.ts'
import type { LineProblem, LoadKind } from '../rules/load-kind.ts'

const mostShown = 200

/** What has to be corrected in the file, by line. */
export function ProblemsTable({ kind, problems }: { kind: LoadKind; problems: readonly LineProblem[] }) {
  const left = problems.length - mostShown
  return (
    <Table
      caption="Wat er in het bestand verbeterd moet worden"
      hideCaption
      density="compact"
      rows={problems.slice(0, mostShown)}
      rowKey={problem => `${problem.line}-${problem.field}-${problem.message}`}
      columns={[
        { key: 'line', header: 'Waar', width: '6rem', noWrap: true, rowHeader: true, cell: problem => `regel ${problem.line}` },
        { key: 'field', header: 'Veld', width: '14rem', cell: problem => fieldLabel(kind, problem.field) || 'de hele regel' },
        { key: 'message', header: 'Wat er moet gebeuren', cell: problem => problem.message },
      ]}
      footer={left > 0 ? `en nog ${left} op andere regels; bewaar het verslag om ze alle te zien` : undefined}
    />
  )
}
