import { useState } from 'react'
import { ErrorState, Loading, PageHeader, Select, Stack, Table, useToday } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { meldcodeOperations } from '../meldcode-api.ts'

const shownYears = 3
const halves = [1, 2] as const
const halfLabels = { 1: 'Eerste halfjaar', 2: 'Tweede halfjaar' } as const

/** Advice and reports apart, because more advice and fewer reports is good news, and the sum of both is none. */
export default function VeiligThuisFiguresPage() {
  const thisYear = Number(useToday().slice(0, 4))
  const [year, setYear] = useState(String(thisYear))
  const { data, error, refetch } = useRead(meldcodeOperations.countVeiligThuis, { year }, { keepPrevious: true })
  if (error) return <ErrorState error={error} what="Deze cijfers" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={4} />
  const said = (half: number, kind: 'advice' | 'report') => {
    const cell = data.halves.find(one => one.half === half && one.kind === kind)
    if (!cell) return '–'
    return cell.number === null ? 'minder dan 5' : String(cell.number)
  }
  return (
    <>
      <PageHeader title="Veilig Thuis" breadcrumb={[{ label: 'Cijfers', href: '/cijfers' }]}>
        <span className="vd-muted">
          Hoe vaak advies gevraagd is en hoe vaak gemeld, volgens de wet meldcode. Alleen halfjaren die voorbij zijn, zonder
          huishoudens; een klein aantal staat er niet. Dit zijn geen meldingen bij het contactpunt.
        </span>
      </PageHeader>
      <Stack>
        <Select
          label="Jaar"
          emptyText={null}
          value={year}
          onChange={setYear}
          options={Array.from({ length: shownYears }, (_, back) => String(thisYear - back)).map(value => ({
            value,
            label: value,
          }))}
        />
        <Table
          caption={`Advies en meldingen in ${year}`}
          rows={halves.map(half => ({ half }))}
          rowKey={row => String(row.half)}
          columns={[
            { key: 'half', header: 'Halfjaar', rowHeader: true, cell: row => halfLabels[row.half] },
            { key: 'advice', header: 'Advies gevraagd', align: 'end', cell: row => said(row.half, 'advice') },
            { key: 'report', header: 'Gemeld', align: 'end', cell: row => said(row.half, 'report') },
          ]}
        />
      </Stack>
    </>
  )
}
