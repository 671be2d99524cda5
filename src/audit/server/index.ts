import { capability } from '../../platform/http/handlers.ts'
import { auditOperations } from '../api.ts'
import { listLoggedUsers } from './list-logged-users.ts'
import { listProcessingLog } from './list-processing-log.ts'

export const audit = capability('audit', auditOperations, { listProcessingLog, listLoggedUsers })
