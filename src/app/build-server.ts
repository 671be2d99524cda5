import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { registerOperations, type Surroundings } from '../platform/http/register-operations.ts'
import { speakDutch } from '../platform/validation-messages.ts'
import { capabilities } from './capabilities.ts'

/** The server, one line per concern. What it stands in (database, clock, sign-in) is handed to it. */
export function buildServer(surroundings: Surroundings): FastifyInstance {
  speakDutch()
  const app = fastify({ genReqId: () => randomUUID(), bodyLimit: 1_048_576, trustProxy: 'loopback', logger: false })
  registerOperations(app, capabilities, surroundings)
  return app
}
