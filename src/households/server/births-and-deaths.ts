import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, forbidden, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { indexCaseFile, indexWords } from '../../workplace/server/commands.ts'
import type { householdOperations } from '../api.ts'
import { shortName } from '../rules/person-name.ts'
import * as members from './add-member.ts'
import { insertRelation } from './change-relations.ts'
import { getCurrentMember, getOpenFile } from './file-of-household.ts'
import { tellHouseholdChange } from './tell-household-change.ts'

export const recordBirth: Handler<typeof householdOperations.recordBirth> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId, input.personId, ...input.parentIds] })
  if (input.birthDate > calendarDateOf(tx.now)) {
    throw invalid([
      { field: 'birthDate', message: 'Deze geboortedatum moet nog komen. Leg de geboorte vast als het kind er is.' },
    ])
  }
  const parentIds = [...new Set(input.parentIds)]
  for (const parent of parentIds) await getCurrentMember(tx, file.householdId, parent)
  const known = await tx.find(sql`
    select 1 from app.person_identities where municipality_id = ${tx.session.municipality} and person_id = ${input.personId}`)
  if (known) throw conflict('Deze persoon staat er al. Er is niets dubbel opgeslagen.')
  await members.addMember(tx, {
    caseFileId: file.id,
    householdId: file.householdId,
    member: {
      personId: input.personId,
      givenNames: input.givenNames,
      surnamePrefix: input.surnamePrefix,
      surname: input.surname,
      birthDate: input.birthDate,
      gender: input.gender,
      position: 'child',
    },
    since: input.birthDate,
    quietly: true,
  })
  for (const parent of parentIds) {
    await insertRelation(tx, file, { id: newId(), personId: input.personId, relatedPersonId: parent, kind: 'parent' }, 'quietly')
  }
  await keepEvent(tx, file, { id: input.id, kind: 'birth', subjectId: input.personId, happenedOn: input.birthDate })
  await tellHouseholdChange(tx, file, {
    change: 'born',
    domain: 'identity',
    subjectId: input.personId,
    refersTo: input.id,
    details: { name: input.givenNames || input.surname, on: input.birthDate },
  })
  await indexCaseFile(tx, file.id)
  return { id: input.id }
}

/** File, plan and membership stay as they are: who died is remembered as part of this household, and asked for nothing. */
export const recordDeath: Handler<typeof householdOperations.recordDeath> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const member = await getCurrentMember(tx, file.householdId, input.personId)
  touch({ subjects: [member.personId] })
  const person = await getPerson(tx, member.personId)
  if (person.diedOn) throw conflict('Dit overlijden was al vastgelegd. Er is niets gewijzigd.')
  if (input.diedOn > calendarDateOf(tx.now) || (person.birthDate && input.diedOn < person.birthDate)) {
    throw invalid([{ field: 'diedOn', message: 'Deze dag kan niet: hij moet na de geboorte liggen en niet in de toekomst.' }])
  }
  const changed = await tx.run(sql`
    update app.person_identities set died_on = ${input.diedOn}, version = version + 1
    where municipality_id = ${tx.session.municipality} and person_id = ${member.personId} and died_on is null`)
  if (changed === 0) throw notFound('De gegevens van deze persoon zijn niet met u gedeeld. Er is niets gewijzigd.')
  await keepEvent(tx, file, { id: input.id, kind: 'death', subjectId: member.personId, happenedOn: input.diedOn })
  await tellHouseholdChange(tx, file, {
    change: 'died',
    domain: 'identity',
    subjectId: member.personId,
    refersTo: input.id,
    details: { name: person.name, on: input.diedOn },
  })
  return { id: input.id }
}

