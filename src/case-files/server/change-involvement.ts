import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { caseFileOperations } from '../api.ts'
import { getCaseFile } from './get-case-file.ts'
import * as involvement from './involvement.ts'
import { mustBeOpen } from './record-note.ts'

export const involveOrganisation: Handler<typeof caseFileOperations.involveOrganisation> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  mustBeOpen(file)
  if (input.disclosure === 'content' && input.accessDomains.length === 0) {
    throw invalid([{ field: 'accessDomains', message: 'Kies wat u deelt, of deel alleen dat het dossier er is.' }])
  }
  const organisation = await tx.find<{ name: string }>(sql`
    select name from app.organisations
    where municipality_id = ${tx.session.municipality} and id = ${input.organisationId} and ended_at is null`)
  if (!organisation) throw invalid([{ field: 'organisationId', message: 'Kies een organisatie uit de lijst.' }])
  const already = await tx.find(sql`
    select id from app.involvements
    where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and organisation_id = ${input.organisationId}
      and user_id is null and role = 'partner' and valid_to is null
      and disclosure = ${input.disclosure}::access.disclosure and access_domains @> ${input.accessDomains.map(name => accessDomainIds[name])}::smallint[]`)
  if (already) throw conflict(`${organisation.name} is hier al bij betrokken met deze gegevens. Er is niets gewijzigd.`)
  await involvement.involve(tx, {
    id: input.id,
    caseFileId: file.id,
    organisationId: input.organisationId,
    role: 'partner',
    domains: input.accessDomains.map(name => accessDomainIds[name]),
    disclosure: input.disclosure,
    ground: 'coordination',
    mayWrite: input.mayWrite,
  })
  return { id: input.id }
}

export const endInvolvement: Handler<typeof caseFileOperations.endInvolvement> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.involvementId] })
  const open = await tx.find(sql`
    select id from app.tasks
    where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and involvement_id = ${input.involvementId}
      and state in ('placed', 'accepted') limit 1`)
  if (open) {
    throw conflict('Er loopt nog een taak bij deze organisatie. Trek die eerst in, dan eindigt de betrokkenheid vanzelf.')
  }
  await involvement.endInvolvement(tx, {
    caseFileId: file.id,
    involvementId: input.involvementId,
    reason: input.reason,
  })
  return { id: input.involvementId }
}
