import type { FastifyReply } from 'fastify'
import { type ErrorKind, VoordeurError } from '../errors.ts'

const httpStatus: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  unavailable: 503,
}

const titles: Record<ErrorKind, string> = {
  invalid: 'Niet goed ingevuld',
  unauthenticated: 'Niet ingelogd',
  forbidden: 'Mag niet',
  notFound: 'Niet gevonden',
  conflict: 'Botst met een andere wijziging',
  unavailable: 'Even niet beschikbaar',
}

/** Problem details (RFC 9457), with all field errors together. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  errors?: { field: string; message: string }[]
  details?: Record<string, unknown>
}

export function problemOf(error: VoordeurError, instance: string): Problem {
  return {
    type: `urn:voordeur:problem:${error.kind}`,
    title: titles[error.kind],
    status: httpStatus[error.kind],
    detail: error.message,
    instance,
    ...(error.fields.length > 0 ? { errors: [...error.fields] } : {}),
    ...(Object.keys(error.details).length > 0 ? { details: error.details } : {}),
  }
}

export function sendProblem(reply: FastifyReply, error: VoordeurError): FastifyReply {
  const problem = problemOf(error, `urn:uuid:${reply.request.id}`)
  return reply.status(problem.status).type('application/problem+json').send(problem)
}

interface DatabaseError {
  code?: string
  constraint?: string
}

/** What the database refused, in the words of people. Anything unknown stays an internal error. */
export function errorFromDatabase(error: unknown): VoordeurError | undefined {
  const { code, constraint } = error as DatabaseError
  switch (code) {
    case '42501': // insufficient_privilege, also from a policy: outside the circle looks like not existing
      return new VoordeurError(
        'notFound',
        'Dit is niet gevonden. Het bestaat niet, of het is niet met u gedeeld. Er is niets gewijzigd.',
        { cause: error },
      )
    case '23505':
    case '23P01':
      return new VoordeurError(
        'conflict',
        conflictTexts[constraint ?? ''] ??
          'Dit is net al door iemand anders gedaan. Er is niets dubbel opgeslagen; bekijk de laatste stand.',
        {
          cause: error,
        },
      )
    case '23514': // a check: those that people can meet have their words, any other is a fault of ours
      return conflictTexts[constraint ?? '']
        ? new VoordeurError('conflict', conflictTexts[constraint ?? ''] ?? '', { cause: error })
        : undefined
    case '40001':
    case '40P01':
      return new VoordeurError(
        'unavailable',
        'Twee mensen werkten tegelijk aan hetzelfde. Probeer het nog eens; wat u invulde staat er nog.',
        { cause: error },
      )
    case '22021':
    case '22P05':
      return new VoordeurError(
        'invalid',
        'Er staat een teken in de tekst dat niet bewaard kan worden. Haal het weg en probeer het opnieuw.',
        { cause: error },
      )
    case '23503':
      return new VoordeurError(
        'invalid',
        'Er wordt verwezen naar iets dat niet (meer) bestaat. Vernieuw het scherm en probeer het opnieuw.',
        { cause: error },
      )
    default:
      return undefined
  }
}

const conflictTexts: Record<string, string> = {
  documents_one_replacement:
    'Van dit document is net al een nieuwe versie toegevoegd. De uwe is niet bewaard; bekijk eerst die van uw collega.',
  case_files_one_open_per_household: 'Dit huishouden heeft al een open dossier. Er is geen tweede geopend.',
  involvements_one_coordinator: 'Dit huishouden heeft op dat moment al een coördinator. Er is niets gewijzigd.',
  plan_households_one_open: 'Dit huishouden heeft al een lopend plan. Er is geen tweede gemaakt.',
  case_files_joined_is_not_open:
    'Dit dossier is samengevoegd met een ander dossier van dit gezin. Ga daarin verder, of draai de samenvoeging terug; er is niets gewijzigd.',
  triages_one_in_force:
    'Deze melding is net door een collega beoordeeld. Uw keuze is niet opgeslagen; bekijk wat er besloten is.',
}
