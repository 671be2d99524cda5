import { sql } from 'kysely'
import { accessDomainIds, accessDomainOf } from '../../access/rules/access-domains.ts'
import { filesSeenTogether } from '../../households/server/commands.ts'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { caseFileOperations, TimelineLine } from '../api.ts'
import { subjectsElsewhere, subjectsOfKind } from '../rules/timeline-kind.ts'
import { getCaseFile } from './get-case-file.ts'

type StoredLine = Omit<TimelineLine, 'accessDomain' | 'note'> & {
  accessDomain: number
  note: (NonNullable<TimelineLine['note']> & { replacedAt: string | null; recordedBy: string }) | null
  cursor: string
}

/** Newest first. A wording that its author replaced within ten minutes shows under the new one, not beside it. */
export const listTimeline: Handler<typeof caseFileOperations.listTimeline> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const m = tx.session.municipality
  // Of households that turned out to be one, each line under its own scope, as far as the reader would see it in its own file.
  const files = await filesSeenTogether(tx, file.id)
  const after = input.after === undefined ? undefined : readCursor(input.after)
  const words = input.kind === undefined || input.kind === 'file' ? subjectsElsewhere : subjectsOfKind[input.kind]
  const lines = await tx.rows<StoredLine>(sql`
    select t.id, t.event, t.occurred_at as "occurredAt", t.recorded_at as "recordedAt",
      case when u.id is not null then jsonb_build_object('userId', u.id, 'name', u.display_name, 'organisationName', coalesce(o.name, '')) end as actor,
      s.access_domain as "accessDomain", s.shield_id is not null as "isShielded",
      coalesce(n.life_domain, t.details->>'lifeDomain') as "lifeDomain",
      t.subject_id as "subjectId", t.refers_to as "refersTo",
      -- What a document is called goes with the document: withdrawn, its lines tell only that there was one.
      case when d.id is not null and d.withdrawn_at is null then t.details || jsonb_build_object('title', d.title) else t.details end as details,
      case when n.id is not null then jsonb_build_object('id', n.id, 'kind', n.kind, 'body', n.body, 'recordedAt', n.recorded_at,
        'recordedBy', n.recorded_by, 'mayCorrect', n.recorded_by = ${tx.session.user} and n.superseded_by is null and f.closed_at is null) end as note,
      case when v.id is not null then jsonb_build_object('outcome', v.outcome, 'stream', v.stream, 'reason', v.reason, 'nextStep', v.next_step,
        'purposeTold', v.purpose_told, 'entryConsent', v.entry_consent) end as visit,
      coalesce((
        select jsonb_agg(jsonb_build_object('lifeDomain', d.life_domain, 'subjectId', d.subject_id, 'score', d.score, 'wishes', d.wishes) order by d.id)
        from app.domain_scores d
        where t.event = 'assessment.recorded' and d.municipality_id = ${m} and d.case_file_id = t.case_file_id
          and (d.home_visit_id = t.refers_to or (d.home_visit_id is null and d.scored_at = t.occurred_at))), '[]') as scores,
      coalesce((
        with recursive earlier as (
          select e.id, e.body, e.recorded_at from app.notes e
          where e.municipality_id = ${m} and e.case_file_id = t.case_file_id and e.superseded_by = n.id
          union all
          select e.id, e.body, e.recorded_at from app.notes e join earlier on e.superseded_by = earlier.id
          where e.municipality_id = ${m} and e.case_file_id = t.case_file_id)
        select jsonb_agg(jsonb_build_object('body', body, 'recordedAt', recorded_at) order by recorded_at) from earlier), '[]') as earlier,
      to_char(t.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || t.id as cursor
    from app.timeline t
    join app.case_files f on f.municipality_id = ${m} and f.id = t.case_file_id
    join access.scopes s on s.municipality_id = ${m} and s.id = t.scope_id
    left join access.users u on u.municipality_id = ${m} and u.id = t.actor_user_id
    left join app.organisations o on o.municipality_id = ${m} and o.id = t.actor_organisation_id
    left join app.notes n on n.municipality_id = ${m} and n.id = t.refers_to and t.event in ('note.recorded', 'contact.recorded')
    left join app.home_visits v on v.municipality_id = ${m} and v.id = t.refers_to and t.event in ('home-visit.recorded', 'visit.attempted')
    left join app.documents d on d.municipality_id = ${m} and d.id = t.refers_to and t.event like 'document.%'
    where t.municipality_id = ${m} and t.case_file_id = any (${files}::uuid[])
      and n.superseded_by is null
      ${after ? sql`and (t.occurred_at, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
      ${input.actorId ? sql`and t.actor_user_id = ${input.actorId}` : sql``}
      ${input.accessDomain ? sql`and s.access_domain = ${accessDomainIds[input.accessDomain]}` : sql``}
      ${input.lifeDomain ? sql`and coalesce(n.life_domain, t.details->>'lifeDomain') = ${input.lifeDomain}` : sql``}
      ${input.kind ? sql`and (split_part(t.event, '.', 1) = any (${[...words]})) = ${input.kind !== 'file'}` : sql``}
    order by t.occurred_at desc, t.id desc
    limit ${input.limit + 1}`)
  const page = lines.slice(0, input.limit)
  const actors = await tx.rows<{ userId: string; name: string }>(sql`
    select distinct u.id as "userId", u.display_name as name
    from app.timeline t join access.users u on u.municipality_id = ${m} and u.id = t.actor_user_id
    where t.municipality_id = ${m} and t.case_file_id = any (${files}::uuid[])
    order by 2`)
  return {
    lines: page.map(({ cursor: _, note, accessDomain, ...line }) => ({
      ...line,
      occurredAt: new Date(line.occurredAt).toISOString(),
      recordedAt: new Date(line.recordedAt).toISOString(),
      accessDomain: accessDomainOf(accessDomain),
      note: note && { id: note.id, kind: note.kind, body: note.body, recordedAt: note.recordedAt, mayCorrect: note.mayCorrect },
    })),
    next: lines.length > input.limit ? (page.at(-1)?.cursor ?? null) : null,
    actors,
  }
}

function readCursor(text: string): { at: string; id: string } {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_([0-9a-f-]{36})$/.exec(text)
  if (!match?.[1] || !match[2])
    throw invalid([{ field: 'after', message: 'Deze plek in de tijdlijn bestaat niet. Begin opnieuw.' }])
  return { at: match[1], id: match[2] }
}
