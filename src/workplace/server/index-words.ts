import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { wordsToIndex } from '../rules/fold-name.ts'
import { writeMisspellings } from './write-misspellings.ts'

export interface WordsToIndex {
  caseFileId: string
  /** Of the row that the words come from: whoever reaches that row finds the file by them. */
  scopeId: number
  /** Names, streets, numbers, titles, as people write them. They replace what this file had under this scope. */
  words: readonly string[]
  /**
   * For title and address: the area whose overseers (contact point, process coordinator) find the card of the file by them
   * too, to see whether a household is known. Left out for a shielded file.
   */
  overseenArea?: number | undefined
}

/** Makes a case file findable by these words, for whoever reaches the row that they come from. */
export async function indexWords(tx: Transaction, { caseFileId, scopeId, words, overseenArea }: WordsToIndex): Promise<void> {
  const folded = [...new Set(words.flatMap(wordsToIndex))].sort()
  const { municipality } = tx.session
  await tx.run(
    sql`delete from app.search_entries
        where municipality_id = ${municipality} and case_file_id = ${caseFileId} and scope_id = ${scopeId}`,
  )
  if (folded.length === 0) return
  // Always in the same order: two people who open files with the same names at once then wait, and do not deadlock.
  await tx.run(
    sql`insert into app.search_names (municipality_id, folded)
        select ${municipality}, word from unnest(${folded}::text[]) word
        on conflict do nothing`,
  )
  await tx.run(writeMisspellings(municipality, folded))
  await tx.run(
    sql`insert into app.search_entries (municipality_id, id, name_id, case_file_id, scope_id, overseen_area)
        select ${municipality}, gen_random_uuid(), n.id, ${caseFileId}, ${scopeId}, ${overseenArea ?? null}::smallint
        from app.search_names n
        where n.municipality_id = ${municipality} and n.folded = any (${folded}::text[])`,
  )
}

/**
 * Writes the words of a whole file anew: title, members and address, each under the scope of its own row. To be called when
 * a file was opened and when a name, a member or an address changed; with the file entered.
 */
export async function indexCaseFile(tx: Transaction, caseFileId: string): Promise<void> {
  const { municipality } = tx.session
  const rows = await tx.rows<{ scope_id: number; words: string[]; overseen_area: number | null }>(sql`
    with file as (
      select f.*, case when f.shielded then null else f.area_id end as overseen_area
      from app.case_files f where f.municipality_id = ${municipality} and f.id = ${caseFileId}
    )
    select f.scope_id, array[f.title] as words, f.overseen_area
    from file f
    union all
    select r.scope_id, array_remove(array[a.street, a.house_number::text, a.addition, a.postcode, r.place], null),
      -- An address under a shield finds the file for nobody but who is named for it.
      case when s.shield_id is null then f.overseen_area end
    from file f
    join app.residences r on r.municipality_id = f.municipality_id and r.household_id = f.household_id and r.valid_to is null
    join access.scopes s on s.municipality_id = r.municipality_id and s.id = r.scope_id
    left join app.addresses a on a.municipality_id = r.municipality_id and a.id = r.address_id
    union all
    select i.scope_id, array[concat_ws(' ', i.surname_prefix, i.surname), i.given_names], null
    from file f
    join app.household_members m on m.municipality_id = f.municipality_id and m.household_id = f.household_id and m.valid_to is null
    join app.person_identities i on i.municipality_id = m.municipality_id and i.person_id = m.person_id`)

  const byScope = new Map<number, { words: string[]; overseenArea: number | undefined }>()
  for (const row of rows) {
    const known = byScope.get(row.scope_id)
    byScope.set(row.scope_id, {
      words: [...(known?.words ?? []), ...row.words],
      overseenArea: row.overseen_area ?? known?.overseenArea,
    })
  }
  for (const [scopeId, { words, overseenArea }] of byScope) {
    await indexWords(tx, { caseFileId, scopeId, words, overseenArea })
  }
}
