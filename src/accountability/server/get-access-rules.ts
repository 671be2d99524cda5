import { sql } from 'kysely'
import { purposes } from '../../access/rules/purposes.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Capability, Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { accountabilityOperations } from '../api.ts'
import type { GroundShown, RecordShown } from '../rules/access-rules.ts'
import { domainLabel } from '../rules/column-words.ts'
import { showRecords } from '../rules/show-records.ts'
import { type OverseenPart, showRoles } from '../rules/show-roles.ts'
import { readCatalogue } from './read-catalogue.ts'

/** @param all every capability of the product, this one included: its operations are the rules on what may be started */
export const getAccessRules =
  (all: () => readonly Capability[]): Handler<typeof accountabilityOperations.getAccessRules> =>
  async ({ tx }) => {
    const { tables, functions } = await readCatalogue(tx)
    const records = showRecords(tables)
    const grounds = await readGrounds(tx)
    const overseen = await tx.rows<OverseenPart>(sql`
      select distinct d.role, d.access_domain as domain, d.disclosure, d.may_write as "mayWrite", l.code as ground
      from access.role_domains d
      join access.legal_grounds l on l.municipality_id = d.municipality_id and l.id = d.legal_ground_id
      where d.municipality_id = ${tx.session.municipality} and l.valid_from <= ${tx.now} and (l.valid_to is null or l.valid_to > ${tx.now})
      order by d.role, d.access_domain, l.code`)
    const domains = await tx.rows<{ id: number }>(
      sql`select id from access.access_domains where municipality_id = ${tx.session.municipality} order by id`,
    )
    const operations = all().flatMap(capability => Object.values(capability.operations))
    const policies = records.flatMap(record => [...record.read, ...record.add, ...record.change, ...record.remove])
    return {
      readAt: tx.now.toISOString(),
      roles: showRoles({ operations, overseen, records, grounds }),
      records,
      grounds,
      domains: domains.map(({ id }) => ({ id, label: domainLabel(id) })),
      functions,
      neverShown: records.filter(record => record.read.length === 0).map(record => neverShown(record, tables)),
      counts: {
        tables: records.length,
        policies: tables.flatMap(table => table.policies).length,
        unforced: records.filter(record => !record.isForced).length,
        notUnderstood: policies.filter(policy => !policy.isUnderstood).length,
        operations: operations.length,
      },
    }
  }

function neverShown(record: RecordShown, tables: Awaited<ReturnType<typeof readCatalogue>>['tables']) {
  const mayRead = tables.find(table => table.name === record.table)?.rights.select === true
  const why = mayRead ? 'no-policy' : record.add.length > 0 ? 'only-added' : 'no-right'
  return { table: record.table, label: record.label, why } as const
}

/** Every version of every ground that the municipality knows, the ones in force first. */
export async function readGrounds(tx: Transaction): Promise<GroundShown[]> {
  type Stored = Omit<GroundShown, 'purposeLabel' | 'validFrom' | 'validTo' | 'isOpen'> & { from: Date | null; to: Date | null }
  const rows = await tx.rows<Stored>(sql`
    select code, label, purpose, receiver_basis as receiver, special_basis as special, criminal_basis as criminal,
      secrecy_basis as secrecy, secrecy_by as "secrecyBy", controller,
      case when isfinite(valid_from) then valid_from end as "from", case when isfinite(valid_to) then valid_to end as "to"
    from access.legal_grounds where municipality_id = ${tx.session.municipality} order by id, valid_from`)
  return rows
    .map(({ from, to, ...row }) => ({
      ...row,
      purposeLabel: purposes[row.purpose] ?? row.purpose,
      validFrom: from && calendarDateOf(from),
      validTo: to && calendarDateOf(to),
      isOpen: row.receiver !== null && row.secrecy !== null && from !== null && from <= tx.now && (to === null || to > tx.now),
    }))
    .toSorted((one, other) => Number(other.isOpen) - Number(one.isOpen))
}
