import { capability } from '../../platform/http/handlers.ts'
import { mandateOperations } from '../api.ts'
import { decideSpending, listBudgetRequests } from './decide-spending.ts'
import { getMandate } from './get-mandate.ts'
import { giveMandate } from './give-mandate.ts'
import { recordSpending, withdrawSpending } from './record-spending.ts'
import { usePower } from './use-power.ts'

export const mandates = capability('mandates', mandateOperations, {
  getMandate,
  giveMandate,
  usePower,
  recordSpending,
  decideSpending,
  withdrawSpending,
  listBudgetRequests,
})
