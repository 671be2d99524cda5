import { capability } from '../../platform/http/handlers.ts'
import { caseFileOperations } from '../api.ts'
import { assignCoordinator } from './assign-coordinator.ts'
import { endInvolvement, involveOrganisation } from './change-involvement.ts'
import { chooseRoute } from './choose-route.ts'
import { getAudience } from './get-audience.ts'
import { getCaseFileView } from './get-case-file-view.ts'
import { listCoordinators } from './list-coordinators.ts'
import { listFilesWithoutCoordinator } from './list-files-without-coordinator.ts'
import { listTimeline } from './list-timeline.ts'
import { correctNote, recordNote } from './record-note.ts'
import { recordPrint } from './record-print.ts'

export const caseFiles = capability('case-files', caseFileOperations, {
  getCaseFile: getCaseFileView,
  listTimeline,
  recordPrint,
  recordNote,
  correctNote,
  getAudience,
  assignCoordinator,
  chooseRoute,
  involveOrganisation,
  endInvolvement,
  listCoordinators,
  listFilesWithoutCoordinator,
})
