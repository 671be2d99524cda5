import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openApiDocument } from '../platform/http/open-api.ts'
import { pathParameters } from '../platform/operation.ts'
import { capabilities } from './capabilities.ts'

const root = path.join(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'voordeur-api-'))
afterAll(() => rmSync(folder, { recursive: true }))

const operations = capabilities.flatMap(capability =>
  Object.entries(capability.operations).map(([name, operation]) => ({
    name: `${capability.name}.${name}`,
    operation,
    capability,
  })),
)

test('every operation has a handler, permission, purpose and audit event, and fills its own path', () => {
  for (const { name, operation, capability } of operations) {
    expect(capability.handlers[name.split('.')[1] ?? ''], name).toBeTypeOf('function')
    expect(operation.event, name).toMatch(/^[a-z-]+\.[a-z-]+$/)
    expect(Object.keys(operation.input.shape), name).toEqual(expect.arrayContaining(pathParameters(operation.path)))
    if (operation.caseFile) expect(Object.keys(operation.input.shape), name).toContain(operation.caseFile)
  }
})

test('no two operations share a method and path, or a name', () => {
  const routes = operations.map(({ operation }) => `${operation.method} ${operation.path.replaceAll(/\{\w+\}/g, '{}')}`)
  expect(new Set(routes).size).toBe(routes.length)
  const names = operations.map(({ name }) => name.split('.')[1])
  expect(new Set(names).size).toBe(names.length)
})

test('the OpenAPI document keeps the NLGov API Design Rules', { timeout: 60_000 }, () => {
  const file = path.join(folder, 'openapi.json')
  writeFileSync(file, JSON.stringify(openApiDocument(capabilities)))
  const spectral = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/@stoplight/spectral-cli/dist/index.js'),
      'lint',
      file,
      '--ruleset',
      path.join(root, '.spectral.yaml'),
      '--fail-severity',
      'error',
      '--quiet',
    ],
    { encoding: 'utf8', cwd: root },
  )
  expect(spectral.stdout + spectral.stderr).not.toMatch(/\berror\b/)
  expect(spectral.status).toBe(0)
})
