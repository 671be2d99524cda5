/** What came of help, as whoever ends it says it. `not-started` is for help that never began. */
export const results = ['reached', 'partly', 'not-reached', 'not-started'] as const
export type Result = (typeof results)[number]

export const resultLabels: Record<Result, string> = {
  reached: 'Bereikt wat de bedoeling was',
  partly: 'Deels bereikt',
  'not-reached': 'Niet bereikt',
  'not-started': 'Niet begonnen',
}

/** Why it ended. Never whose fault it was. */
export const endReasons = ['completed', 'resident', 'organisation', 'other-help', 'moved', 'not-suitable', 'other'] as const
export type EndReason = (typeof endReasons)[number]

export const endReasonLabels: Record<EndReason, string> = {
  completed: 'Afgerond',
  resident: 'Gezin of persoon wilde niet verder',
  organisation: 'De organisatie kon niet verder',
  'other-help': 'Andere hulp kwam in de plaats',
  moved: 'Verhuisd',
  'not-suitable': 'Paste niet',
  other: 'Anders',
}
