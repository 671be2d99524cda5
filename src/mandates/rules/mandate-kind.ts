import * as z from 'zod'

/** Something a coordinator may do on behalf of others. */
export interface MandateKind {
  code: string
  label: string
}

/** The setting in which a municipality keeps its own list (R-039: the sources name no kinds of mandate). */
export const mandateKindsSetting = 'mandate.kinds'
/** Euro: the budget of a household for which no programme names one. */
export const householdBudgetSetting = 'mandate.householdBudget'
/** Euro: how much one expense may be without asking. */
export const ceilingSetting = 'mandate.ceiling'

/** What a municipality starts with: the powers that coordinators were seen to use, and spending. */
export const defaultMandateKinds: readonly MandateKind[] = [
  { code: 'spend', label: 'Geld uitgeven uit het budget van het huishouden' },
  { code: 'act-for', label: 'Handelen namens een aantal organisaties' },
  { code: 'step-back', label: 'Andere hulpverleners vragen een stap terug te doen' },
  { code: 'pressure', label: 'Hulp bieden met drang' },
  { code: 'gather', label: 'Partijen bij elkaar roepen' },
]

const listOfKinds = z
  .array(z.object({ code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), label: z.string().min(1).max(100) }))
  .min(1)
  .max(60)

/** The list in force; a setting that is no list counts as none. */
export function mandateKindsFrom(setting: unknown): readonly MandateKind[] {
  const read = listOfKinds.safeParse(setting)
  return read.success ? read.data : defaultMandateKinds
}
