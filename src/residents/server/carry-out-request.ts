import { sql } from 'kysely'
import { accessDomainIds, requestsDomainId } from '../../access/rules/access-domains.ts'
import { type CaseFileCard, getCaseFile } from '../../case-files/server/commands.ts'
import { postMessage } from '../../notifications/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import { addDays, calendarDateOf, startOfDay } from '../../platform/time/calendar-date.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { FilePart } from '../../retention/rules/parts.ts'
import { orderDestruction } from '../../retention/server/commands.ts'
import type { residentOperations } from '../api.ts'
import { type CopyPassage, readableCopy, structuredCopy } from '../rules/readable-copy.ts'
import { copyDays } from '../rules/request-term.ts'
import { collectPassages } from './collect-extract.ts'
import { copyAsFile } from './list-own-requests.ts'
import { longDate } from './long-date.ts'
import { endClock, findPerson, lockRequest, type StoredRequest, setState, tellFile } from './stored-request.ts'

/** Nothing is released, changed or handed over before there is a decision: this is where what was decided is done. */
export const carryOutRequest: Handler<typeof residentOperations.carryOutRequest> = async ({ tx, input, touch }) => {
  touch({ records: [input.requestId, input.id] })
  const file = await getCaseFile(tx, input.caseFileId)
  const request = await lockRequest(tx, file.id, input.requestId)
  touch({ subjects: [request.personId] })
  if (request.state !== 'decided') {
    throw conflict('Er is nog geen besluit, of het is al uitgevoerd. Er is niets gewijzigd.')
  }
  const decision = await tx.get<{ outcome: 'granted' | 'partly' | 'refused' }>(sql`
    select outcome from app.request_decisions where municipality_id = ${tx.session.municipality} and request_id = ${request.id}`)
  if (request.kind === 'copy') await release(tx, file, request, input.id)
  if (request.kind === 'correction') await correct(tx, file, request, decision.outcome, input)
  if (request.kind === 'destruction') await order(tx, request, decision.outcome, input)
  if (request.kind === 'objection' && input.done === '') {
    throw invalid([{ field: 'done', message: 'Schrijf wat er is gestopt of veranderd.' }])
  }
  await setState(tx, request, 'done')
  await endClock(tx, request.id, 'met')
  await tellFile(tx, 'resident-request.carried-out', request, input.done ? { note: input.done } : {})
  if (request.askedByUser) await postMessage(tx, { kind: 'own-request-news', aboutId: request.id, toUser: request.askedByUser })
  return { id: input.id }
}

async function release(tx: Transaction, file: CaseFileCard, request: StoredRequest, id: string): Promise<void> {
  const { municipality, user } = tx.session
  const collected = await tx.rows<CopyPassage & { isChecked: boolean; place: string }>(sql`
    select source_table || ' ' || source_id || ' ' || scope_id as place, part, label, source_organisation as source, occurred_on as "occurredOn", body, redactions, checked_at is not null as "isChecked"
    from app.extract_passages
    where municipality_id = ${municipality} and request_id = ${request.id} and not left_out
    order by position`)
  // What was shielded, parted or withdrawn since it was checked is in no copy, and nothing tells that it was.
  const now = new Set((await collectPassages(tx, file, request.personId)).map(one => `${one.table} ${one.id} ${one.scope_id}`))
  const passages = collected.filter(passage => now.has(passage.place))
  if (passages.some(passage => !passage.isChecked)) throw conflict('Niet alles is gecontroleerd. Er is niets vrijgegeven.')
  const person = await findPerson(tx, request.personId)
  const { name } = await tx.get<{ name: string }>(sql`select name from access.municipalities where id = ${municipality}`)
  const today = calendarDateOf(tx.now)
  const structured = structuredCopy({
    municipality: name.replace(/^Gemeente /, ''),
    person: person.name ?? '',
    madeOn: today,
    passages,
  })
  await tx.run(
    build.insertInto('app.resident_copies').values({
      municipality_id: municipality,
      id,
      request_id: request.id,
      case_file_id: file.id,
      person_id: request.personId,
      scope_id: await tx.scope({ caseFile: file.id, subject: request.personId, domain: requestsDomainId }),
      asked_by_user: request.askedByUser,
      asked_by_person: request.askedByPerson,
      in_portal: request.inPortal,
      readable: readableCopy(structured, longDate),
      structured: JSON.stringify(structured),
      passages: passages.length,
      released_at: tx.now,
      available_until: startOfDay(addDays(today, copyDays + 1)),
      recorded_by: user,
    }),
  )
  await tx.run(sql`delete from app.extract_passages where municipality_id = ${municipality} and request_id = ${request.id}`)
}

/** Handed over to the next run of destruction, where others approve the list. A yes in part names the parts of the file. */
async function order(
  tx: Transaction,
  request: StoredRequest,
  outcome: 'granted' | 'partly' | 'refused',
  { id, parts }: { id: string; parts: readonly FilePart[] },
): Promise<void> {
  if (outcome === 'partly' && parts.length === 0) {
    throw invalid([{ field: 'parts', message: 'Het besluit is: voor een deel. Kies welk deel wordt vernietigd.' }])
  }
  const reason = 'Toegewezen verzoek van een inwoner (Wmo 2015 art. 5.3.5, Jeugdwet art. 7.3.9, AVG art. 17)'
  if (parts.length === 0) {
    await orderDestruction(tx, { id, about: { personId: request.personId }, requestId: request.id, reason })
    return
  }
  for (const part of new Set(parts)) {
    await orderDestruction(tx, { id: newId(), about: { caseFileId: request.caseFileId, part }, requestId: request.id, reason })
  }
}

/** A mistake is put right in the file itself; where it is not, or not wholly, the resident's own words come beside it (Jeugdwet 7.3.10). */
async function correct(
  tx: Transaction,
  file: CaseFileCard,
  request: StoredRequest,
  outcome: 'granted' | 'partly' | 'refused',
  { id, done, statement }: { id: string; done: string; statement: string },
): Promise<void> {
  if (outcome !== 'refused' && done === '') {
    throw invalid([{ field: 'done', message: 'Schrijf wat u heeft verbeterd. Doe dat eerst in het dossier zelf.' }])
  }
  if (outcome !== 'granted' && statement === '' && done === '') {
    throw invalid([{ field: 'statement', message: 'Zet de woorden van de inwoner erbij, of schrijf waarom dat niet hoeft.' }])
  }
  if (statement === '') return
  const scopeId = await tx.scope({ caseFile: file.id, subject: request.personId, domain: accessDomainIds.general })
  await tx.run(
    build.insertInto('app.resident_statements').values({
      municipality_id: tx.session.municipality,
      id,
      case_file_id: file.id,
      person_id: request.personId,
      scope_id: scopeId,
      request_id: request.id,
      body: statement,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  await happenedInFile(tx, {
    event: 'resident-statement.added',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId,
    subjectId: request.personId,
    refersTo: id,
    details: { note: statement },
  })
}

export const openResidentCopy: Handler<typeof residentOperations.openResidentCopy> = async ({ tx, input, touch }) => {
  touch({ records: [input.requestId] })
  const copy = await tx.find<{ person_id: string; readable: string; structured: unknown }>(sql`
    select person_id, readable, structured from app.resident_copies
    where municipality_id = ${tx.session.municipality} and request_id = ${input.requestId} and case_file_id = ${input.caseFileId}`)
  if (!copy) throw notFound('Deze kopie is niet gevonden, of is niet met u gedeeld.')
  touch({ subjects: [copy.person_id] })
  return copyAsFile(copy, input.as)
}
