/** Field path ("members.0.birthDate") to the Dutch message that stands at that field; '' is about the whole form. */
export type FieldErrors = Record<string, string>

/** What the screens need of problem details (RFC 9457). */
export type Problem = {
  title: string
  detail?: string
  status?: number
  fieldErrors: FieldErrors
}

const unknownProblem = 'Er ging iets mis aan onze kant.'

/**
 * Reads whatever was thrown: problem details, an error that carries them as `problem` or `body`, or anything else.
 * The text of unknown errors is never shown: it is written for developers and may hold personal data.
 */
export function readProblem(thrown: unknown): Problem {
  const details = findDetails(thrown)
  if (!details) {
    const offline = thrown instanceof TypeError && /fetch|network/i.test(thrown.message)
    return { title: offline ? 'Er is geen verbinding.' : unknownProblem, fieldErrors: {} }
  }
  return {
    title: typeof details.title === 'string' && details.title ? details.title : unknownProblem,
    ...(typeof details.detail === 'string' ? { detail: details.detail } : {}),
    ...(typeof details.status === 'number' ? { status: details.status } : {}),
    fieldErrors: readFieldErrors(details.fieldErrors ?? details.errors ?? details.invalidParams),
  }
}

function findDetails(thrown: unknown): Record<string, unknown> | undefined {
  if (!isRecord(thrown)) return undefined
  for (const candidate of [thrown.problem, thrown.body, thrown]) {
    if (isRecord(candidate) && ('title' in candidate || 'fieldErrors' in candidate || 'errors' in candidate)) return candidate
  }
  return undefined
}

function readFieldErrors(errors: unknown): FieldErrors {
  const found: FieldErrors = {}
  if (Array.isArray(errors)) {
    for (const entry of errors) {
      if (!isRecord(entry)) continue
      const path = toPath(entry.path ?? entry.field ?? entry.in ?? entry.pointer ?? entry.name ?? '')
      const message = entry.message ?? entry.detail ?? entry.reason
      if (typeof message === 'string' && !(path in found)) found[path] = message
    }
  } else if (isRecord(errors)) {
    for (const [path, message] of Object.entries(errors)) if (typeof message === 'string') found[path] = message
  }
  return found
}

const toPath = (path: unknown): string =>
  Array.isArray(path) ? path.join('.') : String(path).replace(/^#?\//, '').replaceAll('/', '.')

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
