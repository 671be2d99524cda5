import type { FastifyInstance } from 'fastify'
import { forbidden } from '../../../platform/errors.ts'
import { sendProblem } from '../../../platform/http/problem.ts'

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses writes that a page of another site sends with our visitor's cookie. Beside SameSite cookies and the header that
 * every write of the API needs, because a site of the same domain passes the first.
 */
export function refuseCrossSite(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (readingMethods.has(request.method)) return
    const site = request.headers['sec-fetch-site']
    const { origin } = request.headers
    const isForeign = site === undefined ? origin !== undefined && hostOf(origin) !== request.host : site !== 'same-origin'
    if (!isForeign) return
    return sendProblem(
      reply,
      forbidden('Dit verzoek kwam van een andere website en is niet uitgevoerd. Doe het opnieuw vanuit Voordeur zelf.'),
    )
  })
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
