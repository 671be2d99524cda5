/** Where the budget of a household comes from: its own mandate, the programme it takes part in, or what the municipality gives all. */
export type BudgetSource = 'household' | 'programme' | 'municipality'

export interface Budget {
  cents: number
  source: BudgetSource
  /** The programmes it comes from; empty otherwise. */
  programmes: string[]
  /** Programmes that have one pot for all: what is spent from it is decided there. */
  pots: string[]
  /** Programmes that give each household a budget of which the municipality has not set the amount yet. */
  unset: string[]
}

/** What a programme file says of money to spend, with the amount that the municipality set. */
export interface ProgrammeBudget {
  title: string
  available: boolean
  per: 'household' | 'programme' | null
  amountEuro: number | null
}

/** The budget of one household. Zero is a budget: then everything is asked for. */
export function budgetOf(ownCents: number | null, programmes: readonly ProgrammeBudget[], municipalEuro: number | null): Budget {
  const offered = programmes.filter(one => one.available)
  const each = offered.filter(one => one.per === 'household' && one.amountEuro !== null)
  const about = {
    pots: offered.filter(one => one.per === 'programme').map(one => one.title),
    unset: offered.filter(one => one.per === 'household' && one.amountEuro === null).map(one => one.title),
  }
  if (ownCents !== null) return { cents: ownCents, source: 'household', programmes: [], ...about }
  if (each.length > 0) {
    const cents = each.reduce((sum, one) => sum + Math.round((one.amountEuro ?? 0) * 100), 0)
    return { cents, source: 'programme', programmes: each.map(one => one.title), ...about }
  }
  return { cents: Math.round((municipalEuro ?? 0) * 100), source: 'municipality', programmes: [], ...about }
}

/** `counted`: spent, within the mandate or agreed to. `asked`: waits for a yes. */
export type SpendingState = 'counted' | 'asked' | 'refused' | 'withdrawn'

export type Decision = 'agreed' | 'refused' | 'withdrawn'

export function stateOf(asksFor: AsksFor | null, decisions: readonly Decision[]): SpendingState {
  if (decisions.includes('withdrawn')) return 'withdrawn'
  if (decisions.includes('refused')) return 'refused'
  return asksFor === null || decisions.includes('agreed') ? 'counted' : 'asked'
}

/** What of the budget went, what is asked for, and what is left. Left is below zero when more was agreed to than there was. */
export function standingOf(
  budgetCents: number,
  spendings: readonly { amountCents: number; state: SpendingState }[],
): { spent: number; asked: number; left: number } {
  const sum = (state: SpendingState) =>
    spendings.filter(one => one.state === state).reduce((all, one) => all + one.amountCents, 0)
  const spent = sum('counted')
  return { spent, asked: sum('asked'), left: budgetCents - spent }
}

/** Why an expense needs the yes of the process coordinator before it counts. */
export type AsksFor = 'over-budget' | 'over-ceiling'

export function asksFor(amountCents: number, left: number, ceilingCents: number | null): AsksFor | null {
  if (amountCents > left) return 'over-budget'
  return ceilingCents !== null && amountCents > ceilingCents ? 'over-ceiling' : null
}
