import type { Handler } from '../../platform/http/handlers.ts'
import type { residentOperations } from '../api.ts'

export const listOwnLookers: Handler<typeof residentOperations.listOwnLookers> = async () => ({ lookers: [], more: null })
