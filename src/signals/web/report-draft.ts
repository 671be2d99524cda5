import type { SentOf } from '../../platform/operation.ts'
import type { ReportProgramme, signalOperations } from '../api.ts'
import type { HelpWish, ReporterKind, ResidentView } from '../rules/reporter-kinds.ts'

/** A report as it is being typed: everything may still be empty. */
export interface ReportDraft {
  programmeId: string
  channel: string
  knowsWhomToCall: 'yes' | 'no' | ''
  aboutName: string
  address: { id: string; label: string } | null
  /** Typed in the address field, and not chosen from its list. */
  addressTyped: string
  addressInWords: boolean
  aboutAddress: string
  aboutContact: string
  anonymous: boolean
  observed: string
  lifeDomains: string[]
  urgency: string
  wantsHelp: HelpWish
  residentInformed: 'yes' | 'no' | ''
  residentAgrees: ResidentView
  residentInformedNote: string
  reporterKind: ReporterKind | ''
  reporterName: string
  reporterContact: string
  obtained: 'received' | 'collected'
  supportNeed: string
  advice: string
}

export const emptyReport: ReportDraft = {
  programmeId: '',
  channel: '',
  knowsWhomToCall: '',
  aboutName: '',
  address: null,
  addressTyped: '',
  addressInWords: false,
  aboutAddress: '',
  aboutContact: '',
  anonymous: false,
  observed: '',
  lifeDomains: [],
  urgency: '',
  wantsHelp: 'unknown',
  residentInformed: '',
  residentAgrees: 'not-asked',
  residentInformedNote: '',
  reporterKind: '',
  reporterName: '',
  reporterContact: '',
  obtained: 'received',
  supportNeed: '',
  advice: '',
}

type Sent = Omit<SentOf<(typeof signalOperations)['makeConcernReport']>, 'channel' | 'knowsWhomToCall'>

/** What both forms send. Fields that the choices made on screen hide are left empty. */
export function sentReport(id: string, draft: ReportDraft, programme: ReportProgramme): Sent {
  const named = !draft.anonymous
  return {
    id,
    programmeId: programme.id,
    programmeVersion: programme.version,
    anonymous: draft.anonymous,
    aboutName: named ? draft.aboutName : '',
    aboutAddress: named ? (draft.addressInWords ? draft.aboutAddress : (draft.address?.label ?? draft.addressTyped)) : '',
    addressId: named && !draft.addressInWords ? (draft.address?.id ?? null) : null,
    aboutContact: named ? draft.aboutContact : '',
    observed: draft.observed,
    lifeDomains: draft.lifeDomains,
    urgency: draft.urgency,
    wantsHelp: draft.wantsHelp,
    // Nothing chosen stays undefined: the server says at the field that a choice is needed.
    residentInformed: (draft.residentInformed === ''
      ? draft.anonymous
        ? false
        : undefined
      : draft.residentInformed === 'yes') as boolean,
    residentAgrees: draft.residentInformed === 'yes' ? draft.residentAgrees : 'not-asked',
    residentInformedNote: draft.residentInformedNote,
  }
}
