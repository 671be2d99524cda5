import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { type KeptTableName, keptTables } from '../rules/kept-tables.ts'
import { partOf } from '../rules/part-of.ts'
import type { FilePart } from '../rules/parts.ts'
import type { PartState } from '../rules/terms.ts'

export interface ScopeOfFile {
  id: number
  caseFileId: string
  accessDomain: number
  disclosure: 'existence' | 'content'
}

/** What lies under one scope in one table. */
export interface Under {
  table: KeptTableName
  scopeId: number
  rows: number
  lastChangedAt: Date | null
}

/**
 * The scopes of files, as the worker sees them. What another file reaches too (a child of two households, a household with an
 * earlier file) is left out: it goes with the last of them.
 */
export const listScopesOfFiles = (tx: Transaction, files: readonly string[]): Promise<ScopeOfFile[]> =>
  tx.rows<ScopeOfFile>(sql`
    select s.id, h.case_file_id as "caseFileId", s.access_domain as "accessDomain", s.disclosure
    from (
      select distinct municipality_id, case_file_id, holder_id from access.file_holders
      where municipality_id = ${tx.session.municipality} and case_file_id = any (${files}::uuid[])) h
    join access.scopes s on s.municipality_id = h.municipality_id and s.holder_id = h.holder_id
    where not exists (
      select from access.file_holders o
      where o.municipality_id = h.municipality_id and o.holder_id = h.holder_id and o.case_file_id <> h.case_file_id)`)

/** How many rows lie under each scope, per table, and when the last of them was made or changed. */
export async function countUnder(tx: Transaction, scopes: readonly number[]): Promise<Under[]> {
  if (scopes.length === 0) return []
  const m = tx.session.municipality
  const counts = keptTables
    .filter(table => table.scoped)
    .map(table => {
      const done = table.doneBy ? sql` filter (where ${sql.ref(table.doneBy)} is not null)` : sql``
      const moments = table.moments.map(column => sql`max(${sql.ref(column)})${done}`)
      const last = moments.length === 0 ? sql`null::timestamptz` : sql`greatest(${sql.join(moments)})`
      return sql`
        select ${table.name} as "table", scope_id as "scopeId", count(*)::integer as rows, ${last} as "lastChangedAt"
        from ${sql.table(table.name)} where municipality_id = ${m} and scope_id = any (${scopes}::bigint[]) group by scope_id`
    })
  return tx.rows<Under>(sql`${sql.join(counts, sql` union all `)}`)
}

const coreTables = new Set(keptTables.filter(table => table.core).map(table => table.name))

/** The part in which the rows of a table lie that are under this scope. */
export const partUnder = (scope: ScopeOfFile, table: KeptTableName, laws: ReadonlySet<string>): FilePart =>
  partOf({ isCoreTable: coreTables.has(table), accessDomain: scope.accessDomain, disclosure: scope.disclosure, laws })

/** Per part how many rows it has and when it last changed, from what lies under the scopes of one file. */
export function statesOf(
  scopes: readonly ScopeOfFile[],
  under: readonly Under[],
  laws: ReadonlySet<string>,
  openedAt: Date,
): PartState[] {
  const byId = new Map(scopes.map(scope => [scope.id, scope]))
  const states = new Map<FilePart, PartState>()
  for (const { table, scopeId, rows, lastChangedAt } of under) {
    const scope = byId.get(scopeId)
    if (!scope) continue
    const part = partUnder(scope, table, laws)
    const state = states.get(part) ?? { part, rows: 0, lastChangedAt: openedAt }
    const changedAt = lastChangedAt && lastChangedAt > state.lastChangedAt ? lastChangedAt : state.lastChangedAt
    states.set(part, { part, rows: state.rows + rows, lastChangedAt: changedAt })
  }
  return [...states.values()]
}

/** The laws on whose ground files are worked in: those of who reaches the whole file to write, the coordinators. */
export async function lawsOfFiles(tx: Transaction, files: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await tx.rows<{ caseFileId: string; law: string }>(sql`
    select distinct g.case_file_id as "caseFileId", l.source_law as law
    from access.grants g
    join access.legal_grounds l on l.municipality_id = g.municipality_id and l.id = g.legal_ground_id
    where g.municipality_id = ${tx.session.municipality} and g.case_file_id = any (${files}::uuid[])
      and g.may_write and g.access_domain is null and g.holder_id is null and g.involvement_id is not null`)
  const laws = new Map<string, Set<string>>()
  for (const { caseFileId, law } of rows) laws.set(caseFileId, (laws.get(caseFileId) ?? new Set()).add(law))
  return laws
}
