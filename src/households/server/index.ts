import { capability } from '../../platform/http/handlers.ts'
import { householdOperations } from '../api.ts'
import { recordBirth, recordDeath, undoHouseholdEvent } from './births-and-deaths.ts'
import { addContact, endContact } from './change-contacts.ts'
import { changeIdentity, renameHousehold } from './change-identity.ts'
import { addMember, changePosition, endMembership } from './change-members.ts'
import { getNumber, recordNumber } from './change-number.ts'
import { addNetworkPerson, addRelation, endRelation } from './change-relations.ts'
import { recordResidence } from './change-residence.ts'
import { findLikelyDoubles } from './find-likely-doubles.ts'
import { findOwnPersons } from './find-own-persons.ts'
import { getHouseholdState } from './household-state.ts'
import { joinHouseholds, joinPersons, judgeDouble, partRecords } from './joins.ts'
import { endShare, listShared } from './share-with-file.ts'
import { getSplitPreview, splitHousehold } from './split-household.ts'

export const households = capability('households', householdOperations, {
  addMember,
  endMembership,
  changePosition,
  changeIdentity,
  renameHousehold,
  addContact,
  endContact,
  recordResidence,
  recordNumber,
  getNumber,
  addRelation,
  addNetworkPerson,
  endRelation,
  findOwnPersons,
  recordBirth,
  recordDeath,
  undoHouseholdEvent,
  getHouseholdState,
  getSplitPreview,
  splitHousehold,
  endShare,
  listShared,
  findLikelyDoubles,
  judgeDouble,
  joinHouseholds,
  joinPersons,
  partRecords,
})
