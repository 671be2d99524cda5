import type pg from 'pg'

/**
 * The application's clock. Everything that is due is due by this clock; sign-in and tokens use real time.
 * A demonstration may be moved in time (`npm run voordeur -- clock +6M`); production never is.
 */
export class ApplicationClock {
  #shift = 0
  #timer: NodeJS.Timeout | undefined

  now(): Date {
    return new Date(Date.now() + this.#shift)
  }

  /** Moves this clock alone, for tests and for making history. */
  shiftTo(moment: Date): void {
    this.#shift = moment.getTime() - Date.now()
  }

  /** Follows the shift that the command line writes in the database. Only a demonstration calls this. */
  async follow(pool: pg.Pool, everyMs = 1000): Promise<void> {
    await this.read(pool)
    this.#timer = setInterval(() => void this.read(pool).catch(() => undefined), everyMs)
    this.#timer.unref()
  }

  async read(pool: pg.Pool): Promise<void> {
    const client = await pool.connect()
    try {
      const { rows } = await client.query<{ shift: number }>(
        `select extract(epoch from (now() + shift - now()))::float8 * 1000 as shift from access.demo_clock`,
      )
      this.#shift = rows[0]?.shift ?? 0
    } finally {
      client.release()
    }
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
