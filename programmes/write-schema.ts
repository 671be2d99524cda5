// Writes schema.generated.json, so that an editor checks a programme while it is typed:
//   node programmes/write-schema.ts
import { writeFile } from 'node:fs/promises'
import { programmeJsonSchema } from '../src/programmes/rules/programme-json-schema.ts'

await writeFile(new URL('schema.generated.json', import.meta.url), `${JSON.stringify(programmeJsonSchema(), null, 2)}\n`)
