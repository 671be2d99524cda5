import type { AccessDomain } from '../../access/rules/access-domains.ts'
import { newId } from '../../platform/ids.ts'
import type { SentOf } from '../../platform/operation.ts'
import type { householdOperations } from '../api.ts'

/** What was filled in for the second file of a split. */
export interface SecondFileForm {
  caseFileId: string
  householdId: string
  /** Empty: called after the first who goes. */
  name: string
  where: 'same' | 'address' | 'place'
  addressId: string | null
  addressText: string
  place: string
  coordinator: { userId: string; organisationId: string; name: string }
  onePlan: boolean
  share: Readonly<Record<string, readonly AccessDomain[]>>
}

export const noSecondFile = (me: { user: string; name: string; organisation: { id: string } }): SecondFileForm => ({
  caseFileId: newId(),
  householdId: newId(),
  name: '',
  where: 'address',
  addressId: null,
  addressText: '',
  place: '',
  coordinator: { userId: me.user, organisationId: me.organisation.id, name: me.name },
  onePlan: false,
  share: {},
})

export function sentSecondFile(
  form: SecondFileForm,
  people: readonly { personId: string }[],
  names: readonly string[],
): NonNullable<SentOf<typeof householdOperations.splitHousehold>['secondFile']> {
  return {
    caseFileId: form.caseFileId,
    householdId: form.householdId,
    name: form.name.trim() || (names[0] ?? ''),
    where: form.where,
    addressId: form.where === 'address' ? form.addressId : null,
    place: form.where === 'place' ? form.place : '',
    coordinatorUserId: form.coordinator.userId,
    coordinatorOrganisationId: form.coordinator.organisationId,
    onePlan: form.onePlan,
    share: people.flatMap(({ personId }) => {
      const accessDomains = [...(form.share[personId] ?? [])]
      return accessDomains.length > 0 ? [{ personId, accessDomains }] : []
    }),
  }
}
