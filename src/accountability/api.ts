import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { accessRules } from './rules/access-rules.ts'

export { breachOperations } from './breach-api.ts'
export { registerOperations } from './register-api.ts'

export const accountabilityOperations = {
  getAccessRules: operation({
    method: 'GET',
    path: '/access-rules',
    summary: 'Who sees what, on which ground and by which policy (regels), read from the database as it is now; no personal data',
    input: z.object({}),
    output: accessRules,
    permission: 'rules.read',
    purpose: 'privacy-oversight',
    event: 'access-rules.read',
  }),
}
