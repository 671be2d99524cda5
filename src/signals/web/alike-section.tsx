import { Button, LineList, Link, Section, useToast, useToday } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type ReportAtDesk, signalOperations } from '../api.ts'
import { handlingLabels } from '../rules/handling.ts'
import { whenInWords } from './when.ts'

type Other = ReportAtDesk['alike'][number]

const sameLabels = { address: 'zelfde adres', name: 'zelfde naam', both: 'zelfde naam en adres' } as const

/** Other reports about the same address or name; what tells of the same household can be judged together. */
export function AlikeSection({ report }: { report: ReportAtDesk }) {
  const today = useToday()
  if (report.alike.length === 0) return null
  return (
    <Section title="Andere meldingen" count={report.alike.length}>
      <LineList
        lines={report.alike.map(other => ({
          key: other.id,
          primary: <Link href={`/meldingen/${other.id}`}>{nameOf(other)}</Link>,
          secondary: `${sameLabels[other.same]} · ${other.outcomeLabel ?? handlingLabels[other.state]} · ${whenInWords(other.receivedAt, today)}`,
          trailing: <LinkButton report={report} other={other} />,
        }))}
      />
    </Section>
  )
}

/** What was decided leads; of two that are open, the one on screen. */
function LinkButton({ report, other }: { report: ReportAtDesk; other: Other }) {
  const { write, pending } = useWrite(signalOperations.linkReports)
  const toast = useToast()
  const today = useToday()
  const isDecided = report.decisions.some(decision => decision.undoneAt === null)
  const otherIsDecided = other.outcomeLabel !== null
  if (report.belongsTo || report.anonymous || (isDecided && otherIsDecided)) return null
  const input = otherIsDecided
    ? { reportId: report.id, version: report.handling.version, leadingReportId: other.id }
    : { reportId: other.id, version: other.version, leadingReportId: report.id }
  const label = otherIsDecided ? 'Deze hoort daarbij' : 'Hoort hierbij'
  async function link() {
    try {
      await write({ ...input, id: newId() })
      toast({
        text: otherIsDecided
          ? 'Deze melding hoort nu bij de andere en krijgt hetzelfde besluit.'
          : 'De meldingen horen nu bij elkaar. Wat u besluit, geldt voor allebei.',
      })
    } catch (error) {
      toast({ text: error instanceof Error ? error.message : 'Dat lukte niet. Er is niets gewijzigd.' })
    }
  }
  return (
    <Button
      size="small"
      pending={pending}
      aria-label={`${label}: melding over ${nameOf(other)}, ${whenInWords(other.receivedAt, today)}`}
      onClick={() => void link()}
    >
      {label}
    </Button>
  )
}

const nameOf = (other: Other): string => other.aboutName || other.aboutAddress || 'Naam onbekend'
