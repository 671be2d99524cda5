import type { VisitOutcome } from '../rules/visit-outcome.ts'

export interface DomainDraft {
  score: number | null
  strengths: string
  wishes: string
  observed: string
}

export const emptyDomain: DomainDraft = { score: null, strengths: '', wishes: '', observed: '' }

/** A visit as it is being typed: everything may still be empty. */
export interface VisitDraft {
  on: string
  at: string
  kind: string
  stream: string
  reason: string
  purposeTold: 'yes' | 'no' | ''
  entryConsent: 'yes' | 'no' | ''
  outcome: VisitOutcome | ''
  nextStep: string
  /** By code of the life domain. */
  domains: Record<string, DomainDraft>
}

export const isFilled = (domain: DomainDraft): boolean =>
  domain.score !== null || domain.strengths.trim() !== '' || domain.wishes.trim() !== '' || domain.observed.trim() !== ''
