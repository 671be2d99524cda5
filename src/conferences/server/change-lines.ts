import { sql } from 'kysely'
import { discardDrafts } from '../../drafts/server/commands.ts'
import { steppedForward } from '../../plans/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { spokenMoment } from '../../platform/time/spoken-moment.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { conferenceOperations } from '../api.ts'
import type { ConferenceLineKind } from '../rules/conference-state.ts'
import { mustNotBeCancelled } from './change-people.ts'
import { addLine } from './conference-line.ts'
import { type ConferenceRow, getOpenFile, lockConference, mustBePlanned } from './conference-row.ts'
import { followUp, placeOfFollowUp } from './follow-up.ts'

interface LineRow {
  id: string
  kind: ConferenceLineKind
  scopeId: number
  lifeDomain: string | null
  subjectId: string | null
  body: string
  takesMinutes: number | null
  became: 'action' | 'task' | null
  becameId: string | null
  supersededBy: string | null
}

export const addConferenceLine: Handler<typeof conferenceOperations.addConferenceLine> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const conference = await lockConference(tx, file.id, input.conferenceId)
  mustNotBeCancelled(conference)
  if (input.kind === 'agenda') mustBePlanned(conference, tx.now)
  else mustHaveBegun(conference, tx.now)
  if (input.followUp && input.kind !== 'decision') {
    throw invalid([{ field: 'followUp', message: 'Alleen een besluit wordt een actie of een taak.' }])
  }
  if (input.kind === 'agenda' && input.body.length > 300) {
    throw invalid([{ field: 'body', message: 'Gebruik hoogstens 300 tekens voor een agendapunt.' }])
  }
  // With a goal the decision lies where the goal lies, so that who reads the action reads what was decided.
  const place = input.followUp ? await placeOfFollowUp(tx, file, input.followUp, input) : input
  const line = await addLine(tx, { file, conference }, { ...input, lifeDomain: place.lifeDomain, subjectId: place.subjectId })
  touch({ subjects: [line.subjectId], records: [conference.id, input.id] })
  if (input.followUp) await followUp(tx, file, { id: input.id, body: input.body, ...line }, input.followUp)
  if (input.kind === 'record') await discardDrafts(tx, { form: 'conference-record', aboutId: conference.id })
  if (input.kind === 'decision') {
    await happenedInFile(tx, {
      event: 'conference.decided',
      about: { kind: 'conference', id: conference.id },
      caseFileId: file.id,
      scopeId: line.scopeId,
      subjectId: line.subjectId,
      refersTo: input.id,
      attributes: { table: conference.tableCode, decision: input.followUp?.kind ?? 'agreement' },
      details: { text: input.body, ...(line.lifeDomain ? { lifeDomain: line.lifeDomain } : {}) },
    })
    await steppedForward(tx, file.id)
  } else if (conference.state === 'held') {
    await supplemented(tx, file.id, conference, { id: input.id, ...line }, false)
  }
  return { id: input.id, version: 1 }
}

export const correctConferenceLine: Handler<typeof conferenceOperations.correctConferenceLine> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const conference = await lockConference(tx, file.id, input.conferenceId)
  mustNotBeCancelled(conference)
  const old = await getLine(tx, conference.id, input.lineId)
  const subjectId = old.subjectId ?? file.householdId
  touch({ subjects: [subjectId], records: [conference.id, old.id, input.id] })
  if (old.kind === 'agenda') mustBePlanned(conference, tx.now)
  if (old.supersededBy) {
    const latest = await tx.find<{ body: string }>(sql`
      select body from app.conference_lines where municipality_id = ${tx.session.municipality} and id = ${old.supersededBy}`)
    throw conflict('Deze regel is intussen al gewijzigd. Uw tekst staat er nog; bekijk eerst wat er nu staat.', {
      clashes: [{ field: 'body', yours: input.body, theirs: latest?.body ?? null }],
    })
  }
  if (old.body === input.body) return { id: old.id, version: 1 }
  await tx.run(
    build.insertInto('app.conference_lines').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      conference_id: conference.id,
      case_file_id: file.id,
      scope_id: old.scopeId,
      kind: old.kind,
      life_domain: old.lifeDomain,
      subject_id: old.subjectId,
      body: input.body,
      takes_minutes: old.takesMinutes,
      became: old.became,
      became_id: old.becameId,
      supersedes: old.id,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  await tx.run(sql`
    update app.conference_lines set superseded_by = ${input.id} where municipality_id = ${tx.session.municipality} and id = ${old.id}`)
  if (conference.state === 'held') {
    await supplemented(
      tx,
      file.id,
      conference,
      { id: input.id, scopeId: old.scopeId, subjectId, lifeDomain: old.lifeDomain },
      true,
    )
  }
  return { id: input.id, version: 1 }
}

