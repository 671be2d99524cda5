import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { auditOperations } from '../api.ts'

const most = 30

export const listLoggedUsers: Handler<typeof auditOperations.listLoggedUsers> = async ({ tx, input }) => {
  const typed = input.query.toLowerCase()
  const users = await tx.rows<{ id: string; name: string; jobTitle: string }>(sql`
    select id, display_name as name, job_title as "jobTitle" from access.users
    where municipality_id = ${tx.session.municipality} and position(${typed} in lower(display_name)) > 0
    order by display_name limit ${most}`)
  return { users }
}
