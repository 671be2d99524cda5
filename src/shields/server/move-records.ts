import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { indexCaseFile } from '../../workplace/server/commands.ts'

/**
 * Puts records with everything that tells of them under a shield, or back, and goes on with the new keys. Words by which the file
 * is found follow their row. Answers which records went along.
 */
export async function moveRecords(
  tx: Transaction,
  move: { shieldId: string; caseFileId: string; recordIds: readonly string[]; back?: true },
): Promise<string[]> {
  if (move.recordIds.length === 0) return []
  const { moved } = await tx.get<{ moved: string[] }>(sql`
    select app.shield_rows(${move.shieldId}, ${move.caseFileId}, ${[...move.recordIds]}::uuid[], ${move.back ?? false}) as moved`)
  // Also for what is there and cannot be moved: nothing is told of it.
  if (moved.length === 0) throw notFound('Dit is niet gevonden, of het is niet met u gedeeld. Er is niets gewijzigd.')
  await tx.enter()
  await indexCaseFile(tx, move.caseFileId)
  return moved
}

/** Where the household lives, now and before, and how its people are reached: what an address under a shield is made of. */
export async function addressRecords(tx: Transaction, householdId: string): Promise<string[]> {
  const m = tx.session.municipality
  const rows = await tx.rows<{ id: string }>(sql`
    select id from app.residences where municipality_id = ${m} and household_id = ${householdId}
    union all
    select c.id from app.person_contacts c
    join app.household_members h on h.municipality_id = c.municipality_id and h.person_id = c.person_id and h.household_id = ${householdId}
    where c.municipality_id = ${m} and c.kind in ('phone', 'email', 'other') and c.ended_at is null`)
  return [...new Set(rows.map(row => row.id))]
}

/** All that tells that this organisation takes part: its card, tasks, help, invitations, and whatever its people wrote. */
export async function recordsOfInvolvement(
  tx: Transaction,
  involvement: { id: string; caseFileId: string; organisationId: string; userId: string | null },
): Promise<string[]> {
  const m = tx.session.municipality
  const { caseFileId: file, organisationId: organisation, userId: user } = involvement
  // Of one person when it is theirs alone; else of everybody who works there.
  const theirs = user
    ? sql`= ${user}`
    : sql`in (select user_id from access.role_assignments where municipality_id = ${m} and organisation_id = ${organisation})`
  const rows = await tx.rows<{ id: string }>(sql`
    select ${involvement.id}::uuid as id
    union select id from app.involvements where municipality_id = ${m} and case_file_id = ${file} and organisation_id = ${organisation}
      and user_id is not distinct from ${user}::uuid and role <> 'coordinator'
    union select id from app.tasks where municipality_id = ${m} and case_file_id = ${file} and organisation_id = ${organisation}
    union select id from app.visit_cards where municipality_id = ${m} and case_file_id = ${file} and visitor_organisation_id = ${organisation}
      and visitor_user_id ${theirs}
    union select id from app.interventions where municipality_id = ${m} and case_file_id = ${file} and organisation_id = ${organisation}
    union select id from app.actions where municipality_id = ${m} and case_file_id = ${file} and who_id in (${organisation}, ${user ?? organisation})
    union select id from app.consent_records where municipality_id = ${m} and case_file_id = ${file} and organisation_id = ${organisation}
    union select id from app.conference_people where municipality_id = ${m} and case_file_id = ${file}
      and (organisation_id = ${organisation} and user_id is null or user_id ${theirs})
    union select id from app.timeline where municipality_id = ${m} and case_file_id = ${file} and actor_organisation_id = ${organisation}
      and actor_user_id ${theirs}
    union select refers_to from app.timeline where municipality_id = ${m} and case_file_id = ${file} and actor_organisation_id = ${organisation}
      and actor_user_id ${theirs} and refers_to <> case_file_id
      and split_part(event, '.', 1) in ('note', 'contact', 'document', 'home-visit', 'visit', 'intervention')`)
  return rows.map(row => row.id).filter(id => id !== file)
}
