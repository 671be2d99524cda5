import { capability } from '../../platform/http/handlers.ts'
import { transferOperations } from '../api.ts'
import { listTransfers } from './list-transfers.ts'
import { offerTransfer } from './offer-transfer.ts'
import { settleTransfer } from './settle-transfer.ts'

export const transfers = capability('transfers', transferOperations, { listTransfers, offerTransfer, settleTransfer })
