import {
  ButtonLink,
  ErrorState,
  Loading,
  Notice,
  PageHeader,
  Section,
  Select,
  Stack,
  Table,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { programmeOperations } from '../api.ts'
import { type ComparedRow, compareProgrammes } from '../rules/compare-programmes.ts'
import type { Programme } from '../rules/programme.ts'
import './programme.css'

const header = <PageHeader title="Programma’s vergelijken" breadcrumb={[{ label: 'Programma’s', href: '/programmas' }]} />

/** Two programmes side by side; which ones stands in the address. */
export default function ComparePage() {
  const [filters, change] = useFilters()
  const { een = '', ander = '' } = filters
  const list = useRead(programmeOperations.listLibrary, {}, { keepPrevious: true })
  const one = useRead(programmeOperations.getLibraryProgramme, { programmeId: een }, { enabled: een !== '' })
  const other = useRead(programmeOperations.getLibraryProgramme, { programmeId: ander }, { enabled: ander !== '' })
  const error = list.error ?? one.error ?? other.error
  const options = (list.data?.programmes ?? []).map(({ id, title, municipality }) => ({
    value: id,
    label: `${municipality}: ${title}`,
  }))
  return (
    <>
      {header}
      <Stack gap="wide">
        <div className="programme-choices programme-no-print">
          <Select
            label="Het ene programma"
            emptyText="Kies een programma"
            value={een}
            onChange={value => change({ een: value })}
            options={options}
          />
          <Select
            label="Het andere"
            emptyText="Kies een programma"
            value={ander}
            onChange={value => change({ ander: value })}
            options={options}
          />
        </div>
        {error ? (
          <ErrorState
            error={error}
            what="De vergelijking"
            onRetry={() => void Promise.all([list.refetch(), een && one.refetch(), ander && other.refetch()])}
          />
        ) : null}
        {een === '' || ander === '' ? (
          <Notice title="Kies twee programma’s">Dan staan hun stappen, rollen, termijnen en normen hier naast elkaar.</Notice>
        ) : null}
        {een !== '' && een === ander ? <Notice>U koos tweemaal hetzelfde programma.</Notice> : null}
        {een !== '' && ander !== '' && !error ? (
          one.data && other.data ? (
            <Comparison one={one.data.programme} other={other.data.programme} />
          ) : (
            <Loading lines={12} what="De programma’s worden opgehaald" />
          )
        ) : null}
      </Stack>
    </>
  )
}

function Comparison({ one, other }: { one: Programme; other: Programme }) {
  return (
    <>
      {compareProgrammes(one, other).map(part => (
        <Section key={part.title} title={part.title}>
          <Table
            caption={`${part.title}, naast elkaar`}
            hideCaption
            density="compact"
            rows={part.rows}
            rowKey={row => row.label}
            columns={[
              { key: 'label', header: part.title, rowHeader: true, width: '16%', cell: row => row.label },
              { key: 'one', header: one.title, width: '42%', cell: row => <Side row={row} at={0} /> },
              { key: 'other', header: other.title, width: '42%', cell: row => <Side row={row} at={1} /> },
            ]}
          />
        </Section>
      ))}
      <div className="vd-button-group programme-no-print">
        <ButtonLink href={`/programmas/${one.id}`}>Lees {one.title}</ButtonLink>
        <ButtonLink href={`/programmas/${other.id}`}>Lees {other.title}</ButtonLink>
      </div>
    </>
  )
}

function Side({ row, at }: { row: ComparedRow; at: 0 | 1 }) {
  const { name, lines } = row.sides[at]
  const [first, ...rest] = lines
  if (first === undefined && !name) return <span className="vd-muted">niet genoemd</span>
  if (rest.length === 0 && !name) return first
  return (
    <>
      {name ? <strong>{name}</strong> : null}
      <ul className="programme-side">
        {lines.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  )
}
