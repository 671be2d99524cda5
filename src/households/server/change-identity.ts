import { sql } from 'kysely'
import { applyChange } from '../../platform/changes.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { indexCaseFile, indexWords } from '../../workplace/server/commands.ts'
import type { householdOperations } from '../api.ts'
import { getCurrentMember, getOpenFile } from './file-of-household.ts'
import { tellHouseholdChange } from './tell-household-change.ts'

interface Identity {
  givenNames: string
  initials: string
  surnamePrefix: string
  surname: string
  birthDate: string | null
  gender: 'female' | 'male' | 'x' | 'unknown'
  diedOn: string | null
}

const columns = {
  givenNames: 'given_names',
  initials: 'initials',
  surnamePrefix: 'surname_prefix',
  surname: 'surname',
  birthDate: 'birth_date',
  gender: 'gender',
  diedOn: 'died_on',
} as const satisfies Record<keyof Identity, string>

export const changeIdentity: Handler<typeof householdOperations.changeIdentity> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  await getCurrentMember(tx, file.householdId, input.personId)
  touch({ subjects: [input.personId] })
  const row = await tx.find<Identity & { version: number; scopeId: number }>(sql`
    select given_names as "givenNames", initials, surname_prefix as "surnamePrefix", surname, birth_date as "birthDate", gender,
      died_on as "diedOn", version, scope_id as "scopeId"
    from app.person_identities
    where municipality_id = ${tx.session.municipality} and person_id = ${input.personId} for update`)
  if (!row) throw notFound('De naam van deze persoon is niet met u gedeeld. Er is niets gewijzigd.')
  const { version, scopeId, ...current } = row
  const outcome = applyChange<Identity>(current, input.change as never)
  if (outcome.kind === 'identical') return { version }
  if (outcome.kind === 'clash') {
    throw conflict('Iemand anders wijzigde dit net ook. Uw wijziging is niet opgeslagen; kies welke van de twee klopt.', {
      clashes: outcome.clashes,
    })
  }
  const next = { ...current, ...outcome.values }
  if (next.givenNames === '' && next.surname === '') {
    throw invalid([{ field: 'change.surname', message: 'Vul een voornaam of een achternaam in. Eén van de twee is genoeg.' }])
  }
  const today = calendarDateOf(tx.now)
  if (next.birthDate && next.birthDate > today) {
    throw invalid([{ field: 'change.birthDate', message: 'Deze geboortedatum moet nog komen.' }])
  }
  if (next.diedOn && (next.diedOn > today || (next.birthDate && next.diedOn < next.birthDate))) {
    throw invalid([
      { field: 'change.diedOn', message: 'Deze dag kan niet: hij moet na de geboorte liggen en niet in de toekomst.' },
    ])
  }
  const fields = Object.keys(outcome.values) as (keyof Identity)[]
  await tx.run(
    build
      .updateTable('app.person_identities')
      .set({ ...Object.fromEntries(fields.map(field => [columns[field], next[field]])), version: version + 1 })
      .where('municipality_id', '=', tx.session.municipality)
      .where('person_id', '=', input.personId),
  )
  await tellHouseholdChange(tx, file, {
    change: 'identity',
    domain: 'identity',
    subjectId: input.personId,
    refersTo: input.personId,
    details: { fields: Object.fromEntries(fields.map(field => [field, { from: current[field], to: next[field] }])) },
  })
  await indexEverywhere(tx, file.id, scopeId, next)
  return { version: version + 1 }
}

/**
 * A person stands in the index of every file they belong to, under the one scope of their name: so who may correct the name may
 * renew those words, also of files that they do not know (a child of two households).
 */
async function indexEverywhere(tx: Transaction, caseFileId: string, scopeId: number, name: Identity): Promise<void> {
  const files = await tx.rows<{ id: string }>(sql`
    select distinct case_file_id as id from app.search_entries
    where municipality_id = ${tx.session.municipality} and scope_id = ${scopeId}`)
  const words = [`${name.surnamePrefix} ${name.surname}`, name.givenNames]
  for (const id of new Set([caseFileId, ...files.map(file => file.id)])) {
    await indexWords(tx, { caseFileId: id, scopeId, words })
  }
}

export const renameHousehold: Handler<typeof householdOperations.renameHousehold> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const household = await tx.get<{ name: string; version: number }>(sql`
    select name, version from app.households
    where municipality_id = ${tx.session.municipality} and id = ${file.householdId} for update`)
  const outcome = applyChange({ name: household.name }, input.change as never)
  if (outcome.kind === 'identical') return { version: household.version }
  if (outcome.kind === 'clash') {
    throw conflict('Iemand anders wijzigde deze naam net ook. Uw wijziging is niet opgeslagen.', { clashes: outcome.clashes })
  }
  const { name } = outcome.values
  await tx.run(sql`
    update app.households set name = ${name}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${file.householdId}`)
  await tx.run(sql`
    update app.case_files set title = ${name}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${file.id}`)
  await tellHouseholdChange(tx, file, {
    change: 'name',
    domain: 'general',
    subjectId: file.householdId,
    refersTo: file.householdId,
    details: { fields: { name: { from: household.name, to: name } } },
  })
  await indexCaseFile(tx, file.id)
  return { version: household.version + 1 }
}
