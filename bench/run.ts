// npm run bench -- NAME [--json]: runs one benchmark; the last line of standard output is {"bench":NAME,"figures":{…}}.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Figures } from './figures.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    small: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
  },
})
const known = readdirSync(import.meta.dirname)
  .filter(file => file.endsWith('.bench.ts'))
  .map(file => file.replace('.bench.ts', ''))
const [name] = positionals
if (!name || !known.includes(name)) {
  console.error(`Which benchmark? Known are: ${known.join(', ')}. For example: npm run bench -- ${known[0]} --json`)
  process.exit(2)
}

const { run } = (await import(path.join(import.meta.dirname, `${name}.bench.ts`))) as {
  run(options: { small: boolean; again: boolean; say: (line: string) => void }): Promise<Figures>
}
const figures = await run({ small: values.small, again: values.again, say: line => console.error(line) })
if (!values.json) for (const [figure, value] of Object.entries(figures)) console.log(`${figure.padEnd(28)} ${value}`)
console.log(JSON.stringify({ bench: name, figures }))
process.exit(0)
