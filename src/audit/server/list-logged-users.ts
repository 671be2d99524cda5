import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { auditOperations } from '../api.ts'

const most = 30

export const listLoggedUsers: Handler<typeof auditOperations.listLoggedUsers> = async ({ tx, input }) => {
  const typed = input.query.toLowerCase()
  const users = await tx.rows<{ id: string; name: string; jobTitle: string }>(sql`
    select u.id, u.display_name as name, u.job_title as "jobTitle" from access.users u
    where u.municipality_id = ${tx.session.municipality} and position(${typed} in lower(u.display_name)) > 0
      -- Residents have no name here: all of them would stand in the list under one word.
      and not exists (
        select from access.role_assignments r
        where r.municipality_id = u.municipality_id and r.user_id = u.id and r.role = 'resident')
    order by u.display_name, u.id limit ${most}`)
  return { users }
}
