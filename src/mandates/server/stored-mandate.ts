import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { findAbsentColleagues } from '../../access/server/deputies.ts'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import type { ProgrammeEventName } from '../../programmes/rules/events.ts'
import { findSettings, getProgramme, happenedInFile, type ProgrammeReference } from '../../programmes/server/commands.ts'
import type { Mandate, Spending } from '../api.ts'
import { type AsksFor, type Budget, budgetOf, type Decision, type ProgrammeBudget, stateOf } from '../rules/budget.ts'
import {
  ceilingSetting,
  householdBudgetSetting,
  type MandateKind,
  mandateKindsFrom,
  mandateKindsSetting,
} from '../rules/mandate-kind.ts'

/** Mandate and money of the coordinator lie under general content of the file: who oversees the area answers for them. */
export const scopeOfMandate = (tx: Transaction, file: CaseFileCard): Promise<number> =>
  tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general })

/** @throws notFound for who knows that the file is there and no more */
export async function mustReachGeneral(tx: Transaction, file: CaseFileCard): Promise<{ mayWrite: boolean }> {
  const { writes, reads } = await tx.get<{ writes: boolean; reads: boolean }>(sql`
    select access.may_write(${file.id}, ${file.id}, ${file.householdId}, ${accessDomainIds.general}::smallint, 'content', null) as writes,
      exists (
        select from access.scopes s
        where s.municipality_id = ${tx.session.municipality} and s.holder_id = ${file.id} and s.subject_id = ${file.householdId}
          and s.access_domain = ${accessDomainIds.general} and s.disclosure = 'content' and s.shield_id is null) as reads`)
  if (!writes && !reads) throw notFound('Mandaat en budget van dit huishouden zijn niet met u gedeeld.')
  return { mayWrite: writes }
}

/** Holds the file, so that two expenses at once are weighed one after the other. @throws notFound for who may not change it */
export async function lockFile(tx: Transaction, file: CaseFileCard): Promise<void> {
  const locked = await tx.find(sql`
    select id from app.case_files where municipality_id = ${tx.session.municipality} and id = ${file.id} for update`)
  if (!locked) throw notFound('Aan het budget van dit huishouden kunt u niets wijzigen.')
}

/** The mandate is of the coordinator, and of who stands in on leave. */
export async function isCoordinator(tx: Transaction, file: CaseFileCard): Promise<boolean> {
  if (file.coordinatorUserId === null) return false
  if (file.coordinatorUserId === tx.session.user) return true
  return (await findAbsentColleagues(tx)).some(one => one.userId === file.coordinatorUserId)
}

export interface Rules {
  kinds: readonly MandateKind[]
  budget: Budget
  ceilingCents: number | null
  /** The last first. */
  mandates: Mandate[]
}

/** What holds for the coordinator of this file now. */
export async function readRules(tx: Transaction, file: CaseFileCard): Promise<Rules> {
  const m = tx.session.municipality
  const programmes = await readProgrammeBudgets(tx, file.id)
  const settings = await findSettings(tx, [mandateKindsSetting, householdBudgetSetting, ceilingSetting])
  const kinds = mandateKindsFrom(settings.get(mandateKindsSetting))
  const rows = await tx.rows<Omit<Mandate, 'kinds'> & { kinds: string[] }>(sql`
    select d.id, d.kinds, d.budget_cents as "budgetCents", d.ceiling_cents as "ceilingCents", d.explanation,
      u.display_name as "givenBy", d.recorded_at as "givenAt"
    from app.mandates d join access.users u on u.municipality_id = ${m} and u.id = d.recorded_by
    where d.municipality_id = ${m} and d.case_file_id = ${file.id}
    order by d.recorded_at desc, d.id desc`)
  const mandates = rows.map(one => ({
    ...one,
    kinds: one.kinds.map(code => ({ code, label: kinds.find(kind => kind.code === code)?.label ?? code })),
  }))
  const [inForce] = mandates
  return {
    kinds,
    budget: budgetOf(inForce?.budgetCents ?? null, programmes, euro(settings.get(householdBudgetSetting))),
    ceilingCents: inForce?.ceilingCents ?? centsOfEuro(euro(settings.get(ceilingSetting))),
    mandates,
  }
}

const euro = (value: unknown): number | null => (typeof value === 'number' && value >= 0 ? value : null)
const centsOfEuro = (value: number | null): number | null => (value === null ? null : Math.round(value * 100))

