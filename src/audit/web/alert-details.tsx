import { useState } from 'react'
import {
  Button,
  DescriptionList,
  ErrorState,
  type FieldErrors,
  Form,
  formatDutchDate,
  Link,
  Loading,
  RadioGroup,
  Section,
  Stack,
  Table,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type AlertDetail, auditOperations } from '../api.ts'
import { type AlertFinding, alertFindings } from '../rules/alert-findings.ts'
import { whatText, whenText } from './alert-words.ts'

/** One alert: what stood out, what was opened, and the judgement. */
export function AlertDetails({ alertId }: { alertId: string }) {
  const { data: alert, error, refetch } = useRead(auditOperations.getAlert, { alertId })
  if (error) return <ErrorState error={error} what="Deze inzage" onRetry={() => void refetch()} />
  if (!alert) return <Loading lines={6} />
  const from = calendarDateOf(new Date(alert.firstAt))
  const until = calendarDateOf(new Date(alert.lastAt))
  return (
    <Stack>
      <DescriptionList
        items={[
          { term: 'Wat opvalt', description: whatText(alert) },
          { term: 'Wie', description: [alert.user, alert.jobTitle, alert.organisation].filter(Boolean).join(', ') },
          { term: 'Wanneer', description: whenText(alert) },
        ]}
      />
      <Link href={`/verwerkingslogboek?medewerker=${alert.userId}&van=${from}&tot=${until}`}>
        Alles van deze medewerker in die tijd
      </Link>
      <Link href={`/datalekken?signaal=${alert.id}`}>Leg dit vast als datalek</Link>
      <Table
        caption="Welke dossiers"
        density="compact"
        narrow="lines"
        rows={alert.files}
        rowKey={file => file.caseFileId}
        empty="De regels zijn vernietigd na de bewaartermijn."
        columns={[
          { key: 'at', header: 'Vanaf', rowHeader: true, noWrap: true, cell: file => timeOf(file.firstAt) },
          {
            key: 'file',
            header: 'Dossier',
            noWrap: true,
            cell: file => (
              <Link href={`/verwerkingslogboek?over=${file.caseFileId}&medewerker=${alert.userId}&van=${from}&tot=${until}`}>
                dossier {file.caseFileId.slice(-6)}
              </Link>
            ),
          },
          {
            key: 'acts',
            header: 'Hoeveel',
            noWrap: true,
            cell: file => (file.acts === 1 ? '1 handeling' : `${file.acts} handelingen`),
          },
          { key: 'reason', header: 'Telde mee', noWrap: true, cell: file => (file.isReason ? 'telde mee' : 'telde niet mee') },
        ]}
      />
      {alert.review ? <Judged review={alert.review} /> : <Judge alertId={alert.id} />}
    </Stack>
  )
}

function Judged({ review }: { review: NonNullable<AlertDetail['review']> }) {
  return (
    <Section title="Beoordeeld" level={3}>
      <DescriptionList
        items={[
          { term: 'Oordeel', description: alertFindings[review.finding] },
          { term: 'Toelichting', description: review.explanation },
          { term: 'Door', description: `${review.by}, ${formatDutchDate(calendarDateOf(new Date(review.at)), 'numeric')}` },
        ]}
      />
    </Section>
  )
}

function Judge({ alertId }: { alertId: string }) {
  const { write } = useWrite(auditOperations.reviewAlert)
  const toast = useToast()
  const [finding, setFinding] = useState<AlertFinding | ''>('')
  const [explanation, setExplanation] = useState('')
  return (
    <Section title="Beoordelen" level={3}>
      <Form
        label="Beoordeel deze inzage"
        onSubmit={async (): Promise<FieldErrors | undefined> => {
          const missing: FieldErrors = {
            ...(finding ? {} : { finding: 'Kies wat u vond.' }),
            ...(explanation.trim() === '' ? { explanation: 'Schrijf op hoe u tot dit oordeel kwam.' } : {}),
          }
          if (!finding || Object.keys(missing).length > 0) return missing
          await write({ alertId, finding, explanation })
          toast({ text: 'Het oordeel is bewaard.' })
          return undefined
        }}
      >
        <RadioGroup
          label="Wat vond u?"
          name="finding"
          value={finding}
          onChange={chosen => setFinding(chosen as AlertFinding)}
          options={(Object.keys(alertFindings) as AlertFinding[]).map(value => ({ value, label: alertFindings[value] }))}
        />
        <TextField
          label="Toelichting"
          name="explanation"
          hint="Wie sprak u, en wat was de reden? Schrijf geen namen van bewoners."
          lines={3}
          maxLength={4000}
          value={explanation}
          onChange={setExplanation}
        />
        <Button type="submit" variant="primary" pendingText="Bewaren…">
          Bewaar het oordeel
        </Button>
      </Form>
    </Section>
  )
}
