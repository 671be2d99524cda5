import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { workplaceOperations } from '../api.ts'
import { isTelling, wordsToFind, wordsToIndex } from '../rules/fold-name.ts'
import { areAlike, mayBeMisspelt, remainders } from '../rules/misspellings.ts'

const most = 20
/** More different names than this behind one beginning, and typing on is quicker than looking. */
const mostNames = 400
/** Of a name that half a percent of a city bears, this many are put in order; twenty are shown, and that there are more. */
const mostHits = 1000
/** The same of names that only look like what was typed. */
const mostAlike = 200
/** Words that find more than this are all as common as each other. */
const mostCounted = 30_000
/** Sorts after every letter: the end of all words with one beginning. */
const afterAll = '\uffff'

interface Found {
  caseFileId: string
  householdId: string
  title: string
  address: string
  people: string[]
  isClosed: boolean
}

/**
 * Files by the beginnings of words; when none fits, by words that differ by one slip of the finger. A range or an equality on the
 * dictionary yields ids, and an equality on the entries finds the files: operators that row-level security lets an index use.
 * LIKE and trigrams are not (docs/adr, session and policies).
 */
export const findCaseFiles: Handler<typeof workplaceOperations.findCaseFiles> = async ({ tx, input, touch }) => {
  const telling = wordsToFind(input.query).filter(isTelling)
  if (telling.length === 0) return { files: [], more: false, alike: false }

  const exact = await filesNamed(tx, telling, beginsWith(tx.session.municipality, telling), mostHits)
  const alike = exact.length === 0 && telling.some(mayBeMisspelt)
  const found = alike ? await filesNamed(tx, telling, looksLike(tx.session.municipality, telling), mostAlike) : exact
  const files = found.slice(0, most)
  touch({ subjects: files.map(file => file.householdId), records: files.map(file => file.caseFileId) })
  return {
    files: files.map(({ householdId: _, ...file }) => ({
      ...file,
      people: file.people.filter(name => fits(name, telling, alike)),
    })),
    more: found.length > most,
    alike,
  }
}

/** The names of the dictionary that each typed word begins. */
const beginsWith = (m: number, words: readonly string[]): RawBuilder<unknown> => sql`
  select t.ordinality, n.id
  from unnest(${words}::text[]) with ordinality as t (word, ordinality)
  cross join lateral (
    select s.id from app.search_names s
    where s.municipality_id = ${m} and s.folded >= t.word and s.folded < t.word || ${afterAll}
    order by s.folded limit ${mostNames}) n`

/** The same, and the names one letter more, one less or another, or two letters in the other order. */
function looksLike(m: number, words: readonly string[]): RawBuilder<unknown> {
  const asTyped = words.flatMap((word, at) => (mayBeMisspelt(word) ? [{ word, at: at + 1 }] : []))
  const without = asTyped.flatMap(({ word, at }) => remainders(word).map(one => ({ ...one, at })))
  const typed = sql`unnest(${asTyped.map(one => one.word)}::text[], ${asTyped.map(one => one.at)}::bigint[]) as t (word, ordinality)`
  const shortened = sql`unnest(${without.map(one => one.written)}::text[], ${without.map(one => one.at)}::bigint[],
    ${without.map(one => one.leftOut)}::smallint[]) as t (written, ordinality, left_out)`
  return sql`
    ${beginsWith(m, words)}
    union
    select t.ordinality, n.id from ${shortened} join app.search_names n on n.municipality_id = ${m} and n.folded = t.written
    union
    select t.ordinality, x.name_id from ${typed} join app.search_misspellings x on x.municipality_id = ${m} and x.written = t.word
    union
    select t.ordinality, x.name_id from ${shortened}
    join app.search_misspellings x on x.municipality_id = ${m} and x.written = t.written and abs(x.left_out - t.left_out) <= 1`
}

