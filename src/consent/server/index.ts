import { capability } from '../../platform/http/handlers.ts'
import { consentOperations } from '../api.ts'
import { decideSharing } from './decide-sharing.ts'
import { decideWithoutConsent } from './decide-without-consent.ts'
import { getConsents } from './get-consents.ts'
import { getSharing } from './get-sharing.ts'
import { endLegalGround, listLegalGrounds, versionLegalGround, wordConsentText } from './legal-grounds.ts'
import { addVoice, askConsent, withdrawConsent } from './record-consent.ts'
import { viewAsPartner } from './view-as-partner.ts'

export const consent = capability('consent', consentOperations, {
  getConsents,
  askConsent,
  addVoice,
  withdrawConsent,
  decideWithoutConsent,
  getSharing,
  decideSharing,
  viewAsPartner,
  listLegalGrounds,
  versionLegalGround,
  endLegalGround,
  wordConsentText,
})
