import { sql } from 'kysely'
import { type AccessDomain, accessDomainIds } from '../../access/rules/access-domains.ts'
import { mayStart } from '../../access/rules/permissions.ts'
import { getCaseFile, lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { timeZone } from '../../platform/time/calendar-date.ts'
import type { PlanGoal, PlanOfFile, planOperations } from '../api.ts'

type GoalFound = Omit<PlanGoal, 'lifeDomainLabel' | 'accessDomain'>
type TaskFound = PlanOfFile['tasks'][number] & { lifeDomain: string }

interface Found {
  plans: { id: string; startedAt: string; endedAt: string | null; isShared: boolean; goals: number; reached: number }[]
  goals: GoalFound[]
  tasks: TaskFound[]
  members: PlanOfFile['members']
  writable: boolean
}

/** One query: each part comes back as far as the session reaches it. */
export const getPlan: Handler<typeof planOperations.getPlan> = async ({ tx, input, roles, touch }) => {
  const { municipality } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  const { domains } = await lifeDomainsOfFile(tx, file.id)
  const task = sql`
    jsonb_build_object(
      'id', t.id, 'organisationName', o.name, 'state', t.state, 'placedAt', t.placed_at, 'pickUpOn', ((t.pick_up_by - interval '1 second') at time zone ${timeZone})::date,
      'toCallSince', t.to_call_since, 'assigneeName', u.display_name,
      'isNewForSender', t.seen_by_sender_at is null)`
  const fromTasks = sql`
    app.tasks t
    join app.organisations o on o.municipality_id = t.municipality_id and o.id = t.organisation_id
    left join access.users u on u.municipality_id = t.municipality_id and u.id = t.assignee_user_id`
  const name = sql`concat_ws(' ', nullif(i.given_names, ''), nullif(i.surname_prefix, ''), i.surname)`

  const found = await tx.get<Found>(sql`
    with p as (
      select p.id, p.started_at, coalesce(p.ended_at, h.valid_to) as ended_at, exists (
          select from app.plan_households o where o.municipality_id = p.municipality_id and o.plan_id = p.id and o.valid_to is null
            and o.household_id <> h.household_id) as is_shared
      from app.plan_households h join app.plans p on p.municipality_id = h.municipality_id and p.id = h.plan_id
      where h.municipality_id = ${municipality} and h.household_id = ${file.householdId}
    ), g as (
      select g.* from app.goals g
      left join p on p.id = g.plan_id
      where g.municipality_id = ${municipality} and (g.case_file_id = ${file.id} or p.id is not null) and (p.id is null or p.ended_at is null)
    )
    select
      coalesce((
        select jsonb_agg(jsonb_build_object('id', p.id, 'startedAt', p.started_at, 'endedAt', p.ended_at, 'isShared', p.is_shared,
          'goals', (select count(*) from app.goals x where x.municipality_id = ${municipality} and x.plan_id = p.id),
          'reached', (select count(*) from app.goals x where x.municipality_id = ${municipality} and x.plan_id = p.id and x.state = 'reached')
        ) order by p.started_at) from p), '[]') as plans,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', g.id, 'planId', g.plan_id, 'lifeDomain', g.life_domain, 'subjectId', g.subject_id,
          'subjectName', case when i.person_id is null then null else ${name} end,
          'isShared', exists (select from access.scopes s where s.municipality_id = g.municipality_id and s.id = g.scope_id and s.holder_id = g.plan_id),
          'isOfThisFile', g.case_file_id = ${file.id},
          'title', g.title, 'residentWords', g.resident_words, 'safetyFirst', g.safety_first, 'state', g.state,
          'position', g.position, 'version', g.version,
          'actions', coalesce((
            select jsonb_agg(jsonb_build_object(
              'id', a.id, 'what', a.what,
              'who', jsonb_build_object('kind', a.who_kind, 'id', a.who_id, 'name', coalesce(
                case a.who_kind
                  when 'user' then (select display_name from access.users d where d.municipality_id = ${municipality} and d.id = a.who_id)
                  when 'organisation' then (select d.name from app.organisations d where d.municipality_id = ${municipality} and d.id = a.who_id)
                  else (select concat_ws(' ', nullif(d.given_names, ''), nullif(d.surname_prefix, ''), d.surname)
                        from app.person_identities d where d.municipality_id = ${municipality} and d.person_id = a.who_id)
                end, 'iemand van het huishouden')),
              'dueOn', a.due_on, 'doneWhen', a.done_when, 'state', a.state, 'finishedAt', a.finished_at, 'version', a.version,
              'tasks', coalesce((select jsonb_agg(${task} order by t.placed_at desc) from ${fromTasks}
                where t.municipality_id = ${municipality} and t.action_id = a.id), '[]')
            ) order by a.state <> 'open', a.due_on nulls last, a.recorded_at, a.id)
            from app.actions a where a.municipality_id = ${municipality} and a.goal_id = g.id), '[]')
        ) order by not g.safety_first, g.position, g.recorded_at)
        from g left join app.person_identities i on i.municipality_id = g.municipality_id and i.person_id = g.subject_id), '[]') as goals,
      coalesce((
        select jsonb_agg(${task} || jsonb_build_object('what', c.what, 'lifeDomain', t.life_domain) order by t.placed_at desc)
        from ${fromTasks}
        join app.task_contents c on c.municipality_id = t.municipality_id and c.task_id = t.id
        where t.municipality_id = ${municipality} and t.case_file_id = ${file.id}
          -- On no action, or on one that was not shared.
          and not exists (select from app.actions a where a.municipality_id = t.municipality_id and a.id = t.action_id)
          and (t.state in ('placed', 'accepted') or t.seen_by_sender_at is null)), '[]') as tasks,
      coalesce((
        select jsonb_agg(jsonb_build_object('personId', m.person_id, 'name', ${name}) order by m.position, i.birth_date)
        from app.household_members m
        join app.person_identities i on i.municipality_id = m.municipality_id and i.person_id = m.person_id
        where m.municipality_id = ${municipality} and m.household_id = ${file.householdId} and m.valid_to is null), '[]') as members,
      (select scope_id = any (current_setting('app.writable')::bigint[]) from app.case_files
        where municipality_id = ${municipality} and id = ${file.id}) as writable`)
  touch({ subjects: [file.householdId], records: found.plans.map(plan => plan.id) })

  const domainOf = (code: string): { label: string; accessDomain: AccessDomain } =>
    (domains.find(one => one.code === code) as { label: string; accessDomain: AccessDomain } | undefined) ?? {
      label: code,
      accessDomain: 'general',
    }
  const running = found.plans.find(plan => plan.endedAt === null)
  return {
    caseFile: {
      id: file.id,
      title: file.title,
      phase: file.phase,
      closedAt: file.closedAt?.toISOString() ?? null,
      householdId: file.householdId,
    },
    mayWrite: found.writable && mayStart(roles, 'case-file.coordinate') && file.closedAt === null,
    plan: running ? { id: running.id, startedAt: running.startedAt, endedAt: null, isShared: running.isShared } : null,
    earlierPlans: found.plans.filter(plan => plan.endedAt !== null),
    goals: found.goals.map(goal => {
      const domain = domainOf(goal.lifeDomain)
      return { ...goal, lifeDomainLabel: domain.label, accessDomain: domain.accessDomain }
    }),
    tasks: found.tasks.map(({ lifeDomain, ...rest }) => ({ ...rest, lifeDomainLabel: domainOf(lifeDomain).label })),
    lifeDomains: domains
      .filter(domain => domain.accessDomain in accessDomainIds)
      .map(({ code, label, accessDomain }) => ({ code, label, accessDomain })),
    members: found.members,
  }
}
