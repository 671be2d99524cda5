import type pg from 'pg'
import { asWorker } from '../../platform/database/transaction.ts'
import { type DestructionRecord, findRecord } from './record.ts'
import { sweep } from './sweep.ts'
import { workRuns } from './work-runs.ts'

export type RecordKeeper = (record: DestructionRecord) => Promise<void>

interface Options {
  onFault(error: unknown): void
  isStopping(): boolean
  keepRecord?: RecordKeeper
}

/** All that keeping and destroying asks of the worker each minute; what is kept for days only is cleared away once a night. */
export async function retain(pool: pg.Pool, municipality: number, now: Date, options: Options): Promise<void> {
  const { keepRecord } = options
  await workRuns(pool, municipality, now, {
    onFault: options.onFault,
    isStopping: options.isStopping,
    ...(keepRecord && {
      onRecord: async (_: number, runId: string) => {
        const record = await asWorker(pool, municipality, now, tx => findRecord(tx, runId))
        if (record) await keepRecord(record)
      },
    }),
  })
  // Between three and five past: each minute of it finds little left.
  if (now.getUTCHours() === 3 && now.getUTCMinutes() < 5) await asWorker(pool, municipality, now, sweep)
}
