import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { moveRecords } from './move-records.ts'

/**
 * What is arranged later on with somebody who takes part unseen goes under the shield that hides them, in the same transaction: a
 * new task, another involvement, help, an invitation. Does nothing for anybody else, and for who does not know of the shield.
 * Answers whether it is hidden: then the day of the last step does not move either, because everybody reads that.
 */
export async function keepHidden(
  tx: Transaction,
  made: { caseFileId: string; organisationId: string | null | undefined; recordIds: readonly string[] },
): Promise<boolean> {
  if (!made.organisationId) return false
  const m = tx.session.municipality
  const shield = await tx.find<{ id: string }>(sql`
    select s.id
    from app.shield_people p
    join app.shieldings s on s.municipality_id = p.municipality_id and s.id = p.shield_id and s.lifted_at is null and s.kind = 'involvement'
    where p.municipality_id = ${m} and p.case_file_id = ${made.caseFileId} and p.organisation_id = ${made.organisationId} and p.ended_at is null
      and p.id in (select i.id from app.involvements i where i.municipality_id = ${m} and i.case_file_id = ${made.caseFileId})
    order by s.recorded_at desc limit 1`)
  if (!shield) return false
  // Who hides themselves writes there already.
  const isOwn = await tx.get<{ own: boolean }>(sql`select access.hidden_under(${made.caseFileId}) is not null as own`)
  if (isOwn.own) return true
  await moveRecords(tx, { shieldId: shield.id, caseFileId: made.caseFileId, recordIds: made.recordIds })
  const cards = await tx.rows<{ id: string }>(sql`
    select i.id from app.involvements i join access.scopes s on s.municipality_id = i.municipality_id and s.id = i.scope_id
    where i.municipality_id = ${m} and i.case_file_id = ${made.caseFileId} and s.shield_id = ${shield.id} and i.valid_to is null
      and (i.id = any (${[...made.recordIds]}::uuid[]) or i.id in (
        select t.involvement_id from app.tasks t where t.municipality_id = ${m} and t.id = any (${[...made.recordIds]}::uuid[])))`)
  for (const card of cards) await tx.run(sql`select access.hide_involvement(${made.caseFileId}, ${card.id}, ${shield.id}, true)`)
  await tx.enter()
  return true
}
