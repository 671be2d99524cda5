import { sql } from 'kysely'
import { steppedForward } from '../../plans/server/commands.ts'
import { applyChange, type Change } from '../../platform/changes.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { spokenMoment } from '../../platform/time/spoken-moment.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { conferenceOperations } from '../api.ts'
import { kindOfConference } from '../rules/conference-state.ts'
import { clockTimeOf, momentAt } from '../rules/dutch-moment.ts'
import { mailInvited } from './conference-people.ts'
import { getOpenFile, lockConference, mustBePlanned } from './conference-row.ts'
import { mustBeSensible } from './plan-conference.ts'

export const moveConference: Handler<typeof conferenceOperations.moveConference> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const conference = await lockConference(tx, file.id, input.conferenceId)
  touch({ subjects: [file.householdId], records: [conference.id] })
  mustBePlanned(conference, tx.now)
  const current = {
    on: calendarDateOf(conference.startsAt),
    at: clockTimeOf(conference.startsAt),
    lengthMinutes: conference.lengthMinutes,
    online: conference.online,
    place: conference.place,
  }
  const outcome = applyChange(current, input.change as Change<typeof current>)
  if (outcome.kind === 'identical') return { id: conference.id, version: conference.version }
  if (outcome.kind === 'clash') {
    throw conflict(
      `Dit overleg is intussen door iemand anders gewijzigd: het is nu ${spokenMoment(conference.startsAt, tx.now)}${conference.online ? ', online' : `, ${conference.place}`}. Uw wijziging is niet opgeslagen.`,
      { clashes: outcome.clashes },
    )
  }
  const next = { ...current, ...outcome.values }
  mustBeSensible(next.on, file.openedAt, tx.now)
  if (!next.online && next.place === '') {
    throw invalid([{ field: 'place', message: 'Vul in waar het is, of kies online.' }])
  }
  const startsAt = momentAt(next.on, next.at)
  await tx.run(sql`
    update app.conferences set starts_at = ${startsAt}, length_minutes = ${next.lengthMinutes}, online = ${next.online}, place = ${next.place},
      version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${conference.id}`)
  await happenedInFile(tx, {
    event: 'conference.moved',
    about: { kind: 'conference', id: conference.id },
    caseFileId: file.id,
    scopeId: conference.scopeId,
    attributes: { table: conference.tableCode },
    details: { from: conference.startsAt.toISOString(), startsAt: startsAt.toISOString() },
  })
  if (startsAt > tx.now) await mailInvited(tx, 'conference-moved', conference.id)
  return { id: conference.id, version: conference.version + 1 }
}

export const cancelConference: Handler<typeof conferenceOperations.cancelConference> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const conference = await lockConference(tx, file.id, input.conferenceId)
  touch({ subjects: [file.householdId], records: [conference.id] })
  mustBePlanned(conference, tx.now)
  await tx.run(sql`
    update app.conferences set state = 'cancelled', cancel_reason = ${input.reason}, ended_at = ${tx.now}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${conference.id}`)
  await happenedInFile(tx, {
    event: 'conference.cancelled',
    about: { kind: 'conference', id: conference.id },
    caseFileId: file.id,
    scopeId: conference.scopeId,
    attributes: { table: conference.tableCode, reason: input.reason },
    details: { startsAt: conference.startsAt.toISOString(), cancelReason: input.reason },
  })
  if (conference.startsAt > tx.now) await mailInvited(tx, 'conference-cancelled', conference.id)
  return { id: conference.id, version: conference.version + 1 }
}

export const holdConference: Handler<typeof conferenceOperations.holdConference> = async ({ tx, input, touch }) => {
  const { municipality } = tx.session
  const file = await getOpenFile(tx, input.caseFileId)
  const conference = await lockConference(tx, file.id, input.conferenceId)
  touch({ subjects: [file.householdId], records: [conference.id] })
  mustBePlanned(conference, tx.now)
  if (calendarDateOf(conference.startsAt) > calendarDateOf(tx.now)) {
    throw conflict(
      `Dit overleg is pas ${spokenMoment(conference.startsAt, tx.now)}. Is het al geweest, verzet het dan eerst naar die dag.`,
    )
  }
  const { present, earlier } = await tx.get<{ present: number; earlier: number }>(sql`
    select
      (select count(*)::integer from app.conference_people
        where municipality_id = ${municipality} and conference_id = ${conference.id} and attended and withdrawn_at is null) as present,
      (select count(*)::integer from app.conferences
        where municipality_id = ${municipality} and case_file_id = ${file.id} and state = 'held' and table_code is not distinct from ${conference.tableCode}) as earlier`)
  if (present === 0) throw invalid([{ field: 'people', message: 'Vink eerst aan wie er waren.' }])
  const kind = kindOfConference(earlier)
  await tx.run(sql`
    update app.conferences set state = 'held', kind = ${kind}, ended_at = ${tx.now}, version = version + 1
    where municipality_id = ${municipality} and id = ${conference.id}`)
  await tx.run(sql`
    update app.conference_people set attended = false, version = version + 1
    where municipality_id = ${municipality} and conference_id = ${conference.id} and attended is null and withdrawn_at is null`)
  await steppedForward(tx, file.id)
  await happenedInFile(tx, {
    event: 'conference.held',
    about: { kind: 'conference', id: conference.id },
    caseFileId: file.id,
    scopeId: conference.scopeId,
    attributes: { table: conference.tableCode, kind },
    details: { startsAt: conference.startsAt.toISOString(), present },
    occurredAt: conference.startsAt < tx.now ? conference.startsAt : tx.now,
  })
  return { id: conference.id, version: conference.version + 1 }
}
