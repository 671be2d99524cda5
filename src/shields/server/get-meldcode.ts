import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { meldcodeOperations, RecordedEntry, VeiligThuisContact } from '../meldcode-api.ts'
import { getStoredMeldcode } from './stored-meldcode.ts'
import { keepFromResidents } from './stored-shield.ts'

type StoredEntry = Omit<RecordedEntry, 'earlier'> & { supersededBy: string | null }

export const getMeldcode: Handler<typeof meldcodeOperations.getMeldcode> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const meldcode = await getStoredMeldcode(tx, input.caseFileId, input.meldcodeId)
  const card = await tx.get<{
    called: string
    subjectNames: string[]
    startedBy: string
    startedAt: string
    endedAt: string | null
    endNote: string
    mayWrite: boolean
  }>(sql`
    select s.called, k.subject_names as "subjectNames", u.display_name as "startedBy", k.recorded_at as "startedAt", k.ended_at as "endedAt",
      k.end_note as "endNote", k.scope_id = any (current_setting('app.writable')::bigint[]) as "mayWrite"
    from app.meldcodes k
    join app.shieldings s on s.municipality_id = ${m} and s.id = k.shield_id
    join access.users u on u.municipality_id = ${m} and u.id = k.recorded_by
    where k.municipality_id = ${m} and k.id = ${meldcode.id}`)
  const stored = await tx.rows<StoredEntry>(sql`
    select e.id, e.entry, e.superseded_by as "supersededBy", u.display_name as "recordedBy", e.recorded_at as "recordedAt"
    from app.meldcode_entries e join access.users u on u.municipality_id = ${m} and u.id = e.recorded_by
    where e.municipality_id = ${m} and e.meldcode_id = ${meldcode.id} order by e.step, e.recorded_at, e.id`)
  const veiligThuis = await tx.rows<VeiligThuisContact>(sql`
    select v.id, v.kind, v.contacted_on as "contactedOn", v.is_anonymous as "isAnonymous", v.what, v.accepted_on as "acceptedOn",
      v.accepted_by as "acceptedBy", v.answer_on as "answerOn", v.answer, u.display_name as "recordedBy", v.version
    from app.veilig_thuis_contacts v join access.users u on u.municipality_id = ${m} and u.id = v.recorded_by
    where v.municipality_id = ${m} and v.meldcode_id = ${meldcode.id} and v.withdrawn_at is null order by v.contacted_on, v.recorded_at`)
  const people = await tx.rows<{ namingId: string; name: string; organisationName: string }>(sql`
    select p.id as "namingId", coalesce(u.display_name, o.name) as name, o.name as "organisationName"
    from app.shield_people p
    join app.organisations o on o.municipality_id = ${m} and o.id = p.organisation_id
    left join access.users u on u.municipality_id = ${m} and u.id = p.user_id
    where p.municipality_id = ${m} and p.shield_id = ${meldcode.shieldId} and p.ended_at is null order by p.recorded_at, 2`)
  touch({ subjects: meldcode.subjectIds, records: [meldcode.id] })
  await keepFromResidents(tx)
  const { subjectNames, ...shown } = card
  return {
    ...shown,
    id: meldcode.id,
    shieldId: meldcode.shieldId,
    state: meldcode.state,
    version: meldcode.version,
    subjects: meldcode.subjectIds.map((subjectId, at) => ({ subjectId, name: subjectNames[at] ?? '' })),
    entries: stored
      .filter(one => one.supersededBy === null)
      .map(({ supersededBy: _, ...one }) => ({ ...one, earlier: earlierOf(one.id, stored) })),
    veiligThuis,
    people,
  }
}

/** The wordings that led to this one, oldest first. */
function earlierOf(id: string, stored: readonly StoredEntry[]): RecordedEntry['earlier'] {
  const before = stored.find(one => one.supersededBy === id)
  if (!before) return []
  const { entry, recordedBy, recordedAt } = before
  return [...earlierOf(before.id, stored), { entry, recordedBy, recordedAt }]
}
