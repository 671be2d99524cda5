import { type AccessDomain, accessDomainIds } from '../../access/rules/access-domains.ts'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'

interface Told {
  change:
    | 'born'
    | 'birth-undone'
    | 'died'
    | 'death-undone'
    | 'split'
    | 'split-new'
    | 'joined'
    | 'joined-into'
    | 'parted'
    | 'persons-joined'
    | 'persons-parted'
    | 'share-ended'
    | 'member-left'
    | 'position'
    | 'identity'
    | 'name'
    | 'contact-added'
    | 'contact-ended'
    | 'number'
    | 'relation-added'
    | 'relation-ended'
  domain: AccessDomain
  subjectId: string
  refersTo: string
  /** Under which the record itself lies. */
  shield?: string | undefined
  details?: Record<string, unknown>
}

/** A line of the file, in the domain of what changed. It stays with the file when the person leaves the household. */
export async function tellHouseholdChange(
  tx: Transaction,
  file: Pick<CaseFileCard, 'id' | 'householdId'>,
  told: Told,
): Promise<void> {
  await happenedInFile(tx, {
    event: 'household.changed',
    about: { kind: 'household', id: file.householdId },
    caseFileId: file.id,
    scopeId: await tx.scope({
      caseFile: file.id,
      subject: told.subjectId,
      domain: accessDomainIds[told.domain],
      ...(told.shield ? { shield: told.shield } : {}),
    }),
    subjectId: told.subjectId,
    refersTo: told.refersTo,
    attributes: { change: told.change },
    details: { change: told.change, ...told.details },
  })
}
