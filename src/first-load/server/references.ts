import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { findProgrammesTakingNew, listProgrammes } from '../../programmes/server/commands.ts'
import type { LoadReferences } from '../rules/load-references.ts'

/** What a list can point at by name, as it is now. */
export async function getReferences(tx: Transaction): Promise<LoadReferences> {
  const { municipality } = tx.session
  const organisations = await tx.rows<LoadReferences['organisations'][number]>(sql`
    select id, name from app.organisations where municipality_id = ${municipality} and ended_at is null order by name`)
  const areas = await tx.rows<LoadReferences['areas'][number]>(sql`
    select id, name from app.areas where municipality_id = ${municipality} and ended_at is null order by id`)
  const coordinators = await tx.rows<LoadReferences['coordinators'][number]>(sql`
    select distinct u.email, u.id as "userId", r.organisation_id as "organisationId"
    from access.users u
    join access.role_assignments r on r.municipality_id = u.municipality_id and r.user_id = u.id and r.role = 'coordinator'
    where u.municipality_id = ${municipality} and u.email is not null
      and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})`)
  const takingNew = await findProgrammesTakingNew(tx)
  const programmes = (await listProgrammes(tx)).filter(programme => takingNew.has(programme.id))
  return {
    organisations,
    areas,
    coordinators,
    programmes: programmes.flatMap(({ id, version, title, triage, closingReasons }) => {
      const routes = triage.outcomes.filter(outcome => outcome.does === 'open-case-file')
      if (routes.length === 0) return []
      return [
        {
          id,
          version,
          title,
          routes: routes.map(({ code, label }) => ({ code, label })),
          closingReasons: closingReasons.filter(reason => reason.aftercare).map(({ code, label }) => ({ code, label })),
        },
      ]
    }),
  }
}
