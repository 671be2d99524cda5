import type { AccessDomain } from '../../access/rules/access-domains.ts'
import type { GroundRow } from './may-use.ts'

/** Uses of law on which something of a file can be shared with an organisation. */
const shareableUses: readonly string[] = [
  'coordination',
  'delivery',
  'wmo-support',
  'other-help',
  'debt-help',
  'youth-help',
  'veilig-thuis',
]

export const shareableGrounds = (grounds: readonly GroundRow[]): GroundRow[] =>
  grounds.filter(one => shareableUses.includes(one.usedFor) && one.sourceLaw !== 'wlz' && one.sourceLaw !== 'zorg')

/**
 * Where to begin for this organisation and part of life. A proposal: who decides chooses. Health and safety go on consent unless
 * a law speaks of this receiver, because they reach deepest.
 */
export function proposedGround(asked: {
  kind: string | undefined
  accessDomain: AccessDomain | ''
  hasTask: boolean
  grounds: readonly GroundRow[]
}): GroundRow | undefined {
  const use = lawUseFor(asked)
  const fitting = shareableGrounds(asked.grounds).filter(one => one.usedFor === use)
  return fitting.find(one => one.sourceLaw === 'any') ?? fitting[0]
}

function lawUseFor({
  kind,
  accessDomain,
  hasTask,
}: {
  kind: string | undefined
  accessDomain: AccessDomain | ''
  hasTask: boolean
}): string {
  if (kind === 'veilig-thuis') return 'veilig-thuis'
  if (kind === 'debt-help' && accessDomain === 'finance') return 'debt-help'
  if (hasTask && (accessDomain === 'identity' || accessDomain === 'contact' || accessDomain === 'address')) return 'delivery'
  return accessDomain === 'health' || accessDomain === 'safety' ? 'other-help' : 'coordination'
}
