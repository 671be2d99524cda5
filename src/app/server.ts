import type { FastifyInstance } from 'fastify'
import { useConnections } from '../access/server/sign-in/connections.ts'
import { refuseCrossSite } from '../access/server/sign-in/cross-site.ts'
import type { ProviderSettings } from '../access/server/sign-in/provider-settings.ts'
import { SignIn } from '../access/server/sign-in/sign-in.ts'
import { useRegisterAt } from '../audit/server/commands.ts'
import { useNumberVault } from '../households/server/commands.ts'
import { ApplicationClock } from '../platform/application-clock.ts'
import { openPool } from '../platform/database/pool.ts'
import { reportFault } from '../platform/fault-log.ts'
import { registerPageStyle } from '../platform/http/page.ts'
import { buildServer } from './build-server.ts'
import { type Configuration, ConfigurationError, readConfiguration } from './configuration.ts'
import { openDatabase } from './database.ts'
import { endOnSignal } from './end-on-signal.ts'
import { tellFault } from './explained.ts'
import { openNumberVault } from './open-number-vault.ts'
import { hashBsnWith } from './resident-number.ts'
import { sendSecurityHeaders } from './security-headers.ts'
import { serveWeb } from './serve-web.ts'

export interface StartOptions {
  configuration: Configuration
  /** As voordeur_login. */
  loginUrl: string
  clock: ApplicationClock
  providers: readonly ProviderSettings[]
  /** What a demonstration adds; left out in an installation. */
  demo?: (app: FastifyInstance) => Promise<void>
  realTime?: () => Date
}

export interface RunningServer {
  /** Lets running requests finish. */
  stop(): Promise<void>
}

/** Starts the server: API, sign-in and the browser app. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { configuration, clock, providers, demo, realTime } = options
  const { publicUrl, session, database } = configuration
  const vault = openNumberVault(configuration)
  useNumberVault(vault)
  useRegisterAt(publicUrl)
  useConnections(providers)
  const pool = openPool(options.loginUrl, { size: database.poolSize })
  const signIn = new SignIn({
    pool,
    clock,
    publicUrl,
    providers,
    ...session,
    hashBsn: hashBsnWith(vault),
    isDemo: Boolean(demo),
    reportFault,
    ...(realTime && { realTime }),
  })
  const app = buildServer(
    { pool, clock, authenticate: request => signIn.authenticate(request), reportFault },
    { trustedProxies: configuration.trustedProxies },
  )
  try {
    await sendSecurityHeaders(app, publicUrl)
    refuseCrossSite(app)
    await signIn.register(app)
    registerPageStyle(app)
    await demo?.(app)
    await serveWeb(app)
    app.get('/health', async () => ({ status: 'ok' }))
    await app.listen({ port: configuration.port, host: configuration.host })
  } catch (error) {
    await app.close()
    await pool.end()
    throw error
  }
  return {
    stop: async () => {
      await app.close()
      await pool.end()
    },
  }
}

if (import.meta.main) {
  try {
    const configuration = readConfiguration('server')
    if (configuration.providers.length === 0) throw new ConfigurationError(['OIDC_PROVIDERS: geef ten minste één inlogdienst.'])
    const database = await openDatabase(configuration)
    const { loginUrl } = database
    const clock = new ApplicationClock()
    const server = await startServer({ configuration, loginUrl, clock, providers: configuration.providers })
    process.stderr.write(`Voordeur draait op ${configuration.publicUrl}\n`)
    endOnSignal(async () => {
      await server.stop()
      await database.close()
    })
  } catch (error) {
    tellFault(error)
    process.exit(1)
  }
}
