import { sql } from 'kysely'
import { type AccessDomain, accessDomainIds } from '../../access/rules/access-domains.ts'
import { discardDrafts } from '../../drafts/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import { keepFromResidents, keepShieldedFromResidents } from '../../shields/server/commands.ts'
import type { caseFileOperations } from '../api.ts'
import type { ContactKind } from '../rules/contact-kind.ts'
import { isQuickCorrection } from '../rules/correction-window.ts'
import { type CaseFileCard, getCaseFile } from './get-case-file.ts'
import { lifeDomainsOfFile } from './life-domains-of.ts'

export const recordNote: Handler<typeof caseFileOperations.recordNote> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  const subjectId = input.subjectId ?? file.householdId
  touch({ subjects: [subjectId], records: [input.id] })
  mustBeOpen(file)
  const occurredAt = input.occurredAt ? new Date(input.occurredAt) : tx.now
  if (occurredAt > tx.now) {
    throw invalid([{ field: 'occurredAt', message: 'Dit moment moet nog komen. Vul in wanneer het was.' }])
  }
  await mustBeKnownSubject(tx, file, input.subjectId)
  const domain = await accessDomainFor(tx, file.id, input.lifeDomain)
  const scopeId = await tx.scope({
    caseFile: file.id,
    subject: subjectId,
    domain: accessDomainIds[domain],
    ...(input.shieldId ? { shield: input.shieldId } : {}),
  })
  await insertNote(tx, {
    id: input.id,
    caseFileId: file.id,
    scopeId,
    kind: input.kind,
    lifeDomain: input.lifeDomain ?? null,
    subjectId: input.subjectId ?? null,
    body: input.body,
    occurredAt,
  })
  await tell(tx, file, { noteId: input.id, kind: input.kind, scopeId, subjectId, lifeDomain: input.lifeDomain, occurredAt })
  await discardDrafts(tx, { form: `note-${file.id}`, aboutId: input.id })
  if (input.shieldId) await keepFromResidents(tx)
  return { id: input.id }
}

/** A new wording by the author. The earlier one is kept; within ten minutes it no longer shows, later it shows as corrected. */
export const correctNote: Handler<typeof caseFileOperations.correctNote> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  mustBeOpen(file)
  const old = await tx.find<{
    scope_id: number
    kind: ContactKind
    life_domain: string | null
    subject_id: string | null
    body: string
    occurred_at: Date
    recorded_at: Date
    recorded_by: string
    superseded_by: string | null
  }>(sql`select scope_id, kind, life_domain, subject_id, body, occurred_at, recorded_at, recorded_by, superseded_by
    from app.notes where municipality_id = ${tx.session.municipality} and id = ${input.noteId} and case_file_id = ${file.id}`)
  if (!old) throw notFound('Deze notitie is niet gevonden. Ze bestaat niet, of ze is niet met u gedeeld.')
  touch({ subjects: [old.subject_id ?? file.householdId], records: [input.noteId, input.id] })
  if (old.recorded_by !== tx.session.user) {
    throw conflict('Alleen wie een notitie schreef kan haar verbeteren. Uw tekst staat er nog; maak er een eigen notitie van.')
  }
  await keepShieldedFromResidents(tx, old.scope_id)
  await insertNote(tx, {
    id: input.id,
    caseFileId: file.id,
    scopeId: old.scope_id,
    kind: old.kind,
    lifeDomain: old.life_domain,
    subjectId: old.subject_id,
    body: input.body,
    occurredAt: old.occurred_at,
  })
  const replaced = await tx.run(sql`
    update app.notes set superseded_by = ${input.id}
    where municipality_id = ${tx.session.municipality} and id = ${input.noteId} and superseded_by is null`)
  if (replaced === 0) {
    const latest = await tx.find<{ body: string }>(sql`
      select body from app.notes where municipality_id = ${tx.session.municipality} and id = ${old.superseded_by}`)
    throw conflict('Deze notitie is intussen al verbeterd. Uw tekst staat er nog; bekijk eerst de laatste versie.', {
      clashes: [{ field: 'body', yours: input.body, theirs: latest?.body ?? null }],
    })
  }
  await tell(tx, file, {
    noteId: input.id,
    kind: old.kind,
    scopeId: old.scope_id,
    subjectId: old.subject_id ?? file.householdId,
    lifeDomain: old.life_domain ?? undefined,
    occurredAt: old.occurred_at,
    ...(isQuickCorrection(old.recorded_at, tx.now) ? { isReplaced: true } : { isCorrection: true }),
  })
  return { id: input.id }
}