export const dropAgendaLine: Handler<typeof conferenceOperations.dropAgendaLine> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const conference = await lockConference(tx, file.id, input.conferenceId)
  mustBePlanned(conference, tx.now)
  const line = await getLine(tx, conference.id, input.lineId)
  touch({ subjects: [line.subjectId ?? file.householdId], records: [conference.id, line.id] })
  if (line.kind !== 'agenda') throw conflict('Alleen een agendapunt kan van de lijst. Er is niets gewijzigd.')
  await tx.run(sql`
    update app.conference_lines set dropped_at = ${input.isDropped ? tx.now : null}
    where municipality_id = ${tx.session.municipality} and id = ${line.id}`)
  return { id: line.id, version: 1 }
}

export const followUpDecision: Handler<typeof conferenceOperations.followUpDecision> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const conference = await lockConference(tx, file.id, input.conferenceId)
  mustNotBeCancelled(conference)
  const line = await getLine(tx, conference.id, input.lineId)
  const subjectId = line.subjectId ?? file.householdId
  touch({ subjects: [subjectId], records: [conference.id, line.id, input.followUp.id] })
  if (line.kind !== 'decision') throw conflict('Alleen een besluit wordt een actie of een taak. Er is niets gewijzigd.')
  if (line.became || line.supersededBy)
    throw conflict('Dit besluit is intussen al verwerkt. Er is niets gewijzigd; bekijk wat er nu staat.')
  const place = await placeOfFollowUp(tx, file, input.followUp, {
    lifeDomain: line.lifeDomain ?? undefined,
    subjectId: line.subjectId ?? undefined,
  })
  if ((place.lifeDomain ?? null) !== line.lifeDomain || (place.subjectId ?? null) !== line.subjectId) {
    throw invalid([
      {
        field: 'followUp.goalId',
        message:
          'Dit doel hoort bij een ander leefgebied of iemand anders, en heeft dus andere lezers. Kies een passend doel, of schrijf een nieuw besluit.',
      },
    ])
  }
  await followUp(
    tx,
    file,
    { id: line.id, body: line.body, scopeId: line.scopeId, lifeDomain: line.lifeDomain, subjectId },
    input.followUp,
  )
  await steppedForward(tx, file.id)
  return { id: input.followUp.id, version: 1 }
}

/** Nothing is decided before the day itself. */
function mustHaveBegun(conference: ConferenceRow, now: Date): void {
  if (calendarDateOf(conference.startsAt) <= calendarDateOf(now)) return
  throw conflict(
    `Dit overleg is pas ${spokenMoment(conference.startsAt, now)}. Uw tekst is niet opgeslagen; zet hem op de agenda, of verzet het overleg naar vandaag.`,
  )
}

async function getLine(tx: Transaction, conferenceId: string, lineId: string): Promise<LineRow> {
  const line = await tx.find<LineRow>(sql`
    select id, kind, scope_id as "scopeId", life_domain as "lifeDomain", subject_id as "subjectId", body, takes_minutes as "takesMinutes",
      became, became_id as "becameId", superseded_by as "supersededBy"
    from app.conference_lines
    where municipality_id = ${tx.session.municipality} and conference_id = ${conferenceId} and id = ${lineId}`)
  if (!line) throw notFound('Deze regel is niet gevonden. Ze bestaat niet, of ze is niet met u gedeeld.')
  return line
}

/** The record of a conference that was held grew: a line of its own tells so, for those who read that part. */
const supplemented = (
  tx: Transaction,
  caseFileId: string,
  conference: ConferenceRow,
  line: { id: string; scopeId: number; subjectId: string; lifeDomain: string | null },
  isCorrection: boolean,
): Promise<void> =>
  happenedInFile(tx, {
    event: 'conference.supplemented',
    about: { kind: 'conference', id: conference.id },
    caseFileId,
    scopeId: line.scopeId,
    subjectId: line.subjectId,
    refersTo: line.id,
    attributes: { table: conference.tableCode },
    details: {
      change: isCorrection ? 'correction' : 'record',
      startsAt: conference.startsAt.toISOString(),
      ...(line.lifeDomain ? { lifeDomain: line.lifeDomain } : {}),
    },
  })
