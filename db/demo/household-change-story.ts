import { householdOperations } from '../../src/households/api.ts'
import { newId } from '../../src/platform/ids.ts'
import { addDays } from '../../src/platform/time/calendar-date.ts'
import type { Life } from './life.ts'
import type { Story, Town } from './town.ts'

/** Somebody is born or dies, a couple parts, or the household moves. */
export async function* householdChange(town: Town, life: Life): Story {
  if (life.isClosed || town.hasLeft(life.coordinator)) return
  const chance = town.chance(`${life.key}/change`)
  const { caseFileId, members } = life.household
  const coordinator = town.stage.as(life.coordinator)
  const address = town.freeAddresses.pop()
  const [parent, partner] = members.filter(member => member.position === 'adult' || member.position === 'partner')
  const children = members.filter(member => member.position === 'child')
  const grandparent = members.find(member => member.position === 'parent')

  if (grandparent && chance.happens(0.6)) {
    const diedOn = addDays(town.today, -chance.whole(1, 5))
    await coordinator(householdOperations.recordDeath, { caseFileId, id: newId(), personId: grandparent.personId, diedOn })
    return
  }
  if (partner && children.length > 0 && address && chance.happens(0.45)) {
    const next = await town.findCoordinator(chance, life.coordinator)
    const shared = chance.happens(0.6)
    await coordinator(householdOperations.splitHousehold, {
      caseFileId,
      id: newId(),
      on: town.today,
      reason: 'Uit elkaar gegaan, in overleg',
      people: [
        { personId: partner.personId, goes: 'leaves', position: 'adult' },
        ...(shared
          ? children.map(child => ({ personId: child.personId, goes: 'both' as const, position: 'child' as const }))
          : []),
      ],
      secondFile: {
        caseFileId: newId(),
        householdId: newId(),
        name: `${partner.gender === 'male' ? 'De heer' : 'Mevrouw'} ${[partner.surnamePrefix, partner.surname].filter(Boolean).join(' ')}`,
        where: 'address',
        addressId: address.id,
        coordinatorUserId: next.userId,
        coordinatorOrganisationId: next.organisationId,
        onePlan: shared,
      },
    })
    return
  }
  if (chance.happens(0.5) && address) {
    await coordinator(householdOperations.recordResidence, { caseFileId, addressId: address.id, since: town.today })
    return
  }
  await coordinator(householdOperations.recordBirth, {
    caseFileId,
    id: newId(),
    personId: newId(),
    givenNames: chance.one(['Nora', 'Adam', 'Lina', 'Noah', 'Sara', 'Elias']),
    surnamePrefix: parent?.surnamePrefix ?? '',
    surname: parent?.surname ?? '',
    birthDate: addDays(town.today, -chance.whole(2, 20)),
    parentIds: [parent, partner].flatMap(one => (one ? [one.personId] : [])),
  })
}
