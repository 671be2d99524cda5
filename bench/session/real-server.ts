// The product's server as it runs, on the database of the benchmark: cookie, session, policies, log line and all.
import { SignIn } from '../../src/access/server/sign-in/sign-in.ts'
import { buildServer } from '../../src/app/build-server.ts'
import { ApplicationClock } from '../../src/platform/application-clock.ts'
import { openPool } from '../../src/platform/database/pool.ts'

const { BENCH_DATABASE = '', BENCH_PORT = '' } = process.env
const publicUrl = `http://127.0.0.1:${BENCH_PORT}`
const pool = openPool(BENCH_DATABASE, { size: 12 })
const clock = new ApplicationClock()
const reportFault = (error: unknown): void => console.error(error)
const signIn = new SignIn({
  pool,
  clock,
  publicUrl,
  providers: [],
  idleMinutes: 600,
  longestHours: 600,
  isDemo: false,
  reportFault,
})
const app = buildServer({ pool, clock, authenticate: request => signIn.authenticate(request), reportFault })
await signIn.register(app)
await app.listen({ port: Number(BENCH_PORT), host: '127.0.0.1' })
process.send?.('ready')
