/** Something that the person who typed the command can solve: told in their words, without a stack trace. */
export class Explained extends Error {}

/** Says what went wrong, as plainly as we can. */
export function tellFault(error: unknown): void {
  const text =
    error instanceof Explained ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${text}\n`)
}
