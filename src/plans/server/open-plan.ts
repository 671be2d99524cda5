import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { type CaseFileCard, getCaseFile, lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { LifeDomain } from '../../programmes/rules/life-domains.ts'
import type { DoerKind } from '../rules/action-state.ts'

/** The card of a file in which one can still write. @throws conflict when it is closed */
export async function getOpenFile(tx: Transaction, caseFileId: string): Promise<CaseFileCard> {
  const file = await getCaseFile(tx, caseFileId)
  if (file.closedAt) throw conflict('Dit dossier is afgesloten. Heropen het eerst; er is nu niets gewijzigd.')
  return file
}

export interface RunningPlan {
  id: string
  scopeId: number
  /** Of two households (R-050). */
  isShared: boolean
}

/** The running plan of a household, also when it is that of two and began with the other. */
export const findRunningPlan = (tx: Transaction, file: CaseFileCard): Promise<RunningPlan | undefined> =>
  tx.find<RunningPlan>(sql`
    select p.id, p.scope_id as "scopeId", exists (
      select from app.plan_households o
      where o.municipality_id = p.municipality_id and o.plan_id = p.id and o.valid_to is null and o.household_id <> h.household_id) as "isShared"
    from app.plan_households h join app.plans p on p.municipality_id = h.municipality_id and p.id = h.plan_id and p.ended_at is null
    where h.municipality_id = ${tx.session.municipality} and h.household_id = ${file.householdId} and h.valid_to is null`)

/** What is of this file: written in it, or under a plan that it shares. `row` is goals or tables that carry a plan. */
export const ofFile = (tx: Transaction, file: CaseFileCard, row: 'goals' | 'g') => sql`(
  ${sql.ref(`${row}.case_file_id`)} = ${file.id} or ${sql.ref(`${row}.plan_id`)} in (
    select plan_id from app.plan_households
    where municipality_id = ${tx.session.municipality} and household_id = ${file.householdId} and valid_to is null))`

/** @throws conflict when no plan runs */
export async function getRunningPlan(tx: Transaction, file: CaseFileCard): Promise<RunningPlan> {
  const plan = await findRunningPlan(tx, file)
  if (!plan) throw conflict('Er loopt nog geen plan voor dit huishouden. Begin eerst het plan; er is nu niets opgeslagen.')
  return plan
}

/** @throws invalid at `lifeDomain` */
export async function getLifeDomainOfFile(tx: Transaction, caseFileId: string, code: string): Promise<LifeDomain> {
  const { domains } = await lifeDomainsOfFile(tx, caseFileId)
  const domain = domains.find(one => one.code === code)
  if (!domain) throw invalid([{ field: 'lifeDomain', message: 'Kies een leefgebied uit de lijst.' }])
  return domain
}

export const accessDomainIdOf = (domain: LifeDomain): number => accessDomainIds[domain.accessDomain]

/** Members of the household now, as far as the session knows them; nothing is asked of, or aimed at, who died. */
export const findMember = (tx: Transaction, householdId: string, personId: string): Promise<{ name: string } | undefined> =>
  tx.find<{ name: string }>(sql`
    select concat_ws(' ', nullif(i.given_names, ''), nullif(i.surname_prefix, ''), i.surname) as name
    from app.household_members m
    join app.person_identities i on i.municipality_id = m.municipality_id and i.person_id = m.person_id
    where m.municipality_id = ${tx.session.municipality} and m.household_id = ${householdId} and m.person_id = ${personId}
      and m.valid_to is null and i.died_on is null`)

/** Who does it, by name. @throws invalid at `who` */
export async function nameOfDoer(tx: Transaction, householdId: string, who: { kind: string; id: string }): Promise<string> {
  const found =
    who.kind === 'member'
      ? await findMember(tx, householdId, who.id)
      : who.kind === 'user'
        ? await tx.find<{ name: string }>(
            sql`select display_name as name from access.users where municipality_id = ${tx.session.municipality} and id = ${who.id}`,
          )
        : await tx.find<{ name: string }>(
            sql`select name from app.organisations where municipality_id = ${tx.session.municipality} and id = ${who.id} and ended_at is null`,
          )
  if (!found) throw invalid([{ field: 'who', message: 'Kies wie dit doet uit de lijst.' }])
  return found.name
}

export type DoerTold = { kind: DoerKind; id: string; name?: string }

/**
 * Who does it, for a line of the timeline: of a member of the household only which one, because the line is also for readers
 * with whom no names were shared. @throws invalid at `who`
 */
export async function doerToTell(tx: Transaction, householdId: string, who: { kind: DoerKind; id: string }): Promise<DoerTold> {
  const name = await nameOfDoer(tx, householdId, who)
  return who.kind === 'member' ? { kind: who.kind, id: who.id } : { kind: who.kind, id: who.id, name }
}

/** Who did it until now: who has left, or an organisation that ended, still has its name. */
export async function findDoer(tx: Transaction, who: { kind: DoerKind; id: string }): Promise<DoerTold> {
  if (who.kind === 'member') return who
  const found = await tx.find<{ name: string }>(
    who.kind === 'user'
      ? sql`select display_name as name from access.users where municipality_id = ${tx.session.municipality} and id = ${who.id}`
      : sql`select name from app.organisations where municipality_id = ${tx.session.municipality} and id = ${who.id}`,
  )
  return { kind: who.kind, id: who.id, ...found }
}

/** The latest thing that was done in a file moves it out of "stands still". */
export async function steppedForward(tx: Transaction, caseFileId: string): Promise<void> {
  await tx.run(sql`
    update app.case_files set last_step_at = ${tx.now}
    where municipality_id = ${tx.session.municipality} and id = ${caseFileId} and last_step_at < ${tx.now}`)
}

/** @throws notFound where a goal or action does not exist, or was not shared */
export function mustExist<T>(row: T | undefined, what: string): T {
  if (!row) throw notFound(`${what} is niet gevonden. Het bestaat niet, of het is niet met u gedeeld.`)
  return row
}
