import { demoIssuer, demoPartnerIssuer, demoResidentIssuer } from '../../db/demo/voorbeeldstad.ts'
import { DemoProvider } from '../access/identity/demo-provider.ts'
import { ApplicationClock } from '../platform/application-clock.ts'
import { openPool } from '../platform/database/pool.ts'
import { type CaughtMail, startCatchAll } from '../platform/mail/catch-all.ts'
import { openMailer } from '../platform/mail/mailer.ts'
import { recordsFolderIn } from '../retention/server/record-folder.ts'
import type { Configuration } from './configuration.ts'
import type { OpenDatabase } from './database.ts'
import { moveClock, resetClock } from './demo-clock.ts'
import { demoPartnerParts, demoParts, findAddedPeople } from './demo-people.ts'
import { findDemoResidents } from './demo-residents.ts'
import { registerDemoRoutes } from './demo-routes.ts'
import { openNumberVault } from './open-number-vault.ts'
import { startServer } from './server.ts'
import { startWorker } from './worker.ts'

export interface DemoOptions {
  configuration: Configuration
  /** With Voorbeeldstad in it. */
  database: Pick<OpenDatabase, 'adminUrl' | 'loginUrl' | 'workerUrl'>
  /** Where caught mail is kept. */
  mailFile: string
  clock?: ApplicationClock
}

export interface DemoServer {
  /** Moves the clock and does what falls due by it. @throws RangeError when the move is not understood */
  moveClock(move: string): Promise<Date>
  /** What would have been sent, newest first. */
  mails(): readonly CaughtMail[]
  stop(): Promise<void>
}

/** Server, worker, provider, mailbox and movable clock in one process, on a database that is open already. */
export async function startDemoServer(options: DemoOptions): Promise<DemoServer> {
  const { configuration, database, clock = new ApplicationClock() } = options
  const { publicUrl, log } = configuration
  const closers: (() => unknown)[] = []
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close()
  }
  try {
    const clockPool = openPool(database.loginUrl, { size: 1 })
    closers.push(() => clockPool.end())
    await clock.follow(clockPool)
    closers.push(() => clock.stop())
    const catchAll = await startCatchAll(options.mailFile)
    closers.push(() => catchAll.close())
    // Never through SMTP_URL: people of a demonstration do not exist, but their addresses may.
    const mailer = openMailer({ smtpUrl: catchAll.smtpUrl, from: configuration.mail.from, publicUrl })
    closers.push(() => mailer.close())
    const worker = await startWorker({
      workerUrl: database.workerUrl,
      clock,
      publicUrl,
      mailer,
      log,
      recordsFolder: recordsFolderIn(configuration.dataDir),
    })
    closers.push(() => worker.stop())
    const setClock = async (set: Promise<Date>): Promise<Date> => {
      const now = await set
      await clock.read(clockPool)
      await worker.doDueWork()
      return now
    }
    const controls = {
      moveClock: (move: string) => setClock(moveClock(database.adminUrl, move)),
      resetClock: () => setClock(resetClock(database.adminUrl)),
    }
    const adminPool = openPool(database.adminUrl, { size: 1 })
    closers.push(() => adminPool.end())
    const vault = openNumberVault(configuration)
    const bundled = [
      new DemoProvider({
        publicUrl,
        accountIssuer: demoIssuer,
        parts: demoParts(),
        findMore: () => findAddedPeople(adminPool),
      }),
      new DemoProvider({
        publicUrl,
        id: 'de-gevel',
        name: 'Woningstichting De Gevel',
        accountIssuer: demoPartnerIssuer,
        parts: demoPartnerParts(),
      }),
      new DemoProvider({
        publicUrl,
        id: 'inwoners',
        name: 'Ik ben inwoner',
        accountIssuer: demoResidentIssuer,
        parts: [],
        findMore: () => findDemoResidents(adminPool, vault),
        forResidents: true,
      }),
    ]
    const server = await startServer({
      configuration,
      loginUrl: database.loginUrl,
      clock,
      providers: [...bundled.map(provider => provider.settings), ...configuration.providers],
      demo: async app => {
        for (const provider of bundled) await provider.register(app)
        registerDemoRoutes(app, { catchAll, ...controls })
      },
    })
    closers.push(() => server.stop())
    return { moveClock: controls.moveClock, mails: catchAll.mails, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
