import { sql } from 'kysely'
import { type CaseFileCard, getCaseFile } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import type { residentOperations } from '../api.ts'
import { proposeRedactions } from '../rules/redaction.ts'
import { extractSources } from './extract-sources.ts'
import { lockRequest, type StoredRequest } from './stored-request.ts'
import { ownNames, thirdParties } from './third-parties.ts'

interface Collected {
  id: string
  scope_id: number
  on: string | null
  organisation: string | null
  label: string
  body: string
}

/**
 * Collects what the file holds about one person: rows under a scope about them, and about their household from while they belonged to it
 * as an adult. What is shielded never comes along, whoever collects: its absence is told to nobody.
 */
export async function collectPassages(
  tx: Transaction,
  file: CaseFileCard,
  personId: string,
): Promise<(Collected & { table: string; part: string })[]> {
  const m = tx.session.municipality
  const collected: (Collected & { table: string; part: string })[] = []
  for (const source of extractSources) {
    const rows = await tx.rows<Collected>(sql`
      select x.id, x.scope_id, x.on, coalesce(x.organisation, '') as organisation, x.label, x.body
      from (${source.rows({ municipality: m, caseFile: file.id, household: file.householdId, person: personId })}) x
      join access.scopes s on s.municipality_id = ${m} and s.id = x.scope_id and s.shield_id is null
      where x.body <> '' and (s.subject_id = ${personId} or s.subject_id = ${file.householdId} and exists (
        select from app.household_members h
        left join app.person_identities i on i.municipality_id = ${m} and i.person_id = h.person_id
        where h.municipality_id = ${m} and h.household_id = ${file.householdId} and h.person_id = ${personId}
          and case when i.birth_date is null then h.position <> 'child' else i.birth_date + interval '18 years' <= coalesce(x.on, ${tx.now}::date) end
          and (x.on is null or h.valid_from <= x.on) and (h.valid_to is null or x.on <= h.valid_to)))
      order by x.on nulls first, x.label, x.body, x.id`)
    collected.push(...rows.map(row => ({ ...row, table: source.table, part: source.part })))
  }
  return collected
}

export const collectExtract: Handler<typeof residentOperations.collectExtract> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  touch({ records: [input.requestId] })
  const file = await getCaseFile(tx, input.caseFileId)
  const request = await lockRequest(tx, file.id, input.requestId)
  touch({ subjects: [request.personId, file.householdId] })
  mustBeCopyInTheMaking(request)
  const passages = await collectPassages(tx, file, request.personId)
  const others = await thirdParties(tx, file, request.personId)
  const own = await ownNames(tx, request.personId)
  await tx.run(sql`delete from app.extract_passages where municipality_id = ${municipality} and request_id = ${request.id}`)
  for (const [position, passage] of passages.entries()) {
    await tx.run(
      build.insertInto('app.extract_passages').values({
        municipality_id: municipality,
        id: newId(),
        request_id: request.id,
        case_file_id: file.id,
        scope_id: passage.scope_id,
        position,
        part: passage.part,
        label: passage.label,
        source_table: passage.table,
        source_id: passage.id,
        source_organisation: passage.organisation ?? '',
        occurred_on: passage.on,
        body: passage.body,
        redactions: JSON.stringify(proposeRedactions(passage.body, others, own)),
        recorded_by: user,
        recorded_at: tx.now,
      }),
    )
  }
  if (request.state === 'proposed') {
    await tx.run(sql`
      update app.resident_requests set state = 'received', version = version + 1 where municipality_id = ${municipality} and id = ${request.id}`)
  }
  return { passages: passages.length }
}

function mustBeCopyInTheMaking(request: StoredRequest): void {
  if (request.kind !== 'copy') throw conflict('Bij dit verzoek hoort geen kopie.')
  if (request.state !== 'received' && request.state !== 'proposed') {
    throw conflict('Op dit verzoek is al besloten. De kopie verandert niet meer.')
  }
}
