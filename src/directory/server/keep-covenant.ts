import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { recognise } from '../../documents/server/commands.ts'
import { build } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { CovenantValues, covenantOperations } from '../covenant-api.ts'
import { recordChange, takeChange } from './record-change.ts'
import { getStoredCovenant, mustHoldTogether, writeVersion } from './stored-covenant.ts'

export const addCovenant: Handler<typeof covenantOperations.addCovenant> = async ({ tx, input, touch }) => {
  const { id, ...values } = input
  touch({ records: [id, ...values.organisationIds] })
  await mustHoldTogether(tx, values, field => field)
  await tx.run(
    build.insertInto('app.covenants').values({
      municipality_id: tx.session.municipality,
      id,
      version: 1,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  await writeVersion(tx, id, 1, values)
  await recordChange(tx, { kind: 'covenant', about: id, field: 'added', after: { title: values.title } })
  return { id }
}

export const changeCovenant: Handler<typeof covenantOperations.changeCovenant> = async ({ tx, input, touch }) => {
  touch({ records: [input.covenantId] })
  const stored = await getStoredCovenant(tx, input.covenantId, { lock: true })
  const taken = await takeChange<CovenantValues>(tx, { kind: 'covenant', about: stored.id }, stored.values, input.change as never)
  if (!taken) return { id: stored.id, version: stored.version }
  const values = { ...stored.values, ...taken }
  await mustHoldTogether(tx, values, field => `change.${field}.to`)
  const version = stored.version + 1
  await writeVersion(tx, stored.id, version, values)
  await tx.run(sql`
    update app.covenants set version = ${version} where municipality_id = ${tx.session.municipality} and id = ${stored.id}`)
  return { id: stored.id, version }
}

export const addCovenantDocument: Handler<typeof covenantOperations.addCovenantDocument> = async ({ tx, input, file, touch }) => {
  touch({ records: [input.covenantId, input.id] })
  const covenant = await getStoredCovenant(tx, input.covenantId)
  const found = recognise(file)
  if ('refused' in found) throw invalid([{ field: 'file', message: found.refused }])
  const sha256 = createHash('sha256').update(found.bytes).digest()
  const same = await tx.find<{ title: string }>(sql`
    select title from app.covenant_documents
    where municipality_id = ${tx.session.municipality} and covenant_id = ${covenant.id} and sha256 = ${sha256} and withdrawn_at is null`)
  if (same) throw conflict(`Dit bestand staat al bij dit convenant, als “${same.title}”. Het is niet nog eens bewaard.`)
  await tx.run(
    build.insertInto('app.covenant_documents').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      covenant_id: covenant.id,
      title: input.title,
      file_type: found.type,
      byte_count: found.bytes.length,
      sha256,
      bytes: found.bytes,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  await recordChange(tx, { kind: 'covenant', about: covenant.id, field: 'document', after: input.title })
  return { id: input.id }
}

export const withdrawCovenantDocument: Handler<typeof covenantOperations.withdrawCovenantDocument> = async ({
  tx,
  input,
  touch,
}) => {
  touch({ records: [input.covenantId, input.documentId] })
  const { title, isWithdrawn } = await tx.get<{ title: string; isWithdrawn: boolean }>(sql`
    select title, withdrawn_at is not null as "isWithdrawn" from app.covenant_documents
    where municipality_id = ${tx.session.municipality} and covenant_id = ${input.covenantId} and id = ${input.documentId}`)
  if (isWithdrawn) throw conflict('Dit document is al teruggetrokken. Er is niets gewijzigd.')
  await tx.run(sql`
    update app.covenant_documents set withdrawn_at = ${tx.now}, withdrawn_by = ${tx.session.user}
    where municipality_id = ${tx.session.municipality} and id = ${input.documentId}`)
  await recordChange(tx, { kind: 'covenant', about: input.covenantId, field: 'document', before: title })
  return { id: input.documentId }
}
