import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'voordeur-reports-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function report(run: string, files: Record<string, { status: string; tests: string[]; seconds: number }>) {
  const testResults = Object.entries(files).map(([name, { status, tests, seconds }]) => ({
    name,
    status,
    startTime: 0,
    endTime: seconds * 1000,
    assertionResults: tests.map(result => ({ status: result })),
  }))
  mkdirSync(path.join(folder, path.dirname(run)), { recursive: true })
  writeFileSync(path.join(folder, `${run}.json`), JSON.stringify({ testResults }))
}

function summarise(...brokenSteps: string[]) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, 'summarise-tests.mjs'), folder, ...brokenSteps],
    {
      encoding: 'utf8',
    },
  )
  return { status, lines: stdout.trim().split('\n') }
}

test('runs are added up and the slowest file stands first', () => {
  report('embedded/quick', { '/x/a.test.ts': { status: 'passed', tests: ['passed', 'passed'], seconds: 1 } })
  report('debian/named', { '/x/b.test.ts': { status: 'passed', tests: ['passed'], seconds: 7 } })
  const { status, lines } = summarise()
  expect(status).toBe(0)
  expect(lines.at(-1)).toBe('3 passed, 0 failed')
  expect(lines[1]).toMatch(/7\.0 s .*b\.test\.ts \(debian\/named\)/)
})

test('a failed test, a file that did not load and a step that broke all make it fail', () => {
  report('embedded/quick', {
    '/x/a.test.ts': { status: 'failed', tests: ['passed', 'failed'], seconds: 1 },
    '/x/b.test.ts': { status: 'failed', tests: [], seconds: 1 },
  })
  expect(summarise()).toMatchObject({ status: 1 })
  expect(summarise().lines.at(-1)).toBe('1 passed, 2 failed')
})

test('a step that broke without a failed test still counts', () => {
  report('embedded/quick', { '/x/a.test.ts': { status: 'passed', tests: ['passed'], seconds: 1 } })
  expect(summarise('npm test (124)')).toMatchObject({ status: 1 })
  expect(summarise('npm test (124)').lines.at(-1)).toBe('1 passed, 1 failed')
})
