import { sql } from 'kysely'
import { type CaseFileCard, getCaseFile, lifeDomainsOfFile, mustBeOpen } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, type FieldError, forbidden, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import { addDays, calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { mandateOperations } from '../api.ts'
import { type AsksFor, asksFor, standingOf } from '../rules/budget.ts'
import { euros } from '../rules/money.ts'
import {
  decide,
  getSpending,
  isCoordinator,
  lockFile,
  mustReachGeneral,
  readRules,
  readSpendings,
  scopeOfMandate,
  tellSpending,
} from './stored-mandate.ts'

/** Later than this nobody asks for money: a wrong year. */
const furthestDays = 366

export const recordSpending: Handler<typeof mandateOperations.recordSpending> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const file = await getOwnFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  await mustBelong(tx, file, input)
  const { budget, ceilingCents, mandates } = await readRules(tx, file)
  const { left } = standingOf(budget.cents, await readSpendings(tx, file.id))
  const reason = asksFor(input.amountCents, left, ceilingCents)
  const errors = reason === null ? whenSpent(tx, input.spentOn) : whenAsked(tx, file, { ...input, reason, left, ceilingCents })
  if (errors.length > 0) throw invalid(errors)
  const scopeId = await scopeOfMandate(tx, file)
  await tx.run(sql`
    insert into app.spendings (municipality_id, id, case_file_id, scope_id, area_id, shielded, what, amount_cents, spent_on, life_domain,
      goal_id, asks_for, why, mandate_id, recorded_by, recorded_at)
    values (${municipality}, ${input.id}, ${file.id}, ${scopeId}, ${file.areaId}, ${file.shielded}, ${input.what}, ${input.amountCents},
      ${input.spentOn}, ${input.lifeDomain}, ${input.goalId ?? null}, ${reason}, ${input.why}, ${mandates[0]?.id ?? null}, ${user}, ${tx.now})`)
  await tellSpending(tx, file, reason === null ? 'budget.spent' : 'budget.asked', { ...input, scopeId }, { asksFor: reason })
  return { id: input.id }
}

export const withdrawSpending: Handler<typeof mandateOperations.withdrawSpending> = async ({ tx, input, touch }) => {
  const file = await getOwnFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.spendingId] })
  const spending = await getSpending(tx, file.id, input.spendingId)
  if (spending.state === 'refused') throw conflict('Op deze aanvraag is nee gezegd. Er is niets om terug te nemen.')
  if (spending.state === 'withdrawn') return { id: spending.id }
  await decide(tx, file, { ...input, scopeId: spending.scopeId, id: newId(), decision: 'withdrawn' })
  await tellSpending(tx, file, 'budget.withdrawn', spending, { note: input.note })
  return { id: spending.id }
}

/** The file, held, for its coordinator alone. */
async function getOwnFile(tx: Transaction, caseFileId: string): Promise<CaseFileCard> {
  const file = await getCaseFile(tx, caseFileId)
  await mustReachGeneral(tx, file)
  mustBeOpen(file)
  if (!(await isCoordinator(tx, file))) {
    throw forbidden('Het mandaat is van de coördinator van dit huishouden. Er is niets vastgelegd; overleg met de coördinator.')
  }
  await lockFile(tx, file)
  return file
}

async function mustBelong(
  tx: Transaction,
  file: CaseFileCard,
  input: { lifeDomain: string; goalId?: string | undefined },
): Promise<void> {
  const { domains } = await lifeDomainsOfFile(tx, file.id)
  if (!domains.some(domain => domain.code === input.lifeDomain)) {
    throw invalid([{ field: 'lifeDomain', message: 'Kies een leefgebied uit de lijst.' }])
  }
  if (!input.goalId) return
  const goal = await tx.find(sql`
    select id from app.goals where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and id = ${input.goalId}`)
  if (!goal) throw invalid([{ field: 'goalId', message: 'Kies een doel uit het plan van dit huishouden.' }])
}

function whenSpent(tx: Transaction, spentOn: string): FieldError[] {
  return spentOn > calendarDateOf(tx.now)
    ? [{ field: 'spentOn', message: 'Deze dag moet nog komen. Leg een uitgave vast wanneer ze gedaan is.' }]
    : []
}

function whenAsked(
  tx: Transaction,
  file: CaseFileCard,
  asked: { reason: AsksFor; left: number; ceilingCents: number | null; why: string; spentOn: string },
): FieldError[] {
  const most =
    asked.reason === 'over-budget'
      ? `er is nog ${euros(Math.max(0, asked.left))}`
      : `één uitgave mag ${euros(asked.ceilingCents ?? 0)} zijn`
  if (file.shielded) {
    return [
      {
        field: 'amountCents',
        message: `Dit gaat boven het mandaat: ${most}. Een afgeschermd dossier ziet de procesregisseur niet; vraag het buiten het systeem om een ruimer mandaat.`,
      },
    ]
  }
  const errors: FieldError[] = []
  if (asked.why === '') {
    errors.push({
      field: 'why',
      message: `Dit gaat boven het mandaat: ${most}. Schrijf waarom het nodig is; de procesregisseur beslist.`,
    })
  }
  if (asked.spentOn > addDays(calendarDateOf(tx.now), furthestDays)) {
    errors.push({ field: 'spentOn', message: 'Deze dag ligt meer dan een jaar vooruit. Kijk het jaar na.' })
  }
  return errors
}
