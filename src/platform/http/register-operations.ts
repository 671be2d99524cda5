import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { sql } from 'kysely'
import type pg from 'pg'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { mayStart } from '../../access/rules/permissions.ts'
import type { Role } from '../../access/rules/roles.ts'
import { type LogLine, type Touched, writeLogLine } from '../../audit/processing-log.ts'
import { isToldAsList } from '../../audit/rules/is-told-as-list.ts'
import { toldIn } from '../../audit/rules/told-in.ts'
import { readTraceParent } from '../../audit/rules/trace-context.ts'
import type { ApplicationClock } from '../application-clock.ts'
import { asSession, build, type Session, type Transaction } from '../database/transaction.ts'
import { conflict, forbidden, invalid, VoordeurError } from '../errors.ts'
import type { FileAnswer } from '../file-answer.ts'
import { type AnyOperation, pathParameters } from '../operation.ts'
import { fileRoute, noFile, sendFile, sentBesideFile, takeBytes } from './files.ts'
import type { Capability, Handler } from './handlers.ts'
import { apiVersion, openApiDocument } from './open-api.ts'
import { errorFromDatabase, sendProblem } from './problem.ts'

/** Who is at the other end, as sign-in established it. */
export interface Caller {
  municipality: number
  user: string
  organisation: string
  roles: readonly Role[]
}

export interface Surroundings {
  pool: pg.Pool
  clock: ApplicationClock
  /** @throws unauthenticated */
  authenticate(request: FastifyRequest): Promise<Caller>
  /** Reports what nobody expected; gets no personal data. */
  reportFault(error: unknown, traceId: string): void
}

export const apiRoot = '/v1'
const listDomains = [accessDomainIds.general, accessDomainIds.tasks]

/** Makes routes of all operations. Each runs the same way: sign-in, permission, input, transaction with keys, handler, log line, commit. */
export function registerOperations(app: FastifyInstance, capabilities: readonly Capability[], surroundings: Surroundings): void {
  const document = openApiDocument(capabilities)
  takeBytes(app)
  app.get(`${apiRoot}/openapi.json`, (_, reply) => reply.header('API-Version', apiVersion).send(document))
  for (const capability of capabilities) {
    for (const [name, operation] of Object.entries(capability.operations)) {
      const handler = capability.handlers[name]
      if (!handler) throw new Error(`${capability.name}.${name} has no handler`)
      const route: RouteOptions = {
        method: operation.method,
        url: apiRoot + operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
        handler: (request, reply) =>
          answer(request, reply, { name: `${capability.name}.${name}`, operation, handler }, surroundings),
      }
      app.route(
        operation.takesFile ? fileRoute(route, operation.takesFile, request => surroundings.authenticate(request)) : route,
      )
    }
  }
}

interface Named {
  name: string
  operation: AnyOperation
  handler: Handler<AnyOperation>
}

async function answer(request: FastifyRequest, reply: FastifyReply, named: Named, surroundings: Surroundings): Promise<unknown> {
  reply.header('API-Version', apiVersion).header('Cache-Control', 'no-store')
  try {
    const caller = await surroundings.authenticate(request)
    const output = await runOperation(request, named, caller, surroundings)
    return named.operation.givesFile ? sendFile(reply, output as FileAnswer) : reply.send(output)
  } catch (error) {
    const known = error instanceof VoordeurError ? error : errorFromDatabase(error)
    if (known) return sendProblem(reply, known)
    surroundings.reportFault(error, request.id)
    return sendProblem(
      reply,
      new VoordeurError(
        'unavailable',
        'Er ging iets mis bij ons. Wat u invulde staat er nog; probeer het zo opnieuw. Blijft het misgaan, geef dan dit nummer door: ' +
          request.id,
      ),
    )
  }
}

async function runOperation(request: FastifyRequest, named: Named, caller: Caller, surroundings: Surroundings): Promise<unknown> {
  const { operation } = named
  const touched: Touched = { subjects: new Set(), records: new Set() }
  const trace = readTraceParent(request.headers['traceparent'])
  const line: LogLine = {
    event: operation.event,
    operation: named.name,
    outcome: 'done',
    purpose: operation.purpose,
    role: caller.roles.join(' '),
    traceId: request.id,
    ...(trace && { trace }),
    origin: request.ip,
    isList: isToldAsList(operation),
    touched,
  }
  const session: Session = {
    municipality: caller.municipality,
    user: caller.user,
    organisation: caller.organisation,
    purpose: operation.purpose,
    moment: surroundings.clock.now(),
    reach: operation.caseFile ? undefined : (operation.reach ?? listDomains),
    withoutShields: operation.method === 'GET' && request.headers['without-shields'] !== undefined,
  }
  try {
    if (!mayStart(caller.roles, operation.permission)) {
      touched.caseFile = caseFileInAddress(request, operation)
      throw forbidden()
    }
    const input = readInput(request, operation)
    if (operation.caseFile) session.caseFile = touched.caseFile = String(input[operation.caseFile])
    const work = (tx: Transaction): Promise<unknown> =>
      named.handler({
        tx,
        input: input as never,
        file: fileOf(request, operation),
        roles: caller.roles,
        touch: more => {
          if (more.caseFile) touched.caseFile = more.caseFile
          for (const subject of more.subjects ?? []) touched.subjects.add(subject)
          for (const record of more.records ?? []) touched.records.add(record)
        },
      })
    if (operation.method === 'GET' || operation.asks) {
      return await asSession(surroundings.pool, session, async tx => {
        const output = await work(tx)
        const told = toldIn(output)
        for (const subject of told.subjects) touched.subjects.add(subject)
        for (const file of told.files) if (file !== touched.caseFile) touched.records.add(file)
        await writeLogLine(tx, line)
        return output
      })
    }
    return await writeOnce(request, named, session, surroundings, line, input, work)
  } catch (error) {
    const known = error instanceof VoordeurError ? error : errorFromDatabase(error)
    if (known?.kind === 'forbidden' || known?.kind === 'notFound') {
      // In a transaction of its own: the refused one is gone, the refusal must stay.
      await asSession(surroundings.pool, session, tx => writeLogLine(tx, { ...line, outcome: 'refused', reason: known.kind }))
    }
    throw error
  }
}

