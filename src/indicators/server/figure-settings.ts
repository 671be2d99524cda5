import { sql } from 'kysely'
import { figuresDomainId } from '../../access/rules/access-domains.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { findSettings } from '../../programmes/server/commands.ts'
import { smallestShown } from '../rules/hold-back.ts'

/** A threshold below 3 would protect nobody; then the standard stands. */
export async function findSmallestShown(tx: Transaction): Promise<number> {
  const set = (await findSettings(tx, ['figures.smallestShown'])).get('figures.smallestShown')
  return typeof set === 'number' && set >= 3 ? Math.round(set) : smallestShown
}

export interface AreaName {
  id: number
  name: string
  isDistrict: boolean
  districtId: number | null
  /** By itself, or with its whole district. */
  isPriority: boolean
  /** Whether this session oversees it, and so reads every unshielded fact in it. */
  isOverseen: boolean
}

export const listAreas = (tx: Transaction): Promise<AreaName[]> =>
  tx.rows<AreaName>(sql`
    select a.id, a.name, a.kind = 'district' as "isDistrict", a.parent_id as "districtId",
      a.is_priority or coalesce(d.is_priority, false) as "isPriority",
      coalesce(a.id::integer * 64 + ${figuresDomainId} = any (nullif(current_setting('app.oversight', true), '')::integer[]), false) as "isOverseen"
    from app.areas a
    left join app.areas d on d.municipality_id = a.municipality_id and d.id = a.parent_id
    where a.municipality_id = ${tx.session.municipality} order by a.name`)

/**
 * Whether this session reads every fact of these areas. Decided by the areas alone, never by what there happens to be, so
 * that a figure that opens no list does not tell that something in it is shielded.
 */
export function readsAllOf(areas: readonly AreaName[], areaId?: number): boolean {
  const wanted = areaId === undefined ? areas : areas.filter(area => area.id === areaId || area.districtId === areaId)
  return wanted.length > 0 && wanted.every(area => area.isOverseen)
}
