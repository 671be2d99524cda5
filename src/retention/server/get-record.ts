import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { retentionOperations } from '../api.ts'
import { findRecord } from './record.ts'

export const getDestructionRecord: Handler<typeof retentionOperations.getDestructionRecord> = async ({ tx, input, touch }) => {
  touch({ records: [input.runId] })
  const record = await findRecord(tx, input.runId)
  if (!record) throw notFound('Van deze vernietiging is nog geen verklaring. Die komt als alles vernietigd is.')
  return {
    bytes: Buffer.from(`${JSON.stringify(record, null, 1)}\n`),
    mediaType: 'application/json',
    name: `vernietiging-${record.run.finishedAt.slice(0, 10)}-${record.run.id.slice(0, 8)}.json`,
    isShown: false,
  }
}