/** Keys of the session, as the policies read them. */
const scopes = sql`(select nullif(current_setting('app.scopes', true), '')::bigint[])::bigint[]`
const oversight = sql`(select nullif(current_setting('app.oversight', true), '')::integer[])::integer[]`

/**
 * The files with an entry for a word, by either of the two ways in that the policies leave. The policies decide; the query says the same
 * once more, because what to them is an OR, compared row by row with up to two thousand keys, is two conditions here that an index answers.
 */
const filesWith = (m: number, word: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select e.case_file_id from app.search_entries e
  where e.municipality_id = ${m} and e.name_id = any (array(select id from names where ordinality = ${word})) and e.scope_id = any (${scopes})
  union all
  select e.case_file_id from names n join app.search_entries e on e.municipality_id = ${m} and e.name_id = n.id
  where n.ordinality = ${word} and e.oversight_key = any (${oversight})`

/** Files with an entry for every word: of those that the rarest word finds, the others are looked up. "Familie" alone finds half a city. */
function filesWithAll(m: number, words: number, atMost: number): RawBuilder<unknown> {
  if (words === 1) {
    return sql`hits as (select distinct c.case_file_id from (${filesWith(m, sql`1`)} limit ${atMost}) c)`
  }
  const ordinals = Array.from({ length: words }, (_, at) => sql`${at + 1}::bigint`)
  const counts = ordinals.map(word => sql`select ${word}, (select count(*) from (${filesWith(m, word)} limit ${mostCounted}) c)`)
  const rarest = sql`(select ordinality from rarest)`
  const hasEach = ordinals.map(
    word => sql`(${word} = ${rarest} or exists (
      select from app.search_entries e
      where e.municipality_id = ${m} and e.case_file_id = c.case_file_id
        and e.name_id = any (array(select id from names where ordinality = ${word}))))`,
  )
  return sql`
    counted (ordinality, files) as (${sql.join(counts, sql` union all `)}),
    rarest as materialized (select ordinality from counted order by files, ordinality limit 1),
    hits as (
      select distinct h.case_file_id from (
        select c.case_file_id from (${filesWith(m, rarest)}) c where ${sql.join(hasEach, sql` and `)} limit ${atMost}) h)`
}

const filesNamed = (tx: Transaction, words: readonly string[], names: RawBuilder<unknown>, atMost: number): Promise<Found[]> => {
  const m = tx.session.municipality
  return tx.rows<Found>(sql`
    with names (ordinality, id) as materialized (${names}), ${filesWithAll(m, words.length, atMost)}, found as (
      select f.id, f.household_id, f.title, f.closed_at is not null as is_closed
      from hits
      join app.case_files f on f.municipality_id = ${m} and f.id = hits.case_file_id
      order by f.closed_at is not null, f.title, f.id
      limit ${most + 1}
    )
    select f.id as "caseFileId", f.household_id as "householdId", f.title, f.is_closed as "isClosed",
      coalesce((
        select concat_ws(' ', a.street, a.house_number::text || case when a.addition = '' then '' else '-' || a.addition end)
        from app.residences r
        join app.addresses a on a.municipality_id = r.municipality_id and a.id = r.address_id
        where r.municipality_id = ${m} and r.household_id = f.household_id and r.valid_to is null
        order by r.valid_from desc limit 1), '') as address,
      coalesce((
        select array_agg(concat_ws(' ', i.given_names, nullif(i.surname_prefix, ''), i.surname) order by i.birth_date nulls last)
        from app.household_members h
        join app.person_identities i on i.municipality_id = h.municipality_id and i.person_id = h.person_id
        where h.municipality_id = ${m} and h.household_id = f.household_id and h.valid_to is null), '{}') as people
    from found f
    order by f.is_closed, f.title, f.id`)
}

const fits = (name: string, words: readonly string[], alike: boolean): boolean =>
  wordsToIndex(name).some(part => words.some(word => part.startsWith(word) || (alike && areAlike(part, word))))
