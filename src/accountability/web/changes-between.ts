import type { Change } from '../../platform/changes.ts'
import type { BreachFacts } from '../rules/data-breach.ts'

/** What a form changed, each with what it was made on. */
export function changesBetween(from: BreachFacts, to: BreachFacts): Change<BreachFacts> {
  const changed = (Object.keys(to) as (keyof BreachFacts)[]).filter(
    field => JSON.stringify(from[field]) !== JSON.stringify(to[field]),
  )
  return Object.fromEntries(changed.map(field => [field, { from: from[field], to: to[field] }])) as Change<BreachFacts>
}
