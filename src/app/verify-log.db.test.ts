import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readHeads } from '../audit/server/commands.ts'
import { workplaceOperations } from '../workplace/api.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'
import { Unverifiable, verifyFromCommandLine } from './verify-log.ts'
import { startWorker } from './worker.ts'

// As an administrator does it: the worker seals, and the command line verifies.

let house: TestHouse
const folder = mkdtempSync(path.join(tmpdir(), 'voordeur-verify-'))
const log = { keyFile: path.join(folder, 'key.pem'), headsFile: path.join(folder, 'heads.jsonl') }

beforeAll(async () => {
  house = await openTestHouse()
  const worker = await startWorker({
    workerUrl: house.database.workerUrl,
    clock: house.clock,
    publicUrl: 'https://voordeur.example',
    log,
  })
  for (let time = 0; time < 2; time += 1) {
    await house.as('samira').call(workplaceOperations.getCaseWork, {})
    for (let waits = 0; readHeads(log.headsFile).length <= time && waits < 80; waits += 1) await setTimeout(100)
  }
  await worker.stop()
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

function run(...args: string[]): Promise<{ code: number | null; text: string }> {
  const environment = {
    ...process.env,
    DATABASE_URL: house.database.adminUrl,
    VOORDEUR_DATA: folder,
    VOORDEUR_LOG_KEY: log.keyFile,
  }
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'command-line.ts'), 'audit', ...args], {
    env: environment,
  })
  let text = ''
  child.stdout.on('data', part => (text += String(part)))
  child.stderr.on('data', part => (text += String(part)))
  return new Promise(resolve => child.on('close', code => resolve({ code, text })))
}

test('a sound log: exit 0, also by the public half of the key', async () => {
  const { code, text } = await run('verify', '--heads', log.headsFile, '--key', `${log.keyFile}.pub`, '--json')
  expect(JSON.parse(text)).toMatchObject({
    sound: true,
    verifications: [{ municipality: 1, seals: readHeads(log.headsFile).length }],
  })
  expect(code).toBe(0)
})

test('a changed line: exit 1, named', async () => {
  const [line] = await house.stored<{ id: string }>(
    `update audit.processing_log set role = 'visitor' where id = (select line_id from audit.leaves order by seal, position limit 1) returning id`,
  )
  const { code, text } = await run('verify')
  expect([code, text]).toEqual([1, expect.stringContaining(`gewijzigd na verzegeling: regel ${line?.id}`)])
  expect(text).toContain('Werkoverzicht geopend')
  expect(text).toContain('Een afgesneden einde is dan niet te zien')
})

test('what cannot be verified is exit 2: another word, no key, no heads, no key in the file', async () => {
  const nothing = path.join(folder, 'nothing')
  const tries = [['--nonsense'], ['--key', nothing], ['--heads', nothing], ['--key', log.headsFile]]
  for (const words of tries) await expect(verifyFromCommandLine(words), words.join(' ')).rejects.toThrow(Unverifiable)
  const { code, text } = await run('verify', '--key', nothing)
  expect([code, text]).toEqual([2, expect.stringContaining(`De sleutel ${nothing} is er niet.`)])
  expect(text).not.toMatch(/\bat .*\.ts:\d+/)
}, 40_000)

test('the key is readable by its owner alone', async () => {
  const { statSync } = await import('node:fs')
  expect(statSync(log.keyFile).mode & 0o777).toBe(0o600)
  expect(readFileSync(`${log.keyFile}.pub`, 'utf8')).toContain('PUBLIC KEY')
})
