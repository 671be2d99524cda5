import type { FastifyError, FastifyReply } from 'fastify'
import { invalid, VoordeurError } from '../errors.ts'
import { sendProblem } from './problem.ts'

/** Tells what the HTTP library refused before an operation began; anything else stays what it is. */
export function answerRefusedRequest(error: FastifyError, reply: FastifyReply): FastifyReply {
  const known = explain(error)
  return known ? sendProblem(reply, known) : reply.send(error)
}

function explain(error: FastifyError): VoordeurError | undefined {
  if (error instanceof VoordeurError) return error
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return invalid([], 'Dit is te veel om in één keer te bewaren. Maak de tekst korter of bewaar hem in delen.')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return invalid([], 'Stuur de gegevens als JSON (application/json).')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return invalid([], 'De gegevens kwamen niet heel over. Probeer het nog eens; wat u invulde staat er nog.')
    case 'FST_ERR_MAX_PARAM_LENGTH':
    case 'FST_ERR_BAD_URL':
      return new VoordeurError('notFound', 'Dit adres bestaat niet. Ga terug en open de pagina opnieuw.')
    default:
      return undefined
  }
}
