import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { Passage, residentOperations } from '../api.ts'
import { fits } from '../rules/redaction.ts'
import { findPerson, getRequest, lockRequest } from './stored-request.ts'

export const getExtract: Handler<typeof residentOperations.getExtract> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  touch({ records: [input.requestId] })
  const file = await getCaseFile(tx, input.caseFileId)
  const request = await getRequest(tx, file.id, input.requestId)
  touch({ subjects: [request.personId, file.householdId] })
  const passages = await tx.rows<Passage>(sql`
    select e.id, e.part, e.label, e.source_organisation as source, e.occurred_on as "occurredOn", e.body, e.redactions, e.left_out as "leftOut",
      e.checked_at is not null as "isChecked", u.display_name as "checkedBy", e.version
    from app.extract_passages e
    left join access.users u on u.municipality_id = ${m} and u.id = e.checked_by
    where e.municipality_id = ${m} and e.request_id = ${request.id}
    order by e.position`)
  const person = await findPerson(tx, request.personId)
  return {
    caseFile: { id: file.id, title: file.title },
    person: person.name ?? '',
    isOpen: request.state === 'received' || request.state === 'proposed',
    passages,
  }
}

export const checkPassage: Handler<typeof residentOperations.checkPassage> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  touch({ records: [input.requestId, input.passageId] })
  const request = await lockRequest(tx, input.caseFileId, input.requestId)
  touch({ subjects: [request.personId] })
  if (request.state !== 'received' && request.state !== 'proposed') {
    throw conflict('Op dit verzoek is al besloten. De kopie verandert niet meer.')
  }
  const passage = await tx.find<{ body: string; version: number }>(sql`
    select body, version from app.extract_passages
    where municipality_id = ${municipality} and id = ${input.passageId} and request_id = ${request.id} for update`)
  if (!passage) throw notFound('Dit stuk is er niet meer. Misschien is de kopie opnieuw samengesteld; vernieuw het scherm.')
  if (passage.version !== input.version) {
    throw conflict('Een collega controleerde dit stuk net ook. Uw keuze is niet bewaard; bekijk eerst wat er nu staat.')
  }
  if (!fits(passage.body, input.redactions)) {
    throw invalid([{ field: 'redactions', message: 'Deze woorden staan niet (meer) op die plek. Vernieuw het scherm.' }])
  }
  await tx.run(sql`
    update app.extract_passages set redactions = ${JSON.stringify(input.redactions)}::jsonb, left_out = ${input.leftOut},
      checked_by = ${input.isChecked ? user : null}, checked_at = ${input.isChecked ? tx.now : null}::timestamptz, version = version + 1
    where municipality_id = ${municipality} and id = ${input.passageId}`)
  // A proposal to decide was made on what stood there before.
  if (request.state === 'proposed') {
    await tx.run(sql`
      update app.resident_requests set state = 'received', version = version + 1 where municipality_id = ${municipality} and id = ${request.id}`)
  }
  return { version: passage.version + 1 }
}
