import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { openPool } from '../../platform/database/pool.ts'
import type { VerificationFinding } from '../rules/verification.ts'
import { readHeads } from '../server/heads-file.ts'
import { openLogKey, readPublicLogKey } from '../server/log-key.ts'
import { catchUpHead, type Sealing, sealLog } from '../server/seal-log.ts'
import { verifyLog } from '../server/verify-log.ts'

/** A test house whose log is sealed when asked, with key and heads in a folder of their own. */
export interface SealedHouse extends TestHouse {
  headsFile: string
  keyFile: string
  sealing(realNow?: Date): Sealing
  /** Until every line has its seal: a transaction of another test on this server may still be older. */
  seal(): Promise<{ lines: number; seals: number }>
  sealOnce(): Promise<{ lines: number; seals: number }>
  catchUp(): Promise<void>
  /** As superuser does what it wants, and undoes it afterwards: what verification says in between. */
  tampered(...statements: [text: string, values?: unknown[]][]): Promise<VerificationFinding[]>
  findings(): Promise<VerificationFinding[]>
}

export async function openSealedHouse(options: { moment?: Date } = {}): Promise<SealedHouse> {
  const house = await openTestHouse(options)
  const folder = mkdtempSync(path.join(tmpdir(), 'voordeur-log-'))
  const [keyFile, headsFile] = [path.join(folder, 'key.pem'), path.join(folder, 'heads.jsonl')]
  const key = openLogKey(keyFile)
  const pool = openPool(house.database.workerUrl, { size: 2 })
  const admin = new pg.Client({ connectionString: house.database.adminUrl })
  await admin.connect()
  const verified = async () => {
    const all = await verifyLog(admin, { keys: [readPublicLogKey(readFileSync(`${keyFile}.pub`))], heads: readHeads(headsFile) })
    return all.flatMap(one => one.findings)
  }
  const sealing = (realNow = new Date()): Sealing => ({ pool, key, headsFile, now: house.clock.now(), realNow })
  return {
    ...house,
    headsFile,
    keyFile,
    sealing,
    sealOnce: () => sealLog(sealing(), 1),
    seal: async () => {
      const done = { lines: 0, seals: 0 }
      for (let time = 0; time < 200; time += 1) {
        const { lines, seals } = await sealLog(sealing(), 1)
        done.lines += lines
        done.seals += seals
        const [left] = await house.stored(
          `select from audit.processing_log l where not exists (select from audit.leaves f where f.line_id = l.id) limit 1`,
        )
        if (!left) break
        await setTimeout(25)
      }
      return done
    },
    catchUp: () => catchUpHead(sealing(), 1),
    findings: verified,
    tampered: async (...statements) => {
      const tables = ['processing_log', 'seals', 'leaves']
      for (const table of tables) await admin.query(`create table public.kept_${table} as table audit.${table}`)
      try {
        await admin.query(`set session_replication_role = 'replica'`)
        for (const [text, values] of statements) await admin.query(text, values)
        return await verified()
      } finally {
        for (const table of tables) {
          await admin.query(`delete from audit.${table}`)
          await admin.query(`insert into audit.${table} select * from public.kept_${table}`)
          await admin.query(`drop table public.kept_${table}`)
        }
        await admin.query(`set session_replication_role = 'origin'`)
      }
    },
    close: async () => {
      await admin.end()
      await pool.end()
      await house.close()
      rmSync(folder, { recursive: true })
    },
  }
}
