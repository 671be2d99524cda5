import { sql } from 'kysely'
import { applyChange, type Change } from '../../platform/changes.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { conferenceOperations } from '../api.ts'
import { addPerson, findPerson, mail, type PersonRow } from './conference-people.ts'
import { type ConferenceRow, getOpenFile, lockConference, mustBePlanned } from './conference-row.ts'

export const inviteToConference: Handler<typeof conferenceOperations.inviteToConference> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const conference = await lockConference(tx, file.id, input.conferenceId)
  touch({
    subjects: [input.person.kind === 'member' ? input.person.personId : file.householdId],
    records: [conference.id, input.person.id],
  })
  if (!input.hasCome) mustBePlanned(conference, tx.now)
  mustNotBeCancelled(conference)
  await addPerson(tx, { file, conference }, input.person, { field: 'person', hasCome: input.hasCome })
  if (conference.state === 'held') {
    const added = await findPerson(tx, conference.id, input.person.id)
    await happenedInFile(tx, {
      event: 'conference.supplemented',
      about: { kind: 'conference', id: conference.id },
      caseFileId: file.id,
      scopeId: added?.scopeId ?? conference.scopeId,
      attributes: { table: conference.tableCode },
      details: { change: 'attendance', startsAt: conference.startsAt.toISOString() },
    })
  }
  return { id: input.person.id, version: 1 }
}

export const withdrawInvitation: Handler<typeof conferenceOperations.withdrawInvitation> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const conference = await lockConference(tx, file.id, input.conferenceId)
  mustBePlanned(conference, tx.now)
  const person = mustBeListed(await findPerson(tx, conference.id, input.personId))
  touch({ subjects: [file.householdId], records: [conference.id, person.id] })
  if (person.withdrawnAt) throw conflict('Deze uitnodiging was al ingetrokken. Er is niets gewijzigd.')
  await tx.run(sql`
    update app.conference_people set withdrawn_at = ${tx.now}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${person.id}`)
  if (conference.startsAt > tx.now) await mail(tx, 'conference-cancelled', conference.id, person)
  return { id: person.id, version: person.version + 1 }
}

export const recordAttendance: Handler<typeof conferenceOperations.recordAttendance> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const conference = await lockConference(tx, file.id, input.conferenceId)
  mustNotBeCancelled(conference)
  const person = mustBeListed(await findPerson(tx, conference.id, input.personId))
  touch({ subjects: [file.householdId], records: [conference.id, person.id] })
  const current = { attended: person.attended, visitorName: person.visitorName, jobTitle: person.jobTitle }
  const outcome = applyChange(current, input.change as Change<typeof current>)
  if (outcome.kind === 'identical') return { id: person.id, version: person.version }
  if (outcome.kind === 'clash') {
    throw conflict('Iemand anders heeft dit net ook gewijzigd. Uw wijziging is niet opgeslagen; bekijk wat er nu staat.', {
      clashes: outcome.clashes,
    })
  }
  const next = { ...current, ...outcome.values }
  await tx.run(sql`
    update app.conference_people set attended = ${next.attended}, name = ${next.visitorName}, job_title = ${next.jobTitle}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${person.id}`)
  // What was recorded is not changed in silence.
  if (conference.state === 'held') {
    await happenedInFile(tx, {
      event: 'conference.supplemented',
      about: { kind: 'conference', id: conference.id },
      caseFileId: file.id,
      scopeId: person.scopeId,
      attributes: { table: conference.tableCode },
      details: { change: 'attendance', startsAt: conference.startsAt.toISOString() },
    })
  }
  return { id: person.id, version: person.version + 1 }
}

function mustBeListed(person: PersonRow | undefined): PersonRow {
  if (!person) throw notFound('Deze deelnemer staat niet op de lijst.')
  return person
}

export function mustNotBeCancelled(conference: ConferenceRow): void {
  if (conference.state === 'cancelled')
    throw conflict('Dit overleg gaat niet door. Er is niets opgeslagen; plan een nieuw overleg.')
}
