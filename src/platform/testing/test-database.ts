import { inject } from 'vitest'
import { cloneTemplate, schemaTemplate, type TestDatabase } from './clone-template.ts'
import type { Template } from './template.ts'

export { schemaTemplate, type TestDatabase, testPassword } from './clone-template.ts'

/**
 * A database of its own for a test file, cloned from a template: by default the empty schema.
 * Call it in `beforeAll` and `drop()` in `afterAll`; what a killed run leaves is dropped by the next.
 */
export const createTestDatabase = (
  options: { rendering?: 'postgres' | 'citus'; template?: Template } = {},
): Promise<TestDatabase> => cloneTemplate(inject('testServerUrl'), options.template ?? schemaTemplate(options.rendering))
