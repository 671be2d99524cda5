/** The closed set of ways an operation can fail. Mapped to HTTP in one place (http/problem.ts). */
export type ErrorKind = 'notFound' | 'forbidden' | 'conflict' | 'invalid' | 'unauthenticated' | 'unavailable'

export type FieldError = {
  /** Path in the input, as in `address.houseNumber`. */
  field: string
  /** What is wrong and what is expected, in Dutch. */
  message: string
}

/** A failure that people get to read: `message` is plain Dutch and says what happened, what became of the work, what to do. No personal data. */
export class VoordeurError extends Error {
  readonly kind: ErrorKind
  readonly fields: readonly FieldError[]
  /** Both values of a clash, or what is possible now. */
  readonly details: Record<string, unknown>

  constructor(
    kind: ErrorKind,
    message: string,
    options: { fields?: readonly FieldError[]; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'VoordeurError'
    this.kind = kind
    this.fields = options.fields ?? []
    this.details = options.details ?? {}
  }
}

/** What lies outside one's circle looks the same as what does not exist. */
export const notFound = (message = 'Dit is niet gevonden. Het bestaat niet, of het is niet met u gedeeld.'): VoordeurError =>
  new VoordeurError('notFound', message)

export const forbidden = (
  message = 'Dat mag u in uw rol niet doen. Er is niets gewijzigd.',
  options: { cause?: unknown } = {},
): VoordeurError => new VoordeurError('forbidden', message, options)

export const conflict = (message: string, details: Record<string, unknown> = {}): VoordeurError =>
  new VoordeurError('conflict', message, { details })

export const invalid = (
  fields: readonly FieldError[],
  message = 'Niet alles is goed ingevuld. Wat u invulde staat er nog.',
): VoordeurError => new VoordeurError('invalid', message, { fields })

export const unauthenticated = (
  message = 'U bent niet meer ingelogd. Log opnieuw in; wat u invulde staat er nog.',
): VoordeurError => new VoordeurError('unauthenticated', message)

export const unavailable = (message: string, options: { cause?: unknown } = {}): VoordeurError =>
  new VoordeurError('unavailable', message, options)
