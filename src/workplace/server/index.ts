import { capability } from '../../platform/http/handlers.ts'
import { workplaceOperations } from '../api.ts'
import { findCaseFiles } from './find-case-files.ts'
import { getCallsToMake } from './get-calls-to-make.ts'
import { getCaseWork } from './get-case-work.ts'
import { getOverview } from './get-overview.ts'
import { getTasksAskedOfUs } from './get-tasks-asked-of-us.ts'
import { listMyHouseholds } from './list-my-households.ts'
import { listOverseenFiles } from './list-overseen-files.ts'

export const workplace = capability('workplace', workplaceOperations, {
  findCaseFiles,
  getCaseWork,
  listMyHouseholds,
  getTasksAskedOfUs,
  getCallsToMake,
  getOverview,
  listOverseenFiles,
})
