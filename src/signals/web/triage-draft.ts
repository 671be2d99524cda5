import type { HouseholdPosition } from '../../households/rules/household-position.ts'
import { newId } from '../../platform/ids.ts'
import type { ReportAtDesk } from '../api.ts'

export interface MemberDraft {
  personId: string
  givenNames: string
  surnamePrefix: string
  surname: string
  birthDate: string
  position: HouseholdPosition
  phone: string
}

/** A decision as it is being written. */
export interface TriageDraft {
  outcome: string
  reasoning: string
  message: string
  finished: boolean
  caseFileId: string
  householdId: string
  name: string
  members: MemberDraft[]
  address: { id: string; label: string } | null
  withoutAddress: boolean
  place: string
  coordinator: string
}

export const newMember = (changes: Partial<MemberDraft> = {}): MemberDraft => ({
  personId: newId(),
  givenNames: '',
  surnamePrefix: '',
  surname: '',
  birthDate: '',
  position: 'adult',
  phone: '',
  ...changes,
})

/** Starts from what the report says, so that nothing is typed twice. */
export function startOf(report: ReportAtDesk): TriageDraft {
  return {
    outcome: '',
    reasoning: '',
    message: '',
    finished: true,
    caseFileId: newId(),
    householdId: newId(),
    name: report.aboutName,
    members: [
      newMember({
        ...splitName(report.aboutName),
        phone: /^[\d\s()+-]{6,}$/.test(report.aboutContact) ? report.aboutContact : '',
      }),
    ],
    address: report.addressId ? { id: report.addressId, label: report.aboutAddress } : null,
    withoutAddress: report.addressId === null && report.aboutAddress !== '',
    place: report.addressId ? '' : report.aboutAddress,
    coordinator: '',
  }
}

const families = /^(familie|fam\.?|gezin|huishouden)\s+/i
const titles = /^(mevrouw|mevr\.?|mw\.?|meneer|de heer|dhr\.?)\s+/i
const prefixes = new Set(['van', 'de', 'den', 'der', 'ten', 'ter', 'te', 'het', "'t", 'el', 'al', 'op', 'in'])
const isPrefix = (word: string | undefined): boolean => prefixes.has(word?.toLowerCase() ?? '')
/** "Bakker-van", the first half of "Bakker-van der Berg". */
const runsOn = (word: string | undefined): boolean => isPrefix(/-([^-]+)$/.exec(word ?? '')?.[1])

/** A first guess that the desk corrects: "Ayşe van den Berg" → given name, prefix and surname. A family has no given name. */
export function splitName(name: string): Pick<MemberDraft, 'givenNames' | 'surnamePrefix' | 'surname'> {
  const words = name.trim().replace(families, '').replace(titles, '').split(/\s+/).filter(Boolean)
  let from = words.length - 1
  const prefixBefore = (at: number): number => {
    let start = at
    while (start > 0 && isPrefix(words[start - 1])) start--
    return start
  }
  let prefixFrom = prefixBefore(from)
  if (families.test(name.trim())) {
    prefixFrom = 0
    from = Math.max(
      0,
      words.findIndex(word => !isPrefix(word)),
    )
  } else if (runsOn(words[prefixFrom - 1])) {
    from = prefixFrom - 1
    prefixFrom = prefixBefore(from)
  }
  return {
    givenNames: words.slice(0, prefixFrom).join(' '),
    surnamePrefix: words.slice(prefixFrom, from).join(' '),
    surname: words.slice(from).join(' '),
  }
}
