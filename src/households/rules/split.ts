import type { HouseholdPosition } from './household-position.ts'

export interface SplitMember {
  personId: string
  name: string
  position: HouseholdPosition
  hasDied: boolean
}

export interface SplitChoice {
  people: readonly { personId: string; goes: 'leaves' | 'both'; position: HouseholdPosition }[]
  /** A second file is opened for who goes. */
  hasSecondFile: boolean
}

export interface HouseholdAfter {
  people: { personId: string; name: string; position: HouseholdPosition; alsoInOther: boolean }[]
}

export interface SplitOutcome {
  here: HouseholdAfter
  there: HouseholdAfter
  /** Why it cannot be done so; empty when it can. */
  problems: { field: string; message: string }[]
}

/** What each household has after a split: the same answer on screen before it happens, and on the server when it does. */
export function afterSplit(members: readonly SplitMember[], choice: SplitChoice): SplitOutcome {
  const going = new Map(choice.people.map(one => [one.personId, one]))
  const problem = (field: string, message: string) => ({ field, message })
  const problems = choice.people.flatMap(one => {
    const member = members.find(known => known.personId === one.personId)
    if (!member) return [problem('people', 'Een van de gekozen mensen hoort niet (meer) bij dit gezin. Vernieuw het scherm.')]
    if (member.hasDied) return [problem('people', `${member.name} is overleden en blijft bij het gezin zoals het was.`)]
    if (one.goes === 'both' && !choice.hasSecondFile) {
      return [problem('people', `${member.name} kan alleen bij beide gezinnen horen als er een tweede dossier komt.`)]
    }
    if (one.goes === 'both' && member.position !== 'child') {
      return [problem('people', `Alleen een kind kan bij beide gezinnen horen. Kies waar ${member.name} woont.`)]
    }
    return []
  })
  if (choice.people.length === 0) problems.push(problem('people', 'Kies wie er weggaat.'))
  const leaving = (personId: string) => going.get(personId)?.goes === 'leaves'
  const here = members.filter(member => !leaving(member.personId))
  if (choice.people.length > 0 && !here.some(member => !member.hasDied && going.get(member.personId)?.goes !== 'both')) {
    problems.push(problem('people', 'Zo blijft er niemand over. Gaat het hele gezin weg? Leg dan een verhuizing vast.'))
  }
  if (choice.people.length > 0 && !choice.people.some(one => one.goes === 'leaves')) {
    problems.push(problem('people', 'Kies wie er echt weggaat; een kind dat bij beide hoort blijft ook hier.'))
  }
  return {
    here: { people: here.map(member => ({ ...shown(member), alsoInOther: going.get(member.personId)?.goes === 'both' })) },
    there: {
      people: members.flatMap(member => {
        const one = going.get(member.personId)
        return one ? [{ ...shown(member), position: one.position, alsoInOther: one.goes === 'both' }] : []
      }),
    },
    problems,
  }
}

const shown = ({ personId, name, position }: SplitMember) => ({ personId, name, position })
