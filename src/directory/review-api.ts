import * as z from 'zod'
import { roles } from '../access/rules/roles.ts'
import { operation } from '../platform/operation.ts'
import { reviewStates } from './rules/role-review.ts'

const at = z.string()
const outcome = z.enum(['kept', 'ended'])

const roleInReview = z.object({
  roleId: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  jobTitle: z.string(),
  organisationId: z.uuid(),
  organisation: z.string(),
  role: z.enum(roles),
  area: z.string().nullable(),
  since: at,
  /** Whether they ever logged in. */
  hasAccount: z.boolean(),
  /** Null: nobody confirmed it yet. */
  confirmedAt: at.nullable(),
  confirmedBy: z.string().nullable(),
  dueOn: z.string(),
  state: z.enum(reviewStates),
  /** Nobody confirms their own. */
  isOwn: z.boolean(),
})
export type RoleInReview = z.infer<typeof roleInReview>

const reviews = { permission: 'role-review.decide', purpose: 'administration' } as const

export const reviewOperations = {
  listRoleReviews: operation({
    method: 'GET',
    path: '/role-reviews',
    summary:
      'Who still needs which role (BIO 5.18.02 yearly, 8.02.01 every quarter): per organisation, and of one organisation each role',
    input: z.object({ organisationId: z.uuid().optional() }),
    output: z.object({
      organisations: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          total: z.int(),
          fine: z.int(),
          due: z.int(),
          overdue: z.int(),
          nextOn: z.string(),
        }),
      ),
      roles: z.array(roleInReview),
      history: z.array(
        z.object({ id: z.uuid(), name: z.string(), role: z.enum(roles), organisation: z.string(), outcome, by: z.string(), at }),
      ),
      mayEnd: z.boolean(),
    }),
    ...reviews,
    event: 'role-reviews.listed',
  }),
  confirmRoles: operation({
    method: 'POST',
    path: '/role-reviews',
    summary: 'Confirms that these roles are still needed; nobody confirms their own',
    input: z.object({
      roles: z
        .array(z.object({ id: z.uuid(), roleId: z.uuid() }))
        .min(1, 'Kies minstens één rol.')
        .max(200),
    }),
    output: z.object({ confirmed: z.int() }),
    ...reviews,
    event: 'roles.confirmed',
  }),
  endReviewedRole: operation({
    method: 'POST',
    path: '/role-reviews/ending',
    summary: 'Ends a role that turned out not to be needed any more, at once',
    input: z.object({ id: z.uuid(), roleId: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    permission: 'directory.keep',
    purpose: 'administration',
    event: 'role.ended',
  }),
}
