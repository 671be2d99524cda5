import { capability } from '../../platform/http/handlers.ts'
import { residentOperations } from '../api.ts'
import { askAboutOwnData, withdrawOwnRequest } from './ask-about-own-data.ts'
import { carryOutRequest, openResidentCopy } from './carry-out-request.ts'
import { checkPassage, getExtract } from './check-passage.ts'
import { collectExtract } from './collect-extract.ts'
import { decideRequest, extendResidentRequest, proposeDecision } from './decide-request.ts'
import { enterResidentRequest } from './enter-request.ts'
import { getOwnFile } from './get-own-file.ts'
import { getResidentRequest } from './get-request.ts'
import { listOwnLookers } from './list-own-lookers.ts'
import { fetchOwnCopy, listOwnRequests } from './list-own-requests.ts'
import { listRequestsOfFile, listResidentRequests, watchResidentRequests } from './list-requests.ts'
import { listOwnConsents, withdrawOwnConsent } from './own-consents.ts'

export const residents = capability('residents', residentOperations, {
  getOwnFile,
  listOwnLookers,
  listOwnConsents,
  withdrawOwnConsent,
  listOwnRequests,
  askAboutOwnData,
  withdrawOwnRequest,
  fetchOwnCopy,
  listResidentRequests,
  watchResidentRequests,
  listRequestsOfFile,
  enterResidentRequest,
  getResidentRequest,
  extendResidentRequest,
  proposeDecision,
  decideRequest,
  carryOutRequest,
  collectExtract,
  getExtract,
  checkPassage,
  openResidentCopy,
})
