import pg from 'pg'

// bigint and count(*) stay below 2^53 here; a date is a day, not a moment.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)
pg.types.setTypeParser(1182 as never, (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',')))
pg.types.setTypeParser(1016 as never, (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)))

/** A pool whose lost connections are reported and replaced instead of ending the process. */
export function openPool(connectionString: string, options: { size?: number; onLost?: (error: Error) => void } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: options.size ?? 12,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
  } as pg.PoolConfig)
  pool.on('error', error => options.onLost?.(error))
  pool.on('connect', client => client.on('error', error => options.onLost?.(error)))
  return pool
}
