import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { Gender, HouseholdPosition } from '../rules/household-position.ts'

export interface NewPerson {
  personId: string
  givenNames: string
  surname: string
  surnamePrefix?: string
  birthDate?: string
  gender?: Gender
  phone?: string
}

export interface NewMember extends NewPerson {
  position: HouseholdPosition
}

export interface MemberAddition {
  caseFileId: string
  householdId: string
  member: NewMember
  /** Since when; left out: today. */
  since?: string
  /** No timeline line: the opening of the file tells it. */
  quietly?: boolean
}

/**
 * Adds somebody to the household of a case file. A person already known in another file of the same session (a child of
 * divorced parents) keeps their one record; nobody's record is reached without being able to write there.
 */
export async function addMember(tx: Transaction, addition: MemberAddition): Promise<void> {
  const { caseFileId, householdId, member } = addition
  const municipality_id = tx.session.municipality
  await recordPerson(tx, caseFileId, member)
  const memberScope = await tx.scope({
    caseFile: caseFileId,
    holder: householdId,
    subject: member.personId,
    domain: accessDomainIds.identity,
  })
  const memberId = newId()
  await tx.run(
    build.insertInto('app.household_members').values({
      municipality_id,
      id: memberId,
      household_id: householdId,
      person_id: member.personId,
      scope_id: memberScope,
      position: member.position,
      valid_from: addition.since ?? calendarDateOf(tx.now),
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  if (addition.quietly) return
  await happenedInFile(tx, {
    event: 'household.changed',
    about: { kind: 'household', id: householdId },
    caseFileId,
    // In the file itself: the line stays when the person has left the household.
    scopeId: await tx.scope({ caseFile: caseFileId, subject: member.personId, domain: accessDomainIds.identity }),
    subjectId: member.personId,
    refersTo: memberId,
    attributes: { change: 'member-added' },
    details: { change: 'member-added', name: member.givenNames || member.surname, position: member.position },
  })
}

/** A person within reach of the file: identity and phone, each under its own scope. Who is known already keeps their one record. */
export async function recordPerson(tx: Transaction, caseFileId: string, person: NewPerson): Promise<void> {
  const municipality_id = tx.session.municipality
  await tx.run(sql`select access.add_holder(${caseFileId}, ${person.personId})`)
  const ofPerson = (domain: number) =>
    tx.scope({ caseFile: caseFileId, holder: person.personId, subject: person.personId, domain })

  const identityScope = await ofPerson(accessDomainIds.identity)
  const known = await tx.find(
    sql`select person_id from app.person_identities where municipality_id = ${municipality_id} and person_id = ${person.personId}`,
  )
  if (!known) {
    await tx.run(
      build.insertInto('app.person_identities').values({
        municipality_id,
        person_id: person.personId,
        scope_id: identityScope,
        surname: person.surname,
        surname_prefix: person.surnamePrefix ?? '',
        given_names: person.givenNames,
        birth_date: person.birthDate ?? null,
        gender: person.gender ?? 'unknown',
        recorded_by: tx.session.user,
        recorded_at: tx.now,
      }),
    )
  }
  if (person.phone) {
    await tx.run(
      build.insertInto('app.person_contacts').values({
        municipality_id,
        id: newId(),
        person_id: person.personId,
        scope_id: await ofPerson(accessDomainIds.contact),
        kind: 'phone',
        value: person.phone,
        recorded_by: tx.session.user,
        recorded_at: tx.now,
      }),
    )
  }
}
