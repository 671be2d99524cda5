import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { describeTables } from '../platform/database/describe-tables.ts'
import { openPool } from '../platform/database/pool.ts'
import { reportFault } from '../platform/fault-log.ts'
import { loadProgrammes } from '../programmes/server/load-programmes.ts'
import { readConfiguration } from './configuration.ts'
import { openDatabase } from './database.ts'
import { explainMove, moveClock, resetClock, showClock } from './demo-clock.ts'
import { doDueWork } from './due-work.ts'
import { Explained, tellFault } from './explained.ts'
import { checkFounding, type Founding, foundWithAdministrator } from './found-with-administrator.ts'
import { retentionUsage, runRetention } from './retention-command.ts'
import { findRunning } from './running-demo.ts'
import { checkTrust, type Trust, trustProvider } from './trust-provider.ts'
import { Unverifiable, verifyFromCommandLine, verifyUsage } from './verify-log.ts'

interface Command {
  usage: string
  does: string
  run(args: string[]): Promise<void>
}

/** The command was not understood: told with how it is written, exit code 2. */
class Misunderstood extends Explained {}

const commands: Record<string, Command> = {
  clock: {
    usage: 'clock +6M | reset | show',
    does: 'zet de klok van de demo vooruit en doet wat daardoor aan de beurt is',
    run: clock,
  },
  migrate: {
    usage: 'migrate',
    does: 'brengt de database naar het schema en de toegangsregels van deze versie',
    run: migrateDatabase,
  },
  found: {
    usage: 'found --name NAAM --code CODE --admin NAAM --email ADRES',
    does: 'richt een gemeente in met haar eerste beheerder; een tweede keer verandert niets',
    run: found,
  },
  audit: {
    usage: verifyUsage,
    does: 'controleert of het verwerkingslogboek is wat het was (0: klopt, 1: klopt niet, 2: niet te controleren)',
    run: audit,
  },
  retention: {
    usage: retentionUsage,
    does: 'telt wat vernietigd kan worden, bewaart verklaringen, of herhaalt vernietigingen op een teruggezette reservekopie',
    run: retention,
  },
  trust: {
    usage: 'trust --code GEMEENTE --provider ID --domains gemeente.nl',
    does: 'laat een gemeente een inlogdienst uit OIDC_PROVIDERS vertrouwen; daarna kan haar beheerder inloggen',
    run: trust,
  },
  'describe-tables': {
    usage: 'describe-tables',
    does: 'toont de tabellen van de database als TypeScript',
    run: describe,
  },
}

async function clock([move, ...rest]: string[]): Promise<void> {
  if (rest.length > 0 || !move) throw new Misunderstood(explainMove)
  const { dataDir } = readConfiguration('demo')
  const [running] = await findRunning(dataDir)
  const isChange = move !== 'show'
  // A demonstration that runs moves its own clock and does what is due by it; the answer comes when that is done.
  const now = running && isChange ? await askDemo(running.port, move) : await setClock(move)
  say(`De klok staat op ${moment.format(now)}.`)
}

