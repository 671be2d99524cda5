/** The place of somebody in a household. */
export const householdPositions = ['adult', 'partner', 'child', 'parent', 'other'] as const
export type HouseholdPosition = (typeof householdPositions)[number]

export const householdPositionLabels: Record<HouseholdPosition, string> = {
  adult: 'Volwassene',
  partner: 'Partner',
  child: 'Kind',
  parent: 'Ouder of grootouder',
  other: 'Iemand anders',
}

export const genders = ['female', 'male', 'x', 'unknown'] as const
export type Gender = (typeof genders)[number]

export const genderLabels: Record<Gender, string> = { female: 'vrouw', male: 'man', x: 'x', unknown: 'onbekend' }
