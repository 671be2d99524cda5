import type pg from 'pg'
import { catchUpHead, destroyExpiredLines, openLogKey, sealLog } from '../audit/server/commands.ts'
import type { ApplicationClock } from '../platform/application-clock.ts'
import type { Configuration } from './configuration.ts'
import { expiredLogLines } from './expired-log-lines.ts'

/** So long a line waits at most for its seal, but for the time its transaction takes. */
const everyMs = 1000
const destroyEveryMs = 60 * 60_000

export interface SealingOptions {
  /** The worker's own. */
  pool: pg.Pool
  clock: ApplicationClock
  log: Configuration['log']
  onFault(error: unknown): void
}

/** Seals the processing log of every municipality once a second, and destroys lines after their term. The returned function stops it. */
export function startSealing({ pool, clock, log, onFault }: SealingOptions): () => Promise<void> {
  const key = openLogKey(log.keyFile)
  const caughtUp = new Set<number>()
  let destroyedAt = 0
  let isStopping = false

  const round = async (): Promise<void> => {
    const { rows } = await pool.query<{ id: number }>('select id from access.municipalities order by id')
    const realNow = new Date()
    const isHourOver = realNow.getTime() - destroyedAt >= destroyEveryMs
    for (const { id } of rows) {
      if (isStopping) return
      const sealing = { pool, key, headsFile: log.headsFile, now: clock.now(), realNow }
      try {
        if (!caughtUp.has(id)) await catchUpHead(sealing, id)
        caughtUp.add(id)
        await sealLog(sealing, id)
        if (isHourOver) await destroyExpiredLines(sealing, id, expiredLogLines)
      } catch (error) {
        // The trouble of one municipality must not keep the others waiting.
        onFault(error)
      }
    }
    if (isHourOver) destroyedAt = realNow.getTime()
  }

  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= round()
      .catch(onFault)
      .finally(() => (running = undefined))
  }, everyMs)
  return async () => {
    isStopping = true
    clearInterval(timer)
    await running
  }
}
