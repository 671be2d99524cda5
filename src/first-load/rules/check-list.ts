import type { LineProblem, LoadKind, SourceLine } from './load-kind.ts'
import type { LoadReferences } from './load-references.ts'
import { type ColleagueToLoad, readColleague } from './read-colleague.ts'
import { type HouseholdToLoad, householdsIn, readHousehold } from './read-household.ts'

/** What goes in one transaction, as it will be read. */
export interface CheckedUnit {
  readonly lines: readonly SourceLine[]
  readonly reference: string
  readonly household?: HouseholdToLoad | undefined
  readonly colleague?: ColleagueToLoad | undefined
  readonly problems: readonly LineProblem[]
}

/** Reads a whole list as the server will, but for what only the server can look up: addresses, and what stands there already. */
export function checkList(
  kind: LoadKind,
  lines: readonly SourceLine[],
  references: LoadReferences,
  today: string,
): CheckedUnit[] {
  if (kind === 'people') {
    return lines.map(line => {
      const { reference, value, problems } = readColleague(line, references)
      return { lines: [line], reference, colleague: value, problems }
    })
  }
  return householdsIn(lines).map(unit => {
    const { reference, value, problems } = readHousehold(unit, references, today)
    return { lines: unit, reference, household: value, problems }
  })
}
