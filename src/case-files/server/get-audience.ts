import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { type Role, roleLabels } from '../../access/rules/roles.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { caseFileOperations } from '../api.ts'
import { getCaseFile } from './get-case-file.ts'
import { sharedNow } from './sharing.ts'

/**
 * Told from the cards of who is involved, as far as the reader knows of them: a helper who is hidden from the reader
 * does not show here either. A shielded file is overseen by nobody.
 */
export const getAudience: Handler<typeof caseFileOperations.getAudience> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [input.subjectId ?? file.householdId] })
  const domain = accessDomainIds[input.accessDomain]
  const { writes } = await tx.get<{ writes: boolean }>(sql`
    select access.may_write(${file.id}, ${file.id}, ${input.subjectId ?? file.householdId}, ${domain}::smallint, 'content', null) as writes`)
  // Who reads which domain tells what is going on: it is said to who writes there, and to nobody else.
  if (!writes) throw notFound('In dit deel van het dossier schrijft u niet.')
  const involved = await tx.rows<{ role: string; name: string; organisation: string; reads: boolean }>(sql`
    select i.role, coalesce(u.display_name, '') as name, o.name as organisation,
      (i.role = 'coordinator' or ${domain}::smallint = any (shared.domains)) as reads
    from app.involvements i
    join app.organisations o on o.municipality_id = i.municipality_id and o.id = i.organisation_id
    left join access.users u on u.municipality_id = i.municipality_id and u.id = i.user_id
    ${sharedNow(tx)}
    where i.municipality_id = ${tx.session.municipality} and i.case_file_id = ${file.id} and i.valid_to is null
    order by i.role <> 'coordinator', o.name`)
  const overseers = file.shielded
    ? []
    : await tx.rows<{ role: Role }>(sql`
        select distinct d.role from access.role_domains d
        join access.legal_grounds g on g.municipality_id = d.municipality_id and g.id = d.legal_ground_id and g.valid_to is null
        where d.municipality_id = ${tx.session.municipality} and d.access_domain = ${domain} and d.disclosure = 'content'
          and g.purpose in ('support', 'intake')`)
  const named = (one: (typeof involved)[number]) =>
    one.role === 'coordinator' ? `${one.name} (coördinator)` : one.name ? `${one.name} (${one.organisation})` : one.organisation
  const readers = involved.filter(one => one.reads).map(named)
  return {
    visibleTo: [...new Set([...readers, ...overseers.map(one => roleLabels[one.role])])],
    notVisibleTo: [...new Set(['gezinsleden', ...involved.filter(one => !one.reads).map(named)])].filter(
      name => !readers.includes(name),
    ),
  }
}
