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

const titles = /^(familie|fam\.?|gezin|huishouden|mevrouw|mevr\.?|mw\.?|meneer|dhr\.?)\s+/i
const prefixes = new Set(['van', 'de', 'den', 'der', 'ten', 'ter', 'te', 'het', "'t", 'el', 'al', 'op', 'in'])

/** A first guess that the desk corrects: "Ayşe van den Berg" → given name, prefix and surname. A family has no given name. */
export function splitName(name: string): Pick<MemberDraft, 'givenNames' | 'surnamePrefix' | 'surname'> {
  const words = name.trim().replace(titles, '').split(/\s+/).filter(Boolean)
  const titled = titles.test(name.trim())
  let at = words.length - 1
  while (at > 0 && prefixes.has((words[at - 1] ?? '').toLowerCase())) at--
  let start = at
  if (!titled && start === words.length - 1 && words.length === 1) start = 0
  const surname = words.slice(words.length - 1).join(' ')
  const prefix = words.slice(at, words.length - 1).join(' ')
  return { givenNames: words.slice(0, start).join(' '), surnamePrefix: prefix, surname }
}
