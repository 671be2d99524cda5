import { sql } from 'kysely'
import { accessDomainIds, accessDomainOf } from '../../access/rules/access-domains.ts'
import { mayStart } from '../../access/rules/permissions.ts'
import { stillCoordinates } from '../../access/server/still-coordinates.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { timeZone } from '../../platform/time/calendar-date.ts'
import { findTriageOutcome } from '../../programmes/rules/triage.ts'
import { getProgramme } from '../../programmes/server/commands.ts'
import type { CaseFileView, caseFileOperations } from '../api.ts'
import { lifeDomainsOf } from './life-domains-of.ts'
import { sharedNow } from './sharing.ts'

type Participation = CaseFileView['participations'][number] & { step: string; isConfirmed: boolean }
type StoredView = Omit<CaseFileView, 'may' | 'lifeDomains' | 'participations' | 'involvements' | 'domainCards' | 'scores'> & {
  participations: Participation[]
  involvements: (Omit<CaseFileView['involvements'][number], 'accessDomains' | 'onConsent'> & {
    accessDomains: number[]
    onConsent: number[]
  })[]
  domainCards: (Omit<CaseFileView['domainCards'][number], 'accessDomain'> & { accessDomain: number })[]
  scores: Omit<CaseFileView['scores'][number], 'label'>[]
  writable: number[]
  appoints: boolean
  bringsTasks: boolean
  readsGeneral: boolean
}

/** All of one page in one query: each part holds the rows that the policies let through, and nothing else. */
export const getCaseFileView: Handler<typeof caseFileOperations.getCaseFile> = async ({ tx, input, roles, touch }) => {
  const stored = await findView(tx, input.caseFileId)
  if (!stored) throw notFound('Dit dossier is niet gevonden. Het bestaat niet, of het is niet met u gedeeld.')
  const { writable, appoints, bringsTasks, readsGeneral, participations, involvements, domainCards, scores, ...view } = stored
  const running = participations.find(one => !one.endedAt) ?? participations.at(-1)
  const lifeDomains = await lifeDomainsOf(
    tx,
    running ? { id: running.programmeId, version: running.programmeVersion } : undefined,
  )
  touch({
    subjects: [view.household.id, ...view.members.filter(member => member.identity).map(member => member.personId)],
  })
  const mayWrite = (domain: keyof typeof accessDomainIds) => writable.includes(accessDomainIds[domain])
  const acts = roles.some(role => role === 'coordinator' || role === 'visitor' || role === 'partner' || role === 'contact_point')
  return {
    ...view,
    // Who knows only that the file exists learns who is involved and whom to call; not what others may read, nor along which
    // route the household came: both tell what is going on.
    involvements: involvements.map(one => {
      const isTold = readsGeneral || one.organisation.id === tx.session.organisation
      return {
        ...one,
        accessDomains: isTold ? one.accessDomains.map(domain => accessDomainOf(domain)) : [],
        onConsent: isTold ? one.onConsent.map(domain => accessDomainOf(domain)) : [],
      }
    }),
    domainCards: domainCards.map(card => ({ ...card, accessDomain: accessDomainOf(card.accessDomain) })),
    participations: await Promise.all(
      participations.map(async one => {
        const told = await inWords(tx, one)
        return readsGeneral
          ? told
          : { ...told, route: '', routeLabel: '', routes: [], isProvisional: false, stepLabel: '', mode: '' }
      }),
    ),
    lifeDomains: {
      set: lifeDomains.set,
      title: lifeDomains.title,
      scale: lifeDomains.scale,
      domains: lifeDomains.domains.map(domain => ({ ...domain, mayWrite: acts && mayWrite(domain.accessDomain) })),
    },
    scores: scores.map(score => ({
      ...score,
      label: lifeDomains.domains.find(domain => domain.code === score.lifeDomain)?.label ?? score.lifeDomain,
    })),
    may: {
      general: acts && mayWrite('general'),
      note: acts && writable.some(domain => domain !== accessDomainIds.tasks) && !view.closedAt,
      visit: acts && mayWrite('general') && !view.closedAt,
      household: acts && mayWrite('identity') && !view.closedAt,
      involve: roles.includes('coordinator') && mayWrite('general') && !view.closedAt,
      appoint: appoints && mayWrite('general') && !view.closedAt,
      placeTask: mayStart(roles, 'task.place') && bringsTasks && mayWrite('tasks') && !view.closedAt,
    },
  }
}