export const undoHouseholdEvent: Handler<typeof householdOperations.undoHouseholdEvent> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const event = await tx.find<{ kind: 'birth' | 'death'; subjectId: string; recordedBy: string; withdrawnAt: Date | null }>(sql`
    select kind, subject_id as "subjectId", recorded_by as "recordedBy", withdrawn_at as "withdrawnAt" from app.household_events
    where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and id = ${input.eventId} for update`)
  if (!event) throw notFound('Dit is niet gevonden, of is niet met u gedeeld.')
  touch({ subjects: [event.subjectId] })
  if (event.withdrawnAt) throw conflict('Dit was al teruggedraaid. Er is niets gewijzigd.')
  if (event.recordedBy !== tx.session.user) {
    throw forbidden('Alleen wie dit vastlegde kan het terugdraaien. U kunt de gegevens van deze persoon wel verbeteren.')
  }
  const person = await getPerson(tx, event.subjectId)
  await tx.run(sql`
    update app.household_events set withdrawn_at = ${tx.now}
    where municipality_id = ${tx.session.municipality} and id = ${input.eventId}`)
  await tellHouseholdChange(tx, file, {
    change: event.kind === 'birth' ? 'birth-undone' : 'death-undone',
    domain: 'identity',
    subjectId: event.subjectId,
    refersTo: input.eventId,
    details: { name: person.name, ...(input.reason ? { reason: input.reason } : {}) },
  })
  if (event.kind === 'death') {
    await tx.run(sql`
      update app.person_identities set died_on = null, version = version + 1
      where municipality_id = ${tx.session.municipality} and person_id = ${event.subjectId}`)
  } else await withdrawChild(tx, file, event.subjectId, person.scopeId)
  return { id: input.eventId }
}

/** The child is no member from the first day on, and nobody's relation; the file no longer reaches the record. */
async function withdrawChild(tx: Transaction, file: CaseFileCard, personId: string, identityScope: number): Promise<void> {
  const m = tx.session.municipality
  await tx.run(sql`
    update app.household_members set valid_to = valid_from
    where municipality_id = ${m} and household_id = ${file.householdId} and person_id = ${personId} and valid_to is null`)
  await tx.run(sql`
    update app.person_relations set valid_to = greatest(valid_from, ${calendarDateOf(tx.now)}::date)
    where municipality_id = ${m} and valid_to is null and (person_id = ${personId} or related_person_id = ${personId})`)
  await indexWords(tx, { caseFileId: file.id, scopeId: identityScope, words: [] })
  await tx.run(sql`select access.remove_holder(${file.id}, ${personId})`)
}

interface KeptEvent {
  id: string
  kind: 'birth' | 'death'
  subjectId: string
  happenedOn: string
}

async function keepEvent(tx: Transaction, file: CaseFileCard, event: KeptEvent): Promise<void> {
  await tx.run(
    build.insertInto('app.household_events').values({
      municipality_id: tx.session.municipality,
      id: event.id,
      case_file_id: file.id,
      // In the file: it stays when the person has left the household.
      scope_id: await tx.scope({ caseFile: file.id, subject: event.subjectId, domain: accessDomainIds.identity }),
      kind: event.kind,
      subject_id: event.subjectId,
      happened_on: event.happenedOn,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
}

interface PersonRow {
  name: string
  birthDate: string | null
  diedOn: string | null
  scopeId: number
}

async function getPerson(tx: Transaction, personId: string): Promise<PersonRow> {
  const row = await tx.find<{ given_names: string; surname_prefix: string; surname: string } & Omit<PersonRow, 'name'>>(sql`
    select given_names, surname_prefix, surname, birth_date as "birthDate", died_on as "diedOn", scope_id as "scopeId"
    from app.person_identities
    where municipality_id = ${tx.session.municipality} and person_id = ${personId} for update`)
  if (!row) throw notFound('De gegevens van deze persoon zijn niet met u gedeeld. Er is niets gewijzigd.')
  const { given_names, surname_prefix, surname, ...rest } = row
  return { ...rest, name: shortName({ givenNames: given_names, surnamePrefix: surname_prefix, surname }) }
}
