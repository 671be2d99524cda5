import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod'
import { checkLifeDomainSet, checkProgramme, type Path, type Problem } from '../rules/check-programme.ts'
import { LifeDomainSet } from '../rules/life-domains.ts'
import { Programme } from '../rules/programme.ts'

export interface LoadedProgrammes {
  /** By id, in the order of their ids. */
  readonly programmes: ReadonlyMap<string, Programme>
  /** The set used by every programme that names none of its own. */
  readonly defaultLifeDomains: LifeDomainSet
}

/** One problem in one file; `line` starts at 1 and is null when the place is missing from the file. */
export interface FileProblem extends Problem {
  readonly file: string
  readonly line: number | null
}

/** Thrown with every problem of every file at once, so that a writer sees them together. */
export class ProgrammeFilesError extends Error {
  readonly problems: readonly FileProblem[]

  constructor(problems: readonly FileProblem[]) {
    super(`Programme files cannot be used:\n${problems.map(describe).join('\n')}`)
    this.name = 'ProgrammeFilesError'
    this.problems = problems
  }
}

function describe({ file, line, path, what, expected }: FileProblem): string {
  return `  ${file}${line ? `:${line}` : ''} at ${showPath(path)}: ${what}; expected: ${expected}`
}

function showPath(path: Path): string {
  if (path.length === 0) return 'the top'
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i ? '.' : ''}${part}`)).join('')
}

function fromIssue(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map(part => (typeof part === 'symbol' ? String(part) : part))
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ path: [...path, key], what: 'this key is not known', expected: 'a key of the format' }))
  }
  if (issue.code === 'invalid_type') {
    return [
      {
        path,
        what: issue.input === undefined ? 'this is missing or of the wrong type' : issue.message,
        expected: issue.expected,
      },
    ]
  }
  if (issue.code === 'invalid_value') {
    return [{ path, what: 'this value is not known', expected: `one of ${issue.values.map(String).join(', ')}` }]
  }
  return [{ path, what: 'this value is refused', expected: issue.message.replace(/^(Invalid \w+: )?expected /, '') }]
}

interface ReadFile<T> {
  readonly value: T | null
  readonly problems: readonly FileProblem[]
}

/** Text of one file to a checked value. Pure, so that the screen on which a programme is made can use it as well. */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  check: (value: z.output<Schema>) => readonly Problem[],
): ReadFile<z.output<Schema>> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, version: '1.2' })
  if (document.errors.length > 0) {
    return {
      value: null,
      problems: document.errors.map(error => ({
        file,
        line: error.linePos?.[0].line ?? null,
        path: [],
        what: error.message.split('\n')[0] ?? error.message,
        expected: 'valid YAML 1.2',
      })),
    }
  }
  /** The line of the nearest place that exists, since what is missing has no line of its own. */
  const lineOf = (path: Path): number | null => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return null
  }
  const located = (problems: readonly Problem[]) => problems.map(problem => ({ ...problem, file, line: lineOf(problem.path) }))

  const parsed = schema.safeParse(document.toJS())
  if (!parsed.success) return { value: null, problems: located(parsed.error.issues.flatMap(fromIssue)) }
  return { value: parsed.data, problems: located(check(parsed.data)) }
}

export function readProgramme(file: string, text: string): ReadFile<Programme> {
  return readYaml(file, text, Programme, programme => {
    const expected = basename(file, '.yaml')
    const wrongName: Problem[] =
      programme.id === expected
        ? []
        : [{ path: ['id'], what: `the id is "${programme.id}"`, expected: `the name of the file: ${expected}` }]
    return [...wrongName, ...checkProgramme(programme)]
  })
}

export function readLifeDomainSet(file: string, text: string): ReadFile<LifeDomainSet> {
  return readYaml(file, text, LifeDomainSet, checkLifeDomainSet)
}

/** `programmes/` of the product itself. */
export const programmesDirectory = fileURLToPath(new URL('../../../programmes/', import.meta.url))

/**
 * Reads and checks every programme file and the defaults.
 * @throws ProgrammeFilesError with file, line, path, what and expected of everything that is wrong.
 */
export async function loadProgrammes(directory: string = programmesDirectory): Promise<LoadedProgrammes> {
  const names = (await readdir(directory)).filter(name => name.endsWith('.yaml')).sort()
  const [defaults, ...files] = await Promise.all([
    readFile(join(directory, 'defaults', 'life-domains.yaml'), 'utf8').then(text =>
      readLifeDomainSet('defaults/life-domains.yaml', text),
    ),
    ...names.map(async name => readProgramme(name, await readFile(join(directory, name), 'utf8'))),
  ])
  const problems = [...defaults.problems, ...files.flatMap(file => file.problems)]
  if (problems.length > 0 || !defaults.value) throw new ProgrammeFilesError(problems)
  const programmes = new Map(files.flatMap(({ value }) => (value ? [[value.id, value] as const] : [])))
  return { programmes, defaultLifeDomains: defaults.value }
}
