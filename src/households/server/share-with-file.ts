import { sql } from 'kysely'
import { type AccessDomain, accessDomainIds } from '../../access/rules/access-domains.ts'
import { legalGrounds } from '../../access/rules/legal-grounds.ts'
import { currentGround } from '../../access/server/current-ground.ts'
import { type CaseFileCard, getCaseFile, lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import type { householdOperations } from '../api.ts'
import { tellHouseholdChange } from './tell-household-change.ts'

/** Lets the coordinator of another file read what stands here about one person. The card of this file is not part of it. */
export async function shareWithFile(
  tx: Transaction,
  file: CaseFileCard,
  share: { withFileId: string; subjectId: string; accessDomains: readonly AccessDomain[] },
): Promise<void> {
  const id = newId()
  const domains = [...new Set(share.accessDomains)].map(name => accessDomainIds[name])
  await tx.run(
    build.insertInto('app.file_shares').values({
      municipality_id: tx.session.municipality,
      id,
      case_file_id: file.id,
      with_file_id: share.withFileId,
      subject_id: share.subjectId,
      // About a person: with their name, and not with what is general.
      scope_id: await tx.scope({ caseFile: file.id, subject: share.subjectId, domain: accessDomainIds.identity }),
      access_domains: domains,
      valid_from: tx.now,
      recorded_by: tx.session.user,
    }),
  )
  const ground = await currentGround(tx, legalGrounds.coordination.code)
  await tx.run(sql`
    select access.share_with_file(${file.id}, ${id}, ${share.withFileId}, ${share.subjectId}, ${domains}::smallint[], ${ground.id}::smallint)`)
}

export const endShare: Handler<typeof householdOperations.endShare> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  const share = await tx.get<{ subject_id: string; scope_id: number }>(sql`
    select subject_id, scope_id from app.file_shares
    where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and id = ${input.shareId}`)
  touch({ subjects: [share.subject_id], records: [input.shareId] })
  const ended = await tx.run(sql`
    update app.file_shares set valid_to = ${tx.now}
    where municipality_id = ${tx.session.municipality} and id = ${input.shareId} and valid_to is null`)
  if (ended === 0) throw conflict('Dit delen was al beëindigd. Er is niets gewijzigd.')
  await tx.run(sql`select access.end_involvement(${file.id}, ${input.shareId})`)
  await tellHouseholdChange(tx, file, {
    change: 'share-ended',
    domain: 'general',
    subjectId: file.householdId,
    refersTo: input.shareId,
  })
  return { id: input.shareId }
}

interface SharedRow {
  id: string
  kind: 'note' | 'score' | 'goal'
  subjectId: string
  lifeDomain: string | null
  text: string
  at: Date
  by: string | null
}

export const listShared: Handler<typeof householdOperations.listShared> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const m = tx.session.municipality
  const { shared } = await tx.get<{ shared: number[] }>(sql`select access.reach_shared(${file.id}) as shared`)
  if (shared.length === 0) return { rows: [] }
  const rows = await tx.rows<SharedRow & { name: string }>(sql`
    select r.*, concat_ws(' ', nullif(i.given_names, ''), nullif(i.surname_prefix, ''), i.surname) as name
    from (
      select n.id, 'note' as kind, s.subject_id as "subjectId", n.life_domain as "lifeDomain", n.body as text, n.occurred_at as at, u.display_name as by
      from app.notes n
      join access.scopes s on s.municipality_id = ${m} and s.id = n.scope_id
      left join access.users u on u.municipality_id = ${m} and u.id = n.recorded_by
      where n.municipality_id = ${m} and n.scope_id = any (${shared}::bigint[]) and n.superseded_by is null
      union all
      select d.id, 'score', d.subject_id, d.life_domain,
        concat_ws(' · ', 'score ' || d.score, nullif(d.strengths, ''), nullif(d.wishes, ''), nullif(d.observed, '')), d.scored_at, u.display_name
      from app.domain_scores d
      left join access.users u on u.municipality_id = ${m} and u.id = d.recorded_by
      where d.municipality_id = ${m} and d.scope_id = any (${shared}::bigint[])
      union all
      select g.id, 'goal', g.subject_id, g.life_domain, concat_ws(' · ', g.title, nullif(g.resident_words, '')), g.recorded_at, u.display_name
      from app.goals g
      left join access.users u on u.municipality_id = ${m} and u.id = g.recorded_by
      where g.municipality_id = ${m} and g.scope_id = any (${shared}::bigint[])) r
    left join app.person_identities i on i.municipality_id = ${m} and i.person_id = r."subjectId"
    order by r.at desc, r.id
    limit 200`)
  touch({ subjects: rows.map(row => row.subjectId), records: rows.map(row => row.id) })
  const { domains } = await lifeDomainsOfFile(tx, file.id)
  return {
    rows: rows.map(({ lifeDomain, at, ...row }) => ({
      ...row,
      at: new Date(at).toISOString(),
      lifeDomainLabel: domains.find(domain => domain.code === lifeDomain)?.label ?? '',
    })),
  }
}