async function inWords(
  tx: Transaction,
  { step, isConfirmed, ...participation }: Participation,
): Promise<CaseFileView['participations'][number]> {
  const programme = await getProgramme(tx, { id: participation.programmeId, version: participation.programmeVersion })
  const outcome = findTriageOutcome(programme, participation.route)
  return {
    ...participation,
    title: programme.title,
    routeLabel: outcome?.label ?? participation.route,
    routes: programme.triage.outcomes
      .filter(one => one.does === 'open-case-file')
      .map(one => ({ code: one.code, label: one.label, explanation: one.explanation })),
    isProvisional: !isConfirmed && Boolean(outcome?.provisionalUntil),
    stepLabel: programme.phases.flatMap(phase => phase.steps).find(one => one.code === step)?.label ?? '',
    mode: programme.modes[0]?.label ?? '',
  }
}

/** Whether a row lies under a shield. A scope that does not come back is nobody's shield. */
const underShield = (tx: Transaction, row: 'r' | 'c') => sql`exists (
            select from access.scopes s
            where s.municipality_id = ${tx.session.municipality} and s.id = ${sql.ref(`${row}.scope_id`)} and s.shield_id is not null)`

async function findView(tx: Transaction, caseFileId: string): Promise<StoredView | undefined> {
  const m = tx.session.municipality
  const row = await tx.find<{ view: StoredView }>(sql`
    select jsonb_build_object(
      'id', f.id, 'title', f.title, 'phase', f.phase, 'isShielded', f.shielded,
      'areaName', (select name from app.areas where municipality_id = ${m} and id = f.area_id),
      'openedAt', f.opened_at, 'firstVisitAt', f.first_visit_at, 'lastStepAt', f.last_step_at, 'closedAt', f.closed_at, 'version', f.version,
      'coordinator', (
        select jsonb_build_object('userId', u.id, 'name', u.display_name, 'jobTitle', u.job_title, 'organisationId', o.id, 'organisationName', o.name,
          'since', (
            select i.valid_from from app.involvements i
            where i.municipality_id = ${m} and i.case_file_id = f.id and i.role = 'coordinator' and i.valid_to is null limit 1),
          'isAtWork', exists (
            select from access.role_assignments r
            where r.municipality_id = ${m} and r.user_id = u.id and r.organisation_id = o.id and r.role = 'coordinator'
              and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})
              and ${stillCoordinates(sql`f.id`)}),
          'deputy', (
            select jsonb_build_object('userId', w.id, 'name', w.display_name, 'until', ((d.valid_to - interval '1 second') at time zone ${timeZone})::date)
            from access.deputies d join access.users w on w.municipality_id = ${m} and w.id = d.deputy_user_id
            where d.municipality_id = ${m} and d.absent_user_id = u.id and d.organisation_id = o.id
              and d.valid_from <= ${tx.now} and d.valid_to > ${tx.now} limit 1))
        from access.users u join app.organisations o on o.municipality_id = ${m} and o.id = f.coordinator_organisation_id
        where u.municipality_id = ${m} and u.id = f.coordinator_user_id),
      'household', jsonb_build_object('id', f.household_id, 'name', h.name, 'version', h.version),
      'residences', coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'place', r.place, 'validFrom', r.valid_from, 'validTo', r.valid_to,
          'isShielded', ${underShield(tx, 'r')},
          'address', case when a.id is not null then jsonb_build_object('id', a.id, 'street', a.street, 'houseNumber', a.house_number,
            'addition', a.addition, 'postcode', a.postcode, 'city', a.city) end)
          order by r.valid_to desc nulls first, r.valid_from desc, r.recorded_at desc)
        from app.residences r left join app.addresses a on a.municipality_id = ${m} and a.id = r.address_id
        where r.municipality_id = ${m} and r.household_id = f.household_id), '[]'),
      'members', coalesce((
        select jsonb_agg(jsonb_build_object('memberId', m.id, 'personId', m.person_id, 'position', m.position,
          'validFrom', m.valid_from, 'validTo', m.valid_to,
          'identity', (
            select jsonb_build_object('givenNames', p.given_names, 'initials', p.initials, 'surnamePrefix', p.surname_prefix, 'surname', p.surname,
              'birthDate', p.birth_date, 'gender', p.gender, 'diedOn', p.died_on, 'version', p.version)
            from app.person_identities p where p.municipality_id = ${m} and p.person_id = m.person_id),
          'contacts', coalesce((
            select jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'value', c.value, 'safeToUse', c.safe_to_use, 'isShielded', ${underShield(tx, 'c')}) order by c.recorded_at)
            from app.person_contacts c where c.municipality_id = ${m} and c.person_id = m.person_id and c.ended_at is null), '[]'),
          'hasNumber', exists (select from access.numbers n where n.municipality_id = ${m} and n.person_id = m.person_id))
          order by m.valid_to nulls first, array_position(array['adult', 'partner', 'parent', 'child', 'other'], m.position), m.recorded_at, m.id)
        from app.household_members m
        where m.municipality_id = ${m} and m.household_id = f.household_id), '[]'),
      'relations', coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'personId', r.person_id, 'relatedPersonId', r.related_person_id, 'kind', r.kind, 'validTo', r.valid_to,
          'relatedName', (
            select concat_ws(' ', nullif(p.given_names, ''), nullif(p.surname_prefix, ''), nullif(p.surname, ''))
            from app.person_identities p where p.municipality_id = ${m} and p.person_id = r.related_person_id),
          'relatedPhone', (
            select c.value from app.person_contacts c
            where c.municipality_id = ${m} and c.person_id = r.related_person_id and c.kind = 'phone' and c.ended_at is null order by c.recorded_at limit 1))
          order by r.recorded_at, r.id)
        from app.person_relations r
        where r.municipality_id = ${m} and r.valid_to is null and r.person_id in (
          select person_id from app.household_members where municipality_id = ${m} and household_id = f.household_id)), '[]'),
      'involvements', coalesce((
        select jsonb_agg(jsonb_build_object('id', i.id, 'role', i.role, 'disclosure', shared.level, 'accessDomains', shared.domains, 'onConsent', shared.on_consent,
          'validFrom', i.valid_from, 'validTo', i.valid_to, 'endReason', i.end_reason,
          'user', case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.display_name, 'jobTitle', u.job_title) end,
          'organisation', jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'contactFunction', o.contact_function, 'phone', o.phone, 'mailbox', o.mailbox))
          order by i.valid_to desc nulls first, array_position(array['coordinator', 'contact_point', 'visitor', 'partner', 'network'], i.role), o.name)
        from app.involvements i
        join app.organisations o on o.municipality_id = ${m} and o.id = i.organisation_id
        left join access.users u on u.municipality_id = ${m} and u.id = i.user_id
        ${sharedNow(tx)}
        where i.municipality_id = ${m} and i.case_file_id = f.id), '[]'),
      'domainCards', coalesce((
        select jsonb_agg(distinct jsonb_build_object('accessDomain', c.access_domain, 'organisationId', o.id, 'name', o.name,
          'contactFunction', o.contact_function, 'phone', o.phone))
        from app.domain_cards c
        join app.organisations o on o.municipality_id = ${m} and o.id = c.organisation_id
        where c.municipality_id = ${m} and c.case_file_id = f.id and (c.valid_to is null or c.valid_to > ${tx.now})), '[]'),
      'participations', coalesce((
        select jsonb_agg(jsonb_build_object('id', p.id, 'programmeId', p.programme_id, 'programmeVersion', p.programme_version,
          'route', p.route, 'step', p.step, 'version', p.version,
          'isConfirmed', exists (
            select from app.timeline t
            where t.municipality_id = ${m} and t.case_file_id = f.id and t.event = 'home-visit.triaged' and t.refers_to = p.id),
          'startedAt', p.started_at, 'endedAt', p.ended_at) order by p.started_at)
        from app.participations p where p.municipality_id = ${m} and p.case_file_id = f.id), '[]'),
      'clocks', coalesce((
        select jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'label', c.label, 'dueOn', ((c.due_at - interval '1 second') at time zone ${timeZone})::date, 'warnsAt', c.warns_at,
          'isPaused', c.paused_at is not null, 'normSource', c.norm_source,
          'responsibleName', (select display_name from access.users where municipality_id = ${m} and id = c.responsible_user_id)) order by c.due_at)
        from app.clocks c where c.municipality_id = ${m} and c.case_file_id = f.id
          -- Those of tasks stand with the tasks in the plan.
          and c.about_kind <> 'task' and c.met_at is null and c.stopped_at is null), '[]'),
      'scores', coalesce((
        select jsonb_agg(jsonb_build_object('lifeDomain', s.life_domain, 'subjectId', s.subject_id,
          'begin', s.begin, 'beginOn', s.begin_on, 'now', s.now, 'nowOn', s.now_on, 'strengths', s.strengths, 'wishes', s.wishes) order by s.life_domain)
        from (
          select life_domain, subject_id,
            (array_agg(score order by scored_at, id))[1] as begin, min(scored_at) as begin_on,
            (array_agg(score order by scored_at desc, id desc))[1] as now, max(scored_at) as now_on,
            (array_agg(strengths order by scored_at desc, id desc))[1] as strengths,
            (array_agg(wishes order by scored_at desc, id desc))[1] as wishes
          from app.domain_scores where municipality_id = ${m} and case_file_id = f.id and score is not null
          group by life_domain, subject_id) s), '[]'),
      'counts', jsonb_build_object(
        'notes', (select count(*) from app.notes where municipality_id = ${m} and case_file_id = f.id and superseded_by is null),
        'visits', (select count(*) from app.home_visits where municipality_id = ${m} and case_file_id = f.id),
        'openGoals', (select count(*) from app.goals where municipality_id = ${m} and case_file_id = f.id and state = 'open'),
        'openTasks', (select count(*) from app.tasks where municipality_id = ${m} and case_file_id = f.id and state in ('placed', 'accepted'))),
      'writable', coalesce((
        select jsonb_agg(d.id) from access.access_domains d
        where d.municipality_id = ${m} and access.may_write(f.id, f.id, f.household_id, d.id, 'content', null)), '[]'),
      'bringsTasks', access.may_write(f.id, null, null, ${accessDomainIds.general}::smallint, 'existence', null),
      'readsGeneral', access.may_write(f.id, f.id, f.household_id, ${accessDomainIds.general}::smallint, 'content', null) or exists (
        select from access.scopes s
        where s.municipality_id = ${m} and s.holder_id = f.id and s.access_domain = ${accessDomainIds.general} and s.disclosure = 'content' and s.shield_id is null),
      'appoints', current_setting('app.roles')::text[] && array['coordinator', 'process_coordinator']
    ) as view
    from app.case_files f
    left join app.households h on h.municipality_id = ${m} and h.id = f.household_id
    where f.municipality_id = ${m} and f.id = ${caseFileId}`)
  return row?.view
}
