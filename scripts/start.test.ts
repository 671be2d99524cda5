import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

const start = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(import.meta.dirname, 'start.mjs'), ...args], { encoding: 'utf8' })

test('without a command it lists the commands on standard error and fails', () => {
  const { status, stdout, stderr } = start()
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/npm run demo +start de proefgemeente/)
})

test('an unknown command, also one that every object has, is not run', () => {
  for (const name of ['deploy', 'toString']) expect(start(name)).toMatchObject({ status: 1, stdout: '' })
})
