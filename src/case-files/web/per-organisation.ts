import type { Involvement } from '../api.ts'

export interface InvolvedOrganisation extends Involvement {
  /** How many tasks of the plan lie with it now. */
  tasks: number
  /** What was shared apart from a task, and can be ended by hand; a task ends its own. */
  endable: Involvement | undefined
}

const isForTask = (one: Involvement): boolean => one.role === 'partner' && one.accessDomains.includes('tasks')

/** Each task to a partner is an involvement of its own; people look for the organisation, once. */
export function perOrganisation(involvements: readonly Involvement[]): InvolvedOrganisation[] {
  const merged = new Map<string, InvolvedOrganisation>()
  for (const one of involvements) {
    const key = one.role === 'partner' && !one.user ? one.organisation.id : one.id
    const known = merged.get(key)
    merged.set(key, {
      ...(known ?? one),
      disclosure: known?.disclosure === 'content' ? 'content' : one.disclosure,
      accessDomains: [...new Set([...(known?.accessDomains ?? []), ...one.accessDomains])],
      onConsent: [...new Set([...(known?.onConsent ?? []), ...one.onConsent])],
      tasks: (known?.tasks ?? 0) + (isForTask(one) ? 1 : 0),
      endable: known?.endable ?? (one.role === 'partner' && !isForTask(one) ? one : undefined),
    })
  }
  return [...merged.values()]
}
