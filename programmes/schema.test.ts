import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { programmeJsonSchema } from '../src/programmes/rules/programme-json-schema.ts'

test('the JSON Schema is that of the format; otherwise run: node programmes/write-schema.ts', async () => {
  const written = JSON.parse(await readFile(new URL('schema.generated.json', import.meta.url), 'utf8'))
  expect(written).toEqual(JSON.parse(JSON.stringify(programmeJsonSchema())))
})
