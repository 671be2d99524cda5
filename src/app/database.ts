import pg from 'pg'
import { migrate } from '../platform/database/migrate.ts'
import { startPostgres } from '../platform/postgres/launch.ts'
import type { Configuration } from './configuration.ts'
import { Explained } from './explained.ts'
import { keptSecret } from './kept-secret.ts'

const databaseName = 'voordeur'

/** A database with today's schema, and the addresses of its roles. They hold passwords: never log them. */
export interface OpenDatabase {
  /** The login that migrates; used for nothing that people do. */
  adminUrl: string
  loginUrl: string
  workerUrl: string
  /** Leaves the database; stops our own PostgreSQL when nobody else uses it. */
  close(): Promise<void>
}

/** Opens the configured database or our own embedded PostgreSQL, and brings it to today's schema. */
export async function openDatabase(
  configuration: Configuration,
  options: { onStep?: (step: string) => void } = {},
): Promise<OpenDatabase> {
  const { adminUrl, close } = await findDatabase(configuration)
  try {
    const passwords = {
      loginPassword: configuration.database.loginPassword ?? keptPassword(configuration.dataDir, 'voordeur_login'),
      workerPassword: configuration.database.workerPassword ?? keptPassword(configuration.dataDir, 'voordeur_worker'),
    }
    await migrate({ adminUrl, ...passwords, rendering: configuration.database.rendering, ...options })
    return {
      adminUrl,
      loginUrl: withLogin(adminUrl, 'voordeur_login', passwords.loginPassword),
      workerUrl: withLogin(adminUrl, 'voordeur_worker', passwords.workerPassword),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** The configured database or our own embedded PostgreSQL, as it stands: nothing is migrated. */
export async function findDatabase(configuration: Configuration): Promise<Pick<OpenDatabase, 'adminUrl' | 'close'>> {
  if (configuration.database.url) {
    await requireConnection(configuration.database.url)
    return { adminUrl: configuration.database.url, close: async () => undefined }
  }
  const server = await startPostgres({ dataDir: configuration.dataDir, keepRunning: true })
  try {
    await createDatabase(server.adminUrl)
  } catch (error) {
    await server.stop()
    throw error
  }
  const adminUrl = new URL(server.adminUrl)
  adminUrl.pathname = `/${databaseName}`
  return { adminUrl: adminUrl.href, close: server.stop }
}

async function requireConnection(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  try {
    await client.connect()
  } catch (error) {
    const { code } = error as { code?: string }
    const reason = {
      '28P01': 'het wachtwoord klopt niet',
      '28000': 'deze login mag niet',
      '3D000': 'deze database bestaat niet',
    }[code ?? '']
    throw new Explained(
      `De database van DATABASE_URL is niet te openen: ${reason ?? `geen verbinding (${code ?? 'geen antwoord'})`}. Er is niets gewijzigd.`,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  } catch (error) {
    // Two starts at once: the other one made it.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  } finally {
    await client.end()
  }
}

/** Made at the first start, and kept in the data folder. */
const keptPassword = (dataDir: string, role: string): string => keptSecret(dataDir, `${role}-password`, 24)

function withLogin(adminUrl: string, user: string, password: string): string {
  const url = new URL(adminUrl)
  url.username = user
  url.password = password
  return url.href
}
