import { capability } from '../../platform/http/handlers.ts'
import { householdOperations } from '../api.ts'
import { addContact, endContact } from './change-contacts.ts'
import { changeIdentity, renameHousehold } from './change-identity.ts'
import { addMember, changePosition, endMembership } from './change-members.ts'
import { getNumber, recordNumber } from './change-number.ts'
import { addNetworkPerson, addRelation, endRelation } from './change-relations.ts'
import { recordResidence } from './change-residence.ts'
import { findOwnPersons } from './find-own-persons.ts'

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
})
