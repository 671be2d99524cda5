import { capability } from '../../platform/http/handlers.ts'
import { settingOperations } from '../api.ts'
import { changeSetting } from './change-setting.ts'
import { getAdministration } from './get-administration.ts'
import { listSettings } from './list-settings.ts'
import { listProgrammesInUse, startProgramme, stopProgramme } from './programmes-in-use.ts'

export const settings = capability('settings', settingOperations, {
  listSettings,
  changeSetting,
  listProgrammesInUse,
  startProgramme,
  stopProgramme,
  getAdministration,
})
