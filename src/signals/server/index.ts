import { capability } from '../../platform/http/handlers.ts'
import { signalOperations } from '../api.ts'
import { claimReport, judgeKnownHousehold } from './claim-report.ts'
import { closeReport } from './close-report.ts'
import { enterConcernReport } from './enter-concern-report.ts'
import { findAddresses } from './find-addresses.ts'
import { findKnownHouseholds } from './find-known-households.ts'
import { getReport } from './get-report.ts'
import { linkReports, partReport } from './link-reports.ts'
import { listReports } from './list-reports.ts'
import { makeConcernReport } from './make-concern-report.ts'
import { getOwnReport, listOwnReports } from './own-reports.ts'
import { recordConversation } from './record-conversation.ts'
import { listReportProgrammes } from './report-programmes.ts'
import { acknowledgeReport, listHandedOverReports, listReportsOfFile } from './reports-of-file.ts'
import { triageReport } from './triage-report.ts'
import { undoTriage } from './undo-triage.ts'

export const signals = capability('signals', signalOperations, {
  listReportProgrammes,
  findAddresses,
  makeConcernReport,
  listOwnReports,
  getOwnReport,
  enterConcernReport,
  listReports,
  getReport,
  claimReport,
  findKnownHouseholds,
  judgeKnownHousehold,
  recordConversation,
  triageReport,
  undoTriage,
  closeReport,
  linkReports,
  partReport,
  listReportsOfFile,
  listHandedOverReports,
  acknowledgeReport,
})
