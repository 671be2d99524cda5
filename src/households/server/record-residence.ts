import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import { findAddressShield } from '../../shields/server/commands.ts'

/** An address of the register, or a place in words: with friends, in a shelter, on the street. */
export type Residence = { addressId: string } | { place: string; elsewhere?: boolean }

export async function recordResidence(
  tx: Transaction,
  recording: { caseFileId: string; householdId: string; residence: Residence; since?: string; quietly?: boolean },
): Promise<{ id: string }> {
  const { caseFileId, householdId, residence } = recording
  const id = newId()
  const shield = await findAddressShield(tx, caseFileId)
  const address = { caseFile: caseFileId, subject: householdId, domain: accessDomainIds.address, ...(shield ? { shield } : {}) }
  const scopeId = await tx.scope({ ...address, holder: householdId })
  await tx.run(
    build.insertInto('app.residences').values({
      municipality_id: tx.session.municipality,
      id,
      household_id: householdId,
      scope_id: scopeId,
      ...('addressId' in residence
        ? { address_id: residence.addressId }
        : { place: residence.place, elsewhere: residence.elsewhere ?? false }),
      valid_from: recording.since ?? calendarDateOf(tx.now),
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  if (recording.quietly) return { id }
  await happenedInFile(tx, {
    event: 'household.changed',
    about: { kind: 'household', id: householdId },
    caseFileId,
    scopeId: await tx.scope(address),
    refersTo: id,
    attributes: { change: 'moved' },
    details: { change: 'moved', ...('elsewhere' in residence && residence.elsewhere ? { elsewhere: true } : {}) },
  })
  return { id }
}
