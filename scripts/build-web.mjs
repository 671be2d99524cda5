import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { checkout } from './checkout.mjs'
import { findNode } from './find-node.mjs'
import { runProgram } from './run-program.mjs'
import { Explained, tell } from './tell.mjs'

const built = path.join(checkout, 'dist/web')
const marker = path.join(checkout, 'dist/web-made-from')

/** Builds the browser application into `dist/web` when it is missing or was made from other sources. */
export async function ensureWebBuilt() {
  const sources = hashSources()
  if (existsSync(path.join(built, 'index.html')) && existsSync(marker) && readFileSync(marker, 'utf8') === sources) return
  tell('Voordeur: de schermen worden gebouwd…')
  // Built apart and moved when complete, so that a server that runs never serves half a build.
  const making = path.join(checkout, `dist/web-${process.pid}`)
  mkdirSync(path.dirname(making), { recursive: true })
  const vite = path.join(checkout, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--outDir', making, '--emptyOutDir', '--logLevel', 'warn']
  try {
    const code = await runProgram(findNode(), args, { stdio: ['ignore', process.stderr, process.stderr] })
    if (code !== 0) throw new Explained('De schermen konden niet worden gebouwd; hierboven staat waarom.')
    rmSync(marker, { force: true })
    rmSync(built, { recursive: true, force: true })
    renameSync(making, built)
    writeFileSync(marker, sources)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

function hashSources() {
  const hash = createHash('sha256')
  const files = ['package-lock.json', 'vite.config.ts', ...listSources('src')]
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(checkout, file)))
      .update('\0')
  return hash.digest('hex')
}

/** Everything that can end up in the browser: all but tests and what only the server has. */
function listSources(folder) {
  return readdirSync(path.join(checkout, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const file = `${folder}/${entry.name}`
      if (entry.isDirectory()) return entry.name === 'server' ? [] : listSources(file)
      return /\.test\.tsx?$|\.md$/.test(entry.name) ? [] : [file]
    })
}
