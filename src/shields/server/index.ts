import { capability } from '../../platform/http/handlers.ts'
import { shieldOperations } from '../api.ts'
import { meldcodeOperations } from '../meldcode-api.ts'
import { getMeldcode } from './get-meldcode.ts'
import { liftShield, nameForShield, reviewShield, shieldFile, unnameFromShield } from './keep-shield.ts'
import { attendShield, listNameable, listOwnShields, listShieldable, listShields, listUnattendedShields } from './list-shields.ts'
import { hideInvolvement, raiseShield, shieldMore } from './raise-shield.ts'
import { startMeldcode } from './start-meldcode.ts'
import {
  countVeiligThuis,
  endMeldcode,
  recordEntry,
  recordVeiligThuis,
  recordVeiligThuisAnswer,
  withdrawVeiligThuis,
} from './write-meldcode.ts'

export const shields = capability(
  'shields',
  { ...shieldOperations, ...meldcodeOperations },
  {
    listShields,
    listOwnShields,
    listNameable,
    listShieldable,
    raiseShield,
    shieldMore,
    hideInvolvement,
    nameForShield,
    unnameFromShield,
    reviewShield,
    liftShield,
    shieldFile,
    listUnattendedShields,
    attendShield,
    startMeldcode,
    getMeldcode,
    recordEntry,
    recordVeiligThuis,
    recordVeiligThuisAnswer,
    withdrawVeiligThuis,
    endMeldcode,
    countVeiligThuis,
  },
)
