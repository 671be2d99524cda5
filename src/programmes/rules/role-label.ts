import type { Programme } from './programme.ts'
import { type ProductRole, productRoleLabels } from './vocabulary.ts'

/** What a role is called in this programme: its own name, the first when it has several, else that of the product. */
export function roleLabel(programme: Pick<Programme, 'roles'>, role: ProductRole): string {
  return programme.roles.find(own => own.role === role)?.label ?? productRoleLabels[role]
}
