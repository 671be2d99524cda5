import * as z from 'zod'
import { inputHeader } from '../file-answer.ts'
import { type AnyOperation, pathParameters } from '../operation.ts'
import type { Capability } from './handlers.ts'

type Json = Record<string, unknown>

export const apiVersion = '0.1.0'

/** The OpenAPI 3.1 document of all operations, made from their tables; follows the NLGov REST API Design Rules. */
export function openApiDocument(capabilities: readonly Capability[]): Json {
  const paths: Record<string, Json> = {}
  for (const capability of capabilities) {
    for (const [name, operation] of Object.entries(capability.operations)) {
      const path = (paths[operation.path] ??= {})
      path[operation.method.toLowerCase()] = describe(capability.name, name, operation)
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Voordeur',
      version: apiVersion,
      summary: 'One household, one plan, one coordinator',
      description:
        'The API of Voordeur, used by its own browser app. Names are English; the glossary gives the Dutch term of each. Every operation states the permission it needs, the purpose it serves and the line it leaves in the processing log.',
      contact: { name: 'Voordeur', url: 'https://example.org/voordeur', email: 'voordeur@example.org' },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/v1', description: 'This server' }],
    tags: capabilities.map(capability => ({ name: capability.name, description: `Operations of ${capability.name}` })),
    paths: Object.fromEntries(Object.entries(paths).sort(([one], [other]) => one.localeCompare(other))),
    components: {
      schemas: { Problem: problemSchema },
      responses: problemResponses,
      headers: { 'API-Version': versionHeader },
      securitySchemes,
    },
    security: [{ session: [] }],
  }
}

function describe(tag: string, name: string, operation: AnyOperation): Json {
  const input = toJsonSchema(operation.input, 'input')
  const properties = (input['properties'] ?? {}) as Record<string, Json>
  const required = new Set((input['required'] ?? []) as string[])
  const inPath = pathParameters(operation.path)
  const rest = Object.keys(properties).filter(key => !inPath.includes(key))
  const reads = operation.method === 'GET'
  const parameters = [
    ...inPath.map(key => parameter(key, 'path', properties[key] ?? { type: 'string' }, true)),
    ...(reads ? rest.map(key => parameter(key, 'query', properties[key] ?? {}, required.has(key))) : []),
    ...(reads || operation.asks ? [] : [idempotencyKey]),
    ...(operation.takesFile ? [besideFile(objectOf(rest, properties, required))] : []),
  ]
  return {
    operationId: name,
    tags: [tag],
    summary: operation.summary,
    'x-permission': operation.permission,
    'x-purpose': operation.purpose,
    'x-audit-event': operation.event,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(reads
      ? {}
      : {
          requestBody: {
            required: operation.takesFile !== undefined || rest.some(key => required.has(key)),
            content: operation.takesFile ? fileContent : { 'application/json': { schema: objectOf(rest, properties, required) } },
          },
        }),
    responses: {
      '200': {
        description: 'Done',
        headers: { 'API-Version': { $ref: '#/components/headers/API-Version' } },
        content: operation.givesFile ? fileContent : { 'application/json': { schema: toJsonSchema(operation.output, 'output') } },
      },
      ...Object.fromEntries(Object.keys(problemResponses).map(status => [status, { $ref: `#/components/responses/${status}` }])),
    },
  }
}

const objectOf = (keys: readonly string[], properties: Record<string, Json>, required: ReadonlySet<string>): Json => ({
  type: 'object',
  properties: Object.fromEntries(keys.map(key => [key, properties[key]])),
  required: keys.filter(key => required.has(key)),
})

// Any type: what a file is, is found from its bytes and not from what somebody says of it.
const fileContent: Json = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }

const besideFile = (schema: Json): Json => ({
  name: inputHeader,
  in: 'header',
  required: true,
  description:
    'All other input as one JSON object, percent-encoded (`encodeURIComponent`). A header and not the address, because addresses end up in histories and logs.',
  content: { 'application/json': { schema } },
})

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json
  return json
}

const parameter = (name: string, place: 'path' | 'query', schema: Json, required: boolean): Json => ({
  name,
  in: place,
  required,
  schema,
})

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Made by the client, one per request. A repeat under the same key gives the first answer.',
  schema: { type: 'string', format: 'uuid' },
}

const versionHeader: Json = { description: 'Full version of the API', schema: { type: 'string', examples: [apiVersion] } }

const securitySchemes: Json = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'voordeur',
    description: 'The session that sign-in through OpenID Connect opened',
  },
}

const problemSchema: Json = {
  type: 'object',
  description: 'Problem details (RFC 9457)',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'In Dutch: what happened, what became of the work, what to do' },
    instance: { type: 'string', format: 'uri' },
    errors: {
      type: 'array',
      description: 'All field errors together',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
    details: { type: 'object', description: 'Both values of a clash, or what is possible now' },
  },
}

const problem = (description: string): Json => ({
  description,
  headers: { 'API-Version': { $ref: '#/components/headers/API-Version' } },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const problemResponses: Record<string, Json> = {
  '400': problem('Not filled in well; every field error is listed'),
  '401': problem('Not signed in, or the session ended'),
  '403': problem('This role may not start this operation'),
  '404': problem('It does not exist, or lies outside your circle'),
  '409': problem('Clashes with another change'),
  '503': problem('Not available for a moment'),
}
