import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { erasePostgres } from '../platform/postgres/launch.ts'
import { type Configuration, readConfiguration } from './configuration.ts'
import { openDatabase } from './database.ts'
import { demoParts } from './demo-people.ts'
import { startDemoServer } from './demo-server.ts'
import { endOnSignal } from './end-on-signal.ts'
import { Explained, tellFault } from './explained.ts'
import { loadDemo } from './load-demo.ts'
import { openNumberVault } from './open-number-vault.ts'
import { findRunning, noteRunning, type RunningDemo } from './running-demo.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** The demonstration: everything in one process, on a database of its own. */
async function demo(args: string[]): Promise<void> {
  const unknown = args.find(arg => arg !== '--fresh')
  if (unknown) throw new Explained(`Onbekend: ${unknown}. U kunt schrijven: npm run demo, of npm run demo -- --fresh`)
  const configuration = readConfiguration('demo')
  const running = await findRunning(configuration.dataDir)
  if (args.includes('--fresh')) await erase(configuration, running)
  const same = running.find(one => !configuration.isPortChosen || one.port === configuration.port)
  if (same) return say(`Voordeur draait al: ${same.publicUrl}`)
  await requireFreePort(configuration)

  const closers: (() => unknown)[] = []
  // From here on there is something to stop, also when Ctrl-C comes before all of it runs.
  const stop = async (): Promise<void> => {
    say('\nVoordeur stopt…')
    for (const close of closers.splice(0).toReversed()) await close()
  }
  endOnSignal(stop)
  try {
    const database = await openDatabase(configuration).catch((error: unknown) => {
      if (!String(error).includes('was changed after it was applied')) throw error
      throw new Explained(
        'De database van de demo is gemaakt met een andere versie van Voordeur. Begin opnieuw met: npm run demo -- --fresh',
      )
    })
    closers.push(database.close)
    if (await loadDemo(database.adminUrl, openNumberVault(configuration))) say('Voorbeeldstad is ingericht.')
    const mailFile = path.join(configuration.dataDir, 'mail.jsonl')
    const server = await startDemoServer({ configuration, database, mailFile })
    closers.push(server.stop, noteRunning(configuration.dataDir, configuration))
  } catch (error) {
    for (const close of closers.splice(0).toReversed()) await close()
    throw error
  }
  say(welcome(configuration))
}

async function erase(configuration: Configuration, running: RunningDemo[]): Promise<void> {
  if (configuration.database.url) {
    throw new Explained(
      '--fresh wist alleen de eigen database van de demo, en DATABASE_URL wijst een andere aan. Er is niets gewist.',
    )
  }
  if (running[0])
    throw new Explained(`De demo draait nog op ${running[0].publicUrl}. Stop haar eerst met Ctrl-C; er is niets gewist.`)
  await erasePostgres(configuration.dataDir).catch((error: unknown) => {
    throw new Explained(`De demo kon niet worden gewist: ${error instanceof Error ? error.message : error}`)
  })
  for (const left of ['mail.jsonl', 'running', 'voordeur_login-password', 'voordeur_worker-password']) {
    rmSync(path.join(configuration.dataDir, left), { recursive: true, force: true })
  }
  // The seals went with the database; its key may go on.
  rmSync(configuration.log.headsFile, { force: true })
}

/** Looked at before anything is started, so that the answer comes at once. */
async function requireFreePort({ port, host }: Configuration): Promise<void> {
  const fault = await new Promise<NodeJS.ErrnoException | undefined>(resolve => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen({ port, host }, () => probe.close(() => resolve(undefined)))
  })
  if (!fault) return
  if (fault.code === 'EADDRINUSE') {
    throw new Explained(
      `Poort ${port} is bezet door een ander programma. Kies een andere, bijvoorbeeld: PORT=${port + 1} npm run demo`,
    )
  }
  throw new Explained(`Op ${host}, poort ${port}, kan Voordeur niet luisteren (${fault.code}). Kies een andere met PORT of HOST.`)
}

function welcome({ publicUrl }: Configuration): string {
  const people = demoParts()
    .flatMap(part => part.people)
    .filter(person => person.tries)
  const width = Math.max(...people.map(person => person.name.length)) + 2
  return [
    '',
    `Voordeur draait:  ${publicUrl}`,
    '',
    'Log in als (zonder wachtwoord):',
    ...people.map(person => `  ${person.name.padEnd(width)}${person.tries}`),
    '',
    `Verstuurde mail:  ${publicUrl}/demo/mail`,
    'Klok vooruit:     npm run voordeur -- clock +6M',
    'Opnieuw beginnen: npm run demo -- --fresh',
    'Stoppen:          Ctrl-C',
    '',
  ].join('\n')
}

try {
  await demo(process.argv.slice(2))
} catch (error) {
  tellFault(error)
  process.exit(1)
}
