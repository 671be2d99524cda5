import { readFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { asSuperuser, cloneTemplate, schemaTemplate, type TestDatabase } from './clone-template.ts'
import type { Template } from './template.ts'

export { schemaTemplate, type TestDatabase, testPassword } from './clone-template.ts'

/**
 * A database of its own for a test file, cloned from a template: by default the empty schema.
 * Call it in `beforeAll` and `drop()` in `afterAll`; what a killed run leaves is dropped by the next.
 */
export async function createTestDatabase(
  options: { rendering?: 'postgres' | 'citus'; template?: Template } = {},
): Promise<TestDatabase> {
  const database = await cloneTemplate(inject('testServerUrl'), options.template ?? schemaTemplate(options.rendering))
  // A condition taken out on purpose, to see whether the tests notice (`npm run prove -- faults guards`).
  const fault = process.env['VOORDEUR_PLANTED_FAULT']
  if (fault) await asSuperuser(database.adminUrl, await readFile(fault, 'utf8'))
  return database
}
