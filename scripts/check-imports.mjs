// The import rules of ARCHITECTURE.md, checked on the text of the sources. A rule broken is a line on the screen and exit code 1.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const foundations = new Set(['platform', 'access', 'audit'])
const problems = []

for (const file of walk(path.join(root, 'src'))) {
  const from = place(file)
  const text = readFileSync(file, 'utf8')
  for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)) {
    const target = path.resolve(path.dirname(file), specifier)
    if (!target.startsWith(path.join(root, 'src'))) continue
    const why = refuse(from, place(target), file)
    if (why) problems.push(`${path.relative(root, file)} → ${path.relative(root, target)}: ${why}`)
  }
  for (const [, specifier] of text.matchAll(/from\s*'((?!\.)[^']+)'/g)) {
    if (specifier.startsWith('react-aria') && !(from.slice === 'platform' && from.layer === 'design')) {
      problems.push(`${path.relative(root, file)} imports ${specifier}: only src/platform/design wraps the component library`)
    }
  }
}

function refuse(from, to, file) {
  if (from.slice === 'app' || isTest(file)) return
  if (to.slice === 'app') return 'only the app knows the app'
  if (foundations.has(from.slice) && !foundations.has(to.slice)) return `${from.slice} imports no capability`
  const browser = from.layer === 'web' || from.layer === 'design'
  if (browser && (to.layer === 'server' || ['database', 'http', 'postgres', 'mail', 'testing'].includes(to.layer)))
    return 'server code must not reach the browser'
  if (from.layer === 'server' && (to.layer === 'web' || to.layer === 'design')) return 'the server knows no screens'
  if (from.layer === 'rules' && !['rules', 'api'].includes(to.layer) && !foundations.has(to.slice))
    return 'rules import rules only'
  if (from.layer === 'rules' && to.layer === 'server') return 'rules import rules only'
  if (from.slice === to.slice || foundations.has(to.slice)) return
  if (to.layer === 'rules' || to.layer === 'api') return
  if (from.layer === 'server' && to.name === 'server/commands.ts') return
  return 'between capabilities only rules, api.ts and server/commands.ts'
}

function place(file) {
  const [slice, ...rest] = path.relative(path.join(root, 'src'), file).split(path.sep)
  const layer = rest.length > 1 ? rest[0] : (rest[0] ?? '').replace(/\.tsx?$/, '')
  return { slice, layer, name: rest.join('/') }
}

function isTest(file) {
  return /\.test\.tsx?$/.test(file) || file.includes(`${path.sep}testing${path.sep}`)
}

function* walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(full)
    else if (/\.tsx?$/.test(entry.name)) yield full
  }
}

for (const problem of problems) console.error(problem)
if (problems.length > 0) {
  console.error(`${problems.length} imports break the rules of ARCHITECTURE.md`)
  process.exit(1)
}
