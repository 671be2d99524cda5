import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { clocksFor } from '../rules/clock-definition.ts'
import type { EventSubject, ProgrammeEvent, ProgrammeEventName } from '../rules/events.ts'
import { applyEffect, type ClockPlace, placeOfProgramme } from './stored-clock.ts'
import { findSettings, getProgramme, type ProgrammeReference } from './stored-programme.ts'

export { libraryFiles } from './library.ts'
export {
  findProgrammesTakingNew,
  findSettings,
  getProgramme,
  listProgrammes,
  type ProgrammeReference,
} from './stored-programme.ts'

/** It took place in another system, before this one was there. */
export interface CarriedOver {
  /** The day it is counted on, and from which its terms run. A term that has passed since then does not start. */
  since: Date
  startsClocks: boolean
}

interface Happening {
  event: ProgrammeEventName
  /** What triggers of programme files may test; never free text. */
  attributes?: Record<string, string | number | boolean | null>
  responsible?: { userId?: string; organisationId?: string }
  carriedOver?: CarriedOver
}

export interface HappeningInFile extends Happening {
  caseFileId: string
  about: { kind: EventSubject; id: string }
  /** Of the timeline line: the scope of what the event tells of. */
  scopeId: number
  subjectId?: string
  refersTo?: string
  /** For the line's text: only what everybody who reaches the scope may read. */
  details?: Record<string, unknown>
  occurredAt?: Date
}

export interface HappeningToProgramme extends Happening {
  programme: ProgrammeReference
  /** What it came of: a report that was published. */
  aboutId: string
}

export interface HappeningToReport extends Happening {
  reportId: string
  programme: ProgrammeReference
  areaId: number
}

interface FileFacts {
  household_id: string
  area_id: number
  shielded: boolean
  scope_id: number
  coordinator_user_id: string | null
  /** What happened lies under a shield: no term of the file moves by it and nobody counts it, because both would tell. */
  under_shield: boolean
  programmes: { participation: string; id: string; version: number }[]
}

/**
 * Something happened in a case file: one line in the timeline, and for every programme the file takes part in the clocks
 * move and the fact is counted. In the transaction of the act itself.
 */
export async function happenedInFile(tx: Transaction, happening: HappeningInFile): Promise<void> {
  const file = await tx.get<FileFacts>(sql`
    select household_id, area_id, shielded, scope_id, coordinator_user_id,
      exists (
        select from access.scopes s
        where s.municipality_id = f.municipality_id and s.id = ${happening.scopeId} and s.shield_id is not null) as under_shield,
      coalesce((
        select jsonb_agg(jsonb_build_object('participation', p.id, 'id', p.programme_id, 'version', p.programme_version))
        from app.participations p
        where p.municipality_id = f.municipality_id and p.case_file_id = f.id and p.ended_at is null), '[]') as programmes
    from app.case_files f
    where municipality_id = ${tx.session.municipality} and id = ${happening.caseFileId}`)

  await addTimelineLine(tx, happening)
  for (const programme of file.programmes) {
    await moveClocks(tx, programme, happening, about => placeInFile(about, happening, file, programme.participation))
    await countFact(tx, programme.id, happening, {
      about_kind: happening.about.kind,
      about_id: happening.about.id,
      case_file_id: happening.caseFileId,
      household_id: file.household_id,
      area_id: file.area_id,
      shielded: file.shielded || file.under_shield,
      scope_id: file.under_shield ? happening.scopeId : file.scope_id,
    })
  }
}

/**
 * The line in the timeline alone: for what a partner does on the card of a file it cannot write in. No term moves by it and
 * nothing is counted; those are of who works on the whole.
 */
export async function addTimelineLine(tx: Transaction, happening: HappeningInFile): Promise<void> {
  await tx.run(
    build.insertInto('app.timeline').values({
      municipality_id: tx.session.municipality,
      id: newId(),
      case_file_id: happening.caseFileId,
      scope_id: happening.scopeId,
      event: happening.event,
      occurred_at: happening.occurredAt ?? happening.carriedOver?.since ?? tx.now,
      recorded_at: tx.now,
      actor_user_id: tx.session.user,
      actor_organisation_id: tx.session.organisation,
      subject_id: happening.subjectId ?? null,
      refers_to: happening.refersTo ?? happening.about.id,
      details: JSON.stringify(happening.details ?? {}),
    }),
  )
}

