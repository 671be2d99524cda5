import { sql } from 'kysely'
import { requestsDomainId } from '../../access/rules/access-domains.ts'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import { ageOn, fullName, type PersonName } from '../../households/rules/person-name.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { addDays, calendarDateOf, startOfDay } from '../../platform/time/calendar-date.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import { type RequestChannel, type RequestKind, type RequestState, requestLaw } from '../rules/request-kind.ts'
import { termOf } from '../rules/request-term.ts'

export interface StoredRequest {
  id: string
  caseFileId: string
  personId: string
  scopeId: number
  kind: RequestKind
  channel: RequestChannel
  askedByUser: string | null
  askedByPerson: string | null
  inPortal: boolean
  receivedOn: string
  dueOn: string
  state: RequestState
  extendedOn: string | null
  extensionReason: string | null
  version: number
}

export const requestColumns = sql`
  r.id, r.case_file_id as "caseFileId", r.person_id as "personId", r.scope_id as "scopeId", r.kind, r.channel, r.asked_by_user as "askedByUser",
  r.asked_by_person as "askedByPerson", r.in_portal as "inPortal", r.received_on as "receivedOn", r.due_on as "dueOn", r.state,
  r.extended_on as "extendedOn", r.extension_reason as "extensionReason", r.version`

/** Locked, so that two who act on one request wait for each other. @throws notFound */
export async function lockRequest(tx: Transaction, caseFileId: string, id: string): Promise<StoredRequest> {
  const found = await tx.find<StoredRequest>(sql`
    select ${requestColumns} from app.resident_requests r
    where r.municipality_id = ${tx.session.municipality} and r.id = ${id} and r.case_file_id = ${caseFileId} for update`)
  if (!found) throw notRequest()
  return found
}

export async function getRequest(tx: Transaction, caseFileId: string, id: string): Promise<StoredRequest> {
  const found = await tx.find<StoredRequest>(sql`
    select ${requestColumns} from app.resident_requests r
    where r.municipality_id = ${tx.session.municipality} and r.id = ${id} and r.case_file_id = ${caseFileId}`)
  if (!found) throw notRequest()
  return found
}

export const notRequest = () => notFound('Dit verzoek is niet gevonden. Het bestaat niet, of het is niet met u gedeeld.')

export interface NewRequest {
  id: string
  groupId: string
  personId: string
  kind: RequestKind
  channel: RequestChannel
  askedByUser: string | null
  askedByPerson: string | null
  inPortal: boolean
  receivedOn: string
  words: string
  about: string
  representedBy: string
  identitySeen: string
}

/** Stores a request with its words, starts its clock and tells the file. The scope has to be writable in this session. */
export async function storeRequest(tx: Transaction, file: CaseFileCard, scopeId: number, request: NewRequest): Promise<void> {
  const { municipality, user } = tx.session
  const { dueOn, dueAt } = termOf(request.kind, request.receivedOn)
  const who = {
    municipality_id: municipality,
    case_file_id: file.id,
    person_id: request.personId,
    scope_id: scopeId,
    asked_by_user: request.askedByUser,
    asked_by_person: request.askedByPerson,
    in_portal: request.inPortal,
    recorded_by: user,
  }
  await tx.run(
    build.insertInto('app.resident_requests').values({
      ...who,
      id: request.id,
      group_id: request.groupId,
      area_id: file.areaId,
      shielded: file.shielded,
      kind: request.kind,
      channel: request.channel,
      received_on: request.receivedOn,
      due_on: dueOn,
      recorded_at: tx.now,
    }),
  )
  await tx.run(
    build.insertInto('app.resident_request_texts').values({
      ...who,
      request_id: request.id,
      words: request.words,
      about: request.about,
      represented_by: request.representedBy,
      identity_seen: request.identitySeen,
    }),
  )
  const { term, staffLabel, law } = requestLaw[request.kind]
  await tx.run(
    build.insertInto('app.clocks').values({
      municipality_id: municipality,
      id: newId(),
      scope_id: scopeId,
      case_file_id: file.id,
      about_kind: 'resident-request',
      about_id: request.id,
      area_id: file.areaId,
      access_domain: requestsDomainId,
      shielded: file.shielded,
      kind: 'resident-request',
      label: `Verzoek van inwoner: ${staffLabel.toLowerCase()}`,
      term,
      counting: 'calendar',
      extend: true,
      warn_before: 'P7D',
      norm_source: law,
      started_at: startOfDay(request.receivedOn),
      warns_at: startOfDay(addDays(dueOn, -7)),
      due_at: dueAt,
      responsible_user_id: file.coordinatorUserId,
      responsible_role: 'coordinator',
    }),
  )
  await tellFile(tx, 'resident-request.received', { ...request, caseFileId: file.id, scopeId }, { channel: request.channel })
}

