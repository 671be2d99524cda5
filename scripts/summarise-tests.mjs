// Usage: summarise-tests.mjs <folder with vitest's JSON reports> [name of a step that failed…]
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { checkout } from './checkout.mjs'

const [folder, ...brokenSteps] = process.argv.slice(2)
const reports = readReports(folder)
const files = reports.flatMap(({ name, report }) => report.testResults.map(result => ({ ...summarise(result), report: name })))

process.stdout.write('\nThe ten slowest test files:\n')
for (const file of files.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10)) {
  process.stdout.write(`${file.seconds.toFixed(1).padStart(7)} s  ${file.path} (${file.report})\n`)
}
const failing = files.filter(file => file.failed > 0)
if (failing.length + brokenSteps.length > 0) process.stdout.write('\nFailed:\n')
for (const file of failing) process.stdout.write(`  ${file.path} (${file.report}): ${file.failed}\n`)
for (const step of brokenSteps) process.stdout.write(`  step ${step}\n`)

const passed = files.reduce((sum, file) => sum + file.passed, 0)
const failedTests = files.reduce((sum, file) => sum + file.failed, 0)
// A step can fail without a failed test: nothing may be red and yet count as none.
const failed = failedTests > 0 ? failedTests : brokenSteps.length
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

function readReports(root) {
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.json'))
    .map(file => ({ name: file.replace(/\.json$/, ''), report: JSON.parse(readFileSync(path.join(root, file), 'utf8')) }))
}

function summarise(result) {
  const count = status => result.assertionResults.filter(test => test.status === status).length
  // A file that did not even load has no tests, and is one failure.
  const failed = count('failed') || (result.status === 'failed' ? 1 : 0)
  return {
    path: path.relative(checkout, result.name),
    passed: count('passed'),
    failed,
    seconds: Math.max(0, result.endTime - result.startTime) / 1000,
  }
}
