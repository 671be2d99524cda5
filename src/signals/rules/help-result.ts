/** What came of a single problem for which the desk itself arranged the right help. */
export const helpResults = ['started', 'advice-enough', 'declined', 'not-reached'] as const
export type HelpResult = (typeof helpResults)[number]

export const helpResultLabels: Readonly<Record<HelpResult, string>> = {
  started: 'De hulp is gestart',
  'advice-enough': 'Advies was genoeg',
  declined: 'De bewoner wilde geen hulp',
  'not-reached': 'Niemand bereikt, ook niet na meer pogingen',
}
