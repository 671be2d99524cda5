import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { getCaseFile, mustBeOpen } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { forbidden, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { mandateOperations, PowerUse } from '../api.ts'
import { isCoordinator } from './stored-mandate.ts'

/** A power of the coordinator was used: a line that stands, with why, which organisations it touched and whether they agreed. */
export const usePower: Handler<typeof mandateOperations.usePower> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  mustBeOpen(file)
  if (!(await isCoordinator(tx, file))) throw forbidden('Alleen de coördinator legt dit vast. Er is niets gewijzigd.')
  if (input.usedOn > calendarDateOf(tx.now)) {
    throw invalid([{ field: 'usedOn', message: 'Deze dag moet nog komen. Leg het vast als het zover is.' }])
  }
  const known = await tx.rows<{ id: string; name: string }>(sql`
    select id, name from app.organisations
    where municipality_id = ${tx.session.municipality} and id = any (${input.organisationIds}::uuid[])`)
  if (known.length < new Set(input.organisationIds).size) {
    throw invalid([{ field: 'organisationIds', message: 'Kies organisaties uit de lijst.' }])
  }
  if (input.kind === 'on-behalf' && known.length === 0) {
    throw invalid([{ field: 'organisationIds', message: 'Kies namens welke organisaties u handelde.' }])
  }
  await happenedInFile(tx, {
    event: 'power.used',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId: await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general }),
    refersTo: input.id,
    attributes: { kind: input.kind },
    details: {
      kind: input.kind,
      usedOn: input.usedOn,
      reason: input.reason,
      organisations: known.map(one => one.name).sort(),
      agreement: input.agreement,
    },
  })
  return { id: input.id }
}

/** What was used in a file, the latest first. */
export const readPowerUses = (tx: Transaction, caseFileId: string): Promise<PowerUse[]> =>
  tx.rows<PowerUse>(sql`
    select t.refers_to as id, t.details ->> 'kind' as kind, t.details ->> 'usedOn' as "usedOn", t.details ->> 'reason' as reason,
      t.details -> 'organisations' as organisations, t.details ->> 'agreement' as agreement, u.display_name as "usedBy"
    from app.timeline t
    left join access.users u on u.municipality_id = t.municipality_id and u.id = t.actor_user_id
    where t.municipality_id = ${tx.session.municipality} and t.case_file_id = ${caseFileId} and t.event = 'power.used'
    order by t.details ->> 'usedOn' desc, t.recorded_at desc`)
