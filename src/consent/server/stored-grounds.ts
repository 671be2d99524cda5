import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { GroundRow } from '../rules/may-use.ts'

/** The whole legal-basis table in all its versions. What is switched off has no date. */
export const readGrounds = (tx: Transaction): Promise<GroundRow[]> =>
  tx
    .rows<{ ground: GroundRow }>(sql`
      select jsonb_build_object('id', id, 'code', code, 'label', label, 'sourceLaw', source_law, 'usedFor', used_for, 'receiver', receiver_basis,
        'special', special_basis, 'criminal', criminal_basis, 'secrecy', secrecy_basis, 'secrecyBy', secrecy_by, 'controller', controller,
        'validFrom', case when valid_from = 'infinity' then null else valid_from end, 'validTo', valid_to) as ground
      from access.legal_grounds where municipality_id = ${tx.session.municipality} order by id`)
    .then(rows => rows.map(row => row.ground))
