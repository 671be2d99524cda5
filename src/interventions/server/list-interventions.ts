import { sql } from 'kysely'
import { type AccessDomain, accessDomainIds, accessDomainOf } from '../../access/rules/access-domains.ts'
import { mayStart } from '../../access/rules/permissions.ts'
import { getCaseFile, lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { OutputOf } from '../../platform/operation.ts'
import type { Intervention, interventionOperations } from '../api.ts'
import { kindLabel } from '../rules/intervention-kind.ts'
import { kindsHere } from './stored-intervention.ts'

type Found = Omit<Intervention, 'kindLabel' | 'lifeDomainLabel' | 'accessDomain' | 'mayChange'> & {
  accessDomain: number
  writes: boolean
}

export const listInterventions: Handler<typeof interventionOperations.listInterventions> = async ({
  tx,
  input,
  roles,
  touch,
}) => {
  const m = tx.session.municipality
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const { domains } = await lifeDomainsOfFile(tx, file.id)
  const kinds = await kindsHere(tx)
  const found = await tx.rows<Found>(sql`
    select i.id, i.kind, i.name, i.organisation_id as "organisationId", o.name as "organisationName", i.life_domain as "lifeDomain",
      i.subject_id as "subjectId",
      case when i.subject_id <> ${file.householdId} then coalesce(nullif(p.given_names, ''), nullif(p.surname, ''), 'een gezinslid') end as "subjectName",
      case when g.id is not null then jsonb_build_object('id', g.id, 'title', g.title) end as goal,
      i.referred_on as "referredOn", i.started_on as "startedOn", i.ended_on as "endedOn", i.result, i.end_reason as "endReason",
      i.end_note as "endNote", i.version, s.access_domain as "accessDomain",
      coalesce(i.scope_id = any (nullif(current_setting('app.writable'), '')::bigint[]), false) as writes
    from app.interventions i
    join access.scopes s on s.municipality_id = ${m} and s.id = i.scope_id
    join app.organisations o on o.municipality_id = ${m} and o.id = i.organisation_id
    left join app.person_identities p on p.municipality_id = ${m} and p.person_id = i.subject_id
    left join app.goals g on g.municipality_id = ${m} and g.id = i.goal_id
    where i.municipality_id = ${m} and i.case_file_id = ${file.id}
    order by i.ended_on is not null, i.ended_on desc, i.referred_on, i.recorded_at, i.id`)
  touch({ subjects: found.map(one => one.subjectId) })
  const writes = mayStart(roles, 'case-file.write') && !file.closedAt
  return {
    interventions: found.map(({ writes: reached, accessDomain, ...one }) => ({
      ...one,
      kindLabel: kindLabel(kinds, one.kind),
      lifeDomainLabel: domains.find(domain => domain.code === one.lifeDomain)?.label ?? one.lifeDomain,
      accessDomain: accessDomainOf(accessDomain),
      mayChange: writes && reached,
    })),
    mayAdd: writes && (await writableDomains(tx, file)).length > 0,
    kinds: [...kinds],
  }
}

export const listInterventionChoices: Handler<typeof interventionOperations.listInterventionChoices> = async ({
  tx,
  input,
  touch,
}) => {
  const m = tx.session.municipality
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const choices = await tx.get<Omit<OutputOf<typeof interventionOperations.listInterventionChoices>, 'lifeDomains'>>(sql`
    select
      coalesce((
        select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'field', o.field) order by o.name)
        from app.organisations o where o.municipality_id = ${m} and o.ended_at is null), '[]') as organisations,
      coalesce((
        select jsonb_agg(jsonb_build_object('personId', h.person_id,
          'name', concat_ws(' ', nullif(p.given_names, ''), nullif(p.surname_prefix, ''), p.surname)) order by h.position, p.birth_date)
        from app.household_members h
        join app.person_identities p on p.municipality_id = ${m} and p.person_id = h.person_id
        where h.municipality_id = ${m} and h.household_id = ${file.householdId} and h.valid_to is null), '[]') as members,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', g.id, 'title', g.title, 'lifeDomain', g.life_domain) order by g.position, g.recorded_at)
        from app.goals g where g.municipality_id = ${m} and g.case_file_id = ${file.id} and g.state = 'open'), '[]') as goals`)
  return { ...choices, lifeDomains: await writableDomains(tx, file) }
}

/** The life domains of this file in which one may write about the household. */
async function writableDomains(
  tx: Transaction,
  file: { id: string; householdId: string },
): Promise<{ code: string; label: string; accessDomain: AccessDomain }[]> {
  const { domains } = await lifeDomainsOfFile(tx, file.id)
  const rows = await tx.rows<{ id: number }>(sql`
    select d.id from access.access_domains d
    where d.municipality_id = ${tx.session.municipality} and access.may_write(${file.id}, ${file.id}, ${file.householdId}, d.id, 'content', null)`)
  const writable = new Set(rows.map(row => row.id))
  return domains
    .filter(domain => writable.has(accessDomainIds[domain.accessDomain]))
    .map(({ code, label, accessDomain }) => ({ code, label, accessDomain }))
}
