import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { deliverMessage, deliverMessagePayload } from '../notifications/server/deliver-message.ts'
import { ApplicationClock } from '../platform/application-clock.ts'
import { openPool } from '../platform/database/pool.ts'
import { reportFault } from '../platform/fault-log.ts'
import { type Mailer, openMailer } from '../platform/mail/mailer.ts'
import { recordsFolderIn, writeRecord } from '../retention/server/record-folder.ts'
import { type Configuration, readConfiguration } from './configuration.ts'
import { openDatabase } from './database.ts'
import { doDueWork } from './due-work.ts'
import { endOnSignal } from './end-on-signal.ts'
import { tellFault } from './explained.ts'
import { startSealing } from './sealing.ts'

export interface WorkerOptions {
  /** As voordeur_worker. */
  workerUrl: string
  clock: ApplicationClock
  publicUrl: string
  /** Left out: mail waits in the outbox until there is a mail server. */
  mailer?: Mailer
  /** Left out: the processing log is not sealed by this worker. */
  log?: Configuration['log']
  /** Where what is left of a destruction is written. Left out: only in the database, which a restored backup takes back too. */
  recordsFolder?: string
}

export interface RunningWorker {
  /** Does what is due by the clock now, without waiting for the minute. */
  doDueWork(): Promise<void>
  /** Lets running jobs finish, for a few seconds. */
  stop(): Promise<void>
}

/** Starts the process behind the screens: what is due each minute, and mail. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { clock, mailer, publicUrl, recordsFolder } = options
  let isStopping = false
  const onFault = (error: unknown): void => {
    if (!isStopping) reportFault(error, crypto.randomUUID())
  }
  const workerUrl = new URL(options.workerUrl)
  const name = `voordeur-worker-${crypto.randomUUID()}`
  workerUrl.searchParams.set('application_name', name)
  const pool = openPool(workerUrl.href, { size: 10 })
  const dueWork = (): Promise<void> =>
    doDueWork(
      pool,
      clock.now(),
      onFault,
      () => isStopping,
      recordsFolder ? record => writeRecord(recordsFolder, record).then(() => undefined) : undefined,
    )
  const tasks: TaskList = {
    'fire-due': dueWork,
    ...(mailer && {
      'deliver-message': payload =>
        deliverMessage({ pool, mailer, publicUrl, now: clock.now() }, deliverMessagePayload.parse(payload)),
    }),
  }
  const sign = await releaseJobsOfTheDead(pool)
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 2000,
    noHandleSignals: true,
    taskList: tasks,
    logger: faultsOnly,
    parsedCronItems: parseCronItems([
      {
        task: 'fire-due',
        match: '* * * * *',
        identifier: 'fire-due',
        // When one takes longer than a minute, no more than one waits behind it.
        options: { queueName: 'due', maxAttempts: 1, jobKey: 'fire-due' },
      },
    ]),
  })
  runner.events.on('job:error', ({ error }) => onFault(error))
  const stopSealing = options.log && startSealing({ pool, clock, log: options.log, onFault })
  // What fell due while nothing ran does not wait for the minute.
  void dueWork().catch(onFault)
  return {
    doDueWork: dueWork,
    stop: async () => {
      isStopping = true
      const patience = setInterval(() => void cancelRunning(options.workerUrl, name).catch(onFault), patienceMs)
      await stopSealing?.()
      await runner.stop()
      sign.release(true)
      await pool.end()
      clearInterval(patience)
    },
  }
}

const patienceMs = 3000

/** Whoever stops us need not wait for a long count: it is rolled back, and done anew after the next start. */
async function cancelRunning(workerUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: workerUrl })
  await client.connect()
  try {
    await client.query(`select pg_cancel_backend(pid) from pg_stat_activity where application_name = $1 and state = 'active'`, [
      name,
    ])
  } finally {
    await client.end()
  }
}

// Any number will do, as long as every process takes the same one.
const livingWorkersLock = 722_004

/**
 * A killed worker leaves its jobs locked for hours. When no other worker lives, those jobs start again at once: every worker
 * holds a lock that ends with its connection, so that whoever comes first can see that it is alone.
 */
async function releaseJobsOfTheDead(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await pool.connect()
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [livingWorkersLock])
  if (rows[0]?.alone) {
    await client.query(`
      select graphile_worker.force_unlock_workers(array(
        select locked_by from graphile_worker._private_jobs where locked_by is not null
        union select locked_by from graphile_worker._private_job_queues where locked_by is not null))`)
    await client.query('select pg_advisory_unlock($1)', [livingWorkersLock])
  }
  await client.query('select pg_advisory_lock_shared($1)', [livingWorkersLock])
  return client
}

/** A failed job is told by the event of the same name, without what its message may quote. */
const faultsOnly = new Logger(() => (level, message) => {
  if (level !== 'error' || message.startsWith('Failed task')) return
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), worker: message })}\n`)
})

if (import.meta.main) {
  try {
    const configuration = readConfiguration('server')
    const database = await openDatabase(configuration)
    const { smtpUrl, from } = configuration.mail
    const { publicUrl, log } = configuration
    const recordsFolder = recordsFolderIn(configuration.dataDir)
    const mailer = smtpUrl ? openMailer({ smtpUrl, from, publicUrl }) : undefined
    const clock = new ApplicationClock()
    const worker = await startWorker({
      workerUrl: database.workerUrl,
      clock,
      publicUrl,
      log,
      recordsFolder,
      ...(mailer && { mailer }),
    })
    process.stderr.write('De taakverwerker van Voordeur draait.\n')
    endOnSignal(async () => {
      await worker.stop()
      mailer?.close()
      await database.close()
    })
  } catch (error) {
    tellFault(error)
    process.exit(1)
  }
}
