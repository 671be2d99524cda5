import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { legalGrounds } from '../../access/rules/legal-grounds.ts'
import { addMember, type NewMember, recordResidence } from '../../households/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { nextSteps, rolesThatDo } from '../../programmes/rules/steps.ts'
import { getProgramme, happenedInFile, type ProgrammeReference } from '../../programmes/server/commands.ts'
import { indexCaseFile } from '../../workplace/server/commands.ts'
import { appointCoordinator } from './appoint-coordinator.ts'
import { openFileOf } from './get-case-file.ts'
import { involve } from './involvement.ts'
import { lifeDomainsOf } from './life-domains-of.ts'

export interface CaseFileOpening {
  id: string
  householdId: string
  household: {
    /** How it is called in lists: "Familie Yilmaz". */
    name: string
    members: readonly NewMember[]
    /** From the register of addresses, or a place in words for who has no fixed address. */
    address: { addressId: string } | { place: string }
    areaId: number
  }
  programme: ProgrammeReference
  /** Code of the triage outcome that led here. */
  route: string
  fromReport?: { id: string; observed: string; lifeDomains: readonly string[]; receivedAt: Date | string; channel?: string }
  coordinator?: { userId: string; organisationId: string }
  /** Taken over from another system: since when, and how far it is. What runs from the opening began back then. */
  carriedOver?: { since: Date; phase: 'connect' | 'tackle' }
  /** What else the one who opens it writes there, before the coordinator takes over and their own reach ends. */
  beforeHandover?: () => Promise<void>
}

const openingGrounds: Readonly<Record<string, { id: number }>> = {
  intake: legalGrounds.intake,
  'first-load': legalGrounds.firstLoad,
}

/**
 * Opens the one case file of a household with its members, address, programme and, when chosen, its coordinator.
 * The one who opens it reaches it until this returns; after that, only through their own involvement or oversight.
 *
 * @throws conflict when the household already has an open file
 */
export async function openCaseFile(tx: Transaction, opening: CaseFileOpening): Promise<{ caseFileId: string }> {
  const { id, householdId, household, carriedOver } = opening
  const openedAt = carriedOver?.since ?? tx.now
  if (household.members.length === 0) {
    throw invalid([{ field: 'household.members', message: 'Noem minstens één persoon, ook als u alleen een voornaam weet.' }])
  }
  if (await openFileOf(tx, householdId)) {
    throw conflict('Dit huishouden heeft al een open dossier. Er is geen tweede geopend.')
  }
  const programme = await getProgramme(tx, opening.programme)
  // The opener's temporary reach works for the purpose of this very act only.
  const ground = openingGrounds[tx.session.purpose] ?? legalGrounds.coordination
  await tx.run(sql`select access.open_case_file(${id}, ${householdId}, ${household.areaId}::smallint, ${ground.id}::smallint)`)
  await tx.enter(id)

  const municipality_id = tx.session.municipality
  const card = { caseFile: id, subject: householdId, domain: accessDomainIds.general, disclosure: 'existence' } as const
  const known = await tx.find(
    sql`select id from app.households where municipality_id = ${municipality_id} and id = ${householdId}`,
  )
  if (!known) {
    await tx.run(
      build.insertInto('app.households').values({
        municipality_id,
        id: householdId,
        scope_id: await tx.scope({ ...card, holder: householdId }),
        name: household.name,
        recorded_by: tx.session.user,
        recorded_at: tx.now,
      }),
    )
  }
  const cardScope = await tx.scope(card)
  await tx.run(
    build.insertInto('app.case_files').values({
      municipality_id,
      id,
      household_id: householdId,
      scope_id: cardScope,
      title: household.name,
      area_id: household.areaId,
      phase: carriedOver?.phase ?? 'connect',
      opened_at: openedAt,
      last_step_at: tx.now,
    }),
  )
  for (const member of household.members) await addMember(tx, { caseFileId: id, householdId, member, quietly: true })
  await recordResidence(tx, { caseFileId: id, householdId, residence: household.address, quietly: true })

  // Whoever is past the first plan is past the terms of the beginning too.
  const earlier = carriedOver && { carriedOver: { since: carriedOver.since, startsClocks: carriedOver.phase === 'connect' } }
  const participationId = newId()
  const opened = { name: 'case-file.opened', attributes: { outcome: opening.route } } as const
  await tx.run(
    build.insertInto('app.participations').values({
      municipality_id,
      id: participationId,
      case_file_id: id,
      scope_id: cardScope,
      area_id: household.areaId,
      programme_id: programme.id,
      programme_version: programme.version,
      route: opening.route,
      step: nextSteps(programme, [opened])[0]?.step.code ?? '',
      started_at: openedAt,
    }),
  )
  await happenedInFile(tx, {
    event: 'case-file.opened',
    about: { kind: 'case-file', id },
    caseFileId: id,
    scopeId: cardScope,
    attributes: { outcome: opening.route, ...(opening.fromReport?.channel ? { channel: opening.fromReport.channel } : {}) },
    details: opening.fromReport ? { fromReport: true } : carriedOver ? { carriedOver: true } : {},
    ...earlier,
  })
  await happenedInFile(tx, {
    event: 'participation.started',
    about: { kind: 'participation', id: participationId },
    caseFileId: id,
    scopeId: cardScope,
    attributes: { mode: programme.modes[0]?.mode ?? null },
    details: { programme: programme.title },
    ...earlier,
  })
  if (opening.fromReport) await tellReport(tx, opening, opening.fromReport)
  if (!carriedOver) await involveOwnContactPoint(tx, id, programme)
  await opening.beforeHandover?.()
  if (opening.coordinator) {
    await appointCoordinator(tx, { caseFileId: id, ...opening.coordinator, expectedUserId: null, ...earlier })
  }
  await indexCaseFile(tx, id)
  await tx.run(sql`select access.settle_opening(${id})`)
  return { caseFileId: id }
}

