import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { OutputOf } from '../../platform/operation.ts'
import type { directoryOperations } from '../api.ts'
import { organisationKindLabels } from '../rules/organisation-kind.ts'
import { likePattern } from './like-pattern.ts'

type Line = OutputOf<typeof directoryOperations.listOrganisations>['organisations'][number]

export const listOrganisations: Handler<typeof directoryOperations.listOrganisations> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const pattern = likePattern(input.query)
  // The kind is searched by the word on screen.
  const kinds = Object.entries(organisationKindLabels)
    .filter(([, label]) => label.toLowerCase().includes(input.query.toLowerCase()))
    .map(([kind]) => kind)
  const organisations = await tx.rows<Line>(sql`
    select o.id, o.name, o.kind, o.field, o.parts, a.name as area, coalesce(o.mailbox, '') as mailbox, coalesce(o.phone, '') as phone,
      (select count(distinct r.user_id)::int from access.role_assignments r
        where r.municipality_id = ${m} and r.organisation_id = o.id and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})) as people,
      o.ended_at as "endedAt"
    from app.organisations o
    left join app.areas a on a.municipality_id = o.municipality_id and a.id = o.area_id
    where o.municipality_id = ${m} and (o.ended_at is not null) = ${input.show === 'ended'}
      and (o.name ilike ${pattern} or o.field ilike ${pattern} or o.services ilike ${pattern} or o.kind = any (${kinds}))
    order by o.name, o.id
    limit 500`)
  const counts = await tx.get<{ running: number; ended: number }>(sql`
    select count(*) filter (where ended_at is null)::int as running, count(*) filter (where ended_at is not null)::int as ended
    from app.organisations where municipality_id = ${m}`)
  touch({ records: organisations.map(one => one.id) })
  return { organisations, counts }
}
