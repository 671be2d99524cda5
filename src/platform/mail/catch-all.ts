import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { type ReadMail, readMail } from './read-mail.ts'

export interface CaughtMail extends ReadMail {
  /** Real time. */
  receivedAt: string
}

/** A mail server that delivers to nobody: the demonstration shows what would have been sent. */
export interface CatchAll {
  smtpUrl: string
  /** Newest first. */
  mails(): readonly CaughtMail[]
  close(): Promise<void>
}

/** Starts it on a free port of this machine alone. Mails are kept in a file, one JSON line each, so that a restart keeps them. */
export async function startCatchAll(file: string): Promise<CatchAll> {
  const mails = readKept(file)
  mkdirSync(path.dirname(file), { recursive: true })
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: 1_000_000,
    logger: false,
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        try {
          const mail = { ...readMail(Buffer.concat(parts).toString('latin1')), receivedAt: new Date().toISOString() }
          appendFileSync(file, `${JSON.stringify(mail)}\n`, { mode: 0o600 })
          mails.unshift(mail)
          done()
        } catch (error) {
          done(error as Error)
        }
      })
    },
  })
  // A client that is killed half-way is no reason to stop.
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      server.server.off('error', reject)
      resolve()
    })
  })
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails: () => mails,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

function readKept(file: string): CaughtMail[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        // A kill may have left half a line.
        return line ? [JSON.parse(line) as CaughtMail] : []
      } catch {
        return []
      }
    })
    .toReversed()
}