/** Of a refusal for want of the role: who asks the log about a file must find it there, also when nothing else was read. */
function caseFileInAddress(request: FastifyRequest, operation: AnyOperation): string | undefined {
  if (!operation.caseFile) return undefined
  const named = (request.params as Record<string, string>)[operation.caseFile] ?? ''
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(named) ? named : undefined
}

/** A repeat of a write is harmless: the same request id gives the first answer, and a different body under that id is a clash. */
async function writeOnce(
  request: FastifyRequest,
  named: Named,
  session: Session,
  surroundings: Surroundings,
  line: LogLine,
  input: Record<string, unknown>,
  work: (tx: Transaction) => Promise<unknown>,
): Promise<unknown> {
  const requestId = String(request.headers['idempotency-key'] ?? '')
  if (!/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(requestId)) {
    throw invalid([
      { field: 'Idempotency-Key', message: 'Geef elk schrijfverzoek een eigen kenmerk mee (UUID) in de kop Idempotency-Key.' },
    ])
  }
  const bodyHash = createHash('sha256')
    .update(named.name)
    .update(JSON.stringify(input))
    .update(fileOf(request, named.operation))
    .digest()
  const firstAnswer = (tx: Transaction) => findReceipt(tx, requestId, bodyHash)
  try {
    return await asSession(surroundings.pool, session, async tx => {
      const earlier = await firstAnswer(tx)
      if (earlier) return earlier.made
      const output = await work(tx)
      await tx.run(
        build.insertInto('app.receipts').values({
          municipality_id: session.municipality,
          user_id: session.user,
          request_id: requestId,
          operation: named.name,
          body_hash: bodyHash,
          made: JSON.stringify(output ?? {}),
          received_at: session.moment,
        }),
      )
      await writeLogLine(tx, line)
      return output
    })
  } catch (error) {
    // Sent twice at once: the other one won, and its answer is the answer. The loser met its key, or the version it left behind.
    const metTheOther =
      (error as { code?: string }).code === '23505' || (error instanceof VoordeurError && error.kind === 'conflict')
    if (!metTheOther) throw error
    const earlier = await asSession(surroundings.pool, session, firstAnswer)
    if (earlier) return earlier.made
    throw error
  }
}

async function findReceipt(tx: Transaction, requestId: string, bodyHash: Buffer): Promise<{ made: unknown } | undefined> {
  const receipt = await tx.find<{ made: unknown; body_hash: Buffer }>(
    sql`select made, body_hash from app.receipts
        where municipality_id = ${tx.session.municipality} and user_id = ${tx.session.user} and request_id = ${requestId}`,
  )
  if (receipt && !receipt.body_hash.equals(bodyHash)) {
    throw conflict(
      'Dit verzoek is al eerder met andere gegevens verstuurd. De eerste versie is bewaard; vernieuw het scherm om die te zien.',
    )
  }
  return receipt
}

const fileOf = (request: FastifyRequest, operation: AnyOperation): Buffer =>
  operation.takesFile && Buffer.isBuffer(request.body) ? request.body : noFile

function readInput(request: FastifyRequest, operation: AnyOperation): Record<string, unknown> {
  const sent = operation.method === 'GET' ? request.query : operation.takesFile ? sentBesideFile(request) : request.body
  if (sent !== undefined && sent !== null && (typeof sent !== 'object' || Array.isArray(sent) || Buffer.isBuffer(sent))) {
    throw invalid([{ field: '', message: 'Stuur een object met velden.' }])
  }
  const parameters = request.params as Record<string, string>
  const merged: Record<string, unknown> = { ...(sent as object) }
  for (const name of pathParameters(operation.path)) merged[name] = parameters[name]
  const parsed = operation.input.safeParse(merged)
  if (parsed.success) return parsed.data
  throw invalid(parsed.error.issues.map(issue => ({ field: issue.path.join('.'), message: issue.message })))
}
