import { useState } from 'react'
import {
  Beside,
  Button,
  DescriptionList,
  Drawer,
  PageHeader,
  Section,
  Status,
  type StatusKind,
  Table,
} from '../../../platform/design/index.ts'

type Report = {
  id: string
  name: string
  place: string
  from: string
  about: string
  days: number
  status: StatusKind
  word: string
  amount: number
}

const names = ['Yilmaz', 'de Boer', 'Osman', 'IJzerman', 'Van der Velde', 'Haddad', 'Jansen', 'Çelik', 'El Amrani', 'Postma']
const froms = ['School De Linde', 'Woonpartners', 'Wijkagent', 'Huisarts', 'Buurvrouw', 'GGD']
const abouts = ['huurachterstand', 'zorg om kind', 'overlast', 'eenzaam en ziek', 'geen inkomen', 'licht en water uit']
const kinds: Array<[StatusKind, string]> = [
  ['late', 'te laat 2 dagen'],
  ['due', 'vandaag'],
  ['new', 'nieuw'],
  ['wait', 'wacht op GGD'],
  ['open', 'loopt'],
  ['done', 'klaar'],
  ['stopped', 'ingetrokken'],
]
const pick = <T,>(list: ReadonlyArray<T>, index: number): T => list[index % list.length] as T

const reports: Report[] = Array.from({ length: 30 }, (_, index) => {
  const [status, word] = pick(kinds, index * 3)
  return {
    id: `m${index}`,
    name: `Fam. ${pick(names, index * 7)}`,
    place: `${pick(['Tulpstraat', 'Laakkade', 'Hoefkade', 'Jan van Nassaustraat'], index)} ${index * 3 + 1}`,
    from: pick(froms, index * 5),
    about: pick(abouts, index),
    days: (index * 5) % 23,
    status,
    word,
    amount: ((index * 7919) % 400000) / 100,
  }
})

const euro = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })

export function TablesPage() {
  const [open, setOpen] = useState<string>()
  const chosen = reports.find(report => report.id === open)
  return (
    <>
      <PageHeader title="Meldingen" />
      <Beside
        drawer={
          chosen ? (
            <Drawer
              key={chosen.id}
              title={chosen.name}
              onClose={() => setOpen(undefined)}
              actions={<Button variant="primary">Pak op</Button>}
            >
              <DescriptionList
                items={[
                  { term: 'Adres', description: chosen.place },
                  { term: 'Melder', description: chosen.from },
                  { term: 'Gaat over', description: chosen.about },
                ]}
              />
            </Drawer>
          ) : undefined
        }
      >
        <Section title="Werkvoorraad" count="30">
          <Table
            caption="Meldingen die op triage wachten"
            hideCaption
            density="compact"
            rows={reports}
            rowKey={report => report.id}
            isSelected={report => report.id === open}
            defaultSort={{ key: 'days', direction: 'descending' }}
            columns={[
              {
                key: 'status',
                header: 'Stand',
                cell: report => <Status kind={report.status}>{report.word}</Status>,
                sortValue: report => report.word,
                noWrap: true,
              },
              {
                key: 'name',
                header: 'Huishouden',
                rowHeader: true,
                cell: report => report.name,
                sortValue: report => report.name,
                noWrap: true,
              },
              { key: 'place', header: 'Adres', cell: report => report.place, sortValue: report => report.place },
              { key: 'about', header: 'Gaat over', cell: report => report.about },
              { key: 'from', hideNarrow: true, header: 'Melder', cell: report => report.from, sortValue: report => report.from },
              {
                key: 'amount',
                hideNarrow: true,
                header: 'Schuld',
                align: 'end',
                cell: report => euro.format(report.amount),
                sortValue: report => report.amount,
                noWrap: true,
              },
              { key: 'days', header: 'Dagen', align: 'end', cell: report => report.days, sortValue: report => report.days },
              {
                key: 'act',
                header: 'Doen',
                hideHeader: true,
                cell: report => (
                  <Button size="small" variant="quiet" aria-label={`Bekijk ${report.name}`} onClick={() => setOpen(report.id)}>
                    Bekijk
                  </Button>
                ),
              },
            ]}
            footer="30 van 212 meldingen"
          />
        </Section>
      </Beside>
      <Section title="Leeg">
        <Table
          caption="Geen rijen"
          hideCaption
          rows={[]}
          rowKey={() => ''}
          columns={[{ key: 'a', header: 'Naam', cell: () => '' }]}
          empty="Er wacht niets op triage."
        />
      </Section>
    </>
  )
}