async function askDemo(port: number, move: string): Promise<Date> {
  const response = await fetch(`http://localhost:${port}/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(move === 'reset' ? { reset: true } : { move }),
  })
  const answer = (await response.json()) as { now?: string; errors?: { message: string }[]; detail?: string }
  if (answer.now) return new Date(answer.now)
  if (response.status === 400) throw new Misunderstood(answer.errors?.[0]?.message ?? explainMove)
  throw new Error(answer.detail ?? `the demonstration answered ${response.status}`)
}

async function setClock(move: string): Promise<Date> {
  const configuration = readConfiguration('demo')
  if (!configuration.database.url && !existsSync(path.join(configuration.dataDir, 'postgres'))) {
    throw new Misunderstood('Er is nog geen demo op deze computer. Start haar met: npm run demo')
  }
  const database = await openDatabase(configuration)
  try {
    if (move === 'show') return await showClock(database.adminUrl)
    if (move === 'reset') return await resetClock(database.adminUrl)
    const now = await moveClock(database.adminUrl, move)
    const pool = openPool(database.workerUrl, { size: 2 })
    await doDueWork(pool, now, error => reportFault(error, crypto.randomUUID()))
    await pool.end()
    return now
  } catch (error) {
    if (error instanceof RangeError) throw new Misunderstood(error.message)
    throw error
  } finally {
    await database.close()
  }
}

async function migrateDatabase(args: string[]): Promise<void> {
  if (args.length > 0) throw new Misunderstood('migrate heeft geen extra woorden nodig.')
  const database = await openDatabase(readConfiguration(process.env['DATABASE_URL'] ? 'server' : 'demo'), { onStep: say })
  await database.close()
  say('De database is bijgewerkt.')
}

async function found(args: string[]): Promise<void> {
  const founding = readFounding(args)
  const database = await openDatabase(readConfiguration(process.env['DATABASE_URL'] ? 'server' : 'demo'), { onStep: say })
  try {
    const { defaultLifeDomains } = await loadProgrammes()
    say(await foundWithAdministrator(database.adminUrl, founding, defaultLifeDomains))
    const trusted = await trustOnlyProvider(database.adminUrl, founding)
    if (trusted) say(trusted)
  } finally {
    await database.close()
  }
}

/** With one provider in the settings there is nothing to choose: the first administrator comes in by it. */
async function trustOnlyProvider(adminUrl: string, { code, administrator }: Founding): Promise<string | undefined> {
  const { providers } = readConfiguration(process.env['DATABASE_URL'] ? 'server' : 'demo')
  const [only, ...more] = providers.filter(one => !one.bsnClaim)
  if (!only || more.length > 0) {
    return `Zeg nog met welke inlogdienst: npm run voordeur -- ${commands['trust']?.usage.replace('GEMEENTE', code)}`
  }
  const domains = [administrator.email.split('@').at(-1) ?? '']
  return trustProvider(adminUrl, { code, provider: only.id, domains }, providers, { unlessDone: true })
}

async function trust(args: string[]): Promise<void> {
  const options = { code: { type: 'string' }, provider: { type: 'string' }, domains: { type: 'string' } } as const
  let wanted: Trust
  try {
    wanted = checkTrust(parseArgs({ args, options }).values)
  } catch (error) {
    const reason = error instanceof Explained ? error.message : 'Een van de woorden is niet begrepen.'
    throw new Misunderstood(`${reason}\n\nnpm run voordeur -- ${commands['trust']?.usage}`)
  }
  const configuration = readConfiguration(process.env['DATABASE_URL'] ? 'server' : 'demo')
  const database = await openDatabase(configuration, { onStep: say })
  try {
    say((await trustProvider(database.adminUrl, wanted, configuration.providers)) ?? '')
  } finally {
    await database.close()
  }
}

function readFounding(args: string[]): Founding {
  const options = {
    name: { type: 'string' },
    code: { type: 'string' },
    admin: { type: 'string' },
    email: { type: 'string' },
  } as const
  try {
    const { values } = parseArgs({ args, options })
    return checkFounding(values)
  } catch (error) {
    const reason = error instanceof Explained ? error.message : 'Een van de woorden is niet begrepen.'
    throw new Misunderstood(`${reason}\n\nnpm run voordeur -- ${commands['found']?.usage}`)
  }
}

async function audit([verb, ...args]: string[]): Promise<void> {
  if (verb !== 'verify') throw new Misunderstood(`npm run voordeur -- ${verifyUsage}`)
  const { text, exitCode } = await verifyFromCommandLine(args)
  say(text)
  process.exitCode = exitCode
}

async function retention(args: string[]): Promise<void> {
  const configuration = readConfiguration(process.env['DATABASE_URL'] ? 'server' : 'demo')
  const database = await openDatabase(configuration)
  const pool = openPool(database.workerUrl, { size: 2 })
  try {
    await runRetention(pool, await showClock(database.adminUrl), args, say)
  } finally {
    await pool.end()
    await database.close()
  }
}

async function describe(args: string[]): Promise<void> {
  if (args.length > 0) throw new Misunderstood('describe-tables heeft geen extra woorden nodig.')
  const database = await openDatabase(readConfiguration('demo'))
  const client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  try {
    process.stdout.write(await describeTables(client))
  } finally {
    await client.end()
    await database.close()
  }
}

const moment = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/Amsterdam' })

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const help = (): string => {
  const width = Math.max(...Object.values(commands).map(command => command.usage.length)) + 2
  return [
    'Zo gebruikt u de opdrachtregel van Voordeur:',
    '',
    ...Object.values(commands).map(({ usage, does }) => `  npm run voordeur -- ${usage.padEnd(width)}${does}`),
    '',
    'Staat DATABASE_URL in de omgeving, dan gaat het om die database; anders om de eigen database van de demo.',
  ].join('\n')
}

const [name, ...args] = process.argv.slice(2)
try {
  if (name === undefined || ['--help', '-h', 'help'].includes(name)) {
    say(help())
    if (name === undefined) process.exitCode = 2
  } else {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw new Misunderstood(`Een opdracht '${name}' is er niet.\n\n${help()}`)
    if (args.includes('--help')) say(`npm run voordeur -- ${command.usage}\n  ${command.does}`)
    else await command.run(args)
  }
} catch (error) {
  tellFault(error)
  process.exitCode = error instanceof Misunderstood || error instanceof Unverifiable || name === 'audit' ? 2 : 1
}
