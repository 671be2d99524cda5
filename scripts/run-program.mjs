import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { checkout } from './checkout.mjs'

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program to its end and gives its exit code, 128 + the signal's number when a signal ended it.
 * Signals that we get are passed on; at a terminal Ctrl-C reaches the program by itself.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function runProgram(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: checkout, stdio: 'inherit', ...options })
    const passOn = signal => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    for (const signal of passedOn) process.on(signal, passOn)
    const done = finish => {
      for (const signal of passedOn) process.off(signal, passOn)
      finish()
    }
    child.once('error', error => done(() => reject(error)))
    child.once('exit', (code, signal) => done(() => resolve(code ?? 128 + (constants.signals[signal] ?? 0))))
  })
}
