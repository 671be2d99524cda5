import { type EndReason, endReasonLabels, type Result, resultLabels } from '../../interventions/rules/outcome.ts'
import { formatDutchDate } from '../../platform/design/index.ts'
import type { TimelineLine } from '../api.ts'

/** Help and trajectories in the timeline: by whom, for whom, on which day, and what came of it. */
export function helpInWords(
  { event, details }: TimelineLine,
  about: string | undefined,
): { text: string; detail: string | undefined } {
  const on = [details['referredOn'], details['startedOn'], details['endedOn']].find(day => typeof day === 'string')
  const outcome = [resultLabels[details['result'] as Result], endReasonLabels[details['endReason'] as EndReason]?.toLowerCase()]
  const facts = [
    typeof on === 'string' ? `op ${formatDutchDate(on, 'long')}` : '',
    outcome.filter(Boolean).join(', '),
    typeof details['note'] === 'string' ? details['note'] : '',
    details['isResumed'] ? '' : changesInWords(details['changes']),
  ].filter(Boolean)
  const by = details['organisationName'] ? ` · ${String(details['organisationName'])}` : ''
  return {
    text: `${whatHappened(event, details)} ${String(details['title'] ?? 'hulp')}${by}${about ? ` (${about})` : ''}`,
    detail: facts.length > 0 ? facts.join(' · ') : undefined,
  }
}

function whatHappened(event: string, details: Record<string, unknown>): string {
  switch (event) {
    case 'intervention.referred':
      return 'Verwezen naar'
    case 'enrolment.started':
      return 'Begonnen:'
    case 'intervention.ended':
      return 'Geëindigd:'
    default:
      return details['isResumed'] ? 'Toch niet geëindigd:' : 'Bijgesteld:'
  }
}

const fieldLabels: Record<string, string> = { name: 'naam', referredOn: 'verwezen op', startedOn: 'begonnen op' }

function changesInWords(changes: unknown): string {
  if (!Array.isArray(changes)) return ''
  return (changes as { field: string; from: string; to: string }[])
    .map(({ field, from, to }) => `${fieldLabels[field] ?? field}: ${inField(from)} → ${inField(to)}`)
    .join(', ')
}

const inField = (value: string): string =>
  value === '' ? 'leeg' : /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDutchDate(value, 'numeric') : value
