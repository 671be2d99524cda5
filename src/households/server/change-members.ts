import { sql } from 'kysely'
import { applyChange } from '../../platform/changes.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { indexCaseFile, indexWords } from '../../workplace/server/commands.ts'
import type { householdOperations } from '../api.ts'
import { shortName } from '../rules/person-name.ts'
import * as members from './add-member.ts'
import { getMembership, getOpenFile } from './file-of-household.ts'
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

/** The person's own rows leave the file's reach at once; what was written in the file about them stays. */
export const endMembership: Handler<typeof householdOperations.endMembership> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const member = await getMembership(tx, file.householdId, input.memberId)
  touch({ subjects: [file.householdId, member.personId] })
  if (member.validTo) throw conflict('Dit is al eerder vastgelegd. Er is niets gewijzigd.')
  if (input.on < member.validFrom) {
    throw invalid([{ field: 'on', message: 'Deze dag ligt vóór de dag waarop de persoon bij het gezin kwam.' }])
  }
  if (input.on > calendarDateOf(tx.now)) {
    throw invalid([{ field: 'on', message: 'Deze dag moet nog komen. Leg het vast als het zover is.' }])
  }
  const identity = await tx.find<{ given_names: string; surname_prefix: string; surname: string; scope_id: number }>(sql`
    select given_names, surname_prefix, surname, scope_id from app.person_identities
    where municipality_id = ${tx.session.municipality} and person_id = ${member.personId}`)
  await tellHouseholdChange(tx, file, {
    change: 'member-left',
    domain: 'identity',
    subjectId: member.personId,
    refersTo: member.id,
    details: {
      ...(identity
        ? {
            name: shortName({
              givenNames: identity.given_names,
              surnamePrefix: identity.surname_prefix,
              surname: identity.surname,
            }),
          }
        : {}),
      on: input.on,
      ...(input.reason ? { reason: input.reason } : {}),
    },
  })
  if (identity) await indexWords(tx, { caseFileId: file.id, scopeId: identity.scope_id, words: [] })
  const ended = await tx.run(sql`
    update app.household_members set valid_to = ${input.on}
    where municipality_id = ${tx.session.municipality} and id = ${member.id} and valid_to is null`)
  if (ended === 0) throw conflict('Dit is net door iemand anders vastgelegd. Er is niets dubbel opgeslagen.')
  await tx.run(sql`select access.remove_holder(${file.id}, ${member.personId})`)
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
