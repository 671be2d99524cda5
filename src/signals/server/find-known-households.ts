import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import { wordsToFind, wordsToIndex } from '../../workplace/rules/fold-name.ts'
import type { KnownHousehold, signalOperations } from '../api.ts'

const mostShown = 20
/** More different words than this behind one beginning, and typing on is quicker than looking. */
const mostNames = 400
/** Sorts after every letter: the end of all words with one beginning. */
const afterAll = '\uffff'

/**
 * Files that may be of the household in a report: by its name, by its address, and by earlier reports about that address (who
 * moved since). Only cards come back that the contact point oversees; a shielded file has none for them.
 */
export const findKnownHouseholds: Handlers<typeof signalOperations>['findKnownHouseholds'] = async ({ tx, input, touch }) => {
  const { municipality } = tx.session
  const report = await tx.get<{ name: string; addressId: string | null; address: string[] | null }>(sql`
    select r.about_name as name, r.address_id as "addressId",
      array_remove(array[a.postcode, a.house_number::text, nullif(a.addition, '')], null) as address
    from app.concern_reports r
    join app.report_handlings h on h.municipality_id = r.municipality_id and h.report_id = r.id
    left join app.addresses a on a.municipality_id = r.municipality_id and a.id = r.address_id
    where r.municipality_id = ${municipality} and r.id = ${input.reportId}`)

  const reasons = new Map<string, Set<KnownHousehold['because'][number]>>()
  const note = (caseFileIds: readonly string[], because: KnownHousehold['because'][number]) => {
    for (const id of caseFileIds) reasons.set(id, (reasons.get(id) ?? new Set()).add(because))
  }
  if (input.query) {
    note(await filesWith(tx, wordsToFind(input.query), 'beginning', 'all'), 'search')
  } else {
    note(await filesWith(tx, tellingWords(report.name), 'whole', 'any'), 'name')
    if (report.addressId) {
      note(await filesWith(tx, (report.address ?? []).flatMap(wordsToIndex), 'whole', 'all'), 'address')
      note(await filesReportedAt(tx, report.addressId), 'address')
    }
  }
  if (reasons.size === 0) return []

  const cards = await tx.rows<{ row: Omit<KnownHousehold, 'because'> & { householdId: string } }>(sql`
    select jsonb_build_object(
      'caseFileId', f.id, 'householdId', f.household_id, 'title', f.title, 'area', n.name, 'phase', f.phase,
      'coordinator', u.display_name, 'openedAt', f.opened_at, 'closedAt', f.closed_at) as row
    from app.case_files f
    join app.areas n on n.municipality_id = f.municipality_id and n.id = f.area_id
    left join access.users u on u.municipality_id = f.municipality_id and u.id = f.coordinator_user_id
    where f.municipality_id = ${municipality} and f.id = any (${[...reasons.keys()]}::uuid[])
    order by f.closed_at nulls first, f.opened_at desc`)
  const found = cards
    .map(({ row }) => ({ ...row, because: [...(reasons.get(row.caseFileId) ?? [])] }))
    .sort((one, other) => other.because.length - one.because.length)
    .slice(0, mostShown)
  touch({ records: found.map(card => card.caseFileId), subjects: found.map(card => card.householdId) })
  return found.map(({ householdId: _householdId, ...card }) => card)
}

/**
 * A range or equality on the dictionary yields ids, and an equality on the entries finds the files: operators that row-level
 * security lets an index use.
 */
async function filesWith(
  tx: Transaction,
  words: readonly string[],
  match: 'whole' | 'beginning',
  needed: 'any' | 'all',
): Promise<string[]> {
  if (words.length === 0) return []
  const { municipality } = tx.session
  const distinct = [...new Set(words)]
  const fits: RawBuilder<unknown> =
    match === 'whole' ? sql`s.folded = w.word` : sql`s.folded >= w.word and s.folded < w.word || ${afterAll}`
  const found = await tx.rows<{ id: string }>(sql`
    select e.case_file_id as id
    from unnest(${distinct}::text[]) with ordinality as w (word, place)
    cross join lateral (
      select s.id from app.search_names s where s.municipality_id = ${municipality} and ${fits} order by s.folded limit ${mostNames}) n
    join app.search_entries e on e.municipality_id = ${municipality} and e.name_id = n.id
    group by e.case_file_id
    having count(distinct w.place) >= ${needed === 'all' ? distinct.length : 1}
    limit 200`)
  return found.map(file => file.id)
}

const filesReportedAt = async (tx: Transaction, addressId: string): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select distinct t.case_file_id as id from app.triages t
      join app.concern_reports r on r.municipality_id = t.municipality_id and r.id = t.report_id
      where t.municipality_id = ${tx.session.municipality} and t.undone_at is null and t.case_file_id is not null
        and r.address_id = ${addressId}`)
  ).map(file => file.id)

/** Words that stand in many titles tell nothing. */
const everyday = new Set(
  'fam,familie,gezin,huishouden,bewoner,bewoners,mevrouw,mevr,mw,meneer,dhr,de heer,onbekend'.split(',').flatMap(wordsToIndex),
)

/** The words of a name that may stand in the title of a file. */
export const tellingWords = (name: string): string[] => wordsToIndex(name).filter(word => word.length >= 2 && !everyday.has(word))
