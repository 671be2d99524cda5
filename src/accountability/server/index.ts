import { type Capability, capability } from '../../platform/http/handlers.ts'
import { accountabilityOperations } from '../api.ts'
import { breachOperations } from '../breach-api.ts'
import * as changes from './change-breach.ts'
import { getDataBreach, listDataBreaches } from './data-breaches.ts'
import { getAccessRules } from './get-access-rules.ts'
import { recordDataBreach } from './record-breach.ts'

/** @param all every capability of the product: what they can do is part of what is accounted for */
export const accountability = (all: () => readonly Capability[]): Capability =>
  capability(
    'accountability',
    { ...accountabilityOperations, ...breachOperations },
    { getAccessRules: getAccessRules(all), listDataBreaches, getDataBreach, recordDataBreach, ...changes },
  )