/** Something happened to a concern report: the desk's clocks move and the fact is counted. */
export async function happenedToReport(tx: Transaction, happening: HappeningToReport): Promise<void> {
  const place: ClockPlace = {
    aboutId: happening.reportId,
    scopeId: null,
    caseFileId: null,
    areaId: happening.areaId,
    accessDomain: accessDomainIds.intake,
    shielded: false,
    responsibleUserId: happening.responsible?.userId,
    responsibleOrganisationId: happening.responsible?.organisationId,
  }
  await moveClocks(tx, happening.programme, happening, about => (about === 'concern-report' ? place : undefined))
  await countFact(tx, happening.programme.id, happening, {
    about_kind: 'concern-report',
    about_id: happening.reportId,
    case_file_id: null,
    household_id: null,
    area_id: happening.areaId,
    shielded: false,
    scope_id: null,
  })
}

/** Something happened to a programme as a whole, as when its report comes out: its own clocks move and the fact is counted. */
export async function happenedToProgramme(tx: Transaction, happening: HappeningToProgramme): Promise<void> {
  await moveClocks(tx, happening.programme, happening, () => undefined)
  await countFact(tx, happening.programme.id, happening, {
    about_kind: 'programme',
    about_id: happening.aboutId,
    case_file_id: null,
    household_id: null,
    area_id: 0,
    shielded: false,
    scope_id: null,
  })
}

/** A clock hangs on what its definition names; an event about something else of the file moves it through the file. */
function placeInFile(
  about: EventSubject,
  happening: HappeningInFile,
  file: FileFacts,
  participation: string,
): ClockPlace | undefined {
  const ids: Partial<Record<EventSubject, string>> = {
    'case-file': happening.caseFileId,
    household: file.household_id,
    participation,
    [happening.about.kind]: happening.about.id,
  }
  const aboutId = ids[about]
  if (!aboutId) return undefined
  const ofTask = about === 'task'
  if (file.under_shield && !ofTask) return undefined
  return {
    aboutId,
    caseFileId: happening.caseFileId,
    scopeId: ofTask ? happening.scopeId : file.scope_id,
    areaId: file.area_id,
    accessDomain: ofTask ? accessDomainIds.tasks : accessDomainIds.general,
    shielded: file.shielded || file.under_shield,
    responsibleUserId: happening.responsible?.userId ?? file.coordinator_user_id ?? undefined,
    responsibleOrganisationId: happening.responsible?.organisationId,
  }
}

async function moveClocks(
  tx: Transaction,
  reference: ProgrammeReference,
  happening: Happening,
  placeOf: (about: EventSubject) => ClockPlace | undefined,
): Promise<void> {
  if (happening.carriedOver && !happening.carriedOver.startsClocks) return
  const programme = await getProgramme(tx, reference)
  const event: ProgrammeEvent = { name: happening.event, ...(happening.attributes ? { attributes: happening.attributes } : {}) }
  const effects = clocksFor(programme, event)
  if (effects.length === 0) return
  const settings = await findSettings(
    tx,
    effects.flatMap(({ clock }) => (clock.setting ? [`${reference.id}.${clock.setting}`] : [])),
  )
  for (const effect of effects) {
    const place = effect.clock.about === 'programme' ? placeOfProgramme(reference.id) : placeOf(effect.clock.about)
    const set = settings.get(`${reference.id}.${effect.clock.setting}`)
    const term = typeof set === 'string' ? set : effect.clock.duration
    if (place) await applyEffect(tx, reference.id, effect, term, place, happening.carriedOver?.since)
  }
}

interface Counted {
  about_kind: string
  about_id: string
  case_file_id: string | null
  household_id: string | null
  area_id: number
  shielded: boolean
  scope_id: number | null
}

async function countFact(tx: Transaction, programmeId: string, happening: Happening, counted: Counted): Promise<void> {
  await tx.run(
    build.insertInto('app.counted_facts').values({
      municipality_id: tx.session.municipality,
      id: newId(),
      programme_id: programmeId,
      event: happening.event,
      attributes: JSON.stringify(happening.attributes ?? {}),
      occurred_on: calendarDateOf(happening.carriedOver?.since ?? tx.now),
      recorded_by: tx.session.user,
      ...counted,
    }),
  )
}
