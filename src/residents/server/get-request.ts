import { sql } from 'kysely'
import { mayStart } from '../../access/rules/permissions.ts'
import type { Role } from '../../access/rules/roles.ts'
import { type CaseFileCard, getCaseFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { RequestPage, residentOperations } from '../api.ts'
import type { RefusalGround, RequestKind, RequestOutcome } from '../rules/request-kind.ts'
import { requestLetter } from '../rules/request-letter.ts'
import { mayExtend, objectionUntil } from '../rules/request-term.ts'
import { longDate } from './long-date.ts'
import { findPerson, getRequest, type StoredRequest } from './stored-request.ts'

export interface Proposal {
  outcome: RequestOutcome
  ground: RefusalGround | null
  explanation: string
  byId: string
  by: string
  at: string
}

/** The last one counts. */
export const findProposal = (tx: Transaction, requestId: string): Promise<Proposal | undefined> =>
  tx.find<Proposal>(sql`
    select p.outcome, p.ground, p.explanation, p.recorded_by as "byId", u.display_name as by,
      to_char(p.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from app.request_proposals p
    left join access.users u on u.municipality_id = p.municipality_id and u.id = p.recorded_by
    where p.municipality_id = ${tx.session.municipality} and p.request_id = ${requestId}
    order by p.recorded_at desc, p.id desc limit 1`)

/** The letter as it would be sent today. */
export async function letterOf(
  tx: Transaction,
  request: StoredRequest,
  proposal: Pick<Proposal, 'outcome' | 'ground' | 'explanation'>,
): Promise<string> {
  const { name: municipality } = await tx.get<{ name: string }>(
    sql`select name from access.municipalities where id = ${tx.session.municipality}`,
  )
  const today = calendarDateOf(tx.now)
  return requestLetter({
    municipality: municipality.replace(/^Gemeente /, ''),
    kind: request.kind as RequestKind,
    outcome: proposal.outcome,
    ground: proposal.ground,
    explanation: proposal.explanation,
    receivedOn: longDate(request.receivedOn),
    decidedOn: longDate(today),
    objectionUntil: longDate(objectionUntil(today)),
  })
}

/**
 * Who decides: a process coordinator of the area, never on what they prepared. A shielded file is overseen by nobody: there its
 * coordinator decides, and the decision says so.
 */
export const mayDecide = (roles: readonly Role[], user: string, file: CaseFileCard, proposal: Proposal | undefined): boolean =>
  proposal !== undefined &&
  (file.shielded ? roles.includes('coordinator') : roles.includes('process_coordinator') && proposal.byId !== user)

interface Told {
  words: string
  about: string
  representedBy: string
  identitySeen: string
  decision: (Omit<NonNullable<RequestPage['decision']>, 'by'> & { by: string | null }) | null
  copy: RequestPage['copy']
  extract: { passages: number; checked: number }
  statements: RequestPage['statements']
}

export const getResidentRequest: Handler<typeof residentOperations.getResidentRequest> = async ({ tx, input, roles, touch }) => {
  const m = tx.session.municipality
  touch({ records: [input.requestId] })
  const file = await getCaseFile(tx, input.caseFileId)
  const request = await getRequest(tx, file.id, input.requestId)
  touch({ subjects: [request.personId] })
  const person = await findPerson(tx, request.personId)
  const asker =
    request.askedByPerson === request.personId
      ? person
      : request.askedByPerson
        ? await findPerson(tx, request.askedByPerson)
        : undefined
  const told = await tx.get<Told>(sql`
    select t.words, t.about, t.represented_by as "representedBy", t.identity_seen as "identitySeen",
      (select jsonb_build_object('outcome', d.outcome, 'ground', d.ground, 'letter', d.letter, 'by', u.display_name, 'at', d.recorded_at,
          'objectionUntil', d.objection_until)
        from app.request_decisions d left join access.users u on u.municipality_id = ${m} and u.id = d.recorded_by
        where d.municipality_id = ${m} and d.request_id = ${request.id}) as decision,
      (select jsonb_build_object('releasedAt', c.released_at, 'availableUntil', c.available_until, 'passages', c.passages)
        from app.resident_copies c where c.municipality_id = ${m} and c.request_id = ${request.id}) as copy,
      (select jsonb_build_object('passages', count(*), 'checked', count(*) filter (where e.checked_at is not null))
        from app.extract_passages e where e.municipality_id = ${m} and e.request_id = ${request.id}) as extract,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', s.id, 'body', s.body, 'at', s.recorded_at) order by s.recorded_at)
        from app.resident_statements s where s.municipality_id = ${m} and s.request_id = ${request.id}), '[]') as statements
    from app.resident_request_texts t where t.municipality_id = ${m} and t.request_id = ${request.id}`)
  const proposal = await findProposal(tx, request.id)
  const prepares = mayStart(roles, 'resident-request.prepare')
  const extension = mayExtend(
    { kind: request.kind, receivedOn: request.receivedOn, isExtended: request.extendedOn !== null },
    tx.now,
  )
  const isOpen = request.state === 'received' || request.state === 'proposed'
  return {
    id: request.id,
    caseFile: { id: file.id, title: file.title, isShielded: file.shielded },
    kind: request.kind,
    channel: request.channel,
    receivedOn: request.receivedOn,
    dueOn: request.dueOn,
    extension: request.extendedOn ? { on: request.extendedOn, reason: request.extensionReason ?? '' } : null,
    state: request.state,
    version: request.version,
    person: { id: person.id, name: person.name, age: person.age },
    asker: {
      isSelf: request.askedByPerson === request.personId,
      name: asker?.name ?? (told.representedBy || null),
      inPortal: request.inPortal && (request.askedByUser !== null || request.askedByPerson !== null),
    },
    words: told.words,
    about: told.about,
    identitySeen: told.identitySeen,
    proposal: proposal
      ? {
          outcome: proposal.outcome,
          ground: proposal.ground,
          explanation: proposal.explanation,
          by: proposal.by,
          at: proposal.at,
          letter: await letterOf(tx, request, proposal),
        }
      : null,
    decision: told.decision && { ...told.decision, by: told.decision.by ?? '' },
    extract: request.kind === 'copy' && prepares ? told.extract : null,
    copy: told.copy,
    statements: told.statements,
    may: {
      prepare: prepares && isOpen,
      decide: request.state === 'proposed' && mayDecide(roles, tx.session.user, file, proposal),
      carryOut: prepares && request.state === 'decided',
      extend: extension.allowed
        ? { allowed: prepares && isOpen, why: '', until: extension.until.dueOn }
        : { allowed: false, why: extension.why, until: null },
    },
  }
}
