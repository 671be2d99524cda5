import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { postMessage } from '../../notifications/server/commands.ts'
import { build } from '../../platform/database/transaction.ts'
import { conflict, forbidden, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { residentOperations } from '../api.ts'
import { refusalsFor } from '../rules/request-kind.ts'
import { mayExtend, objectionUntil } from '../rules/request-term.ts'
import { findProposal, letterOf, mayDecide } from './get-request.ts'
import { endClock, extendClock, lockRequest, type StoredRequest, setState, tellFile } from './stored-request.ts'

const mustBeUndecided = (request: StoredRequest): void => {
  if (request.state !== 'received' && request.state !== 'proposed') {
    throw conflict('Op dit verzoek is al besloten, of de inwoner trok het in. Er is niets gewijzigd.')
  }
}

export const extendResidentRequest: Handler<typeof residentOperations.extendResidentRequest> = async ({ tx, input, touch }) => {
  touch({ records: [input.requestId] })
  const request = await lockRequest(tx, input.caseFileId, input.requestId)
  touch({ subjects: [request.personId] })
  mustBeUndecided(request)
  const extension = mayExtend({ ...request, isExtended: request.extendedOn !== null }, tx.now)
  if (!extension.allowed) throw conflict(extension.why)
  await tx.run(sql`
    update app.resident_requests set extended_on = ${calendarDateOf(tx.now)}, extension_reason = ${input.reason}, due_on = ${extension.until.dueOn},
      version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${request.id}`)
  await extendClock(tx, request, extension.until)
  await tellFile(tx, 'resident-request.extended', request)
  if (request.askedByUser) await postMessage(tx, { kind: 'own-request-news', aboutId: request.id, toUser: request.askedByUser })
  return { id: request.id }
}

export const proposeDecision: Handler<typeof residentOperations.proposeDecision> = async ({ tx, input, touch }) => {
  touch({ records: [input.requestId] })
  const request = await lockRequest(tx, input.caseFileId, input.requestId)
  touch({ subjects: [request.personId] })
  mustBeUndecided(request)
  if (input.outcome !== 'granted') {
    if (input.ground === null || !refusalsFor(request.kind).includes(input.ground)) {
      throw invalid([{ field: 'ground', message: 'Kies waarom het niet, of niet helemaal, kan.' }])
    }
    if (input.explanation === '') {
      throw invalid([{ field: 'explanation', message: 'Leg in gewone woorden uit waarom niet. De inwoner leest dit.' }])
    }
  }
  if (request.kind === 'copy' && input.outcome !== 'refused') {
    const { passages, unchecked } = await tx.get<{ passages: number; unchecked: number }>(sql`
      select count(*)::integer as passages, count(*) filter (where checked_at is null)::integer as unchecked
      from app.extract_passages where municipality_id = ${tx.session.municipality} and request_id = ${request.id}`)
    if (passages === 0) throw conflict('Stel eerst de kopie samen. Daarna kunt u een besluit voorstellen.')
    if (unchecked > 0) {
      throw conflict(`Nog ${unchecked} ${unchecked === 1 ? 'stuk is' : 'stukken zijn'} niet gecontroleerd. Controleer die eerst.`)
    }
  }
  await tx.run(
    build.insertInto('app.request_proposals').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      request_id: request.id,
      case_file_id: request.caseFileId,
      scope_id: request.scopeId,
      outcome: input.outcome,
      ground: input.outcome === 'granted' ? null : input.ground,
      explanation: input.explanation,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  await setState(tx, request, 'proposed')
  return { id: input.id }
}

export const decideRequest: Handler<typeof residentOperations.decideRequest> = async ({ tx, input, roles, touch }) => {
  touch({ records: [input.requestId] })
  const file = await getCaseFile(tx, input.caseFileId)
  const request = await lockRequest(tx, file.id, input.requestId)
  touch({ subjects: [request.personId] })
  mustBeUndecided(request)
  const proposal = await findProposal(tx, request.id)
  if (!proposal || request.state !== 'proposed') throw conflict('Er ligt nog geen voorstel. De coördinator bereidt het voor.')
  if (!mayDecide(roles, tx.session.user, file, proposal)) {
    throw forbidden('Over een verzoek beslist een procesregisseur die het niet zelf heeft voorbereid. Er is niets gewijzigd.')
  }
  if (new Date(proposal.at).getTime() !== new Date(input.proposedAt).getTime()) {
    throw conflict('De coördinator heeft het voorstel net gewijzigd. Lees het nieuwe voorstel; er is nog niets besloten.')
  }
  if (!input.agrees) {
    if (input.note === '') throw invalid([{ field: 'note', message: 'Schrijf wat er anders moet.' }])
    await setState(tx, request, 'received')
    await postMessage(tx, { kind: 'resident-request-returned', aboutId: file.id, toUser: proposal.byId })
    await tellFile(tx, 'resident-request.returned', request, { note: input.note })
    return { id: request.id }
  }
  const letter = await letterOf(tx, request, proposal)
  await tx.run(
    build.insertInto('app.request_decisions').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      request_id: request.id,
      case_file_id: request.caseFileId,
      person_id: request.personId,
      scope_id: request.scopeId,
      asked_by_user: request.askedByUser,
      asked_by_person: request.askedByPerson,
      in_portal: request.inPortal,
      outcome: proposal.outcome,
      ground: proposal.ground,
      explanation: proposal.explanation,
      letter,
      objection_until: objectionUntil(calendarDateOf(tx.now)),
      proposed_by: proposal.byId,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  const isRefused = proposal.outcome === 'refused' && request.kind !== 'correction'
  await setState(tx, request, isRefused ? 'done' : 'decided')
  // What was promised has to be done in the same term: the clock of a yes ends when it is carried out.
  if (isRefused) {
    await endClock(tx, request.id, 'met')
    await throwAway(tx, request.id)
  }
  await tellFile(tx, 'resident-request.decided', request, { outcome: proposal.outcome })
  if (file.coordinatorUserId && file.coordinatorUserId !== tx.session.user) {
    await postMessage(tx, { kind: 'resident-request-decided', aboutId: file.id, toUser: file.coordinatorUserId })
  }
  if (request.askedByUser) await postMessage(tx, { kind: 'own-request-news', aboutId: request.id, toUser: request.askedByUser })
  return { id: input.id }
}

/** The working paper of a copy that is not made, as far as the session reaches it. The rest goes with the request itself. */
async function throwAway(tx: Parameters<typeof endClock>[0], requestId: string): Promise<void> {
  await tx.run(sql`
    delete from app.extract_passages where municipality_id = ${tx.session.municipality} and request_id = ${requestId}`)
}
