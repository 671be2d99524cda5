import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { appointCoordinator, type CaseFileCard, getCaseFile } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { householdOperations } from '../api.ts'
import { getCurrentMember, getOpenFile } from './file-of-household.ts'
import { tellHouseholdChange } from './tell-household-change.ts'

/** What joining changes in a file, so that parting puts back exactly that. */
interface Before {
  phase?: CaseFileCard['phase']
  coordinator?: { userId: string; organisationId: string }
  /** Who took over by the joining. */
  appointed?: { userId: string; organisationId: string }
  clocks?: string[]
}

/**
 * Two files are of one household: the other one is set aside and names this one, in which the work goes on. No right changes but
 * that of the coordinator who takes over: who saw one of the two sees that one. Needs somebody who may write what is general
 * in both.
 */
export const joinHouseholds: Handler<typeof householdOperations.joinHouseholds> = async ({ tx, input, touch }) => {
  if (input.otherFileId === input.caseFileId) {
    throw invalid([{ field: 'otherFileId', message: 'Dit is hetzelfde dossier. Kies het andere.' }])
  }
  const file = await getOpenFile(tx, input.caseFileId)
  const ownScope = await generalScope(tx, file)
  await tx.enter(input.otherFileId)
  const other = await getOpenFile(tx, input.otherFileId)
  touch({ subjects: [file.householdId, other.householdId], records: [input.id, other.id] })
  await mustLeadNothing(tx, other)
  const change = coordinatorAfter(file, other, input.coordinator)

  const clocks = await stopClocks(tx, other.id)
  await insertLink(tx, {
    id: input.id,
    file: other,
    kind: 'households',
    leads: false,
    otherFileId: file.id,
    recordId: other.householdId,
    otherRecordId: file.householdId,
    scopeId: await generalScope(tx, other),
    reason: input.reason,
    before: {
      phase: other.phase,
      clocks,
      ...(change?.of === 'other' ? { coordinator: change.previous, appointed: change.next } : {}),
    },
  })
  await tellHouseholdChange(tx, other, {
    change: 'joined-into',
    domain: 'general',
    subjectId: other.householdId,
    refersTo: input.id,
    details: { reason: input.reason },
  })
  await tx.run(sql`select access.note_closure(${other.id}, ${tx.now})`)
  if (change?.of === 'other')
    await appointCoordinator(tx, { caseFileId: other.id, ...change.next, reason: 'Dossiers samengevoegd' })
  const set = await tx.run(sql`
    update app.case_files
    set closed_at = ${tx.now}, phase = 'ended', joined_into = ${file.id}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${other.id} and closed_at is null`)
  if (set === 0) throw conflict('Dit dossier is net door iemand anders gesloten of samengevoegd. Er is niets gewijzigd.')

  await tx.enter(file.id)
  await insertLink(tx, {
    id: input.id,
    file,
    kind: 'households',
    leads: true,
    otherFileId: other.id,
    recordId: file.householdId,
    otherRecordId: other.householdId,
    scopeId: ownScope,
    reason: input.reason,
    before: change?.of === 'this' ? { coordinator: change.previous, appointed: change.next } : {},
  })
  await tellHouseholdChange(tx, file, {
    change: 'joined',
    domain: 'general',
    subjectId: file.householdId,
    refersTo: input.id,
    details: { reason: input.reason },
  })
  if (change?.of === 'this')
    await appointCoordinator(tx, { caseFileId: file.id, ...change.next, reason: 'Dossiers samengevoegd' })
  return { id: input.id }
}

/** Two records are one person: a row in each file that it concerns. Both records stay as they are, under their own scopes. */
export const joinPersons: Handler<typeof householdOperations.joinPersons> = async ({ tx, input, touch }) => {
  if (input.personId === input.otherPersonId) {
    throw invalid([{ field: 'otherPersonId', message: 'Dit is dezelfde persoon. Kies de andere.' }])
  }
  touch({
    subjects: [input.personId, input.otherPersonId],
    records: [input.id, ...(input.otherFileId ? [input.otherFileId] : [])],
  })
  const elsewhere = input.otherFileId && input.otherFileId !== input.caseFileId ? input.otherFileId : undefined
  const sides = [
    { caseFileId: input.caseFileId, own: input.personId, other: input.otherPersonId, otherFileId: elsewhere, leads: true },
    ...(elsewhere
      ? [{ caseFileId: elsewhere, own: input.otherPersonId, other: input.personId, otherFileId: input.caseFileId, leads: false }]
      : []),
  ]
  for (const side of sides) {
    await tx.enter(side.caseFileId)
    const file = await getOpenFile(tx, side.caseFileId)
    await getCurrentMember(tx, file.householdId, side.own)
    if (!elsewhere) await getCurrentMember(tx, file.householdId, side.other)
    await insertLink(tx, {
      id: input.id,
      file,
      kind: 'persons',
      leads: side.leads,
      otherFileId: side.otherFileId,
      recordId: side.own,
      otherRecordId: side.other,
      scopeId: await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.identity }),
      reason: input.reason,
      before: {},
    })
    await tellHouseholdChange(tx, file, {
      change: 'persons-joined',
      domain: 'identity',
      subjectId: side.own,
      refersTo: input.id,
      details: { reason: input.reason },
    })
  }
  return { id: input.id }
}

