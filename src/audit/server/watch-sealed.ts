import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { alertSettings, thresholdsFrom } from '../rules/alert-settings.ts'
import { hasNameOf, type NamedPerson, sharesSurname } from '../rules/same-name.ts'
import { type AlertKind, type Look, unusualLooking } from '../rules/unusual-looking.ts'

/** Older lines (of a database that is sealed for the first time, or loaded) are sealed and not watched. */
const watchedDays = 2
/** A surname that more people than this bear in the files says nothing about kinship. */
const commonFrom = 12
const mostLines = 200

interface Opened extends Look {
  userId: string
  organisationId: string | null
  isNew: boolean
}

/**
 * Looks for unusual looking in the lines of one seal, with what those users opened in the day before. In the transaction of the seal:
 * so every line is watched once, also after the worker was down. As the worker.
 */
export async function watchSealed(tx: Transaction, seal: number): Promise<void> {
  const opened = await openedFiles(tx, seal)
  if (opened.length === 0) return
  const stored = await tx.rows<{ key: string; value: unknown }>(sql`
    select key, value from app.settings where municipality_id = ${tx.session.municipality} and key = any (${alertSettings.map(one => one.key)})`)
  const thresholds = thresholdsFrom(stored)
  for (const [userId, looks] of Map.groupBy(opened, look => look.userId)) {
    const organisationId = looks.at(-1)?.organisationId ?? null
    for (const finding of unusualLooking(looks, thresholds))
      await raise(tx, { ...finding, userId, organisationId, aboutId: userId })
  }
  for (const known of await knownPeople(
    tx,
    opened.filter(look => look.isNew),
  )) {
    await raise(tx, { ...known, noticedOn: calendarDateOf(known.firstAt), fileCount: 1, threshold: 1 })
  }
}

async function openedFiles(tx: Transaction, seal: number): Promise<Opened[]> {
  const m = tx.session.municipality
  return tx.rows<Opened>(sql`
    with recursive fresh as (
      select l.user_id, min(l.occurred_at) as first_at, max(l.occurred_at) as last_at from audit.leaves f
      join audit.processing_log l on l.municipality_id = f.municipality_id and l.id = f.line_id
      where f.municipality_id = ${m} and f.seal = ${seal} and l.case_file_id is not null and l.outcome = 'done' and l.user_id is not null
        and l.occurred_at > ${tx.now}::timestamptz - make_interval(days => ${watchedDays})
      group by l.user_id
    ), own_areas as (
      select distinct a.user_id, a.area_id from access.role_assignments a join fresh on fresh.user_id = a.user_id
      where a.municipality_id = ${m} and a.valid_from <= ${tx.now} and (a.valid_to is null or a.valid_to > ${tx.now})
    ), reached_areas as (
      select user_id, area_id from own_areas where area_id is not null
      union select r.user_id, a.id from reached_areas r join app.areas a on a.municipality_id = ${m} and a.parent_id = r.area_id
    )
    select distinct on (l.user_id, l.occurred_at, l.act_id)
      l.id as "lineId", l.occurred_at as at, l.case_file_id as "caseFileId", l.user_id as "userId", l.organisation_id as "organisationId",
      l.occurred_at >= fresh.first_at as "isNew",
      not exists (select from own_areas a where a.user_id = l.user_id and a.area_id is null)
        and exists (select from own_areas a where a.user_id = l.user_id)
        and not exists (select from reached_areas a where a.user_id = l.user_id and a.area_id = r.area_id)
        and not exists (select from access.grants g where g.municipality_id = ${m} and g.case_file_id = l.case_file_id
          and g.grantee_id = l.user_id and g.valid_from <= l.occurred_at and g.ends_at > l.occurred_at) as "isElsewhere"
    from fresh
    join audit.processing_log l on l.municipality_id = ${m} and l.user_id = fresh.user_id
      and l.occurred_at between fresh.first_at - interval '24 hours' and fresh.last_at
    left join access.file_registry r on r.municipality_id = ${m} and r.case_file_id = l.case_file_id
    where l.case_file_id is not null and l.outcome = 'done'
    order by l.user_id, l.occurred_at, l.act_id`)
}

interface Known {
  kind: AlertKind
  userId: string
  organisationId: string | null
  aboutId: string
  firstAt: Date
  lastAt: Date
  lineIds: string[]
}

/** Files whose household has the name of the one who looked, or of a colleague. Names are compared here and kept nowhere. */
async function knownPeople(tx: Transaction, looks: readonly Opened[]): Promise<Known[]> {
  if (looks.length === 0) return []
  const m = tx.session.municipality
  const people = await tx.rows<NamedPerson & { caseFileId: string; bearers: number }>(sql`
    select r.case_file_id as "caseFileId", p.given_names as "givenNames", p.surname_prefix as prefix, p.surname,
      (select count(*)::integer from (
        select from app.person_identities o where o.municipality_id = ${m} and o.surname = p.surname limit ${commonFrom}) o) as bearers
    from access.file_registry r
    join app.household_members h on h.municipality_id = ${m} and h.household_id = r.household_id and h.valid_to is null
    join app.person_identities p on p.municipality_id = ${m} and p.person_id = h.person_id
    where r.municipality_id = ${m} and r.case_file_id = any (${[...new Set(looks.map(look => look.caseFileId))]})`)
  const colleagues = await tx.rows<{ id: string; name: string }>(sql`
    select u.id, u.display_name as name from access.users u
    where u.municipality_id = ${m} and exists (select from access.role_assignments a where a.municipality_id = ${m} and a.user_id = u.id
      and a.role <> 'resident' and a.valid_from <= ${tx.now} and (a.valid_to is null or a.valid_to > ${tx.now}))`)
  const known: Known[] = []
  for (const look of looks) {
    const own = colleagues.find(one => one.id === look.userId)
    const household = people.filter(person => person.caseFileId === look.caseFileId)
    const isOwn = household.some(
      person => own && (hasNameOf(own.name, person) || (person.bearers < commonFrom && sharesSurname(own.name, person))),
    )
    const isColleague = household.some(person => colleagues.some(one => one.id !== look.userId && hasNameOf(one.name, person)))
    const about = {
      userId: look.userId,
      organisationId: look.organisationId,
      aboutId: look.caseFileId,
      firstAt: look.at,
      lastAt: look.at,
      lineIds: [look.lineId],
    }
    if (isOwn) known.push({ kind: 'own-household', ...about })
    if (isColleague) known.push({ kind: 'colleague', ...about })
  }
  return known
}

interface Raised extends Known {
  noticedOn: string
  fileCount: number
  threshold: number
}

const raise = (tx: Transaction, alert: Raised): Promise<number> =>
  tx.run(sql`
    insert into audit.alerts (municipality_id, id, kind, user_id, organisation_id, noticed_on, about_id, first_at, last_at, found_at,
      file_count, threshold, line_ids)
    values (${tx.session.municipality}, ${newId()}, ${alert.kind}, ${alert.userId}, ${alert.organisationId}, ${alert.noticedOn},
      ${alert.aboutId}, ${alert.firstAt}, ${alert.lastAt}, ${tx.now}, ${alert.fileCount}, ${alert.threshold},
      ${alert.lineIds.slice(0, mostLines)}::uuid[])
    on conflict on constraint alerts_once do nothing`)
