import { type RawBuilder, sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import type { CurrentGround } from '../../access/server/current-ground.ts'
import { build, type Disclosure, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { CaseFileCard } from './get-case-file.ts'

export interface Sharing {
  involvementId: string
  organisationId: string
  domains: readonly number[]
  level: Disclosure
  mayWrite: boolean
  ground: CurrentGround
  cameOf: 'matrix' | 'involvement' | 'task'
  reason?: string
  until?: Date | undefined
}

/** Of these there is no "dat" apart from the card: they are data of the household itself, or lie under a task. */
const withoutCard: readonly number[] = [
  accessDomainIds.general,
  accessDomainIds.identity,
  accessDomainIds.contact,
  accessDomainIds.address,
  accessDomainIds.numbers,
  accessDomainIds.intake,
  accessDomainIds.tasks,
]

/**
 * Writes down what an organisation may know from now on, on which ground and until when: one decision per access domain, beside the
 * grants that the caller sets in the same transaction. Who gets the content of a part of life also gets a card there, so that
 * whoever knows "dat" of that part can call them.
 */
export async function recordSharing(tx: Transaction, file: CaseFileCard, sharing: Sharing): Promise<void> {
  const { municipality, user } = tx.session
  for (const domain of new Set(sharing.domains)) {
    const id = newId()
    await tx.run(
      build.insertInto('app.sharing_decisions').values({
        municipality_id: municipality,
        id,
        case_file_id: file.id,
        scope_id: file.scopeId,
        involvement_id: sharing.involvementId,
        organisation_id: sharing.organisationId,
        access_domain: domain,
        level: sharing.level,
        may_write: sharing.mayWrite,
        used_for: sharing.ground.usedFor,
        legal_ground_id: sharing.ground.id,
        came_of: sharing.cameOf,
        reason: sharing.reason ?? '',
        valid_from: tx.now,
        valid_to: sharing.until ?? null,
        recorded_by: user,
      }),
    )
    if (sharing.level !== 'content' || withoutCard.includes(domain)) continue
    const scope = await tx.scope({ caseFile: file.id, subject: file.householdId, domain, disclosure: 'existence' })
    await tx.run(
      build.insertInto('app.domain_cards').values({
        municipality_id: municipality,
        id: newId(),
        case_file_id: file.id,
        scope_id: scope,
        access_domain: domain,
        organisation_id: sharing.organisationId,
        sharing_decision_id: id,
        valid_from: tx.now,
        valid_to: sharing.until ?? null,
      }),
    )
  }
}

/** Ends the decisions of an involvement, all or of one access domain, and their cards. The grants are the caller's. */
export async function endSharing(
  tx: Transaction,
  file: CaseFileCard,
  ending: { involvementId: string; domain?: number; reason: string },
): Promise<void> {
  const { municipality, user } = tx.session
  const ended = await tx.rows<{ id: string }>(sql`
    update app.sharing_decisions set ended_at = greatest(valid_from, ${tx.now}::timestamptz), ended_by = ${user}, end_reason = ${ending.reason}
    where municipality_id = ${municipality} and case_file_id = ${file.id} and involvement_id = ${ending.involvementId} and ended_at is null
      ${ending.domain === undefined ? sql`` : sql`and access_domain = ${ending.domain}`}
    returning id`)
  if (ended.length === 0) return
  await tx.run(sql`
    update app.domain_cards set valid_to = greatest(valid_from, ${tx.now}::timestamptz)
    where municipality_id = ${municipality} and case_file_id = ${file.id} and sharing_decision_id = any (${ended.map(one => one.id)}::uuid[])
      and (valid_to is null or valid_to > ${tx.now})`)
}

/**
 * What an involvement `i` shares at this moment, as a lateral join `shared`: `domains` by content, which of them hold only while there
 * is consent (`on_consent`), and `level`. An agreed end that
 * passed counts. What was taken over from before decisions were recorded is told as it was.
 */
export const sharedNow = (tx: Transaction): RawBuilder<unknown> => sql`
  cross join lateral (
    select d.domains, d.on_consent, case when cardinality(d.domains) > 0 then 'content' else 'existence' end::access.disclosure as level
    from (
      select case when count(*) = 0 or i.valid_to is not null then i.access_domains
        else coalesce(array_agg(s.access_domain order by s.access_domain) filter (
            where s.level = 'content' and s.ended_at is null and (s.valid_to is null or s.valid_to > ${tx.now})), '{}')
          || array(select 16::smallint where 16 = any (i.access_domains)) end as domains,
        coalesce(array_agg(s.access_domain) filter (where g.by_consent and s.ended_at is null), '{}') as on_consent
      from app.sharing_decisions s
      left join access.legal_grounds g on g.municipality_id = s.municipality_id and g.id = s.legal_ground_id
      where s.municipality_id = i.municipality_id and s.involvement_id = i.id and s.case_file_id = i.case_file_id) d) shared`
