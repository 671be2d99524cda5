import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { discardDrafts } from '../../drafts/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, forbidden, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { transferOperations } from '../api.ts'
import { platformsOfFile } from './platforms.ts'

/** Offers the file elsewhere. Until the other side has accepted, nothing changes: the coordinator stays the one. */
export const offerTransfer: Handler<typeof transferOperations.offerTransfer> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  if (file.closedAt) throw conflict('Dit dossier is afgesloten. Er is niets doorgezet.')
  if (file.coordinatorUserId !== user) {
    throw forbidden('Alleen de coördinator van dit huishouden zet een dossier door. Er is niets gewijzigd.')
  }
  const toName = await nameOfDestination(tx, file.id, input)
  const waiting = await tx.find(sql`
    select id from app.transfers where municipality_id = ${municipality} and case_file_id = ${file.id} and state = 'offered'`)
  if (waiting) {
    throw conflict('Dit dossier is al ergens aangeboden. Wacht op antwoord, of trek dat eerst in; wat u invulde staat er nog.')
  }
  const scopeId = await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general })
  await tx.run(
    build.insertInto('app.transfers').values({
      municipality_id: municipality,
      id: input.id,
      case_file_id: file.id,
      scope_id: scopeId,
      platform: input.platform ?? null,
      to_organisation_id: input.organisationId ?? null,
      reason: input.reason,
      handed_over: [...new Set(input.handedOver)],
      state: 'offered',
      offered_by: user,
      offered_at: tx.now,
    }),
  )
  await happenedInFile(tx, {
    event: 'transfer.offered',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId,
    refersTo: input.id,
    details: { to: toName, reason: input.reason },
  })
  await discardDrafts(tx, { form: 'transfer', aboutId: file.id })
  return { id: input.id, version: 1 }
}

async function nameOfDestination(
  tx: Transaction,
  caseFileId: string,
  { platform, organisationId }: { platform?: string | undefined; organisationId?: string | undefined },
): Promise<string> {
  const problem = 'Kies waar het dossier heen gaat: een overleg of een organisatie.'
  if (Boolean(platform) === Boolean(organisationId)) throw invalid([{ field: 'destination', message: problem }])
  if (platform) {
    const found = (await platformsOfFile(tx, caseFileId)).find(one => one.code === platform)
    if (!found) throw invalid([{ field: 'destination', message: problem }])
    return found.label
  }
  const organisation = await tx.find<{ name: string }>(sql`
    select name from app.organisations
    where municipality_id = ${tx.session.municipality} and id = ${organisationId} and ended_at is null`)
  if (!organisation) throw invalid([{ field: 'destination', message: problem }])
  return organisation.name
}