/** Looked at, and two after all: the hint stays away. */
export const judgeDouble: Handler<typeof householdOperations.judgeDouble> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.recordId, input.otherRecordId] })
  await insertLink(tx, {
    id: input.id,
    file,
    kind: 'apart',
    leads: true,
    otherFileId: undefined,
    recordId: input.recordId,
    otherRecordId: input.otherRecordId,
    scopeId: await generalScope(tx, file),
    reason: '',
    before: {},
  })
  return { id: input.id }
}

interface LinkRow {
  kind: 'households' | 'persons'
  leads: boolean
  otherFileId: string | null
  recordId: string
  otherRecordId: string
}

/** What was joined is two after all. Both files are as they were; what was written meanwhile stays where it was written. */
export const partRecords: Handler<typeof householdOperations.partRecords> = async ({ tx, input, touch }) => {
  const link = await tx.find<LinkRow>(sql`
    select kind, leads, other_file_id as "otherFileId", record_id as "recordId", other_record_id as "otherRecordId" from app.file_links
    where municipality_id = ${tx.session.municipality} and case_file_id = ${input.caseFileId} and id = ${input.joinId}
      and kind in ('households', 'persons')`)
  if (!link) throw notFound('Deze samenvoeging is niet gevonden, of is niet met u gedeeld.')
  touch({
    subjects: [link.recordId, link.otherRecordId],
    records: [input.joinId, ...(link.otherFileId ? [link.otherFileId] : [])],
  })
  // The side that was set aside first: giving its coordinator back may take it out of sight.
  const files = [input.caseFileId, ...(link.otherFileId ? [link.otherFileId] : [])]
  if (link.kind === 'households' && link.leads) files.reverse()
  for (const caseFileId of files) {
    await tx.enter(caseFileId)
    const file = await getCaseFile(tx, caseFileId)
    const row = await tx.find<{ leads: boolean; before: Before; since: Date }>(sql`
      select leads, before, valid_from as since from app.file_links
      where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and id = ${input.joinId} for update`)
    if (!row) throw notFound('Dit kunt u alleen terugdraaien als u beide dossiers ziet. Er is niets gewijzigd.')
    const ended = await tx.run(sql`
      update app.file_links set valid_to = greatest(valid_from, ${tx.now}::timestamptz), end_reason = ${input.reason}
      where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and id = ${input.joinId} and valid_to is null`)
    if (ended === 0) throw conflict('Deze samenvoeging was al teruggedraaid. Er is niets gewijzigd.')
    if (link.kind === 'households') await putBack(tx, file, row)
    await tellHouseholdChange(tx, file, {
      change: link.kind === 'households' ? 'parted' : 'persons-parted',
      domain: link.kind === 'households' ? 'general' : 'identity',
      subjectId: file.householdId,
      refersTo: input.joinId,
      details: { reason: input.reason },
    })
    await giveBack(tx, file, row.before)
  }
  return { id: input.joinId }
}

async function putBack(tx: Transaction, file: CaseFileCard, row: { leads: boolean; before: Before; since: Date }): Promise<void> {
  if (row.leads) return
  const m = tx.session.municipality
  await tx.run(sql`
    update app.case_files set closed_at = null, phase = ${row.before.phase ?? 'connect'}, joined_into = null, version = version + 1
    where municipality_id = ${m} and id = ${file.id}`)
  await tx.run(sql`select access.note_closure(${file.id}, null)`)
  await tx.run(sql`
    update app.clocks set stopped_at = null, version = version + 1
    where municipality_id = ${m} and case_file_id = ${file.id} and id = any (${row.before.clocks ?? []}::uuid[]) and stopped_at = ${row.since}`)
}

