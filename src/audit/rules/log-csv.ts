import { csvOf } from '../../platform/csv.ts'
import { eventLabel } from './event-labels.ts'
import type { StandardLine } from './ldv.ts'
import { actionCode } from './nen7513.ts'

const head = [
  'Wanneer',
  'Vastgelegd (echte tijd)',
  'Wat',
  'Gebeurtenis',
  'Soort (NEN 7513)',
  'Uitkomst',
  'Doel',
  'Grondslag',
  'Rol',
  'Medewerker',
  'Organisatie',
  'Dossier',
  'Betrokkene',
  'In lijst',
  'Andere stukken',
  'Van adres',
  'Trace',
  'Span',
  'Regel',
]

/** The log for a spreadsheet: a row for each line, with numbers and no names. */
export const logCsv = (lines: readonly StandardLine[]): string =>
  csvOf([
    head,
    ...lines.map(line => [
      line.occurredAt.toISOString(),
      line.recordedAt.toISOString(),
      eventLabel(line.event),
      line.event,
      actionCode(line.event),
      line.outcome === 'done' ? 'gedaan' : `geweigerd: ${line.reason}`,
      line.purpose,
      line.grounds.join(', '),
      line.roles.join(', '),
      line.userId ?? 'systeem',
      line.organisationId ?? '',
      line.caseFileId ?? '',
      line.subjectId ?? '',
      line.subjectIds.join(' '),
      line.recordIds.join(' '),
      line.origin,
      line.traceId,
      line.spanId,
      line.id,
    ]),
  ])
