import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { notFound, unavailable } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { householdOperations } from '../api.ts'
import { getCurrentMember, getOpenFile } from './file-of-household.ts'
import { numberVault } from './number-vault.ts'
import { tellHouseholdChange } from './tell-household-change.ts'

/**
 * Answers the same whether or not somebody else has this BSN: a difference would tell that a person outside the circle has
 * a file. A match goes before the contact point.
 */
export const recordNumber: Handler<typeof householdOperations.recordNumber> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  await getCurrentMember(tx, file.householdId, input.personId)
  touch({ subjects: [input.personId] })
  const vault = numberVault()
  await tx.run(sql`select access.record_number(
    ${file.id}, ${input.personId}, ${vault.hash(input.bsn, tx.session.municipality)}, ${vault.seal(input.bsn, input.personId)})`)
  await tellHouseholdChange(tx, file, {
    change: 'number',
    domain: 'numbers',
    subjectId: input.personId,
    refersTo: input.personId,
  })
  return { personId: input.personId }
}

export const getNumber: Handler<typeof householdOperations.getNumber> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  await getCurrentMember(tx, file.householdId, input.personId)
  touch({ subjects: [input.personId] })
  const stored = await tx.find<{ bsn_sealed: Buffer }>(sql`
    select bsn_sealed from access.numbers where municipality_id = ${tx.session.municipality} and person_id = ${input.personId}`)
  if (!stored) throw notFound('Van deze persoon is geen BSN bekend, of het is niet met u gedeeld.')
  const vault = numberVault()
  try {
    return { bsn: vault.open(stored.bsn_sealed, input.personId) }
  } catch (error) {
    throw unavailable(
      'Dit BSN is met een andere sleutel bewaard en kan nu niet getoond worden. De beheerder kan de sleutel terugzetten.',
      { cause: error },
    )
  }
}
