import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { mayStart } from '../../access/rules/permissions.ts'
import { type CaseFileCard, getCaseFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { ConsentsOfFile, consentOperations } from '../api.ts'
import { standardText } from '../rules/consent-texts.ts'
import { readAskable } from './askable.ts'
import { readConsents } from './stored-consents.ts'
import { readGrounds } from './stored-grounds.ts'

export const getConsents: Handler<typeof consentOperations.getConsents> = async ({ tx, input, roles, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [file.id] })
  const writes = await mustReachGeneral(tx, file)
  const [consents, persons, organisations, text, grounds] = [
    await readConsents(tx, file),
    await readAskable(tx, file),
    await readOrganisations(tx, file),
    await currentText(tx),
    await readGrounds(tx),
  ]
  touch({ subjects: consents.map(one => one.person.personId) })
  const isOpen = file.closedAt === null
  return {
    caseFile: { id: file.id, title: file.title, isClosed: !isOpen },
    persons,
    organisations,
    text,
    consents: consents.map(({ scopeId: _, ...one }) => one),
    grounds,
    may: {
      record: isOpen && writes && mayStart(roles, 'consent.record'),
      decide: isOpen && writes && mayStart(roles, 'case-file.coordinate'),
    },
  }
}

/** Consent lies under what is general: who reads that of this file reads this. @returns whether one also writes there */
export async function mustReachGeneral(tx: Transaction, file: CaseFileCard): Promise<boolean> {
  const { writes, reads } = await tx.get<{ writes: boolean; reads: boolean }>(sql`
    select access.may_write(${file.id}, ${file.id}, ${file.householdId}, ${accessDomainIds.general}::smallint, 'content', null) as writes,
      exists (
        select from access.scopes s
        where s.municipality_id = ${tx.session.municipality} and s.holder_id = ${file.id} and s.access_domain = ${accessDomainIds.general}
          and s.disclosure = 'content' and s.shield_id is null) as reads`)
  if (!writes && !reads) throw notFound('Toestemmingen van dit huishouden zijn niet met u gedeeld.')
  return writes
}

export const readOrganisations = (tx: Transaction, file: CaseFileCard): Promise<ConsentsOfFile['organisations']> =>
  tx.rows(sql`
    select o.id, o.name, o.kind, exists (
      select from app.involvements i
      where i.municipality_id = o.municipality_id and i.case_file_id = ${file.id} and i.organisation_id = o.id and i.valid_to is null) as "isInvolved"
    from app.organisations o
    where o.municipality_id = ${tx.session.municipality} and o.ended_at is null
    order by o.name`)

/** The wording in use: the municipality's last one, or the standard text. */
export async function currentText(tx: Transaction): Promise<ConsentsOfFile['text']> {
  const own = await tx.find<ConsentsOfFile['text']>(sql`
    select code, version, title, body from app.consent_texts
    where municipality_id = ${tx.session.municipality} and code = ${standardText.code} order by version desc limit 1`)
  return own ?? standardText
}
