import { type AccessDomain, accessDomainLabels } from '../../access/rules/access-domains.ts'
import type { TimelineLine } from '../api.ts'

const levels: Record<string, string> = { none: 'niets', existence: 'dat', content: 'wat' }
const decisions: Record<string, string> = {
  'not-shared': 'niet delen',
  'anonymous-advice': 'advies vragen zonder naam',
  'other-ground': 'delen op een andere grond',
}
const consentWords: Record<string, string> = {
  'consent.recorded': 'Toestemming gegeven',
  'consent.asked': 'Toestemming gevraagd, nog niet iedereen antwoordde',
  'consent.refused': 'Toestemming geweigerd',
  'consent.withdrawn': 'Toestemming ingetrokken',
  'consent.set-aside': 'Besloten hoe het zonder toestemming verder gaat',
}

const labelOf = (domain: unknown): string => accessDomainLabels[domain as AccessDomain]?.toLowerCase() ?? String(domain)

/** Consent and sharing in the timeline: with whom, which parts of life, and what was decided. */
export function sharingInWords(
  { event, details }: TimelineLine,
  about: string | undefined,
): { text: string; detail: string | undefined } {
  const organisation = String(details['organisationName'] ?? 'een organisatie')
  const reason = typeof details['reason'] === 'string' && details['reason'] !== '' ? details['reason'] : undefined
  if (event === 'sharing.changed') {
    const changes = Array.isArray(details['changes'])
      ? (details['changes'] as { accessDomain: string; from: string; to: string }[])
      : []
    const told = changes.map(one => `${labelOf(one.accessDomain)}: ${levels[one.from] ?? one.from} → ${levels[one.to] ?? one.to}`)
    return { text: `Delen met ${organisation} aangepast`, detail: [...told, reason].filter(Boolean).join(' · ') || undefined }
  }
  const domains = Array.isArray(details['accessDomains']) ? details['accessDomains'].map(labelOf).join(', ') : ''
  const decision = decisions[String(details['decision'] ?? '')]
  return {
    text: `${consentWords[event] ?? 'Toestemming'}${about ? ` (${about})` : ''} · ${organisation}`,
    detail:
      [domains, decision, typeof details['ground'] === 'string' ? details['ground'] : '', reason].filter(Boolean).join(' · ') ||
      undefined,
  }
}
