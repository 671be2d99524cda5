import * as z from 'zod'
import type { Purpose } from '../../access/rules/purposes.ts'
import { roles } from '../../access/rules/roles.ts'

const role = z.enum(roles)
const purpose = z.string() as z.ZodType<Purpose>

const policy = z.object({
  name: z.string(),
  /** In Dutch, made from the shape of the policy. */
  words: z.string(),
  isUnderstood: z.boolean(),
  roles: z.array(role),
  purposes: z.array(purpose),
  ways: z.array(z.enum(['everyone', 'reach', 'oversight', 'role', 'own', 'person'])),
  using: z.string().nullable(),
  check: z.string().nullable(),
})
export type PolicyShown = z.infer<typeof policy>

const record = z.object({
  table: z.string(),
  label: z.string(),
  group: z.string(),
  /** From the database, in English. */
  comment: z.string(),
  isForced: z.boolean(),
  /** What people may do; empty: nobody may. */
  read: z.array(policy),
  add: z.array(policy),
  change: z.array(policy),
  remove: z.array(policy),
  /** Of what exists already, the columns that may change at all. */
  changeable: z.array(z.string()),
  hiddenColumns: z.array(z.string()),
  /** Policies for the machine: migrations, the resolver, the worker. */
  system: z.array(z.object({ name: z.string(), roles: z.array(z.string()), using: z.string().nullable() })),
})
export type RecordShown = z.infer<typeof record>

const ground = z.object({
  code: z.string(),
  label: z.string(),
  purpose,
  purposeLabel: z.string(),
  receiver: z.string().nullable(),
  special: z.string().nullable(),
  criminal: z.string().nullable(),
  secrecy: z.string().nullable(),
  secrecyBy: z.string(),
  controller: z.string(),
  /** YYYY-MM-DD; null: switched off. */
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** Both questions of the law are answered, and it is in force now. */
  isOpen: z.boolean(),
})
export type GroundShown = z.infer<typeof ground>

const roleShown = z.object({
  role,
  label: z.string(),
  /** What it sees of every unshielded file in its areas, without being involved. */
  oversees: z.array(
    z.object({ domain: z.string(), disclosure: z.enum(['existence', 'content']), mayWrite: z.boolean(), ground: z.string() }),
  ),
  /** Per purpose what people in this role may start. */
  acts: z.array(z.object({ purpose, label: z.string(), what: z.array(z.string()), grounds: z.array(z.string()) })),
  /** Records that a policy opens by the name of this role. */
  named: z.array(z.object({ table: z.string(), label: z.string(), does: z.array(z.enum(['read', 'add', 'change', 'remove'])) })),
  /** Whether somebody in this role can be involved in a file, and then reads what was shared. */
  isInvolved: z.boolean(),
})
export type RoleShown = z.infer<typeof roleShown>

export const accessRules = z.object({
  readAt: z.string(),
  roles: z.array(roleShown),
  records: z.array(record),
  grounds: z.array(ground),
  domains: z.array(z.object({ id: z.int(), label: z.string() })),
  functions: z.array(z.object({ name: z.string(), comment: z.string(), runsAs: z.string() })),
  /** Nobody reads these, in no role: what the system needs to decide, and what only goes in. */
  neverShown: z.array(z.object({ table: z.string(), label: z.string(), why: z.enum(['no-right', 'no-policy', 'only-added']) })),
  counts: z.object({
    tables: z.int(),
    policies: z.int(),
    unforced: z.int(),
    notUnderstood: z.int(),
    operations: z.int(),
  }),
})
export type AccessRules = z.infer<typeof accessRules>
