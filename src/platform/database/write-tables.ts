import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startPostgres } from '../postgres/launch.ts'
import { describeTables } from './describe-tables.ts'
import { migrate } from './migrate.ts'

// Builds the schema in a server of its own and writes the types of its tables beside this file.
const folder = await mkdtemp(path.join(tmpdir(), 'voordeur-tables-'))
await chmod(folder, 0o755)
const server = await startPostgres({ dataDir: path.join(folder, 'postgres'), durability: 'test' })
try {
  await migrate({ adminUrl: server.adminUrl, loginPassword: 'tables', workerPassword: 'tables' })
  const client = new pg.Client({ connectionString: server.adminUrl })
  await client.connect()
  await writeFile(path.join(import.meta.dirname, 'tables.generated.ts'), await describeTables(client))
  await client.end()
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
