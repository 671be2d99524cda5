import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import type { ProgrammeEventName } from '../../programmes/rules/events.ts'
import { findSettings, happenedInFile } from '../../programmes/server/commands.ts'
import { type InterventionKind, kindLabel, kindsFrom, kindsSetting } from '../rules/intervention-kind.ts'
import type { EndReason, Result } from '../rules/outcome.ts'

export interface StoredIntervention {
  id: string
  scopeId: number
  kind: string
  name: string
  organisationId: string
  organisationName: string
  organisationKind: string
  lifeDomain: string
  subjectId: string
  goalId: string | null
  referredOn: string
  startedOn: string | null
  endedOn: string | null
  result: Result | null
  endReason: EndReason | null
  version: number
}

/** The row, held until the end of the transaction: two who end it at once do so one after the other. @throws notFound */
export async function getLockedIntervention(tx: Transaction, caseFileId: string, id: string): Promise<StoredIntervention> {
  const m = tx.session.municipality
  const found = await tx.find<StoredIntervention>(sql`
    select i.id, i.scope_id as "scopeId", i.kind, i.name, i.organisation_id as "organisationId", o.name as "organisationName",
      o.kind as "organisationKind", i.life_domain as "lifeDomain", i.subject_id as "subjectId", i.goal_id as "goalId",
      i.referred_on as "referredOn", i.started_on as "startedOn", i.ended_on as "endedOn", i.result, i.end_reason as "endReason", i.version
    from app.interventions i join app.organisations o on o.municipality_id = ${m} and o.id = i.organisation_id
    where i.municipality_id = ${m} and i.case_file_id = ${caseFileId} and i.id = ${id}
    for update of i`)
  if (!found) {
    throw notFound('Deze hulp is niet gevonden. Ze bestaat niet, is niet met u gedeeld, of u kunt er niets aan wijzigen.')
  }
  return found
}

export async function kindsHere(tx: Transaction): Promise<readonly InterventionKind[]> {
  return kindsFrom((await findSettings(tx, [kindsSetting])).get(kindsSetting))
}

/** The line in the timeline, what programmes hear of it, and the count. */
export async function tellOf(
  tx: Transaction,
  file: { id: string; householdId: string },
  one: Pick<
    StoredIntervention,
    'id' | 'scopeId' | 'kind' | 'name' | 'organisationId' | 'organisationName' | 'lifeDomain' | 'subjectId'
  >,
  event: ProgrammeEventName,
  attributes: Record<string, string>,
  details: Record<string, unknown> = {},
): Promise<void> {
  await happenedInFile(tx, {
    event,
    about: { kind: 'household', id: file.householdId },
    caseFileId: file.id,
    scopeId: one.scopeId,
    subjectId: one.subjectId,
    refersTo: one.id,
    attributes: { lifeDomain: one.lifeDomain, kind: one.kind, ...attributes },
    details: {
      lifeDomain: one.lifeDomain,
      title: one.name || kindLabel(await kindsHere(tx), one.kind),
      organisationId: one.organisationId,
      organisationName: one.organisationName,
      ...details,
    },
  })
  await tx.run(sql`
    update app.case_files set last_step_at = greatest(last_step_at, ${tx.now}::timestamptz)
    where municipality_id = ${tx.session.municipality} and id = ${file.id}`)
}
