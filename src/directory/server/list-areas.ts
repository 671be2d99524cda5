import { sql } from 'kysely'
import type { Role } from '../../access/rules/roles.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { AreaLine, directoryOperations } from '../api.ts'
import { rolesByArea } from '../rules/role-choice.ts'

interface Overseer {
  id: string
  name: string
  role: Role
  areaId: number | null
}

export const listAreas: Handler<typeof directoryOperations.listAreas> = async ({ tx, touch }) => {
  const m = tx.session.municipality
  const areas = await tx.rows<Omit<AreaLine, 'overseers'>>(sql`
    select a.id, a.parent_id as "parentId", a.kind, a.name, a.ended_at as "endedAt", a.is_priority as "isPriority",
      (select count(*)::int from app.addresses d where d.municipality_id = ${m} and d.area_id = a.id) as addresses,
      coalesce((
        select array_agg(t.name order by t.name) from access.teams t
        where t.municipality_id = ${m} and t.ended_at is null and a.id = any (t.area_ids)), '{}') as teams
    from app.areas a where a.municipality_id = ${m} order by a.ended_at nulls first, a.name, a.id`)
  const overseers = await tx.rows<Overseer>(sql`
    select u.id, u.display_name as name, r.role::text as role, r.area_id as "areaId"
    from access.role_assignments r join access.users u on u.municipality_id = r.municipality_id and u.id = r.user_id
    where r.municipality_id = ${m} and r.role::text = any (${[...rolesByArea]})
      and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})
    order by u.display_name`)
  touch({})
  const lineOf = ({ areaId: _, ...overseer }: Overseer) => overseer
  return {
    areas: areas.map(area => ({ ...area, overseers: overseers.filter(one => one.areaId === area.id).map(lineOf) })),
    everywhere: overseers.filter(one => one.areaId === null).map(lineOf),
  }
}
