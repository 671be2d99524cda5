import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { HistoryEntry, planOperations } from '../api.ts'
import { mustExist } from './open-plan.ts'

type Told = HistoryEntry['changes'][number]['from']

interface Line {
  id: string
  event: string
  at: Date
  by: string
  organisationName: string
  subjectId: string | null
  details: Record<string, unknown> & { changes?: { field: string; from?: unknown; to?: unknown }[] }
}

/** What a goal or action began with, in the order of the form. */
const firstFields = ['title', 'what', 'who', 'dueOn', 'doneWhen'] as const

/** From the timeline, which is never changed: so it holds what stood there, also after many changes. Oldest first. */
export const getHistory: Handler<typeof planOperations.getHistory> = async ({ tx, input, touch }) => {
  const { municipality } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  const lines = await tx.rows<Line>(sql`
    select t.id, t.event, t.recorded_at as at, coalesce(u.display_name, '') as by, coalesce(o.name, '') as "organisationName",
      t.subject_id as "subjectId", t.details
    from app.timeline t
    left join access.users u on u.municipality_id = t.municipality_id and u.id = t.actor_user_id
    left join app.organisations o on o.municipality_id = t.municipality_id and o.id = t.actor_organisation_id
    where t.municipality_id = ${municipality} and t.case_file_id = ${file.id} and t.refers_to = ${input.recordId}
      and split_part(t.event, '.', 1) in ('goal', 'action')
    order by t.recorded_at, t.id`)
  const [first] = lines
  mustExist(first, 'Dit doel of deze actie')
  touch({ subjects: [first?.subjectId ?? file.householdId], records: [input.recordId] })
  const names = await namesOfMembers(tx, lines)
  return {
    entries: lines.map(({ id, event, at, by, organisationName, details }) => ({
      id,
      event,
      at: at.toISOString(),
      by,
      organisationName,
      changes: details.changes
        ? details.changes.map(({ field, from, to }) => ({ field, from: inWords(from, names), to: inWords(to, names) }))
        : firstFields.flatMap(field => (field in details ? [{ field, from: null, to: inWords(details[field], names) }] : [])),
    })),
  }
}

interface Doer {
  kind: string
  id: string
  name?: string
}
const isDoer = (value: unknown): value is Doer => typeof value === 'object' && value !== null && 'kind' in value && 'id' in value

function inWords(value: unknown, names: ReadonlyMap<string, string>): Told {
  if (isDoer(value)) return value.name ?? names.get(value.id) ?? 'iemand van het huishouden'
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** Of members the line holds only which one: the name comes back for who may know it. */
async function namesOfMembers(tx: Transaction, lines: readonly Line[]): Promise<ReadonlyMap<string, string>> {
  const values = lines.flatMap(({ details }) => [details['who'], ...(details.changes ?? []).flatMap(one => [one.from, one.to])])
  const ids = [
    ...new Set(
      values
        .filter(isDoer)
        .filter(doer => doer.kind === 'member')
        .map(doer => doer.id),
    ),
  ]
  if (ids.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; name: string }>(sql`
    select person_id as id, concat_ws(' ', nullif(given_names, ''), nullif(surname_prefix, ''), surname) as name
    from app.person_identities where municipality_id = ${tx.session.municipality} and person_id = any (${ids}::uuid[])`)
  return new Map(rows.map(row => [row.id, row.name]))
}
