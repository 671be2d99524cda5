import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { retentionOperations } from '../api.ts'
import { endsOfParts } from '../rules/terms.ts'
import { countUnder, type ScopeOfFile, statesOf } from './scopes-of-files.ts'
import { findTerms } from './stored-terms.ts'

/**
 * From what the reader reaches of the file: whoever does not see a part does not learn that it is there. So the day shown for
 * the core can be earlier than the real one, never later.
 */
export const getRetentionOfFile: Handler<typeof retentionOperations.getRetentionOfFile> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const file = await tx.get<{ title: string; householdId: string; openedAt: Date; closedAt: Date | null }>(sql`
    select title, household_id as "householdId", opened_at as "openedAt", closed_at as "closedAt"
    from app.case_files where municipality_id = ${m} and id = ${input.caseFileId}`)
  touch({ caseFile: input.caseFileId, subjects: [file.householdId] })
  const scopes = await tx.rows<ScopeOfFile>(sql`
    select id, ${input.caseFileId}::uuid as "caseFileId", access_domain as "accessDomain", disclosure
    from access.scopes where municipality_id = ${m}`)
  const under = await countUnder(
    tx,
    scopes.map(scope => scope.id),
  )
  const held = await tx.find<{ event: string; at: Date }>(sql`
    select event, occurred_at as at from app.timeline
    where municipality_id = ${m} and case_file_id = ${input.caseFileId} and event in ('case-file.held', 'case-file.hold-lifted')
    order by occurred_at desc, id desc limit 1`)
  const laws = await findLaws(tx)
  return {
    title: file.title,
    isClosed: file.closedAt !== null,
    heldSince: held?.event === 'case-file.held' ? held.at.toISOString() : null,
    parts: endsOfParts(statesOf(scopes, under, laws, file.openedAt), await findTerms(tx)).map(end => ({
      part: end.part,
      term: end.term,
      lastChangedOn: calendarDateOf(end.lastChangedAt),
      endsOn: end.endsOn,
      rows: end.rows,
    })),
  }
}

/** By which laws the reader reaches this file. */
async function findLaws(tx: Parameters<typeof findTerms>[0]): Promise<Set<string>> {
  const laws = await tx.rows<{ law: string }>(sql`
    select source_law as law from access.legal_grounds
    where municipality_id = ${tx.session.municipality}
      and id = any (coalesce(nullif(current_setting('app.grounds', true), '')::smallint[], '{}'))`)
  return new Set(laws.map(one => one.law))
}
