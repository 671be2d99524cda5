import { sql } from 'kysely'
import { type CaseFileCard, getCaseFile } from '../../case-files/server/commands.ts'
import { postMessage } from '../../notifications/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { residentOperations } from '../api.ts'
import { mayAsk } from '../rules/who-may-ask.ts'
import {
  endClock,
  findPerson,
  lockRequest,
  notRequest,
  requestColumns,
  type StoredRequest,
  setState,
  storeRequest,
  tellFile,
} from './stored-request.ts'

/** Whom the resident is, of those they are or represent now. */
export async function ownSelves(tx: Transaction): Promise<{ persons: string[]; selves: string[] }> {
  return tx.get(sql`
    select coalesce(nullif(current_setting('app.persons', true), '')::uuid[], '{}') as persons,
      coalesce(nullif(current_setting('app.selves', true), '')::uuid[], '{}') as selves`)
}

/** The files of one's own household in which this person is a member now. */
const filesOf = (tx: Transaction, personId: string): Promise<{ id: string }[]> =>
  tx.rows(sql`
    select f.id from app.case_files f
    where f.municipality_id = ${tx.session.municipality} and exists (
      select from app.household_members m
      where m.municipality_id = f.municipality_id and m.household_id = f.household_id and m.person_id = ${personId})
    order by f.opened_at desc limit 10`)

export const askAboutOwnData: Handler<typeof residentOperations.askAboutOwnData> = async ({ tx, input, touch }) => {
  touch({ subjects: [input.personId], records: [input.id] })
  const { persons, selves } = await ownSelves(tx)
  const files = persons.includes(input.personId) ? await filesOf(tx, input.personId) : []
  if (files.length === 0) {
    throw invalid([{ field: 'personId', message: 'Kies voor wie u dit vraagt.' }])
  }
  const isSelf = selves.includes(input.personId)
  const person = await findPerson(tx, input.personId)
  const answer = mayAsk(person.age ?? undefined, isSelf ? 'self' : 'representative', input.kind)
  if (!answer.allowed) throw invalid([{ field: 'personId', message: answer.why }])
  if (input.kind !== 'copy' && input.words === '') {
    throw invalid([{ field: 'words', message: 'Schrijf in een paar woorden wat u bedoelt.' }])
  }
  await mustBeNew(tx, input)
  for (const [at, { id }] of files.entries()) {
    const file = await getCaseFile(tx, id)
    const { scope } = await tx.get<{ scope: number }>(sql`select access.ask_about(${file.id}, ${input.personId}) as scope`)
    await storeRequest(tx, file, scope, {
      id: at === 0 ? input.id : newId(),
      groupId: input.id,
      personId: input.personId,
      kind: input.kind,
      channel: 'portal',
      askedByUser: tx.session.user,
      askedByPerson: (isSelf ? input.personId : selves[0]) ?? null,
      inPortal: true,
      receivedOn: calendarDateOf(tx.now),
      words: input.words,
      about: input.about,
      representedBy: '',
      identitySeen: '',
    })
    await tellCoordinator(tx, file)
  }
  return { id: input.id }
}

/** A second copy while the first is being made, or the same destruction twice, only costs time. */
async function mustBeNew(tx: Transaction, input: { kind: string; personId: string }): Promise<void> {
  if (input.kind !== 'copy' && input.kind !== 'destruction') return
  const running = await tx.find(sql`
    select 1 from app.resident_requests r
    where r.municipality_id = ${tx.session.municipality} and r.person_id = ${input.personId} and r.kind = ${input.kind}
      and r.state in ('received', 'proposed', 'decided')`)
  if (running) throw conflict('U heeft dit al gevraagd. Wij zijn ermee bezig. U ziet het bij uw vragen.')
}

export async function tellCoordinator(tx: Transaction, file: CaseFileCard): Promise<void> {
  if (!file.coordinatorUserId || file.coordinatorUserId === tx.session.user) return
  await postMessage(tx, { kind: 'resident-request-received', aboutId: file.id, toUser: file.coordinatorUserId })
}

export const withdrawOwnRequest: Handler<typeof residentOperations.withdrawOwnRequest> = async ({ tx, input, touch }) => {
  touch({ records: [input.requestId] })
  const requests = await tx.rows<StoredRequest>(sql`
    select ${requestColumns} from app.resident_requests r
    where r.municipality_id = ${tx.session.municipality}
      and r.group_id = (select group_id from app.resident_requests where municipality_id = ${tx.session.municipality} and id = ${input.requestId})`)
  if (requests.length === 0) throw notRequest()
  let takenBack = 0
  for (const { id, caseFileId, personId } of requests.filter(isOpen)) {
    touch({ subjects: [personId] })
    await tx.run(sql`select access.ask_about(${caseFileId}, ${personId})`)
    // Who decides at this moment was first; then what was decided stands.
    const request = await lockRequest(tx, caseFileId, id)
    if (!isOpen(request)) continue
    takenBack += 1
    await setState(tx, request, 'withdrawn')
    await endClock(tx, request.id, 'stopped')
    await tellFile(tx, 'resident-request.withdrawn', request)
  }
  if (takenBack === 0) throw conflict('Er is al een besluit, of u had dit al ingetrokken. Er is niets veranderd.')
  return { id: input.requestId }
}

const isOpen = ({ state }: StoredRequest): boolean => state === 'received' || state === 'proposed'
