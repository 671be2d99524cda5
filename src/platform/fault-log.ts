/**
 * One line of JSON on standard error for what nobody expected. A message of the database or of a parser may quote what
 * somebody typed, so of those only the code and the place are told.
 */
export function reportFault(error: unknown, traceId: string): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), traceId, ...describe(error) })}\n`)
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: typeof error }
  const { code, constraint, table, routine } = error as Error & Record<string, unknown>
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
  const quotesInput = fromDatabase || error instanceof SyntaxError || error.name === 'ZodError'
  const frames = error.stack
    ?.split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 12)
    .map(line => line.trim())
  return {
    fault: error.name,
    ...(quotesInput ? { constraint, table, routine } : { message: error.message }),
    code,
    stack: frames,
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  }
}
