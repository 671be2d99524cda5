import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

/**
 * Unfolds the lines of one seal that are about several at once: a list mentions everybody in it, and what was opened of a household
 * is about each of its members. As the worker. Who has a line of their own in the same act is not mentioned twice.
 *
 * Marked covert where the one who looked is involved with that household without its members knowing.
 */
export async function unfoldMentions(tx: Transaction, seal: number): Promise<number> {
  const m = tx.session.municipality
  return tx.run(sql`
    with lines as (
      select l.id, l.act_id, l.occurred_at, l.is_list, l.event, l.purpose, l.role, l.user_id, l.organisation_id, l.legal_grounds, l.covert,
        s.subject_id as household_id
      from audit.leaves f
      join audit.processing_log l on l.municipality_id = f.municipality_id and l.id = f.line_id
      cross join lateral unnest(case when l.is_list then l.subject_ids else array[l.subject_id] end) s (subject_id)
      where f.municipality_id = ${m} and f.seal = ${seal} and l.outcome = 'done' and l.user_id is not null and s.subject_id is not null
    ), mentioned as (
      select lines.*, household_id as subject_id from lines where is_list
      union all
      select lines.*, member.person_id from lines
      join app.household_members member on member.municipality_id = ${m} and member.household_id = lines.household_id
        and member.valid_from <= (lines.occurred_at at time zone 'Europe/Amsterdam')::date
        and (member.valid_to is null or member.valid_to > (lines.occurred_at at time zone 'Europe/Amsterdam')::date)
    )
    insert into audit.mentions (municipality_id, subject_id, line_id, act_id, occurred_at, is_list, event, purpose, role, user_id,
      organisation_id, legal_grounds, covert)
    select ${m}, w.subject_id, w.id, w.act_id, w.occurred_at, w.is_list, w.event, w.purpose, w.role, w.user_id, w.organisation_id,
      w.legal_grounds, w.covert or bool_or(exists (
        select from access.grants g
        join access.file_holders h on h.municipality_id = g.municipality_id and h.case_file_id = g.case_file_id
        where g.municipality_id = ${m} and g.hidden and h.holder_id in (w.subject_id, w.household_id)
          and g.organisation_id = w.organisation_id and g.valid_from <= w.occurred_at and g.ends_at > w.occurred_at
          and (g.grantee_id in (w.user_id, w.organisation_id) or exists (
            select from access.team_members t where t.municipality_id = ${m} and t.team_id = g.grantee_id and t.user_id = w.user_id))))
    from mentioned w
    where not exists (
      select from audit.processing_log own
      where own.municipality_id = ${m} and own.subject_id = w.subject_id and own.occurred_at = w.occurred_at and own.act_id = w.act_id)
    group by w.subject_id, w.id, w.act_id, w.occurred_at, w.is_list, w.event, w.purpose, w.role, w.user_id, w.organisation_id,
      w.legal_grounds, w.covert
    on conflict do nothing`)
}
