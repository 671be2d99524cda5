import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type pg from 'pg'
import type * as z from 'zod'
import { type OrganisationCode, organisationId, userId, users, voorbeeldstad } from '../../../db/demo/voorbeeldstad.ts'
import type { ApplicationClock } from '../../platform/application-clock.ts'
import { unauthenticated } from '../../platform/errors.ts'
import type { Problem } from '../../platform/http/problem.ts'
import type { Caller } from '../../platform/http/register-operations.ts'
import { newId } from '../../platform/ids.ts'
import { type Operation, pathParameters } from '../../platform/operation.ts'
import { buildServer } from '../build-server.ts'

export interface Answer<T> {
  status: number
  body: T
  problem: Problem
}

export type Call = <Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  input: z.input<Input>,
  requestId?: string,
) => Promise<Answer<z.infer<Output>>>

const callerHeader = 'x-test-caller'

/** The real server without a port and without log-in: whoever calls says who they are. */
export function serveInProcess(surroundings: { pool: pg.Pool; clock: ApplicationClock }): FastifyInstance {
  return buildServer({
    ...surroundings,
    authenticate: async request => {
      const header = request.headers[callerHeader]
      if (typeof header !== 'string') throw unauthenticated()
      return JSON.parse(header) as Caller
    },
    reportFault: error => console.error(error),
  })
}

/** Runs operations over HTTP as this caller. */
export function callAs(app: FastifyInstance, caller: Caller): Call {
  return async (operation, input, requestId = newId()) => {
    const rest: Record<string, unknown> = { ...input }
    let url = `/v1${operation.path}`
    for (const name of pathParameters(operation.path)) {
      url = url.replace(`{${name}}`, encodeURIComponent(String(rest[name])))
      delete rest[name]
    }
    const reads = operation.method === 'GET'
    const response = await app.inject({
      method: operation.method,
      url,
      headers: { [callerHeader]: JSON.stringify(caller), ...(reads ? {} : { 'idempotency-key': requestId }) },
      ...(reads ? { query: rest as Record<string, string> } : { payload: rest }),
    })
    const body = response.json() as never
    return { status: response.statusCode, body, problem: body as Problem }
  }
}

/** A request as it goes over the wire, for what is no JSON. */
export const requestAs =
  (app: FastifyInstance, caller: Caller) =>
  (options: InjectOptions): Promise<LightMyRequestResponse> =>
    app.inject({ ...options, headers: { ...options.headers, [callerHeader]: JSON.stringify(caller) } })

/** Somebody of Voorbeeldstad at work, in their first organisation unless said otherwise. */
export function demoCaller(code: string, organisation?: OrganisationCode): Caller {
  const user = users.find(one => one.code === code)
  const work = user?.work.find(one => !organisation || one.organisation === organisation)
  if (!work) throw new Error(`no demo user ${code} at ${organisation ?? 'any organisation'}`)
  return {
    municipality: voorbeeldstad.id,
    user: userId(code),
    organisation: organisationId(work.organisation),
    roles: work.roles,
  }
}
