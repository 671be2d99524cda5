import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { householdOperations } from '../api.ts'
import { type RelationKind, relationLabels } from '../rules/relation-kind.ts'
import { recordPerson } from './add-member.ts'
import { getCurrentMember, getOpenFile } from './file-of-household.ts'
import { tellHouseholdChange } from './tell-household-change.ts'

export const addRelation: Handler<typeof householdOperations.addRelation> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  touch({ subjects: [input.personId, input.relatedPersonId] })
  if (input.personId === input.relatedPersonId) {
    throw invalid([{ field: 'relatedPersonId', message: 'Kies iemand anders: dit is dezelfde persoon.' }])
  }
  await getCurrentMember(tx, file.householdId, input.personId)
  await getCurrentMember(tx, file.householdId, input.relatedPersonId)
  await insertRelation(tx, file, input)
  return { id: input.id }
}

/** Grandmother, a neighbour, an informal carer: known to the file by name and number, and no member of the household. */
export const addNetworkPerson: Handler<typeof householdOperations.addNetworkPerson> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  touch({ subjects: [input.ofPersonId, input.personId] })
  await getCurrentMember(tx, file.householdId, input.ofPersonId)
  await recordPerson(tx, file.id, {
    personId: input.personId,
    givenNames: input.givenNames,
    surnamePrefix: input.surnamePrefix,
    surname: input.surname,
    ...(input.phone ? { phone: input.phone } : {}),
  })
  await insertRelation(tx, file, {
    id: input.id,
    personId: input.ofPersonId,
    relatedPersonId: input.personId,
    kind: input.kind,
  })
  return { id: input.id }
}

/** Somebody of the network who no longer is leaves the file's reach with it. */
export const endRelation: Handler<typeof householdOperations.endRelation> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const relation = await tx.find<{ person_id: string; related_person_id: string; kind: RelationKind }>(sql`
    select person_id, related_person_id, kind from app.person_relations
    where municipality_id = ${tx.session.municipality} and id = ${input.relationId} and person_id in (
      select person_id from app.household_members where municipality_id = ${tx.session.municipality} and household_id = ${file.householdId})`)
  if (!relation) throw notFound('Deze relatie is niet gevonden, of is niet met u gedeeld.')
  touch({ subjects: [relation.person_id, relation.related_person_id] })
  const ended = await tx.run(sql`
    update app.person_relations set valid_to = ${calendarDateOf(tx.now)}
    where municipality_id = ${tx.session.municipality} and id = ${input.relationId} and valid_to is null`)
  if (ended === 0) throw conflict('Deze relatie was al beëindigd. Er is niets gewijzigd.')
  await tell(tx, file, { ...relation, id: input.relationId }, 'relation-ended')
  const stays = await tx.find(sql`
    select 1 from app.household_members
    where municipality_id = ${tx.session.municipality} and household_id = ${file.householdId} and person_id = ${relation.related_person_id} and valid_to is null
    union all
    select 1 from app.person_relations r
    join app.household_members m on m.municipality_id = r.municipality_id and m.person_id = r.person_id and m.household_id = ${file.householdId}
    where r.municipality_id = ${tx.session.municipality} and r.related_person_id = ${relation.related_person_id} and r.valid_to is null
    limit 1`)
  if (!stays) await tx.run(sql`select access.remove_holder(${file.id}, ${relation.related_person_id})`)
  return { id: input.relationId }
}

interface NewRelation {
  id: string
  personId: string
  relatedPersonId: string
  kind: RelationKind
}

/** Quietly: without a line in the timeline, because another one tells it (a birth). */
export async function insertRelation(
  tx: Transaction,
  file: Pick<CaseFileCard, 'id' | 'householdId'>,
  relation: NewRelation,
  quietly?: 'quietly',
): Promise<void> {
  const known = await tx.find(sql`
    select id from app.person_relations
    where municipality_id = ${tx.session.municipality} and person_id = ${relation.personId} and related_person_id = ${relation.relatedPersonId}
      and kind = ${relation.kind} and valid_to is null`)
  if (known) throw conflict('Deze relatie staat er al. Er is niets gewijzigd.')
  await tx.run(
    build.insertInto('app.person_relations').values({
      municipality_id: tx.session.municipality,
      id: relation.id,
      person_id: relation.personId,
      related_person_id: relation.relatedPersonId,
      kind: relation.kind,
      // Of the household: a relation tells of two people, and goes with neither of them.
      scope_id: await tx.scope({
        caseFile: file.id,
        holder: file.householdId,
        subject: file.householdId,
        domain: accessDomainIds.identity,
      }),
      valid_from: calendarDateOf(tx.now),
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  if (quietly) return
  await tell(
    tx,
    file,
    { id: relation.id, person_id: relation.personId, related_person_id: relation.relatedPersonId, kind: relation.kind },
    'relation-added',
  )
}

async function tell(
  tx: Transaction,
  file: Pick<CaseFileCard, 'id' | 'householdId'>,
  relation: { id: string; person_id: string; related_person_id: string; kind: RelationKind },
  change: 'relation-added' | 'relation-ended',
): Promise<void> {
  const names = await tx.rows<{ person_id: string; name: string }>(sql`
    select person_id, coalesce(nullif(given_names, ''), surname) as name from app.person_identities
    where municipality_id = ${tx.session.municipality} and person_id in (${relation.person_id}, ${relation.related_person_id})`)
  const nameOf = (id: string) => names.find(one => one.person_id === id)?.name ?? 'iemand'
  await tellHouseholdChange(tx, file, {
    change,
    domain: 'identity',
    subjectId: relation.person_id,
    refersTo: relation.id,
    details: {
      relation: `${nameOf(relation.related_person_id)} (${relationLabels[relation.kind]} van ${nameOf(relation.person_id)})`,
    },
  })
}
