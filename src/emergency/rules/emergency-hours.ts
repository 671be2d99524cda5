/** How long an emergency access may last, in hours; a day at most, and it ends by itself. */
export const emergencyHours = [1, 4, 12, 24] as const
export type EmergencyHours = (typeof emergencyHours)[number]

export const emergencyHoursLabels: Record<EmergencyHours, string> = {
  1: '1 uur',
  4: '4 uur',
  12: '12 uur',
  24: '24 uur',
}

export const verdicts = ['justified', 'not-justified'] as const
export type Verdict = (typeof verdicts)[number]

export const verdictLabels: Record<Verdict, string> = {
  justified: 'Terecht',
  'not-justified': 'Niet terecht',
}
