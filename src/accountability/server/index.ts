import { type Capability, capability } from '../../platform/http/handlers.ts'
import { accountabilityOperations } from '../api.ts'
import { getAccessRules } from './get-access-rules.ts'

/** @param all every capability of the product: what they can do is part of what is accounted for */
export const accountability = (all: () => readonly Capability[]): Capability =>
  capability('accountability', accountabilityOperations, { getAccessRules: getAccessRules(all) })
