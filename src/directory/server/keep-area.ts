import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { directoryOperations } from '../api.ts'
import { recordChange, takeChange } from './record-change.ts'

/** @throws invalid at the field, when the area is not there or has ended */
export async function mustBeRunningArea(tx: Transaction, areaId: number | null, field: string): Promise<void> {
  if (areaId === null) return
  const found = await tx.find(sql`
    select id from app.areas where municipality_id = ${tx.session.municipality} and id = ${areaId} and ended_at is null`)
  if (!found) throw invalid([{ field, message: 'Kies een gebied uit de lijst.' }])
}

export const addArea: Handler<typeof directoryOperations.addArea> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  if (input.parentId !== null) {
    const district = await tx.find(sql`
      select id from app.areas where municipality_id = ${m} and id = ${input.parentId} and kind = 'district' and ended_at is null`)
    if (!district) throw invalid([{ field: 'parentId', message: 'Een buurt ligt in een wijk. Kies een wijk uit de lijst.' }])
  }
  await mustHaveFreeName(tx, input.name, input.parentId, 'name')
  const { id } = await tx.get<{ id: number }>(
    sql`select coalesce(max(id), 0) + 1 as id from app.areas where municipality_id = ${m}`,
  )
  await tx.run(
    build.insertInto('app.areas').values({
      municipality_id: m,
      id,
      parent_id: input.parentId,
      kind: input.parentId === null ? 'district' : 'neighbourhood',
      name: input.name,
    }),
  )
  touch({})
  await recordChange(tx, { kind: 'area', about: id, field: 'added', after: { name: input.name, parentId: input.parentId } })
  return { areaId: id }
}

interface StoredArea {
  id: number
  parentId: number | null
  kind: string
  version: number
  fields: { name: string; isPriority: boolean; isEnded: boolean }
}

export const changeArea: Handler<typeof directoryOperations.changeArea> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const stored = await tx.get<StoredArea>(sql`
    select id, parent_id as "parentId", kind, version, jsonb_build_object('name', name, 'isPriority', is_priority, 'isEnded', ended_at is not null) as fields
    from app.areas where municipality_id = ${m} and id = ${input.areaId} for update`)
  touch({})
  const values = await takeChange(tx, { kind: 'area', about: stored.id }, stored.fields, input.change as never)
  if (!values) return { areaId: stored.id, version: stored.version }
  if (values.name !== undefined) await mustHaveFreeName(tx, values.name, stored.parentId, 'change.name.to', stored.id)
  if (values.isEnded) await mustBeEmpty(tx, stored)
  if (values.isEnded === false) await mustBeRunningArea(tx, stored.parentId, 'change.isEnded.to')
  const { name, isPriority, isEnded } = { ...stored.fields, ...values }
  await tx.run(sql`
    update app.areas set name = ${name}, is_priority = ${isPriority}, version = version + 1, ended_at = case when ${isEnded} then coalesce(ended_at, ${tx.now}::timestamptz) end
    where municipality_id = ${m} and id = ${stored.id}`)
  return { areaId: stored.id, version: stored.version + 1 }
}

/** A district ends after its neighbourhoods, and whoever watches over an area first watches over another one. */
async function mustBeEmpty(tx: Transaction, area: StoredArea): Promise<void> {
  const m = tx.session.municipality
  const say = (message: string) => invalid([{ field: 'change.isEnded.to', message }])
  if (area.kind === 'outside') throw say('Dit gebied hoort bij elke gemeente: hier staat wie geen adres in de gemeente heeft.')
  const inside = await tx.find<{ name: string }>(sql`
    select name from app.areas where municipality_id = ${m} and parent_id = ${area.id} and ended_at is null order by name limit 1`)
  if (inside) throw say(`In deze wijk ligt nog de buurt ${inside.name}. Beëindig eerst de buurten.`)
  const overseer = await tx.find<{ name: string }>(sql`
    select u.display_name as name from access.role_assignments r
    join access.users u on u.municipality_id = r.municipality_id and u.id = r.user_id
    where r.municipality_id = ${m} and r.area_id = ${area.id} and (r.valid_to is null or r.valid_to > ${tx.now}) order by 1 limit 1`)
  if (overseer) throw say(`${overseer.name} heeft een rol voor dit gebied. Geef eerst een rol voor een ander gebied.`)
}

async function mustHaveFreeName(
  tx: Transaction,
  name: string,
  parentId: number | null,
  field: string,
  besides?: number,
): Promise<void> {
  const other = await tx.find(sql`
    select id from app.areas
    where municipality_id = ${tx.session.municipality} and lower(name) = lower(${name}) and parent_id is not distinct from ${parentId}::smallint
      and ended_at is null and id is distinct from ${besides ?? null}::smallint`)
  if (other) throw invalid([{ field, message: 'Deze naam is er hier al. Kies een andere naam.' }])
}