interface Told {
  noteId: string
  kind: ContactKind
  scopeId: number
  subjectId: string
  lifeDomain?: string | undefined
  occurredAt: Date
  isReplaced?: boolean
  isCorrection?: boolean
}

async function tell(tx: Transaction, file: CaseFileCard, told: Told): Promise<void> {
  const contact = told.kind !== 'note'
  // A correction is a line, but no second contact: it moves no clock and counts for nothing.
  const event = contact && !told.isReplaced && !told.isCorrection ? 'contact.recorded' : 'note.recorded'
  await happenedInFile(tx, {
    event,
    about: contact ? { kind: 'household', id: file.householdId } : { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId: told.scopeId,
    subjectId: told.subjectId,
    refersTo: told.noteId,
    attributes: event === 'contact.recorded' ? { kind: told.kind, reached: true } : { kind: told.kind },
    details: {
      kind: told.kind,
      ...(told.lifeDomain ? { lifeDomain: told.lifeDomain } : {}),
      ...(told.isCorrection ? { isCorrection: true } : {}),
    },
    occurredAt: told.occurredAt,
  })
  if (event !== 'contact.recorded') return
  // Not by what lies under a shield: the day of the last step stands on the card.
  await tx.run(sql`
    update app.case_files set last_step_at = greatest(last_step_at, ${told.occurredAt}::timestamptz)
    where municipality_id = ${tx.session.municipality} and id = ${file.id} and exists (
      select from access.scopes s where s.municipality_id = ${tx.session.municipality} and s.id = ${told.scopeId} and s.shield_id is null)`)
}

interface NewNote {
  id: string
  caseFileId: string
  scopeId: number
  kind: ContactKind
  lifeDomain: string | null
  subjectId: string | null
  body: string
  occurredAt: Date
}

const insertNote = (tx: Transaction, note: NewNote): Promise<number> =>
  tx.run(
    build.insertInto('app.notes').values({
      municipality_id: tx.session.municipality,
      id: note.id,
      case_file_id: note.caseFileId,
      scope_id: note.scopeId,
      kind: note.kind,
      life_domain: note.lifeDomain,
      subject_id: note.subjectId,
      body: note.body,
      occurred_at: note.occurredAt,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )

export function mustBeOpen(file: CaseFileCard): void {
  if (file.closedAt) throw conflict('Dit dossier is afgesloten. Heropen het om er weer in te schrijven; uw tekst staat er nog.')
}

/** Only who belongs to the household, and was shared with the writer, can be written about. */
export async function mustBeKnownSubject(tx: Transaction, file: CaseFileCard, subjectId: string | undefined): Promise<void> {
  if (subjectId === undefined || subjectId === file.householdId) return
  const member = await tx.find(sql`
    select id from app.household_members
    where municipality_id = ${tx.session.municipality} and household_id = ${file.householdId} and person_id = ${subjectId} limit 1`)
  if (!member) throw invalid([{ field: 'subjectId', message: 'Kies iemand uit dit gezin, of het gezin als geheel.' }])
}

/** The access domain of a life domain of this file; general when none was chosen. */
export async function accessDomainFor(
  tx: Transaction,
  caseFileId: string,
  lifeDomain: string | undefined,
): Promise<AccessDomain> {
  if (lifeDomain === undefined || lifeDomain === '') return 'general'
  const { domains } = await lifeDomainsOfFile(tx, caseFileId)
  const known = domains.find(domain => domain.code === lifeDomain)
  if (!known)
    throw invalid([{ field: 'lifeDomain', message: 'Dit leefgebied hoort niet bij dit dossier. Kies er een uit de lijst.' }])
  return known.accessDomain
}