type Told =
  | 'resident-request.received'
  | 'resident-request.extended'
  | 'resident-request.returned'
  | 'resident-request.decided'
  | 'resident-request.carried-out'
  | 'resident-request.withdrawn'

/** A line in the timeline, under the scope of the request: that it happened, without the words. */
export async function tellFile(
  tx: Transaction,
  event: Told,
  request: Pick<StoredRequest, 'id' | 'caseFileId' | 'personId' | 'scopeId' | 'kind'>,
  more: Record<string, string> = {},
): Promise<void> {
  await happenedInFile(tx, {
    event,
    about: { kind: 'case-file', id: request.caseFileId },
    caseFileId: request.caseFileId,
    scopeId: request.scopeId,
    subjectId: request.personId,
    refersTo: request.id,
    attributes: { kind: request.kind, ...(more['note'] === undefined ? more : {}) },
    details: { what: requestLaw[request.kind].staffLabel, ...more },
  })
}

/** The clock of a request gets its longer term; a warning may go out again. */
export async function extendClock(tx: Transaction, request: StoredRequest, until: { dueOn: string; dueAt: Date }): Promise<void> {
  await tx.run(sql`
    update app.clocks set due_at = ${until.dueAt}, warns_at = ${startOfDay(addDays(until.dueOn, -7))}, run = run + 1, version = version + 1
    where municipality_id = ${tx.session.municipality} and about_id = ${request.id} and kind = 'resident-request' and met_at is null`)
}

/** What the law asks was done: the answer was given, and what was promised is done. */
export async function endClock(tx: Transaction, requestId: string, how: 'met' | 'stopped'): Promise<void> {
  const column = how === 'met' ? sql`met_at` : sql`stopped_at`
  await tx.run(sql`
    update app.clocks set ${column} = ${tx.now}, version = version + 1
    where municipality_id = ${tx.session.municipality} and about_id = ${requestId} and kind = 'resident-request'
      and met_at is null and stopped_at is null`)
}

export async function setState(tx: Transaction, request: StoredRequest, state: RequestState): Promise<void> {
  const hasEnded = state === 'done' || state === 'withdrawn'
  await tx.run(sql`
    update app.resident_requests set state = ${state}, ended_on = ${hasEnded ? calendarDateOf(tx.now) : null}::date, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${request.id}`)
}

export interface NamedPerson {
  id: string
  name: string | null
  birthDate: string | null
  age: number | null
}

/** Name and age, as far as they are shared with the session. */
export async function findPerson(tx: Transaction, id: string): Promise<NamedPerson> {
  const row = await tx.find<PersonName & { birthDate: string | null }>(sql`
    select given_names as "givenNames", initials, surname_prefix as "surnamePrefix", surname, birth_date as "birthDate"
    from app.person_identities where municipality_id = ${tx.session.municipality} and person_id = ${id}`)
  if (!row) return { id, name: null, birthDate: null, age: null }
  const { birthDate } = row
  return { id, name: fullName(row), birthDate, age: birthDate ? (ageOn(birthDate, calendarDateOf(tx.now)) ?? null) : null }
}
