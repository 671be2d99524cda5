import { sql } from 'kysely'
import { requestsDomainId } from '../../access/rules/access-domains.ts'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { residentOperations } from '../api.ts'
import { childIsTold, mayAsk } from '../rules/who-may-ask.ts'
import { tellCoordinator } from './ask-about-own-data.ts'
import { findPerson, storeRequest } from './stored-request.ts'

/** What a resident asked without a computer has the same clock, decision and letter. */
export const enterResidentRequest: Handler<typeof residentOperations.enterResidentRequest> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [input.personId], records: [input.id] })
  const today = calendarDateOf(tx.now)
  if (input.receivedOn > today) throw invalid([{ field: 'receivedOn', message: 'Deze dag moet nog komen.' }])
  const known = await tx.rows<{ id: string }>(sql`
    select distinct person_id as id from app.household_members
    where municipality_id = ${tx.session.municipality} and household_id = ${file.householdId}`)
  const ids = new Set(known.map(row => row.id))
  if (!ids.has(input.personId)) throw invalid([{ field: 'personId', message: 'Kies over wie het gaat.' }])
  if (input.askedByPersonId !== null && !ids.has(input.askedByPersonId)) {
    throw invalid([{ field: 'askedByPersonId', message: 'Kies wie het vroeg.' }])
  }
  if (input.askedByPersonId === null && input.representedBy === '') {
    throw invalid([{ field: 'representedBy', message: 'Schrijf wie het vroeg, en waarom die dat mag (bijvoorbeeld: mentor).' }])
  }
  const person = await findPerson(tx, input.personId)
  const isSelf = input.askedByPersonId === input.personId
  // A mentor or curator of an adult stands outside the file; that they may is seen by who enters it.
  if (input.askedByPersonId !== null) {
    const answer = mayAsk(person.age ?? undefined, isSelf ? 'self' : 'representative', input.kind)
    if (!answer.allowed) throw invalid([{ field: 'askedByPersonId', message: answer.why }])
  }
  if (input.identitySeen === '' && input.channel !== 'paper') {
    throw invalid([{ field: 'identitySeen', message: 'Schrijf hoe u zeker weet wie het is, bijvoorbeeld: paspoort gezien.' }])
  }
  const scopeId = await tx.scope({
    caseFile: file.id,
    subject: input.personId,
    domain: requestsDomainId,
    disclosure: 'existence',
  })
  await storeRequest(tx, file, scopeId, {
    id: input.id,
    groupId: input.id,
    personId: input.personId,
    kind: input.kind,
    channel: input.channel,
    askedByUser: null,
    askedByPerson: input.askedByPersonId,
    // What a child of 12 to 15 asks by itself, a parent who logs in does not find.
    inPortal: !(isSelf && childIsTold(person.age ?? undefined)),
    receivedOn: input.receivedOn,
    words: input.words,
    about: input.about,
    representedBy: input.representedBy,
    identitySeen: input.identitySeen,
  })
  await tellCoordinator(tx, file)
  return { id: input.id }
}
