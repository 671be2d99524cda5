import { capability } from '../../platform/http/handlers.ts'
import { firstLoadOperations } from '../api.ts'
import { getFirstLoad } from './get-first-load.ts'
import { finishFirstLoad, startFirstLoad } from './keep-load.ts'
import { listFirstLoads } from './list-first-loads.ts'
import { loadColleague } from './load-colleague.ts'
import { loadHousehold } from './load-household.ts'
import { undoFirstLoad } from './undo-first-load.ts'

export const firstLoad = capability('firstLoad', firstLoadOperations, {
  listFirstLoads,
  startFirstLoad,
  loadColleague,
  loadHousehold,
  finishFirstLoad,
  getFirstLoad,
  undoFirstLoad,
})
