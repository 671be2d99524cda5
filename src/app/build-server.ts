import { randomUUID } from 'node:crypto'
import fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { answerRefusedRequest } from '../platform/http/refused-request.ts'
import { registerOperations, type Surroundings } from '../platform/http/register-operations.ts'
import { speakDutch } from '../platform/validation-messages.ts'
import { capabilities } from './capabilities.ts'

export interface ServerOptions {
  /** Proxies whose word about the visitor's address and protocol we take. */
  trustedProxies?: string
}

/** The server, one line per concern. What it stands in (database, clock, sign-in) is handed to it. */
export function buildServer(surroundings: Surroundings, { trustedProxies = 'loopback' }: ServerOptions = {}): FastifyInstance {
  speakDutch()
  const app = fastify({
    genReqId: () => randomUUID(),
    bodyLimit: 1_048_576,
    trustProxy: trustedProxies,
    logger: false,
    frameworkErrors: (error, _, reply) => void answerRefusedRequest(error, reply),
  })
  app.setErrorHandler((error: FastifyError, _, reply) => answerRefusedRequest(error, reply))
  registerOperations(app, capabilities, surroundings)
  return app
}
