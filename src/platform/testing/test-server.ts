import { existsSync, rmSync } from 'node:fs'
import pg from 'pg'
import type { Binaries } from '../postgres/binaries.ts'
import { defaultDataDir } from '../postgres/data-folder.ts'
import { type RunningPostgres, startPostgres } from '../postgres/launch.ts'
import { isProcessAlive } from '../postgres/process-alive.ts'

/** Which PostgreSQL the tests run on: `VOORDEUR_TEST_POSTGRES` is `embedded` (the default) or `debian`. */
export function chooseTestPostgres(): 'embedded' | 'debian' {
  const chosen = process.env['VOORDEUR_TEST_POSTGRES'] || 'embedded'
  if (chosen !== 'embedded' && chosen !== 'debian')
    throw new Error(`VOORDEUR_TEST_POSTGRES is '${chosen}'; it can be 'embedded' or 'debian'.`)
  return chosen
}

/** The programs of the chosen PostgreSQL. Debian keeps them apart by version; the oldest we support comes first. */
export function testBinaries(): Binaries {
  if (chooseTestPostgres() === 'embedded') return 'embedded'
  const binDir = [15, 16, 17, 18].map(version => `/usr/lib/postgresql/${version}/bin`).find(folder => existsSync(folder))
  if (!binDir)
    throw new Error(
      "VOORDEUR_TEST_POSTGRES is 'debian', but /usr/lib/postgresql holds no version 15 or later: apt-get install postgresql",
    )
  return { binDir }
}

/**
 * The one server that all test files of this checkout share. It lies in a fixed folder, so that a run that was killed
 * leaves at most one server, which the next run takes over or its watchdog stops.
 */
export async function startTestServer(): Promise<RunningPostgres> {
  const options = {
    dataDir: defaultDataDir(`test-${chooseTestPostgres()}`),
    durability: 'test',
    binaries: testBinaries(),
    stopWhenUnused: true,
  } as const
  const server = await startPostgres(options).catch((error: unknown) => {
    // Nothing in it is worth keeping, and without fsync a loss of power breaks it.
    if (!String(error).includes('did not start')) throw error
    rmSync(options.dataDir, { recursive: true, force: true })
    return startPostgres(options)
  })
  await dropLeftovers(server.adminUrl)
  return server
}

/** Drops the databases of runs that were killed. A test database carries its maker's process number in its name. */
async function dropLeftovers(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ datname: string }>(`select datname from pg_database where datname ~ '^test_[0-9]+_'`)
    for (const { datname } of rows) {
      if (!isProcessAlive(Number(datname.split('_')[1])))
        await client.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`)
    }
  } finally {
    await client.end()
  }
}
