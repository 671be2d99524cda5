import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  ErrorState,
  Form,
  LineList,
  Loading,
  RadioGroup,
  Section,
  TextField,
  useToday,
} from '../../platform/design/index.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type KnownHousehold, type ReportAtDesk, signalOperations } from '../api.ts'
import { householdKnowledgeLabels } from '../rules/handling.ts'
import { whenInWords } from './when.ts'

interface Props {
  report: ReportAtDesk
  chosen: string | null
  onChoose: (caseFileId: string | null) => void
}

const becauseLabels = { name: 'naam', address: 'adres', search: 'uw zoekwoorden' } as const

/** Whether the household is known: for the contact point alone, never told to the reporter. */
export function KnownHouseholdSection({ report, chosen, onChoose }: Props) {
  const today = useToday()
  const [typed, setTyped] = useState('')
  const [query, setQuery] = useState('')
  const { version } = report.handling
  // Shown at once; what the server says counts from the next version on.
  const [judged, setJudged] = useState<Pick<ReportAtDesk['handling'], 'version' | 'knownHousehold'>>()
  const found = useRead(signalOperations.findKnownHouseholds, { reportId: report.id, query }, { keepPrevious: true })
  const judge = useWrite(signalOperations.judgeKnownHousehold)

  const line = (household: KnownHousehold): string =>
    [
      household.closedAt ? `gesloten ${whenInWords(household.closedAt, today)}` : 'open dossier',
      household.coordinator ? `coördinator ${household.coordinator}` : 'nog geen coördinator',
      household.area,
      `gevonden op ${household.because.map(reason => becauseLabels[reason]).join(' en ')}`,
    ].join(' · ')

  return (
    <Section
      title="Is dit huishouden al bekend?"
      actions={<span className="vd-muted vd-small">alleen voor het contactpunt, de melder hoort dit niet</span>}
    >
      <Form label="Zoek een bestaand dossier" onSubmit={() => setQuery(typed.trim())}>
        <TextField
          label="Zoek op naam of adres"
          type="search"
          optional
          value={typed}
          onChange={setTyped}
          hint={query ? `Gezocht op “${query}”.` : 'Nu gezocht op de naam en het adres van de melding.'}
          after={
            <ButtonGroup>
              <Button type="submit" size="small">
                Zoek
              </Button>
            </ButtonGroup>
          }
        />
      </Form>
      {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} what="De zoekresultaten" /> : null}
      {found.isPending ? <Loading lines={2} /> : null}
      {found.data && found.data.length === 0 ? <LineList lines={[]} empty="Geen dossier gevonden dat u mag zien." /> : null}
      {found.data && found.data.length > 0 ? (
        <RadioGroup
          label="Gevonden dossiers"
          hideLabel
          value={chosen ?? 'none'}
          onChange={value => onChoose(value === 'none' ? null : value)}
          options={[
            ...found.data.map(household => ({
              value: household.caseFileId,
              label: household.title,
              explanation: line(household),
            })),
            { value: 'none', label: 'Geen van deze' },
          ]}
        />
      ) : null}
      <RadioGroup
        label="Uw conclusie"
        appearance="inline"
        value={chosen ? 'known' : judged?.version === version ? judged.knownHousehold : report.handling.knownHousehold}
        onChange={knownHousehold => {
          setJudged({ version, knownHousehold })
          void judge.write({ reportId: report.id, version, knownHousehold }).catch(() => setJudged(undefined))
        }}
        options={(['not-checked', 'unknown', 'possible', 'known'] as const).map(value => ({
          value,
          label: householdKnowledgeLabels[value],
        }))}
      />
      {judge.error ? <p role="alert">{judge.error.message}</p> : null}
    </Section>
  )
}
