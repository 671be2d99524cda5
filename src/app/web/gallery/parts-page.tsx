import { useCallback, useState } from 'react'
import {
  AudienceLine,
  Button,
  ButtonGroup,
  Column,
  Columns,
  ComboBox,
  DateField,
  DescriptionList,
  DueLabel,
  EmptyState,
  ErrorState,
  InlineField,
  Loading,
  Menu,
  PageHeader,
  ProgressBar,
  Section,
  Stack,
  Tabs,
  useToast,
} from '../../../platform/design/index.ts'

const organisations = [
  { value: 'woonpartners', label: 'Woonpartners', detail: 'verhuurder, hele stad' },
  { value: 'ggd', label: 'GGD', detail: 'gezondheid' },
  { value: 'linde', label: 'School De Linde', detail: 'basisschool, Laak' },
  { value: 'krediet', label: 'Kredietbank', detail: 'schuldhulp' },
]

const streets = ['Tulpstraat', 'Laakkade', 'Hoefkade', 'Jan van Nassaustraat', 'Çiçeklaan']

export function PartsPage() {
  const toast = useToast()
  const [note, setNote] = useState('Belt liever in de ochtend.')
  const loadStreets = useCallback(async (query: string) => {
    await new Promise(resolve => setTimeout(resolve, 150))
    return streets
      .filter(street => street.toLowerCase().startsWith(query.toLowerCase()))
      .map(street => ({ value: street, label: street, detail: 'Voorbeeldstad' }))
  }, [])
  return (
    <>
      <PageHeader title="Onderdelen" />
      <Columns widths={[1, 1]}>
        <Column>
          <Section title="Datum en keuze uit veel">
            <Stack>
              <DateField label="Datum van het bezoek" name="visitOn" defaultValue="2026-11-12" lean="past" />
              <DateField label="Geboortedatum" name="birthDate" lean="past" optional />
              <ComboBox label="Organisatie" name="organisation" options={organisations} hint="Typ een deel van de naam" />
              <ComboBox label="Straat" name="street" load={loadStreets} optional />
            </Stack>
          </Section>
          <Section title="Schrijven waar je leest">
            <Stack>
              <InlineField
                label="Bereikbaar"
                value={note}
                onSave={async next => setNote(next)}
                audience={{ visibleTo: ['coördinator', 'Maatschappelijk werk'], notVisibleTo: ['gezinsleden', 'Woonpartners'] }}
              />
              <InlineField
                label="Werkt niet"
                value="Wijzig dit om de fout te zien."
                onSave={async () => {
                  throw { title: 'Een collega wijzigde dit net.', detail: 'Joep schreef om 10.41 uur: “belt in de middag”.' }
                }}
              />
              <AudienceLine visibleTo={['coördinator', 'Maatschappelijk werk']} notVisibleTo={['gezinsleden', 'Woonpartners']} />
            </Stack>
          </Section>
          <Section title="Net gedaan">
            <ButtonGroup>
              <Button onClick={() => toast({ text: 'Taak gesloten: huurregeling.', undo: () => {} })}>Sluit taak</Button>
              <Menu
                label="Meer"
                items={[
                  { key: 'move', label: 'Draag over', detail: 'aan een andere coördinator' },
                  { key: 'print', label: 'Druk af' },
                  'separator',
                  { key: 'close', label: 'Sluit dossier' },
                ]}
                onAction={() => {}}
              />
            </ButtonGroup>
          </Section>
        </Column>
        <Column>
          <Section title="Termijnen">
            <DescriptionList
              items={[
                { term: 'Terugbellen', description: <DueLabel due="2026-11-20" /> },
                { term: 'Nazorg', description: <DueLabel due="2026-11-24" /> },
                { term: 'Huisbezoek', description: <DueLabel due="2026-11-25" /> },
                { term: 'Evaluatie', description: <DueLabel due="2026-12-04" /> },
                { term: 'Herhaling', description: <DueLabel due="2027-05-24" /> },
                { term: 'Afgerond', description: <DueLabel due="2026-10-02" isOver /> },
              ]}
            />
          </Section>
          <Section title="Weergaven">
            <Tabs
              label="Taken"
              items={[
                { key: 'mine', label: 'Van mij', count: 4, content: <p>Vier taken.</p> },
                { key: 'others', label: 'Bij anderen', count: 11, content: <p>Elf taken.</p> },
                { key: 'done', label: 'Klaar', content: <EmptyState>Nog niets klaar.</EmptyState> },
              ]}
            />
          </Section>
          <Section title="Hoe vol">
            <Stack>
              <ProgressBar label="Samira" value={18} max={20} />
              <ProgressBar label="Joep" value={23} max={20} />
            </Stack>
          </Section>
          <Section title="Laden, leeg, fout">
            <Stack>
              <Loading lines={3} />
              <EmptyState actions={<Button size="small">Nieuwe taak</Button>}>Er zijn nog geen taken bij dit doel.</EmptyState>
              <ErrorState error={new TypeError('fetch failed')} what="De tijdlijn" onRetry={() => {}} />
            </Stack>
          </Section>
        </Column>
      </Columns>
    </>
  )
}
