/** Says one line on standard error: standard output belongs to the command itself (`--json`). */
export function tell(line) {
  process.stderr.write(`${line}\n`)
}

/** A problem that the person who typed the command can solve; shown without a stack trace. */
export class Explained extends Error {}
