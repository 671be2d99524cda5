import { type Capability, capability } from '../../platform/http/handlers.ts'
import { accountabilityOperations } from '../api.ts'
import { breachOperations } from '../breach-api.ts'
import { registerOperations } from '../register-api.ts'
import { answerQuestion } from './answers.ts'
import * as changes from './change-breach.ts'
import { getDataBreach, listDataBreaches } from './data-breaches.ts'
import { dpiaHandlers } from './dpia.ts'
import { getAccessRules } from './get-access-rules.ts'
import { recordDataBreach } from './record-breach.ts'
import { registerHandlers } from './register.ts'

/** @param all every capability of the product: what they can do is part of what is accounted for */
export const accountability = (all: () => readonly Capability[]): Capability =>
  capability(
    'accountability',
    { ...accountabilityOperations, ...registerOperations, ...breachOperations },
    {
      getAccessRules: getAccessRules(all),
      ...registerHandlers(all),
      ...dpiaHandlers(all),
      answerQuestion,
      listDataBreaches,
      getDataBreach,
      recordDataBreach,
      ...changes,
    },
  )
