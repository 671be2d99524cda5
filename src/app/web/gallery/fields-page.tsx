import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  Checkbox,
  CheckboxGroup,
  Column,
  Columns,
  Dialog,
  Form,
  FormGroup,
  FormRow,
  Notice,
  PageHeader,
  RadioGroup,
  ScorePicker,
  Section,
  Select,
  Stack,
  Status,
  TextField,
} from '../../../platform/design/index.ts'

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

export function FieldsPage() {
  const [isOpen, setOpen] = useState(false)
  const [isFinal, setFinal] = useState(false)
  const [sent, setSent] = useState(0)
  return (
    <>
      <PageHeader
        title="Nieuwe melding"
        actions={
          <>
            <Button onClick={() => setOpen(true)}>Open een venster</Button>
            <Button onClick={() => setFinal(true)}>Vraag het eerst</Button>
          </>
        }
      >
        <p className="vd-muted">Velden, keuzes en berichten, zoals ze in een formulier staan.</p>
      </PageHeader>
      <Columns widths={[1.2, 1]}>
        <Column>
          <Section title="Melding">
            <Form
              label="Melding"
              onSubmit={async data => {
                setSent(count => count + 1)
                await pause(400)
                const errors: Record<string, string> = {}
                if (!data.get('name')) errors.name = 'Vul een naam in, of schrijf "onbekend".'
                if (!data.get('outcome')) errors.outcome = 'Kies wat er met de melding gebeurt.'
                if (!data.get('channel')) errors.channel = 'Kies hoe de melding binnenkwam.'
                return errors
              }}
            >
              <FormGroup title="Over wie gaat het?">
                <TextField label="Naam" name="name" hint="Zoals u die kent; een roepnaam is genoeg." />
                <FormRow>
                  <TextField label="Postcode" name="postcode" optional width="8rem" />
                  <TextField label="Huisnummer" name="number" optional width="8rem" inputMode="numeric" />
                </FormRow>
                <Select
                  label="Hoe kwam de melding binnen?"
                  name="channel"
                  options={[
                    { value: 'phone', label: 'Telefoon' },
                    { value: 'desk', label: 'Aan de balie' },
                    { value: 'school', label: 'Via school' },
                  ]}
                />
              </FormGroup>
              <TextField
                label="Wat ziet u?"
                name="story"
                lines={4}
                maxLength={400}
                hint="Wat u zag of hoorde. Geen oordeel, geen diagnose."
                defaultValue={
                  'De buurvrouw belde: het licht is al twee dagen uit. Ayşe zegt dat de rekening van vorige maand nog ligt. Can was niet op school op dinsdag en woensdag. De woning is warm en opgeruimd. Er is eten in huis. Ze wil graag dat iemand meekijkt naar de brieven van de verhuurder en van de zorgverzekeraar.'
                }
              />
              <CheckboxGroup
                label="Waar gaat het over?"
                name="domains"
                optional
                defaultValues={['money', 'school']}
                options={[
                  { value: 'money', label: 'Geld' },
                  { value: 'home', label: 'Wonen', explanation: 'Huur, overlast, staat van de woning' },
                  { value: 'school', label: 'School of werk' },
                ]}
              />
              <Checkbox name="told">De inwoner weet van deze melding</Checkbox>
              <RadioGroup
                label="Wat gebeurt er met de melding?"
                name="outcome"
                appearance="big"
                options={[
                  { value: 'back', label: 'Terug naar de melder', explanation: 'De melder kan zelf verder. Wij geven advies.' },
                  { value: 'single', label: 'Enkelvoudig', explanation: 'Eén organisatie helpt. Daarna sluiten we.' },
                  { value: 'multi', label: 'Meervoudig', explanation: 'Een coördinator regelt de hulp tussen organisaties.' },
                  {
                    value: 'coherent',
                    label: 'Meervoudig met samenhang',
                    explanation: 'Eén huishouden, één plan, één coördinator.',
                  },
                ]}
              />
              <ButtonGroup>
                <Button type="submit" variant="primary" pendingText="Melding wordt verstuurd…">
                  Verstuur melding
                </Button>
                <Button variant="quiet">Bewaar als concept</Button>
                <span className="vd-muted" data-testid="sent">
                  {sent} keer verstuurd
                </span>
              </ButtonGroup>
            </Form>
          </Section>
        </Column>
        <Column>
          <Section title="Leefgebied geld">
            <Stack>
              <ScorePicker
                label="Hoe gaat het met geld?"
                name="score"
                hint="Zoals u het nu ziet. Toets 1 tot 5 kiest."
                words={['crisis', 'moeilijk', 'wankel', 'redelijk', 'goed']}
                defaultValue={2}
              />
              <RadioGroup
                label="Wie vond dit?"
                appearance="inline"
                defaultValue="both"
                options={[
                  { value: 'worker', label: 'Ik' },
                  { value: 'resident', label: 'De inwoner' },
                  { value: 'both', label: 'Samen' },
                ]}
              />
              <TextField label="Eigen woorden" lines={2} optional error="Dit veld is door Joep gewijzigd om 10.42 uur." />
              <TextField label="Dossiernummer" defaultValue="VB-2026-0412" readOnly />
            </Stack>
          </Section>
          <Section title="Berichten">
            <Stack>
              <Notice title="Goed om te weten">De melder ziet niet of het huishouden al bekend is.</Notice>
              <Notice kind="success">De taak ligt nu bij Woonpartners. Zij hebben vijf werkdagen.</Notice>
              <Notice kind="warning" title="Nog niet gedeeld">
                Zonder toestemming ziet de kredietbank dit doel niet.
              </Notice>
              <Notice
                kind="error"
                title="Dit bezoek is al afgerond"
                actions={<Button size="small">Voeg toe als aanvulling</Button>}
              >
                Een collega deed dat om 14.10 uur. Uw notitie is bewaard.
              </Notice>
            </Stack>
          </Section>
          <Section title="Knoppen">
            <Stack>
              <ButtonGroup>
                <Button variant="primary">Pak op</Button>
                <Button>Bekijk</Button>
                <Button variant="quiet">Later</Button>
                <Button variant="danger">Sluit dossier</Button>
              </ButtonGroup>
              <ButtonGroup>
                <Button size="small">Bel</Button>
                <Button size="small" variant="primary">
                  Plan
                </Button>
                <Button pending>Bewaar</Button>
                <Button disabled>Niet mogelijk</Button>
              </ButtonGroup>
            </Stack>
          </Section>
          <Section title="Status">
            <ul className="vd-list gallery-statuses">
              {(['urgent', 'late', 'due', 'wait', 'new', 'open', 'done', 'closed', 'stopped'] as const).map(kind => (
                <li key={kind}>
                  <Status kind={kind} />
                </li>
              ))}
            </ul>
          </Section>
        </Column>
      </Columns>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Noteer een telefoongesprek"
        actions={
          <>
            <Button variant="primary" onClick={() => setOpen(false)}>
              Klaar
            </Button>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Niet bewaren
            </Button>
          </>
        }
      >
        <TextField label="Wat is er besproken?" lines={3} focusOnOpen />
      </Dialog>
      <Dialog
        isOpen={isFinal}
        onClose={() => setFinal(false)}
        title="Dossier sluiten?"
        size="small"
        mustAnswer
        actions={
          <>
            <Button variant="danger" onClick={() => setFinal(false)}>
              Sluit het dossier
            </Button>
            <Button onClick={() => setFinal(false)}>Laat het open</Button>
          </>
        }
      >
        <p>De partners zien het dossier daarna niet meer. Over zes maanden vragen we hoe het gaat.</p>
      </Dialog>
    </>
  )
}
