import { sql } from 'kysely'
import { getCaseFile, mustBeKnownSubject } from '../../case-files/server/commands.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { shieldOperations } from '../api.ts'
import { addressRecords, moveRecords, recordsOfInvolvement } from './move-records.ts'
import { leaveNeighbourhood } from './neighbourhood.ts'
import { getStandingShield, keepFromResidents, raise, writeNaming } from './stored-shield.ts'

export const raiseShield: Handler<typeof shieldOperations.raiseShield> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  const subjectId = input.subjectId ?? file.householdId
  touch({ subjects: [subjectId], records: [input.id] })
  await mustBeKnownSubject(tx, file, input.subjectId)
  const recordIds = [...new Set([...input.recordIds, ...(input.withAddress ? await addressRecords(tx, file.householdId) : [])])]
  if (recordIds.length === 0) {
    throw invalid([{ field: 'recordIds', message: 'Er is nog geen adres of telefoonnummer om af te schermen.' }])
  }
  await raise(tx, {
    ...input,
    called: file.title,
    kind: input.withAddress ? 'address' : 'record',
    subjectId,
    ground: 'coordination',
  })
  await moveRecords(tx, { shieldId: input.id, caseFileId: file.id, recordIds })
  if (input.withAddress && input.withArea) await leaveNeighbourhood(tx, file.id)
  await keepFromResidents(tx)
  return { id: input.id }
}

export const shieldMore: Handler<typeof shieldOperations.shieldMore> = async ({ tx, input, touch }) => {
  const shield = await getStandingShield(tx, input.caseFileId, input.shieldId)
  touch({ subjects: [shield.subjectId], records: [shield.id] })
  if (shield.kind === 'involvement') {
    throw conflict('Onder een verborgen betrokkenheid staat alleen wat van die betrokkene is. Maak een eigen afscherming.')
  }
  await moveRecords(tx, { shieldId: shield.id, caseFileId: shield.caseFileId, recordIds: input.recordIds })
  await keepFromResidents(tx)
  return { id: shield.id }
}

/** The organisation goes on as before; nobody who is not named sees that it is there. */
export const hideInvolvement: Handler<typeof shieldOperations.hideInvolvement> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  const involvement = await tx.find<{
    id: string
    role: string
    organisationId: string
    userId: string | null
    validTo: Date | null
    isHidden: boolean
  }>(sql`
    select i.id, i.role, i.organisation_id as "organisationId", i.user_id as "userId", i.valid_to as "validTo", s.shield_id is not null as "isHidden"
    from app.involvements i join access.scopes s on s.municipality_id = i.municipality_id and s.id = i.scope_id
    where i.municipality_id = ${tx.session.municipality} and i.case_file_id = ${file.id} and i.id = ${input.involvementId}`)
  if (!involvement) throw notFound()
  touch({ subjects: [file.householdId], records: [input.id, involvement.id] })
  if (involvement.isHidden) throw conflict('Deze betrokkene was al verborgen. Er is niets gewijzigd.')
  if (involvement.validTo) throw conflict('Deze betrokkenheid is al beëindigd. Er is niets gewijzigd.')
  if (involvement.role === 'coordinator') {
    throw conflict('De coördinator is niet te verbergen: die is voor het gezin het aanspreekpunt. Er is niets gewijzigd.')
  }
  const scopeId = await raise(tx, {
    ...input,
    called: file.title,
    kind: 'involvement',
    subjectId: file.householdId,
    ground: 'coordination',
  })
  const recordIds = await recordsOfInvolvement(tx, { ...involvement, caseFileId: file.id })
  await moveRecords(tx, { shieldId: input.id, caseFileId: file.id, recordIds })
  // Every way in which it takes part here: an involvement for each task besides.
  const cards = await tx.rows<{ id: string }>(sql`
    select i.id from app.involvements i join access.scopes s on s.municipality_id = i.municipality_id and s.id = i.scope_id
    where i.municipality_id = ${tx.session.municipality} and i.case_file_id = ${file.id} and s.shield_id = ${input.id} and i.valid_to is null`)
  for (const card of cards) {
    await tx.run(sql`select access.hide_involvement(${file.id}, ${card.id}, ${input.id}, true)`)
  }
  await writeNaming(tx, { id: input.id, caseFileId: file.id, scopeId }, { ...involvement, namingId: involvement.id })
  await tx.enter()
  await keepFromResidents(tx)
  return { id: input.id }
}
