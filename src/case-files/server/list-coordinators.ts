import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { findSettings, listProgrammes } from '../../programmes/server/commands.ts'
import type { caseFileOperations } from '../api.ts'
import { caseloadNorm } from '../rules/caseload-norm.ts'

/** The least busy first. The numbers count every open file, also one that the reader may not see. */
export const listCoordinators: Handler<typeof caseFileOperations.listCoordinators> = async ({ tx, input }) => {
  const coordinators = await tx.rows<{
    userId: string
    name: string
    jobTitle: string
    organisationId: string
    organisationName: string
    caseload: number
  }>(sql`
    select u.id as "userId", u.display_name as name, u.job_title as "jobTitle", o.id as "organisationId", o.name as "organisationName",
      c.open_files as caseload
    from access.caseloads() c
    join access.users u on u.municipality_id = ${tx.session.municipality} and u.id = c.user_id
    join app.organisations o on o.municipality_id = ${tx.session.municipality} and o.id = c.organisation_id
    order by c.open_files, u.display_name`)
  return { coordinators, norm: await findCaseloadNorm(tx, input.programmeId ? [input.programmeId] : undefined) }
}

/** What the municipality set, else the strictest norm of the programmes that run in the files one coordinates (or of those asked for); null: there is none. */
export async function findCaseloadNorm(tx: Transaction, programmeIds?: readonly string[]): Promise<number | null> {
  const running = new Set(programmeIds ?? (await runningProgrammes(tx)))
  const programmes = (await listProgrammes(tx)).filter(programme => running.has(programme.id))
  const norms = programmes.flatMap(programme => {
    const norm = caseloadNorm(programme)
    return norm ? [{ ...norm, key: `${programme.id}.${norm.setting}` }] : []
  })
  const settings = await findSettings(tx, ['caseload.norm', ...norms.map(norm => norm.key)])
  const own = settings.get('caseload.norm')
  if (typeof own === 'number') return own
  const numbers = norms.map(norm => {
    const set = settings.get(norm.key)
    return typeof set === 'number' ? set : norm.most
  })
  return numbers.length > 0 ? Math.min(...numbers) : null
}

async function runningProgrammes(tx: Transaction): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select distinct p.programme_id as id
    from app.case_files f
    join app.participations p on p.municipality_id = f.municipality_id and p.case_file_id = f.id and p.ended_at is null
    where f.municipality_id = ${tx.session.municipality} and f.closed_at is null
      and f.coordinator_user_id = ${tx.session.user}`)
  return rows.map(row => row.id)
}
