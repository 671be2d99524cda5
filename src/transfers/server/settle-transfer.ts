import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { conflict, forbidden, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { transferOperations } from '../api.ts'
import { type TransferState, transferStateLabels } from '../rules/transfer.ts'

interface Offered {
  state: TransferState
  platform: string | null
  toOrganisationId: string | null
  scopeId: number
  version: number
}

/** What the other side answered. Accepted means that they have a coordinator; this file is then closed by its own. */
export const settleTransfer: Handler<typeof transferOperations.settleTransfer> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.transferId] })
  if (file.coordinatorUserId !== user) {
    throw forbidden('Alleen de coördinator van dit huishouden legt het antwoord vast. Er is niets gewijzigd.')
  }
  const transfer = await tx.find<Offered>(sql`
    select state, platform, to_organisation_id as "toOrganisationId", scope_id as "scopeId", version from app.transfers
    where municipality_id = ${municipality} and id = ${input.transferId} and case_file_id = ${file.id} for update`)
  if (!transfer) throw notFound('Deze overdracht is niet gevonden. Er is niets gewijzigd.')
  if (transfer.state !== 'offered' || transfer.version !== input.version) {
    throw conflict(`Deze overdracht is al afgehandeld: ${transferStateLabels[transfer.state]}. Er is niets gewijzigd.`)
  }
  const missing = [
    ...(input.state !== 'withdrawn' && input.acceptedBy === ''
      ? [{ field: 'acceptedBy', message: 'Schrijf wie dit daar heeft gezegd, met naam of functie.' }]
      : []),
    ...(input.state === 'accepted' && input.newCoordinator === ''
      ? [{ field: 'newCoordinator', message: 'Schrijf wie daar de coördinator wordt: er is er altijd één.' }]
      : []),
    ...(input.state !== 'accepted' && input.answer === ''
      ? [{ field: 'answer', message: 'Schrijf kort op waarom het niet doorgaat.' }]
      : []),
  ]
  if (missing.length > 0) throw invalid(missing)
  await tx.run(sql`
    update app.transfers
    set state = ${input.state}, settled_by = ${user}, settled_at = ${tx.now}, accepted_by = ${input.acceptedBy},
      new_coordinator = ${input.newCoordinator}, answer = ${input.answer}, version = version + 1
    where municipality_id = ${municipality} and id = ${input.transferId}`)
  await happenedInFile(tx, {
    event: input.state === 'accepted' ? 'case-file.transferred' : 'transfer.ended',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId: transfer.scopeId,
    refersTo: input.transferId,
    attributes: input.state === 'accepted' ? { platform: transfer.platform ?? 'organisation' } : { result: input.state },
    details: {
      ...(transfer.toOrganisationId ? { organisationId: transfer.toOrganisationId } : { platform: transfer.platform }),
      result: transferStateLabels[input.state],
      by: input.acceptedBy,
      newCoordinator: input.newCoordinator,
      answer: input.answer,
    },
  })
  return { id: input.transferId, version: transfer.version + 1 }
}
