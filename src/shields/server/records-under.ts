import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { ShieldedItem } from '../api.ts'

type Place = { id: string; caseFileId: string }

type Item = ShieldedItem & { shieldId: string | null }

/** What lies under shields of a file, as one line each, newest first. */
export const itemsUnder = (tx: Transaction, caseFileId: string): Promise<Item[]> =>
  itemsOf(
    tx,
    caseFileId,
    sql`s.shield_id in (select id from app.shieldings where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId})`,
  )

/** What could be put under a shield: records of the file that stand there for all who read their part of it. */
export const openItems = (tx: Transaction, caseFileId: string): Promise<Item[]> =>
  itemsOf(tx, caseFileId, sql`s.shield_id is null and s.id = any (current_setting('app.writable')::bigint[])`)

async function itemsOf(tx: Transaction, caseFileId: string, which: RawBuilder<unknown>): Promise<Item[]> {
  const m = tx.session.municipality
  return tx.rows(sql`
    with under as (
      select s.id, s.shield_id from access.scopes s where s.municipality_id = ${m} and ${which})
    select r.id, r.kind, left(r.text, 200) as text, r.at as on, under.shield_id as "shieldId" from (
      select id, 'note' as kind, body as text, occurred_at as at, scope_id from app.notes
        where municipality_id = ${m} and case_file_id = ${caseFileId} and superseded_by is null
      union all select id, 'document', title, recorded_at, scope_id from app.documents
        where municipality_id = ${m} and case_file_id = ${caseFileId} and withdrawn_at is null
      union all select id, 'visit', reason, visited_at, scope_id from app.home_visits where municipality_id = ${m} and case_file_id = ${caseFileId}
      union all select id, 'planned-visit', to_char(visit_on, 'DD-MM-YYYY'), visit_on, scope_id from app.visit_cards
        where municipality_id = ${m} and case_file_id = ${caseFileId} and state = 'planned'
      union all select t.id, 'task', coalesce(c.what, ''), t.placed_at, t.scope_id from app.tasks t
        left join app.task_contents c on c.municipality_id = t.municipality_id and c.task_id = t.id
        where t.municipality_id = ${m} and t.case_file_id = ${caseFileId}
      union all select id, 'conference-line', body, recorded_at, scope_id from app.conference_lines
        where municipality_id = ${m} and case_file_id = ${caseFileId} and superseded_by is null
      union all select id, 'goal', title, recorded_at, scope_id from app.goals where municipality_id = ${m} and case_file_id = ${caseFileId}
      union all select id, 'action', what, recorded_at, scope_id from app.actions where municipality_id = ${m} and case_file_id = ${caseFileId}
      union all select id, 'help', name, recorded_at, scope_id from app.interventions where municipality_id = ${m} and case_file_id = ${caseFileId}
      union all select i.id, 'involvement', coalesce(u.display_name || ', ', '') || o.name, i.valid_from, i.scope_id from app.involvements i
        join app.organisations o on o.municipality_id = i.municipality_id and o.id = i.organisation_id
        left join access.users u on u.municipality_id = i.municipality_id and u.id = i.user_id
        where i.municipality_id = ${m} and i.case_file_id = ${caseFileId}
      union all select r.id, 'residence', coalesce(nullif(concat_ws(' ', a.street, a.house_number::text || a.addition, a.city), ''), r.place), r.recorded_at, r.scope_id
        from app.residences r left join app.addresses a on a.municipality_id = r.municipality_id and a.id = r.address_id
        where r.municipality_id = ${m}
      union all select id, 'contact', value, recorded_at, scope_id from app.person_contacts where municipality_id = ${m} and ended_at is null) r
    join under on under.id = r.scope_id
    order by r.at desc, r.id limit 500`)
}

/** The ids of everything under a shield, lines of the timeline included: what goes back when it is lifted. */
export async function recordsUnder(tx: Transaction, shield: Place): Promise<string[]> {
  const m = tx.session.municipality
  const rows = await tx.rows<{ id: string }>(sql`
    with under as (
      select id from access.scopes where municipality_id = ${m} and shield_id = ${shield.id})
    select id from app.timeline where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.notes where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.documents where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.home_visits where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.visit_cards where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.domain_scores where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.tasks where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.conferences where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.conference_people where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.conference_lines where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.goals where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.actions where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.interventions where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.involvements where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.consent_records where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.sharing_decisions where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.household_events where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.transfers where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.spendings where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select report_id from app.report_files where municipality_id = ${m} and case_file_id = ${shield.caseFileId} and scope_id in (select id from under)
    union select id from app.residences where municipality_id = ${m} and scope_id in (select id from under)
    union select id from app.person_contacts where municipality_id = ${m} and scope_id in (select id from under)
    union select id from app.household_members where municipality_id = ${m} and scope_id in (select id from under)
    union select id from app.person_relations where municipality_id = ${m} and scope_id in (select id from under)`)
  return rows.map(row => row.id)
}
