import type { Role } from '../../access/rules/roles.ts'
import { addDays, addMonths } from '../../platform/time/calendar-date.ts'

/** Roles that decide about the rights of others, or watch over everybody: reviewed every quarter (BIO 8.02.01), the others yearly (5.18.02). */
export const specialRoles: readonly Role[] = ['administrator', 'privacy_officer']

/** After how many months somebody says again that a role is still needed. */
export const reviewMonths = (role: Role): number => (specialRoles.includes(role) ? 3 : 12)

/** So long before the day it is asked. */
export const askDays = 30

/** The last day on which a role that was given or confirmed on this day is reviewed. */
export const reviewDay = (role: Role, lastOn: string): string => addMonths(lastOn, reviewMonths(role))

export const reviewStates = ['overdue', 'due', 'fine'] as const
export type ReviewState = (typeof reviewStates)[number]

/** Whether a role has to be looked at on a day. Nothing ends by itself: who is late is told to the administrator and the privacy officer. */
export function reviewState(dueOn: string, today: string): ReviewState {
  if (dueOn < today) return 'overdue'
  return dueOn <= addDays(today, askDays) ? 'due' : 'fine'
}
