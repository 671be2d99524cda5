import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { day, lines, requiredLine } from '../platform/text-fields.ts'
import { mostCents } from './rules/money.ts'
import { agreements, powerKinds } from './rules/power-kind.ts'

const id = () => z.uuid()
const made = z.object({ id: id() })
const cents = z.int('Vul een bedrag in, bijvoorbeeld 12,50.').max(mostCents, 'Vul hooguit € 100.000 in.')
const budgetCents = cents.min(0, 'Vul 0 of meer in.').nullable()

const mandate = z.object({
  id: id(),
  kinds: z.array(z.object({ code: z.string(), label: z.string() })),
  /** Euro cents; null: the standard of programme or municipality. */
  budgetCents: z.int().nullable(),
  ceilingCents: z.int().nullable(),
  explanation: z.string(),
  givenBy: z.string(),
  givenAt: z.string(),
})
export type Mandate = z.infer<typeof mandate>

const powerUse = z.object({
  id: id(),
  kind: z.enum(powerKinds),
  usedOn: z.string(),
  reason: z.string(),
  organisations: z.array(z.string()),
  agreement: z.enum(agreements),
  usedBy: z.string().nullable(),
})
export type PowerUse = z.infer<typeof powerUse>

const spending = z.object({
  id: id(),
  what: z.string(),
  amountCents: z.int(),
  /** The day of spending; of what is asked for, when it is needed. */
  spentOn: z.string(),
  lifeDomain: z.string(),
  lifeDomainLabel: z.string(),
  /** Null: of no goal, or of one that is not shared with the reader. */
  goal: z.object({ id: id(), title: z.string() }).nullable(),
  state: z.enum(['counted', 'asked', 'refused', 'withdrawn']),
  /** Null: within the mandate. */
  asksFor: z.enum(['over-budget', 'over-ceiling']).nullable(),
  why: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  /** Whether a mandate for this household was in force; else it was the standard of programme or municipality. */
  hadMandate: z.boolean(),
  decisions: z.array(
    z.object({ decision: z.enum(['agreed', 'refused', 'withdrawn']), by: z.string(), at: z.string(), note: z.string() }),
  ),
  mayWithdraw: z.boolean(),
  mayDecide: z.boolean(),
})
export type Spending = z.infer<typeof spending>

const mandateOfFile = z.object({
  caseFile: z.object({
    id: id(),
    title: z.string(),
    isClosed: z.boolean(),
    isShielded: z.boolean(),
    coordinator: z.string().nullable(),
  }),
  /** In force now; null: none was given, and the standard holds. */
  mandate: mandate.nullable(),
  earlier: z.array(mandate),
  kinds: z.array(z.object({ code: z.string(), label: z.string() })),
  budget: z.object({
    cents: z.int(),
    source: z.enum(['household', 'programme', 'municipality']),
    programmes: z.array(z.string()),
    pots: z.array(z.string()),
    unset: z.array(z.string()),
  }),
  /** What one expense may be without asking; null: as much as is left. */
  ceilingCents: z.int().nullable(),
  /** Powers the coordinator used here, the latest first. */
  powers: z.array(powerUse),
  standing: z.object({ spent: z.int(), asked: z.int(), left: z.int() }),
  spendings: z.array(spending),
  may: z.object({ give: z.boolean(), spend: z.boolean(), usePower: z.boolean() }),
  lifeDomains: z.array(z.object({ code: z.string(), label: z.string() })),
  goals: z.array(z.object({ id: id(), title: z.string(), lifeDomain: z.string() })),
})
export type MandateOfFile = z.infer<typeof mandateOfFile>

export const mandateOperations = {
  getMandate: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/mandate',
    summary: 'What the coordinator of a household may decide alone, with which budget, and what was spent (R-039)',
    input: z.object({ caseFileId: id() }),
    output: mandateOfFile,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'mandate.read',
    caseFile: 'caseFileId',
  }),
  giveMandate: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/mandates',
    summary: 'Gives the coordinator of a household a mandate, in place of the one it names',
    input: z.object({
      caseFileId: id(),
      id: id(),
      /** Null: the first of this file. */
      previousId: id().nullable(),
      kinds: z.array(requiredLine(60)).max(60),
      budgetCents,
      ceilingCents: budgetCents,
      explanation: lines(1000).default(''),
    }),
    output: made,
    permission: 'mandate.give',
    purpose: 'support',
    event: 'mandate.given',
    caseFile: 'caseFileId',
  }),
  usePower: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/power-uses',
    summary: 'Records that the coordinator used a power (R-040): why, whom it touched and whether they agreed',
    input: z.object({
      caseFileId: id(),
      id: id(),
      kind: z.enum(powerKinds, 'Kies wat u deed.'),
      usedOn: day(),
      reason: lines(2000).min(1, 'Schrijf waarom het nodig was.'),
      organisationIds: z.array(id()).max(40).default([]),
      agreement: z.enum(agreements, 'Kies wat de organisaties ervan vonden.'),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'power.used',
    caseFile: 'caseFileId',
  }),
  recordSpending: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/spendings',
    summary: 'Records an expense for a household; what goes over the mandate is asked for and counts after a yes',
    input: z.object({
      caseFileId: id(),
      id: id(),
      what: requiredLine(200),
      amountCents: cents.min(1, 'Vul een bedrag in van meer dan 0.'),
      spentOn: day(),
      lifeDomain: requiredLine(60),
      goalId: id().optional(),
      /** Why it is needed: required when it goes over the mandate. */
      why: lines(1000).default(''),
    }),
    output: made,
    permission: 'budget.spend',
    purpose: 'support',
    event: 'budget.spent',
    caseFile: 'caseFileId',
  }),
  decideSpending: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/spendings/{spendingId}/decision',
    summary: 'The yes or no of the process coordinator to an expense over the mandate',
    input: z.object({
      caseFileId: id(),
      spendingId: id(),
      decision: z.enum(['agreed', 'refused']),
      note: lines(1000).default(''),
    }),
    output: made,
    permission: 'budget.decide',
    purpose: 'support',
    event: 'budget.decided',
    caseFile: 'caseFileId',
  }),
  withdrawSpending: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/spendings/{spendingId}/withdrawal',
    summary: 'Takes back an expense that was recorded wrongly, or that is no longer needed',
    input: z.object({ caseFileId: id(), spendingId: id(), note: lines(1000).default('') }),
    output: made,
    permission: 'budget.spend',
    purpose: 'support',
    event: 'budget.withdrawn',
    caseFile: 'caseFileId',
  }),
  listBudgetRequests: operation({
    method: 'GET',
    path: '/budget-requests',
    summary: 'What waits for the yes of a process coordinator in the areas one oversees, the oldest first',
    input: z.object({}),
    output: z.object({
      requests: z.array(
        z.object({
          spendingId: id(),
          caseFileId: id(),
          title: z.string(),
          what: z.string(),
          amountCents: z.int(),
          asksFor: z.enum(['over-budget', 'over-ceiling']),
          neededOn: z.string(),
          askedBy: z.string(),
          askedAt: z.string(),
        }),
      ),
      count: z.int(),
    }),
    permission: 'budget.decide',
    purpose: 'support',
    event: 'workplace.opened',
  }),
}
