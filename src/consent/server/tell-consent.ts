import type { CaseFileCard } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { Consent } from '../api.ts'

/** A line for who reads what is general of this person, and for the programmes whose clocks wait for an answer. */
export const tellConsent = (
  tx: Transaction,
  file: CaseFileCard,
  event: 'consent.recorded' | 'consent.asked' | 'consent.refused' | 'consent.withdrawn',
  consent: Consent & { scopeId: number },
): Promise<void> =>
  happenedInFile(tx, {
    event,
    about: { kind: 'household', id: file.householdId },
    caseFileId: file.id,
    scopeId: consent.scopeId,
    subjectId: consent.person.personId,
    refersTo: consent.id,
    attributes: event === 'consent.recorded' ? { answer: 'yes', purpose: consent.usedFor } : { purpose: consent.usedFor },
    details: {
      organisationId: consent.organisation.id,
      organisationName: consent.organisation.name,
      accessDomains: consent.accessDomains,
    },
  })
