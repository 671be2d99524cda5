import { Button, LineList, Link, Notice, Section, useToast, useToday } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type ReportAtDesk, signalOperations } from '../api.ts'
import { LongText } from './long-text.tsx'
import { whenInWords } from './when.ts'

/** The reports that are judged with this one: what each of them tells, and how to set a mistake right. */
export function TogetherSection({ report }: { report: ReportAtDesk }) {
  const today = useToday()
  if (report.together.length === 0) return null
  return (
    <Section title="Horen bij deze melding" count={report.together.length}>
      <p className="vd-muted vd-small">Wat u besluit, geldt voor alle. Elke melder hoort het; zij weten niet van elkaar.</p>
      <LineList
        lines={report.together.map(one => ({
          key: one.id,
          primary: <Link href={`/meldingen/${one.id}`}>{one.reporter || 'Melder onbekend'}</Link>,
          secondary: <LongText>{one.observed}</LongText>,
          trailing: (
            <>
              {whenInWords(one.receivedAt, today)} <Part reportId={one.id} version={one.version} who={one.reporter} />
            </>
          ),
        }))}
      />
    </Section>
  )
}

/** On a report that goes along with another: where it is judged. */
export function BelongsTo({ report }: { report: ReportAtDesk }) {
  const today = useToday()
  const { belongsTo } = report
  if (!belongsTo) return null
  return (
    <Notice
      title="Deze melding hoort bij een andere"
      actions={<Part reportId={report.id} version={report.handling.version} who={report.reporter} />}
    >
      <p>
        Ze gaat mee met de melding over{' '}
        <Link href={`/meldingen/${belongsTo.id}`}>
          {belongsTo.aboutName || belongsTo.aboutAddress || 'hetzelfde huishouden'}, {whenInWords(belongsTo.receivedAt, today)}
        </Link>
        . Wat daar besloten wordt, geldt ook hier.
      </p>
    </Notice>
  )
}

function Part({ reportId, version, who }: { reportId: string; version: number; who: string }) {
  const { write, pending } = useWrite(signalOperations.partReport)
  const toast = useToast()
  async function part() {
    try {
      await write({ reportId, version })
      toast({ text: 'De melding staat weer op zichzelf.' })
    } catch (error) {
      toast({ text: error instanceof Error ? error.message : 'Dat lukte niet. Er is niets gewijzigd.' })
    }
  }
  return (
    <Button
      size="small"
      variant="quiet"
      pending={pending}
      aria-label={`Maak los: melding van ${who || 'onbekende melder'}`}
      onClick={() => void part()}
    >
      Maak los
    </Button>
  )
}
