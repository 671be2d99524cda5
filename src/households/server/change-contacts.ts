import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { build } from '../../platform/database/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { findAddressShield } from '../../shields/server/commands.ts'
import type { householdOperations } from '../api.ts'
import { getCurrentMember, getOpenFile } from './file-of-household.ts'
import { tellHouseholdChange } from './tell-household-change.ts'

export const addContact: Handler<typeof householdOperations.addContact> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  await getCurrentMember(tx, file.householdId, input.personId)
  touch({ subjects: [input.personId], records: [input.id] })
  const shield = input.kind === 'language' ? undefined : await findAddressShield(tx, file.id)
  await tx.run(
    build.insertInto('app.person_contacts').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      person_id: input.personId,
      scope_id: await tx.scope({
        caseFile: file.id,
        holder: input.personId,
        subject: input.personId,
        domain: accessDomainIds.contact,
        ...(shield ? { shield } : {}),
      }),
      kind: input.kind,
      value: input.value,
      safe_to_use: input.safeToUse,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  await tellHouseholdChange(tx, file, {
    change: 'contact-added',
    domain: 'contact',
    shield,
    subjectId: input.personId,
    refersTo: input.id,
    details: { kind: input.kind },
  })
  return { id: input.id }
}

export const endContact: Handler<typeof householdOperations.endContact> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const contact = await tx.find<{ person_id: string; kind: string; shield_id: string | null }>(sql`
    select c.person_id, c.kind, s.shield_id
    from app.person_contacts c join access.scopes s on s.municipality_id = c.municipality_id and s.id = c.scope_id
    where c.municipality_id = ${tx.session.municipality} and c.id = ${input.contactId}`)
  if (!contact) throw notFound('Dit contactgegeven is niet gevonden, of is niet met u gedeeld.')
  await getCurrentMember(tx, file.householdId, contact.person_id)
  touch({ subjects: [contact.person_id], records: [input.contactId] })
  const ended = await tx.run(sql`
    update app.person_contacts set ended_at = ${tx.now}
    where municipality_id = ${tx.session.municipality} and id = ${input.contactId} and ended_at is null`)
  if (ended === 0) throw conflict('Dit gegeven was al vervallen. Er is niets gewijzigd.')
  await tellHouseholdChange(tx, file, {
    change: 'contact-ended',
    domain: 'contact',
    shield: contact.shield_id ?? undefined,
    subjectId: contact.person_id,
    refersTo: input.contactId,
    details: { kind: contact.kind },
  })
  return { id: input.contactId }
}
