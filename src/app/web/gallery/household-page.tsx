import { useState } from 'react'
import {
  Button,
  Column,
  Columns,
  DueLabel,
  InlineField,
  KeyValue,
  LineList,
  PageHeader,
  ScoreLines,
  Section,
  Select,
  Stack,
  Status,
  Timeline,
} from '../../../platform/design/index.ts'

/** One household on one page: family, plan, who is involved, what happened. A composition to copy. */
export function HouseholdPage() {
  const [goal, setGoal] = useState('De huur is drie maanden achter elkaar op tijd betaald.')
  const [words, setWords] = useState('“Ik wil weer rustig de post open kunnen maken.”')
  return (
    <>
      <PageHeader
        title="Familie Yilmaz"
        breadcrumb={[{ label: 'Huishoudens', href: '?pagina=vandaag' }]}
        meta={
          <>
            Tulpstraat 14-2 · Laak · <Status kind="open">uitvoeren, week 9</Status>
          </>
        }
        actions={
          <>
            <Button variant="primary">Noteer</Button>
            <Button>Nieuwe taak</Button>
          </>
        }
      >
        <KeyValue
          items={[
            { key: 'Coördinator', value: 'Samira el Bakkali' },
            { key: 'Aanpak', value: 'Meldcode › MDA, vrijwillig, AVE 2' },
            { key: 'Evaluatie', value: <DueLabel due="2026-12-04" /> },
            { key: 'Huurafspraak', value: <DueLabel due="2026-11-27" nearDays={4} /> },
          ]}
        />
      </PageHeader>
      <Columns widths={[1, 1.75, 1.1]}>
        <Column>
          <Section
            title="Gezin"
            actions={
              <Button variant="quiet" size="small">
                Wijzig
              </Button>
            }
          >
            <LineList
              lines={[
                { key: 'a', primary: 'Ayşe Yilmaz', secondary: '38', trailing: 'gezag' },
                { key: 'm', primary: 'Mehmet Yilmaz', secondary: '41', trailing: 'gezag' },
                { key: 'e', primary: 'Elif', secondary: '15', trailing: <Status kind="urgent">school</Status>, depth: 1 },
                { key: 'c', primary: 'Can', secondary: '9', depth: 1 },
                { key: 'n', primary: 'Netwerk', secondary: 'oma, buurvrouw' },
              ]}
            />
          </Section>
          <Section
            title="Wie is betrokken"
            actions={
              <Button variant="quiet" size="small">
                Delen aanpassen
              </Button>
            }
          >
            <LineList
              lines={[
                { key: 'w', primary: 'Woonpartners', secondary: 'T. Smit', trailing: 'wat: geld' },
                { key: 's', primary: 'School De Linde', secondary: 'M. Postma', trailing: 'dat' },
                { key: 'g', primary: 'GGD', secondary: 'L. Haddad', trailing: 'wat: gezondheid' },
                { key: 'k', primary: 'Kredietbank', secondary: 'budgetcoach volgt', trailing: 'wat: geld' },
              ]}
            />
          </Section>
          <Section title="Leefgebieden" count="begin → nu">
            <ScoreLines
              scores={[
                { label: 'geld', begin: 2, now: 4 },
                { label: 'wonen', begin: 3, now: 4 },
                { label: 'veiligheid', begin: 4 },
                { label: 'opvoeding', begin: 3, now: 3 },
                { label: 'gezondheid', begin: 4, now: 3 },
              ]}
            />
          </Section>
        </Column>
        <Column>
          <Section
            title="Plan v3"
            count="akkoord 4 van 5"
            actions={
              <>
                <Button variant="quiet" size="small">
                  Nieuw doel
                </Button>
                <Button variant="quiet" size="small">
                  Druk af
                </Button>
              </>
            }
          >
            <Stack gap="wide">
              <Stack gap="tight">
                <InlineField
                  label="In eigen woorden van Ayşe"
                  value={words}
                  lines={2}
                  onSave={async next => setWords(next)}
                  audience={{ visibleTo: ['gezin', 'coördinator'], notVisibleTo: ['partners'] }}
                />
              </Stack>
              <Section title="1 Geldzaken" level={3} actions={<Status kind="urgent">veiligheid eerst</Status>}>
                <Stack gap="tight">
                  <InlineField
                    label="Doel"
                    value={goal}
                    onSave={async next => setGoal(next)}
                    audience={{
                      visibleTo: ['gezin', 'coördinator', 'Woonpartners', 'Kredietbank'],
                      notVisibleTo: ['School De Linde', 'GGD'],
                    }}
                  />
                  <LineList
                    lines={[
                      {
                        key: '1',
                        primary: 'Betalingsregeling treffen',
                        secondary: 'Woonpartners',
                        trailing: <DueLabel due="2026-11-27" nearDays={4} />,
                      },
                      {
                        key: '2',
                        primary: 'Budgetcoach',
                        secondary: 'Kredietbank',
                        trailing: <Status kind="wait">wacht 5 weken</Status>,
                      },
                      {
                        key: '3',
                        primary: 'Brieven ordenen',
                        secondary: 'Ayşe met Samira',
                        trailing: <Status kind="done">klaar 12 nov</Status>,
                      },
                    ]}
                  />
                </Stack>
              </Section>
              <Section title="2 Opvoeding en school" level={3}>
                <Stack gap="tight">
                  <InlineField label="Doel" value="Elif gaat elke dag naar school." onSave={async () => {}} />
                  <LineList
                    lines={[
                      {
                        key: '1',
                        primary: 'Gesprek met mentor en Elif',
                        secondary: 'School De Linde',
                        trailing: <Status kind="open">opgepakt</Status>,
                      },
                      {
                        key: '2',
                        primary: 'Slaap en gezondheid bespreken',
                        secondary: 'GGD',
                        trailing: <DueLabel due="2026-12-01" />,
                      },
                    ]}
                  />
                </Stack>
              </Section>
            </Stack>
          </Section>
        </Column>
        <Column>
          <Section
            title="Tijdlijn"
            actions={
              <Button variant="quiet" size="small">
                Filter
              </Button>
            }
          >
            <Stack gap="tight">
              <Select
                label="Leefgebied"
                hideLabel
                emptyText="Alle leefgebieden"
                options={[
                  { value: 'geld', label: 'Geld' },
                  { value: 'wonen', label: 'Wonen' },
                ]}
              />
              <Timeline
                entries={[
                  {
                    id: '1',
                    on: '2026-11-24',
                    at: '10.12',
                    text: 'Taak opgepakt: gesprek met mentor',
                    by: 'Maatschappelijk werk',
                    isNew: true,
                  },
                  {
                    id: '2',
                    on: '2026-11-19',
                    text: 'MDA: 2 besluiten, 2 taken',
                    by: 'Samira el Bakkali',
                    detail: 'Aanwezig: Woonpartners, GGD, School De Linde, Ayşe',
                  },
                  { id: '3', on: '2026-11-12', at: '14.00', text: 'Huisbezoek', by: 'Samira en Joep' },
                  { id: '4', on: '2026-11-12', text: 'Score geld van 3 naar 4', by: 'Joep de Wit' },
                  { id: '5', on: '2026-11-04', text: 'Toestemming van Mehmet voor delen met Kredietbank' },
                  { id: '6', on: '2026-10-28', text: 'Plan v3 vastgesteld', by: 'Samira el Bakkali' },
                  { id: '7', on: '2026-09-22', text: 'Dossier geopend na melding van school' },
                ]}
              />
            </Stack>
          </Section>
        </Column>
      </Columns>
    </>
  )
}
