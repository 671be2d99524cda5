import type { Role } from '../../access/rules/roles.ts'

/** In which role somebody may say that a list can be destroyed. */
export const approvingRoles = ['privacy_officer', 'process_coordinator', 'administrator'] as const satisfies readonly Role[]
export type ApprovingRole = (typeof approvingRoles)[number]

export interface Approval {
  by: string
  role: ApprovingRole
  preparedBy: string
}

/** Two different people in two different roles, one of them the privacy officer, and neither of them who prepared the list. */
export function areEnough(approvals: readonly Approval[]): boolean {
  const valid = approvals.filter(one => one.by !== one.preparedBy)
  return (
    new Set(valid.map(one => one.by)).size >= 2 &&
    new Set(valid.map(one => one.role)).size >= 2 &&
    valid.some(one => one.role === 'privacy_officer')
  )
}

/** As which role somebody would approve now; undefined: they cannot, and `why` says so. */
export function approvalOf(
  user: string,
  held: readonly Role[],
  run: { preparedBy: string; approvals: readonly { by: string; role: ApprovingRole }[] },
): { role: ApprovingRole } | { why: string } {
  if (run.preparedBy === user) return { why: 'U heeft deze lijst voorbereid. Twee anderen moeten akkoord geven.' }
  if (run.approvals.some(one => one.by === user)) return { why: 'U heeft al akkoord gegeven.' }
  const free = approvingRoles.filter(role => held.includes(role) && !run.approvals.some(one => one.role === role))
  const needsOfficer = !run.approvals.some(one => one.role === 'privacy_officer')
  const role = free.find(one => !needsOfficer || run.approvals.length === 0 || one === 'privacy_officer')
  if (role) return { role }
  return needsOfficer && run.approvals.length > 0
    ? { why: 'Nu is nog het akkoord van de privacy-functionaris nodig.' }
    : { why: 'In uw rol is al akkoord gegeven, of u heeft geen rol die dat kan.' }
}
