import { sql } from 'kysely'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { indexWords } from '../../workplace/server/commands.ts'
import { shortName } from '../rules/person-name.ts'
import type { MembershipRow } from './file-of-household.ts'
import { tellHouseholdChange } from './tell-household-change.ts'

/** The person's own rows leave the file's reach at once; what was written in the file about them stays. */
export async function leaveHousehold(
  tx: Transaction,
  file: CaseFileCard,
  member: MembershipRow,
  { on, reason }: { on: string; reason: string },
): Promise<void> {
  if (member.validTo) throw conflict('Dit is al eerder vastgelegd. Er is niets gewijzigd.')
  if (on < member.validFrom) {
    throw invalid([{ field: 'on', message: 'Deze dag ligt vóór de dag waarop de persoon bij het gezin kwam.' }])
  }
  if (on > calendarDateOf(tx.now)) {
    throw invalid([{ field: 'on', message: 'Deze dag moet nog komen. Leg het vast als het zover is.' }])
  }
  const identity = await tx.find<{ given_names: string; surname_prefix: string; surname: string; scope_id: number }>(sql`
    select given_names, surname_prefix, surname, scope_id from app.person_identities
    where municipality_id = ${tx.session.municipality} and person_id = ${member.personId}`)
  await tellHouseholdChange(tx, file, {
    change: 'member-left',
    domain: 'identity',
    subjectId: member.personId,
    refersTo: member.id,
    details: {
      ...(identity
        ? {
            name: shortName({
              givenNames: identity.given_names,
              surnamePrefix: identity.surname_prefix,
              surname: identity.surname,
            }),
          }
        : {}),
      on,
      ...(reason ? { reason } : {}),
    },
  })
  if (identity) await indexWords(tx, { caseFileId: file.id, scopeId: identity.scope_id, words: [] })
  const ended = await tx.run(sql`
    update app.household_members set valid_to = ${on}
    where municipality_id = ${tx.session.municipality} and id = ${member.id} and valid_to is null`)
  if (ended === 0) throw conflict('Dit is net door iemand anders vastgelegd. Er is niets dubbel opgeslagen.')
  await tx.run(sql`select access.remove_holder(${file.id}, ${member.personId})`)
}
