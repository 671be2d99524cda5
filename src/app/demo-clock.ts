import pg from 'pg'

/** How far to move, as `+6M` or `+3D`. */
const pattern = /^\+(\d{1,3})([HDWMY])$/i
const units = { h: 'hours', d: 'days', w: 'weeks', m: 'months', y: 'years' } as const

export const explainMove = 'Geef hoe ver de klok vooruit gaat: +6M (maanden), +2W (weken), +3D (dagen), +5H (uren) of +1Y (jaar).'

/** Moves the demonstration's clock forward, and answers where it stands now. @throws RangeError when the move is not understood */
export async function moveClock(adminUrl: string, move: string): Promise<Date> {
  const [, count, unit] = pattern.exec(move.trim()) ?? []
  if (!count || !unit) throw new RangeError(explainMove)
  const step = `${count} ${units[unit.toLowerCase() as keyof typeof units]}`
  return inDatabase(adminUrl, async client => {
    // Kept as hours and no longer as months: "six months from now" runs backwards at the end of August.
    await client.query(
      `insert into access.demo_clock (id, shift)
       select true, make_interval(secs => extract(epoch from
         ((now() + coalesce((select shift from access.demo_clock), '0'::interval)) at time zone 'Europe/Amsterdam' + $1::interval)
           at time zone 'Europe/Amsterdam' - now()))
       on conflict (id) do update set shift = excluded.shift`,
      [step],
    )
    return readMoment(client)
  })
}

/** Back to real time. What was recorded in the meantime then lies in the future. */
export const resetClock = (adminUrl: string): Promise<Date> =>
  inDatabase(adminUrl, async client => {
    await client.query('delete from access.demo_clock')
    return readMoment(client)
  })

export const showClock = (adminUrl: string): Promise<Date> => inDatabase(adminUrl, readMoment)

async function readMoment(client: pg.Client): Promise<Date> {
  const { rows } = await client.query<{ moment: Date }>(
    `select now() + coalesce((select shift from access.demo_clock), '0'::interval) as moment`,
  )
  return rows[0]?.moment ?? new Date()
}

async function inDatabase<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
