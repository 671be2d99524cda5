import { Button, ErrorState, Section, Status, useToast, useToday } from '../../platform/design/index.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { type ReportInFile, signalOperations } from '../api.ts'
import { type ReporterKind, reporterKindLabels } from '../rules/reporter-kinds.ts'
import { LongText } from './long-text.tsx'
import { whenInWords } from './when.ts'

/** The reports that led to a case file or were handed over to it; nothing at all for who does not reach them. */
export function ReportsOfFile({ caseFileId }: { caseFileId: string }) {
  const reports = useRead(signalOperations.listReportsOfFile, { caseFileId })
  if (reports.error) return <ErrorState error={reports.error} onRetry={() => void reports.refetch()} what="De meldingen" />
  if (!reports.data || reports.data.length === 0) return null
  return (
    <Section title="Meldingen" count={reports.data.length}>
      {reports.data.map(report => (
        <OneReport key={report.reportId} report={report} />
      ))}
    </Section>
  )
}

function OneReport({ report }: { report: ReportInFile }) {
  const today = useToday()
  const me = useMe()
  const toast = useToast()
  const { write, pending } = useWrite(signalOperations.acknowledgeReport)
  const waits = report.handedOver && report.seenAt === null
  const kind = reporterKindLabels[report.reporterKind as ReporterKind] ?? report.reporterKind
  return (
    <article>
      <p>
        {waits ? <Status kind="new">nieuw overgedragen</Status> : null} {whenInWords(report.receivedAt, today)} ·{' '}
        {report.reporter || kind}
        {report.reporterContact ? ` · ${report.reporterContact}` : ''}
      </p>
      {/* The report that opened the file stands in the timeline as its first note. */}
      {report.handedOver ? <LongText>{report.observed}</LongText> : null}
      <p className="vd-muted vd-small">{report.lifeDomains.join(', ')}</p>
      {waits && me.may('case-file.coordinate') ? (
        <Button
          size="small"
          pending={pending}
          onClick={() =>
            void write({ caseFileId: report.caseFileId, reportId: report.reportId })
              .then(() => toast({ text: 'Gezien. De melding blijft bij dit dossier staan.' }))
              .catch((error: unknown) =>
                toast({ text: error instanceof Error ? error.message : 'Dat lukte niet. Probeer het opnieuw.' }),
              )
          }
        >
          Ik heb dit gezien
        </Button>
      ) : null}
    </article>
  )
}