/** Unless they stopped as a coordinator since, or the file was handed to somebody else: then it stays where it is. */
async function giveBack(tx: Transaction, file: CaseFileCard, { coordinator: previous, appointed }: Before): Promise<void> {
  if (!previous || file.coordinatorUserId !== appointed?.userId) return
  const works = await tx.find(sql`
    select 1 from access.role_assignments
    where municipality_id = ${tx.session.municipality} and user_id = ${previous.userId} and organisation_id = ${previous.organisationId}
      and role = 'coordinator' and valid_from <= ${tx.now} and (valid_to is null or valid_to > ${tx.now})`)
  if (!works) return
  await appointCoordinator(tx, { caseFileId: file.id, ...previous, reason: 'Samenvoeging teruggedraaid' })
}

interface CoordinatorChange {
  of: 'this' | 'other'
  previous: { userId: string; organisationId: string }
  next: { userId: string; organisationId: string }
}

/** One household, one coordinator. Undefined: there is nothing to change. */
function coordinatorAfter(
  file: CaseFileCard,
  other: CaseFileCard,
  choice: 'this' | 'other' | undefined,
): CoordinatorChange | undefined {
  const [own, theirs] = [coordinatorOf(file), coordinatorOf(other)]
  if (!own && !theirs) return undefined
  if (own && theirs && own.userId === theirs.userId && own.organisationId === theirs.organisationId) return undefined
  if (!choice) {
    throw invalid([{ field: 'coordinator', message: 'De twee dossiers hebben niet dezelfde coördinator. Kies wie verdergaat.' }])
  }
  const chosen = choice === 'this' ? own : theirs
  if (!chosen) throw invalid([{ field: 'coordinator', message: 'Dat dossier heeft geen coördinator. Kies de andere.' }])
  const leaving = choice === 'this' ? theirs : own
  if (!leaving) {
    throw conflict('Een van de twee dossiers heeft nog geen coördinator. Wijs die eerst aan; er is niets gewijzigd.')
  }
  return { of: choice === 'this' ? 'other' : 'this', previous: leaving, next: chosen }
}

const coordinatorOf = (file: CaseFileCard) =>
  file.coordinatorUserId && file.coordinatorOrganisationId
    ? { userId: file.coordinatorUserId, organisationId: file.coordinatorOrganisationId }
    : undefined

async function mustLeadNothing(tx: Transaction, file: CaseFileCard): Promise<void> {
  const leads = await tx.find(sql`
    select 1 from app.file_links
    where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and kind = 'households' and leads and valid_to is null`)
  if (leads)
    throw conflict('In dat dossier is al een ander samengevoegd. Ga daarin verder, of draai die samenvoeging eerst terug.')
}

async function stopClocks(tx: Transaction, caseFileId: string): Promise<string[]> {
  const stopped = await tx.rows<{ id: string }>(sql`
    update app.clocks set stopped_at = ${tx.now}, version = version + 1
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and about_kind <> 'task'
      and met_at is null and stopped_at is null
    returning id`)
  return stopped.map(clock => clock.id)
}

const generalScope = (tx: Transaction, file: CaseFileCard): Promise<number> =>
  tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general })

interface NewLink {
  id: string
  file: CaseFileCard
  kind: 'households' | 'persons' | 'apart'
  leads: boolean
  otherFileId: string | undefined
  recordId: string
  otherRecordId: string
  scopeId: number
  reason: string
  before: Before
}

async function insertLink(tx: Transaction, link: NewLink): Promise<void> {
  const known = await tx.find(sql`
    select 1 from app.file_links
    where municipality_id = ${tx.session.municipality} and case_file_id = ${link.file.id} and record_id = ${link.recordId}
      and other_record_id = ${link.otherRecordId} and kind = ${link.kind} and valid_to is null`)
  if (known) throw conflict('Dit is al eerder vastgelegd. Er is niets gewijzigd.')
  await tx.run(
    build.insertInto('app.file_links').values({
      municipality_id: tx.session.municipality,
      id: link.id,
      case_file_id: link.file.id,
      kind: link.kind,
      leads: link.leads,
      other_file_id: link.otherFileId ?? null,
      record_id: link.recordId,
      other_record_id: link.otherRecordId,
      scope_id: link.scopeId,
      reason: link.reason,
      before: JSON.stringify(link.before),
      valid_from: tx.now,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
}
