import { sql } from 'kysely'
import type { Handlers } from '../../platform/http/handlers.ts'
import type { KnownHousehold, signalOperations } from '../api.ts'
import { searchAddresses } from './find-addresses.ts'

const mostShown = 20

/**
 * Files that may be of the household in a report: by the words of its name in the title of a file, and by earlier reports
 * about the same address. Only cards come back that the contact point oversees; a shielded file has none for them.
 */
export const findKnownHouseholds: Handlers<typeof signalOperations>['findKnownHouseholds'] = async ({ tx, input, touch }) => {
  const { municipality } = tx.session
  const report = await tx.get<{ name: string; addressId: string | null }>(sql`
    select r.about_name as name, r.address_id as "addressId" from app.concern_reports r
    join app.report_handlings h on h.municipality_id = r.municipality_id and h.report_id = r.id
    where r.municipality_id = ${municipality} and r.id = ${input.reportId}`)
  const words = wordsOf(input.query || report.name)
  const addressIds = input.query
    ? (await searchAddresses(tx, input.query)).map(address => address.id)
    : report.addressId
      ? [report.addressId]
      : []
  if (words.length === 0 && addressIds.length === 0) return []
  const byName = sql`(${words.length} > 0 and (select bool_and(position(word in lower(f.title)) > 0) from unnest(${words}::text[]) word))`
  const byAddress = sql`f.id in (
    select t.case_file_id from app.triages t
    join app.concern_reports r on r.municipality_id = t.municipality_id and r.id = t.report_id
    where t.municipality_id = ${municipality} and t.undone_at is null and t.case_file_id is not null and r.address_id = any (${addressIds}::uuid[]))`
  const found = await tx.rows<{ row: KnownHousehold & { householdId: string } }>(sql`
    select jsonb_build_object(
      'caseFileId', f.id, 'householdId', f.household_id, 'title', f.title, 'area', n.name, 'phase', f.phase,
      'coordinator', u.display_name, 'openedAt', f.opened_at, 'closedAt', f.closed_at,
      'because', case when ${byName} and ${byAddress} then '["name", "address"]'::jsonb
        when ${byName} then '["name"]'::jsonb else '["address"]'::jsonb end) as row
    from app.case_files f
    join app.areas n on n.municipality_id = f.municipality_id and n.id = f.area_id
    left join access.users u on u.municipality_id = f.municipality_id and u.id = f.coordinator_user_id
    where f.municipality_id = ${municipality} and (${byName} or ${byAddress})
    order by (${byAddress})::integer + (${byName})::integer desc, f.closed_at nulls first, f.opened_at desc
    limit ${mostShown}`)
  touch({ records: found.map(({ row }) => row.caseFileId), subjects: found.map(({ row }) => row.householdId) })
  return found.map(({ row: { householdId: _householdId, ...card } }) => card)
}

/** Words that stand in every name tell nothing. */
const everyday = new Set([
  'fam',
  'familie',
  'gezin',
  'huishouden',
  'mevrouw',
  'mevr',
  'meneer',
  'dhr',
  'mw',
  'van',
  'de',
  'der',
  'den',
  'het',
  'ten',
  'ter',
  'te',
  'en',
  'el',
  'al',
  'in',
  "'t",
])

/** What to look for in a title: the last words of a name say most, so first names are left out when a surname follows. */
export function wordsOf(name: string): string[] {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter(word => word.length >= 2 && !everyday.has(word))
  const last = words.at(-1)
  return last ? [last] : []
}
