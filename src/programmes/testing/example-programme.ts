import { readFileSync } from 'node:fs'
import type { Programme } from '../rules/programme.ts'
import { readProgramme } from '../server/load-programmes.ts'

const page = readFileSync(new URL('../../../docs/programme-format.md', import.meta.url), 'utf8')

/** The text of the smallest complete programme, as it stands in the documentation. */
export const exampleText = page.split('```yaml example\n')[1]?.split('```')[0] ?? ''
export const exampleFile = 'voorbeeldstad-koffie.yaml'

/** The same, checked; throws when the documentation is wrong. */
export function getExampleProgramme(): Programme {
  const { value, problems } = readProgramme(exampleFile, exampleText)
  if (!value || problems.length > 0) throw new Error(`the example in the documentation: ${JSON.stringify(problems)}`)
  return value
}