async function readProgrammeBudgets(tx: Transaction, caseFileId: string): Promise<ProgrammeBudget[]> {
  const references = await tx.rows<ProgrammeReference>(sql`
    select programme_id as id, programme_version as version from app.participations
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and ended_at is null order by started_at`)
  const programmes = await Promise.all(references.map(reference => getProgramme(tx, reference)))
  const keyOf = ({ id, householdBudget }: (typeof programmes)[number]) => `${id}.${householdBudget.setting}`
  const settings = await findSettings(
    tx,
    programmes.filter(one => one.householdBudget.setting !== null).map(one => keyOf(one)),
  )
  return programmes.map(programme => ({
    title: programme.title,
    available: programme.householdBudget.available,
    per: programme.householdBudget.per,
    amountEuro: euro(settings.get(keyOf(programme))) ?? programme.householdBudget.amountEuro,
  }))
}

export type StoredSpending = Omit<Spending, 'mayWithdraw' | 'mayDecide' | 'lifeDomainLabel'> & {
  recordedById: string
  scopeId: number
}

/** What was spent or asked for in this file, the last first. */
export async function readSpendings(tx: Transaction, caseFileId: string): Promise<StoredSpending[]> {
  const m = tx.session.municipality
  const rows = await tx.rows<Omit<StoredSpending, 'state'>>(sql`
    select s.id, s.what, s.amount_cents as "amountCents", s.spent_on as "spentOn", s.life_domain as "lifeDomain",
      case when g.id is not null then jsonb_build_object('id', g.id, 'title', g.title) end as goal,
      s.asks_for as "asksFor", s.why, u.display_name as "recordedBy", s.recorded_by as "recordedById", s.recorded_at as "recordedAt",
      s.scope_id as "scopeId", s.mandate_id is not null as "hadMandate",
      coalesce((
        select jsonb_agg(jsonb_build_object('decision', d.decision, 'by', v.display_name, 'at', d.recorded_at, 'note', d.note) order by d.recorded_at)
        from app.spending_decisions d join access.users v on v.municipality_id = ${m} and v.id = d.recorded_by
        where d.municipality_id = ${m} and d.spending_id = s.id), '[]') as decisions
    from app.spendings s
    join access.users u on u.municipality_id = ${m} and u.id = s.recorded_by
    left join app.goals g on g.municipality_id = ${m} and g.id = s.goal_id
    where s.municipality_id = ${m} and s.case_file_id = ${caseFileId}
    order by s.spent_on desc, s.recorded_at desc, s.id`)
  return rows.map(one => ({
    ...one,
    state: stateOf(
      one.asksFor,
      one.decisions.map(({ decision }) => decision),
    ),
  }))
}

/** @throws notFound */
export async function getSpending(tx: Transaction, caseFileId: string, id: string): Promise<StoredSpending> {
  const found = (await readSpendings(tx, caseFileId)).find(one => one.id === id)
  if (!found) throw notFound('Deze uitgave is niet gevonden. Ze bestaat niet, of is niet met u gedeeld.')
  return found
}

/** Once for each expense. Whether it was written: a colleague may have been first. */
export async function decide(
  tx: Transaction,
  file: CaseFileCard,
  one: { spendingId: string; scopeId: number; id: string; decision: Decision; note: string },
): Promise<boolean> {
  const added = await tx.run(sql`
    insert into app.spending_decisions
      (municipality_id, id, spending_id, case_file_id, scope_id, area_id, shielded, decision, note, recorded_by, recorded_at)
    values (${tx.session.municipality}, ${one.id}, ${one.spendingId}, ${file.id}, ${one.scopeId}, ${file.areaId}, ${file.shielded},
      ${one.decision}, ${one.note}, ${tx.session.user}, ${tx.now})
    on conflict do nothing`)
  return added === 1
}

/** The line in the timeline, what programmes hear of it, and the count. */
export async function tellSpending(
  tx: Transaction,
  file: CaseFileCard,
  event: ProgrammeEventName,
  one: { id: string; scopeId: number; what: string; amountCents: number; lifeDomain: string },
  details: { asksFor?: AsksFor | null; note?: string } = {},
): Promise<void> {
  await happenedInFile(tx, {
    event,
    about: { kind: 'spending', id: one.id },
    caseFileId: file.id,
    scopeId: one.scopeId,
    attributes: { lifeDomain: one.lifeDomain },
    details: { what: one.what, amountCents: one.amountCents, lifeDomain: one.lifeDomain, ...details },
  })
  await tx.run(sql`
    update app.case_files set last_step_at = greatest(last_step_at, ${tx.now}::timestamptz)
    where municipality_id = ${tx.session.municipality} and id = ${file.id}`)
}
