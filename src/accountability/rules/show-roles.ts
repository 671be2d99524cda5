import { type Permission, permissions } from '../../access/rules/permissions.ts'
import { type Purpose, purposes } from '../../access/rules/purposes.ts'
import { type Role, roleLabels, roles } from '../../access/rules/roles.ts'
import { eventLabel } from '../../audit/rules/event-labels.ts'
import type { GroundShown, RecordShown, RoleShown } from './access-rules.ts'
import { domainLabel } from './column-words.ts'

export interface OverseenPart {
  role: Role
  domain: number
  disclosure: 'existence' | 'content'
  mayWrite: boolean
  ground: string
}

export interface OperationFacts {
  permission: Permission
  purpose: Purpose
  event: string
}

const rolesOf = (permission: Permission): readonly Role[] => permissions[permission]

/** Per role what it sees, does and answers for; from the same tables by which that is decided. */
export function showRoles(facts: {
  operations: readonly OperationFacts[]
  overseen: readonly OverseenPart[]
  records: readonly RecordShown[]
  grounds: readonly GroundShown[]
}): RoleShown[] {
  return roles.map(role => ({
    role,
    label: roleLabels[role],
    oversees: facts.overseen
      .filter(part => part.role === role)
      .map(({ domain, disclosure, mayWrite, ground }) => ({ domain: domainLabel(domain), disclosure, mayWrite, ground })),
    acts: actsOf(role, facts.operations, facts.grounds),
    named: facts.records.flatMap(record => {
      const does = (['read', 'add', 'change', 'remove'] as const).filter(deed =>
        record[deed].some(policy => policy.roles.includes(role)),
      )
      return does.length > 0 ? [{ table: record.table, label: record.label, does }] : []
    }),
    isInvolved: rolesOf('case-file.read').includes(role) || rolesOf('task.answer').includes(role),
  }))
}

function actsOf(role: Role, operations: readonly OperationFacts[], grounds: readonly GroundShown[]): RoleShown['acts'] {
  const mine = operations.filter(one => rolesOf(one.permission).includes(role))
  return Array.from(Map.groupBy(mine, one => one.purpose)).map(([purpose, group]) => ({
    purpose,
    label: purposes[purpose],
    what: [...new Set(group.map(one => eventLabel(one.event)))].toSorted((one, other) => one.localeCompare(other, 'nl')),
    grounds: grounds.filter(ground => ground.isOpen && ground.purpose === purpose).map(ground => ground.label),
  }))
}
