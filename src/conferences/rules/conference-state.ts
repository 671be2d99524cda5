export const conferenceStates = ['planned', 'held', 'cancelled'] as const
export type ConferenceState = (typeof conferenceStates)[number]

export const conferenceStateLabels: Record<ConferenceState, string> = {
  planned: 'gepland',
  held: 'gehouden',
  cancelled: 'gaat niet door',
}

/** Why a conference does not take place: a fixed list, because everybody who knows of the file reads it. */
export const cancelReasons = ['not-enough-people', 'household-asked', 'no-longer-needed', 'other'] as const
export type CancelReason = (typeof cancelReasons)[number]

export const cancelReasonLabels: Record<CancelReason, string> = {
  'not-enough-people': 'Te weinig mensen kunnen komen',
  'household-asked': 'Het gezin vroeg het',
  'no-longer-needed': 'Het is niet meer nodig',
  other: 'Iets anders',
}

/** First meetings and follow-ups are counted apart. */
export const conferenceKinds = ['first', 'follow-up'] as const
export type ConferenceKind = (typeof conferenceKinds)[number]

export const conferenceKindLabels: Record<ConferenceKind, string> = { first: 'eerste overleg', 'follow-up': 'vervolgoverleg' }

export const kindOfConference = (heldBeforeAtThisTable: number): ConferenceKind =>
  heldBeforeAtThisTable === 0 ? 'first' : 'follow-up'

export const conferenceLineKinds = ['agenda', 'record', 'decision'] as const
export type ConferenceLineKind = (typeof conferenceLineKinds)[number]

/** Somebody of an involved organisation, a colleague who is involved, somebody of the family, or somebody without an account. */
export const conferencePersonKinds = ['organisation', 'user', 'member', 'other'] as const
export type ConferencePersonKind = (typeof conferencePersonKinds)[number]
