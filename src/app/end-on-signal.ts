import { tellFault } from './explained.ts'

/** Ctrl-C and a stop from outside end the program in order; a second Ctrl-C ends it at once. */
export function endOnSignal(end: () => Promise<void>): void {
  // The terminal may have been closed: what we say then goes nowhere, and the work goes on to its end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  let ending = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(130)
      ending = true
      end().then(
        () => process.exit(0),
        (error: unknown) => {
          tellFault(error)
          process.exit(1)
        },
      )
    })
  }
}
