import { capability } from '../../platform/http/handlers.ts'
import { aftercareOperations } from '../api.ts'
import { closeCaseFile } from './close-case-file.ts'
import { getAftercare } from './get-aftercare.ts'
import { getClosing } from './get-closing.ts'
import { listAftercare, listAftercareWithoutCoordinator } from './list-aftercare.ts'
import { endAftercare, planAftercare, recordAftercare } from './record-aftercare.ts'
import { reopenCaseFile } from './reopen-case-file.ts'

export const aftercare = capability('aftercare', aftercareOperations, {
  getClosing,
  closeCaseFile,
  getAftercare,
  listAftercare,
  listAftercareWithoutCoordinator,
  planAftercare,
  recordAftercare,
  endAftercare,
  reopenCaseFile,
})
