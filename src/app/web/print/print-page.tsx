import { useEffect, useState } from 'react'
import './print-page.css'
import { type CaseFileView, caseFileOperations } from '../../../case-files/api.ts'
import {
  type PrintedPart,
  type PrintRecipient,
  partsFor,
  printedPartLabels,
  printedParts,
  printRecipientLabels,
  printRecipients,
} from '../../../case-files/rules/printed-file.ts'
import { planOperations } from '../../../plans/api.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  CheckboxGroup,
  DateField,
  ErrorState,
  type FieldErrors,
  Form,
  FormRow,
  formatDutchDate,
  Loading,
  Notice,
  PageHeader,
  RadioGroup,
  Stack,
  TextField,
  useToday,
} from '../../../platform/design/index.ts'
import { newId } from '../../../platform/ids.ts'
import { useRead, useWrite } from '../../../platform/web/api.ts'
import { useMe } from '../../../platform/web/me.ts'
import { useParameter } from '../../../platform/web/route.ts'
import { PrintedHelp } from './printed-help.tsx'
import { PrintedFamily, PrintedInvolved, PrintedPlan, PrintedScores, PrintedTimeline } from './printed-parts.tsx'
import { useWholeTimeline } from './use-whole-timeline.ts'

/** The file on paper, for a table, a court or the family: what goes along is chosen, seen first, and recorded. */
export default function PrintPage() {
  const caseFileId = useParameter('caseFileId')
  const { data, error, refetch } = useRead(caseFileOperations.getCaseFile, { caseFileId }, { withoutShields: true })
  if (error) return <ErrorState error={error} what="Dit dossier" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={10} what="Het dossier wordt geopend" />
  return <PrintSheet file={data} />
}

function PrintSheet({ file }: { file: CaseFileView }) {
  const me = useMe()
  const today = useToday()
  const { write } = useWrite(caseFileOperations.recordPrint)
  const plan = useRead(planOperations.getPlan, { caseFileId: file.id }, { withoutShields: true })
  const [recipient, setRecipient] = useState<PrintRecipient>('table')
  const [name, setName] = useState('')
  const [parts, setParts] = useState<PrintedPart[]>([...partsFor.table])
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [isRecorded, setRecorded] = useState(false)
  const timeline = useWholeTimeline(file.id, parts.includes('timeline'))
  const recipientInWords = [printRecipientLabels[recipient], name.trim()].filter(Boolean).join(': ')
  const isReady = !parts.includes('plan') || plan.data !== undefined || plan.error !== null

  // First recorded, then printed: the page is drawn before the browser's own window opens.
  useEffect(() => {
    if (!isRecorded) return
    window.print()
    setRecorded(false)
  }, [isRecorded])

  async function record(data: FormData): Promise<FieldErrors | undefined> {
    if (parts.length === 0) return { parts: 'Kies minstens één onderdeel.' }
    if (parts.includes('timeline') && timeline.state !== 'complete') {
      return { parts: 'De tijdlijn is nog niet helemaal opgehaald. Wacht even en probeer het opnieuw.' }
    }
    await write({
      caseFileId: file.id,
      id: newId(),
      recipient,
      recipientName: name,
      reason: String(data.get('reason') ?? ''),
      parts,
    })
    setRecorded(true)
    return undefined
  }

  return (
    <>
      <div className="vd-no-print">
        <PageHeader title={`${file.title} afdrukken`} breadcrumb={[{ label: file.title, href: `/dossiers/${file.id}` }]}>
          <span className="vd-muted">
            Op papier staat wat met u gedeeld is, en niet meer; wat op naam is afgeschermd komt nooit mee. Voor wie en waarom komt
            in het dossier te staan.
          </span>
        </PageHeader>
        <Form onSubmit={record} label="Afdruk">
          <RadioGroup
            label="Voor wie?"
            name="recipient"
            appearance="inline"
            value={recipient}
            onChange={chosen => {
              setRecipient(chosen as PrintRecipient)
              setParts([...partsFor[chosen as PrintRecipient]])
            }}
            options={printRecipients.map(value => ({ value, label: printRecipientLabels[value] }))}
          />
          {recipient === 'household' ? (
            <Notice kind="warning" title="Lees de afdruk eerst helemaal">
              Niet ieder gezinslid hoeft alles van een ander te weten. Laat weg wat iemand in gevaar kan brengen.
            </Notice>
          ) : null}
          <FormRow>
            <TextField
              label="Welk overleg, welke persoon?"
              name="recipientName"
              optional
              maxLength={200}
              value={name}
              onChange={setName}
            />
            <TextField label="Waarvoor?" name="reason" maxLength={500} />
          </FormRow>
          <CheckboxGroup
            label="Wat komt op papier?"
            name="parts"
            values={parts}
            onChange={setParts}
            options={printedParts.map(value => ({ value, label: printedPartLabels[value] }))}
          />
          {parts.includes('timeline') ? (
            <FormRow>
              <DateField label="Wat er gebeurde vanaf" name="from" optional value={from} onChange={setFrom} />
              <DateField label="Tot en met" name="until" optional value={until} onChange={setUntil} />
            </FormRow>
          ) : null}
          <ButtonGroup>
            <Button type="submit" variant="primary" pendingText="Vastleggen…">
              Leg vast en druk af
            </Button>
            <ButtonLink href={`/dossiers/${file.id}`}>Terug</ButtonLink>
          </ButtonGroup>
        </Form>
        <h2 className="print-preview">Zo komt het op papier</h2>
      </div>
      <article className="print-sheet" aria-label="De afdruk" aria-busy={!isReady}>
        <h2>{file.title}</h2>
        <p>
          Afgedrukt op {formatDutchDate(today, 'long')} door {me.name}, {me.organisation.name}, voor {recipientInWords}.
          Vertrouwelijk: geef dit niet door en vernietig het als het niet meer nodig is.
        </p>
        <Stack>
          {parts.includes('family') ? <PrintedFamily file={file} today={today} /> : null}
          {parts.includes('involved') ? <PrintedInvolved file={file} /> : null}
          {parts.includes('plan') ? (
            plan.error ? (
              <ErrorState error={plan.error} what="Het plan" onRetry={() => void plan.refetch()} />
            ) : plan.data ? (
              <PrintedPlan plan={plan.data} today={today} />
            ) : (
              <Loading lines={4} />
            )
          ) : null}
          {parts.includes('help') ? <PrintedHelp caseFileId={file.id} /> : null}
          {parts.includes('scores') ? <PrintedScores file={file} /> : null}
          {parts.includes('timeline') ? <PrintedTimeline file={file} timeline={timeline} from={from} until={until} /> : null}
        </Stack>
      </article>
    </>
  )
}
