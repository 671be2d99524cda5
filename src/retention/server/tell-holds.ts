import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'

interface Untold {
  id: string
  caseFileId: string | null
  personId: string | null
  validFrom: Date
  validTo: Date | null
}

/**
 * Tells in the timeline of a file that its destruction is held back, or no longer is: for who reads general content there, without the
 * reason. Who set it may not see files; whether the number leads anywhere is said here.
 */
export async function tellHolds(tx: Transaction): Promise<void> {
  const m = tx.session.municipality
  const untold = await tx.rows<Untold>(sql`
    select id, case_file_id as "caseFileId", person_id as "personId", valid_from as "validFrom", valid_to as "validTo"
    from app.legal_holds where municipality_id = ${m} and told_at is null for update`)
  for (const hold of untold) {
    const places = await tx.rows<{ caseFileId: string; scopeId: number | null }>(sql`
      select distinct on (f.id) f.id as "caseFileId", s.id as "scopeId"
      from access.file_holders h
      join app.case_files f on f.municipality_id = h.municipality_id and f.id = h.case_file_id
      left join access.scopes s on s.municipality_id = f.municipality_id and s.holder_id = f.id and s.subject_id = f.household_id
        and s.access_domain = ${accessDomainIds.general} and s.disclosure = 'content' and s.shield_id is null
      where h.municipality_id = ${m} and h.holder_id = ${hold.caseFileId ?? hold.personId}`)
    for (const { caseFileId, scopeId } of places) {
      if (scopeId === null) continue
      await tx.run(sql`
        insert into app.timeline (municipality_id, id, case_file_id, scope_id, event, occurred_at, recorded_at, details)
        values (${m}, ${newId()}, ${caseFileId}, ${scopeId}, ${hold.validTo ? 'case-file.hold-lifted' : 'case-file.held'},
          ${hold.validTo ?? hold.validFrom}, ${tx.now}, '{}')`)
    }
    await tx.run(sql`
      update app.legal_holds set told_at = ${tx.now}, found = ${places.length > 0}
      where municipality_id = ${m} and id = ${hold.id}`)
  }
}
