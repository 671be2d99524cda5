import { sql } from 'kysely'
import { applyChange } from '../../platform/changes.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { indexCaseFile } from '../../workplace/server/commands.ts'
import type { householdOperations } from '../api.ts'
import * as members from './add-member.ts'
import { getMembership, getOpenFile } from './file-of-household.ts'
import { leaveHousehold } from './leave-household.ts'
import { tellHouseholdChange } from './tell-household-change.ts'

export const addMember: Handler<typeof householdOperations.addMember> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId, input.personId] })
  const today = calendarDateOf(tx.now)
  if (input.since && input.since > today) throw invalid([{ field: 'since', message: 'Deze dag moet nog komen.' }])
  if (input.birthDate && input.birthDate > today)
    throw invalid([{ field: 'birthDate', message: 'Deze geboortedatum moet nog komen.' }])
  const already = await tx.find(sql`
    select id from app.household_members
    where municipality_id = ${tx.session.municipality} and household_id = ${file.householdId} and person_id = ${input.personId} and valid_to is null`)
  if (already) throw conflict('Deze persoon staat al bij dit gezin. Er is niets gewijzigd.')
  const { caseFileId: _, since, phone, birthDate, ...member } = input
  await members.addMember(tx, {
    caseFileId: file.id,
    householdId: file.householdId,
    member: { ...member, ...(phone ? { phone } : {}), ...(birthDate ? { birthDate } : {}) },
    ...(since ? { since } : {}),
  })
  await indexCaseFile(tx, file.id)
  return { id: input.personId }
}

export const endMembership: Handler<typeof householdOperations.endMembership> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const member = await getMembership(tx, file.householdId, input.memberId)
  touch({ subjects: [file.householdId, member.personId] })
  await leaveHousehold(tx, file, member, { on: input.on, reason: input.reason })
  return { id: member.id }
}

export const changePosition: Handler<typeof householdOperations.changePosition> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const member = await getMembership(tx, file.householdId, input.memberId)
  touch({ subjects: [member.personId] })
  const outcome = applyChange({ position: member.position }, input.change as never)
  if (outcome.kind === 'clash') {
    throw conflict('Iemand anders wijzigde dit net. Uw wijziging is niet opgeslagen.', { clashes: outcome.clashes })
  }
  if (outcome.kind === 'applied') {
    const { position } = outcome.values
    await tx.run(sql`
      update app.household_members set position = ${position}
      where municipality_id = ${tx.session.municipality} and id = ${member.id}`)
    await tellHouseholdChange(tx, file, {
      change: 'position',
      domain: 'identity',
      subjectId: member.personId,
      refersTo: member.id,
      details: { fields: { position: { from: member.position, to: position } } },
    })
  }
  return { id: member.id }
}
