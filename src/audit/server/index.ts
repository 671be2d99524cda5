import { capability } from '../../platform/http/handlers.ts'
import { auditOperations } from '../api.ts'
import { exportProcessingLog } from './export-processing-log.ts'
import { getAlert } from './get-alert.ts'
import { listAlerts } from './list-alerts.ts'
import { listLoggedUsers } from './list-logged-users.ts'
import { listProcessingLog } from './list-processing-log.ts'
import { readProcessingActivities } from './read-processing-activities.ts'
import { reviewAlert } from './review-alert.ts'

export const audit = capability('audit', auditOperations, {
  listProcessingLog,
  listLoggedUsers,
  exportProcessingLog,
  readProcessingActivities,
  listAlerts,
  getAlert,
  reviewAlert,
})
