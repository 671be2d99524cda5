import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { BreachFacts } from '../rules/data-breach.ts'

export interface StoredBreach {
  id: string
  number: number
  version: number
  facts: BreachFacts
  alertId: string | null
  recordedBy: string
  recordedAt: Date
  closedAt: Date | null
}

type Row = Omit<BreachFacts, 'discoveredAt' | 'authorityToldAt' | 'peopleToldAt'> &
  Omit<StoredBreach, 'facts'> & { discoveredAt: Date; authorityToldAt: Date | null; peopleToldAt: Date | null }

/** @throws notFound */
export const getBreach = async (tx: Transaction, id: string): Promise<StoredBreach> =>
  fromRow(await tx.get<Row>(breaches(tx, id)))

export const listBreaches = async (tx: Transaction): Promise<StoredBreach[]> =>
  (await tx.rows<Row>(breaches(tx, null))).map(fromRow)

const breaches = (tx: Transaction, id: string | null) => sql<Row>`
  select b.id, b.number, b.version, b.title, b.source, b.alert_id as "alertId", b.discovered_at as "discoveredAt",
    b.happened_on as "happenedOn", b.what, b.data_kinds as "dataKinds", b.estimated_people as "estimatedPeople", b.consequences,
    b.measures, b.risk, b.authority, b.authority_reason as "authorityReason", b.authority_told_at as "authorityToldAt",
    b.authority_reference as "authorityReference", b.late_reason as "lateReason", b.people, b.people_reason as "peopleReason",
    b.people_told_at as "peopleToldAt", b.people_told_how as "peopleToldHow", b.lessons, b.closed_at as "closedAt",
    b.recorded_at as "recordedAt", coalesce(u.display_name, '') as "recordedBy"
  from app.data_breaches b
  left join access.users u on u.municipality_id = b.municipality_id and u.id = b.recorded_by
  where b.municipality_id = ${tx.session.municipality} and (${id}::uuid is null or b.id = ${id})
  order by b.closed_at is not null, b.discovered_at desc, b.number desc`

function fromRow({ id, number, version, alertId, recordedBy, recordedAt, closedAt, ...row }: Row): StoredBreach {
  return {
    id,
    number,
    version,
    alertId,
    recordedBy,
    recordedAt,
    closedAt,
    facts: {
      ...row,
      discoveredAt: row.discoveredAt.toISOString(),
      authorityToldAt: row.authorityToldAt?.toISOString() ?? null,
      peopleToldAt: row.peopleToldAt?.toISOString() ?? null,
    },
  }
}

export type BreachLineKind = 'recorded' | 'changed' | 'added' | 'removed' | 'note' | 'closed' | 'reopened'

/** What was done, by whom and when: never changed. */
export async function writeBreachLine(
  tx: Transaction,
  line: { breachId: string; kind: BreachLineKind; details?: Record<string, unknown>; id?: string },
): Promise<void> {
  await tx.run(
    build.insertInto('app.data_breach_lines').values({
      municipality_id: tx.session.municipality,
      id: line.id ?? newId(),
      breach_id: line.breachId,
      kind: line.kind,
      details: JSON.stringify(line.details ?? {}),
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
}
