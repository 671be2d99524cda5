import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { didWords, whoWords, whyWords } from '../rules/own-words.ts'

/** One act of somebody about the resident or whom they represent, in their words. */
export interface Looker {
  actId: string
  occurredAt: Date
  /** Function and organisation; the name in front where the municipality decided so for that role. */
  who: string
  did: string
  why: string
  /** Only the name or household stood among others. */
  isList: boolean
  /** Of the persons of the session, whom it was about. */
  personIds: string[]
  organisationId: string | null
  /** Ids of the legal grounds by which they could. */
  groundIds: number[]
}

interface Told extends Omit<Looker, 'who' | 'did' | 'why'> {
  lineId: string
  event: string
  purpose: string
  role: string
  organisation: string | null
  cursor: string
}

const usually = 50

/**
 * Who looked at or changed what is about the persons of this session (role resident, purpose `own-file`), newest first. The database
 * decides what that is: never what was refused, nor somebody whose presence the household may not know. What the resident did
 * themselves is left out.
 *
 * @param question.before the `more` of the page before
 */
export async function listLookers(
  tx: Transaction,
  question: { before?: string | undefined; most?: number } = {},
): Promise<{ lookers: Looker[]; more: string | null }> {
  const m = tx.session.municipality
  const most = question.most ?? usually
  const [, beforeMicros, beforeAct] =
    /^(\d{1,17})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(question.before ?? '') ?? []
  const onFrom = beforeMicros
    ? sql`(t.occurred_at, t.act_id) < (timestamptz 'epoch' + ${beforeMicros}::bigint * interval '1 microsecond', ${beforeAct}::uuid)`
    : sql`true`
  const rows = await tx.rows<Told>(sql`
    with told as (
      select l.act_id, l.id, l.occurred_at, false as is_list, l.event, l.purpose, l.role, l.user_id, l.organisation_id, l.legal_grounds,
        l.subject_id
      from audit.processing_log l
      where l.municipality_id = ${m} and l.subject_id = any (nullif(current_setting('app.persons', true), '')::uuid[])
      union all
      select n.act_id, n.line_id, n.occurred_at, n.is_list, n.event, n.purpose, n.role, n.user_id, n.organisation_id, n.legal_grounds,
        n.subject_id
      from audit.mentions n
      where n.municipality_id = ${m} and n.subject_id = any (nullif(current_setting('app.persons', true), '')::uuid[])
    )
    select t.act_id as "actId", t.occurred_at as "occurredAt", (array_agg(t.id order by t.id))[1] as "lineId", bool_and(t.is_list) as "isList",
      min(t.event) as event, min(t.purpose) as purpose, min(t.role) as role, t.organisation_id as "organisationId", o.name as organisation,
      array_agg(distinct t.subject_id) as "personIds", (jsonb_agg(t.legal_grounds) -> 0) as "groundIds",
      (extract(epoch from t.occurred_at) * 1000000)::bigint::text || '_' || t.act_id as cursor
    from told t left join app.organisations o on o.municipality_id = ${m} and o.id = t.organisation_id
    where t.user_id <> ${tx.session.user} and ${onFrom}
    group by t.act_id, t.occurred_at, t.organisation_id, o.name
    order by t.occurred_at desc, t.act_id desc limit ${most + 1}`)
  const page = rows.slice(0, most)
  const names = await tx.rows<{ lineId: string; name: string }>(
    sql`select line_id as "lineId", name from app.looker_names(${page.map(row => row.lineId)}::uuid[])`,
  )
  const nameOf = new Map(names.map(one => [one.lineId, one.name]))
  return {
    lookers: page.map(({ lineId, event, purpose, role, organisation, cursor: _, ...act }) => ({
      ...act,
      who: whoWords(role.split(' '), organisation, nameOf.get(lineId) ?? null),
      did: didWords(event, act.isList),
      why: whyWords(purpose),
    })),
    more: rows.length > most ? (page.at(-1)?.cursor ?? null) : null,
  }
}