/**
 * What the report said becomes the first note of the file. Several life domains in one text: then it lies with the reports
 * (access domain intake), which no partner reaches by default.
 */
async function tellReport(
  tx: Transaction,
  opening: CaseFileOpening,
  report: NonNullable<CaseFileOpening['fromReport']>,
): Promise<void> {
  if (report.observed === '') return
  const domains = await lifeDomainsOf(tx, opening.programme)
  const [only, ...more] = report.lifeDomains
  const single = more.length === 0 ? domains.domains.find(domain => domain.code === only) : undefined
  const scopeId = await tx.scope({
    caseFile: opening.id,
    subject: opening.householdId,
    domain: accessDomainIds[single?.accessDomain ?? 'intake'],
  })
  const noteId = newId()
  await tx.run(
    build.insertInto('app.notes').values({
      municipality_id: tx.session.municipality,
      id: noteId,
      case_file_id: opening.id,
      scope_id: scopeId,
      kind: 'note',
      life_domain: single?.code ?? null,
      body: report.observed,
      occurred_at: report.receivedAt,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  await happenedInFile(tx, {
    event: 'note.recorded',
    about: { kind: 'case-file', id: opening.id },
    caseFileId: opening.id,
    scopeId,
    refersTo: noteId,
    attributes: { kind: 'report' },
    details: { kind: 'report', lifeDomains: report.lifeDomains },
    occurredAt: new Date(report.receivedAt),
  })
}

/**
 * The contact point that opened the file keeps watching whether tasks are picked up; where the programme has it place tasks
 * itself, it may bring a task and its partner to the file. What was talked about there stays closed to it.
 */
async function involveOwnContactPoint(tx: Transaction, caseFileId: string, programme: Programme): Promise<void> {
  const { acts } = await tx.get<{ acts: boolean }>(
    sql`select 'contact_point' = any (current_setting('app.roles')::text[]) as acts`,
  )
  if (!acts) return
  await involve(tx, {
    caseFileId,
    organisationId: tx.session.organisation,
    role: 'contact_point',
    domains: [accessDomainIds.tasks],
    disclosure: 'content',
    ground: 'oversight',
    mayWriteCard: rolesThatDo(programme, 'task.placed').includes('contact-point'),
    quietly: true,
  })
}
