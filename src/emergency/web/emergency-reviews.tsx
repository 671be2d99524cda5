import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  ErrorState,
  type FieldErrors,
  Form,
  Loading,
  RadioGroup,
  Section,
  Stack,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type EmergencyAccess, emergencyOperations } from '../api.ts'
import { type Verdict, verdictLabels, verdicts } from '../rules/emergency-hours.ts'
import { AccessFacts, AccessStatus, whenOpened } from './access-facts.tsx'

/** Every emergency access stays on top until it was judged. */
export function EmergencyReviews() {
  const today = useToday()
  const { data, error, refetch } = useRead(emergencyOperations.listEmergencyReviews, {})
  const open = data?.accesses.filter(access => !access.reviewedAt) ?? []
  const judged = data?.accesses.filter(access => access.reviewedAt) ?? []
  return (
    <>
      <Section title="Te beoordelen">
        {error ? <ErrorState error={error} what="De lijst" onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Loading lines={4} /> : null}
        {data && open.length === 0 ? <EmptyState>Er is geen noodtoegang die nog beoordeeld moet worden.</EmptyState> : null}
        <Stack>
          {open.map(access => (
            <Review key={access.id} access={access} />
          ))}
        </Stack>
      </Section>
      {judged.length > 0 ? (
        <Section title="Beoordeeld">
          <Stack>
            {judged.map(access => (
              <Section
                key={access.id}
                title={`${access.user}, ${whenOpened(access, today)}`}
                level={3}
                actions={<AccessStatus access={access} />}
              >
                <AccessFacts access={access} withPerson />
              </Section>
            ))}
          </Stack>
        </Section>
      ) : null}
    </>
  )
}

function Review({ access }: { access: EmergencyAccess }) {
  const today = useToday()
  const { write } = useWrite(emergencyOperations.reviewEmergencyAccess)
  const toast = useToast()
  const [verdict, setVerdict] = useState<Verdict | ''>('')
  const [finding, setFinding] = useState('')
  const from = calendarDateOf(new Date(access.openedAt))
  return (
    <Section title={`${access.user}, ${whenOpened(access, today)}`} level={3} actions={<AccessStatus access={access} />}>
      <AccessFacts access={access} withPerson />
      <Form
        label={`Beoordeel de noodtoegang van ${access.user}, ${whenOpened(access, today)}`}
        onSubmit={async (): Promise<FieldErrors | undefined> => {
          if (!verdict) return { verdict: 'Kies of het terecht was.' }
          if (verdict === 'not-justified' && finding.trim() === '') {
            return { finding: 'Schrijf waarom het niet terecht was en wat er nu gebeurt.' }
          }
          await write({ emergencyAccessId: access.id, verdict, finding, version: access.version })
          toast({ text: 'Het oordeel is bewaard.' })
          return undefined
        }}
      >
        <RadioGroup
          label="Was het terecht?"
          name="verdict"
          appearance="inline"
          value={verdict}
          onChange={chosen => setVerdict(chosen as Verdict)}
          options={verdicts.map(one => ({ value: one, label: verdictLabels[one] }))}
        />
        <TextField
          label="Wat vond u, en wat gebeurt er nu?"
          name="finding"
          lines={2}
          maxLength={2000}
          optional={verdict !== 'not-justified'}
          value={finding}
          onChange={setFinding}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar het oordeel
          </Button>
          <ButtonLink href={`/verwerkingslogboek?over=${access.caseFileId}&van=${from}`}>Wat is er bekeken?</ButtonLink>
        </ButtonGroup>
      </Form>
    </Section>
  )
}
