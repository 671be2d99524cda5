import type * as z from 'zod'
import { newId } from './ids.ts'
import { type Operation, pathParameters } from './operation.ts'

/** A failed request, as problem details. `errors` stand at their fields, the rest in `detail`, in plain Dutch. */
export class ApiError extends Error {
  readonly status: number
  /** The problem's title; `detail` is the message. Named as in problem details, so that forms read one as the other. */
  readonly title: string
  readonly detail: string
  readonly errors: readonly { field: string; message: string }[]
  readonly details: Record<string, unknown>

  constructor(
    status: number,
    detail: string,
    errors: readonly { field: string; message: string }[] = [],
    details: Record<string, unknown> = {},
    title = '',
  ) {
    super(detail)
    this.name = 'ApiError'
    this.title = title
    this.detail = detail
    this.status = status
    this.errors = errors
    this.details = details
  }
}

export interface CallOptions {
  /** The same id for a repeat of the same request; made here when left out. */
  requestId?: string
  signal?: AbortSignal
  /** Reads without what only people who are named may know: for paper. */
  withoutShields?: boolean
}

/** Calls an operation of the API from its table entry; the browser knows no other way. @throws ApiError */
export async function call<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  input: z.input<Input>,
  options: CallOptions = {},
): Promise<z.infer<Output>> {
  const { path, rest } = addressOf(operation, input)
  const reads = operation.method === 'GET'
  const response = await fetch(reads ? withQuery(path, rest) : path, {
    method: operation.method,
    headers: reads
      ? options.withoutShields
        ? { 'without-shields': '1' }
        : {}
      : { 'content-type': 'application/json', 'idempotency-key': options.requestId ?? newId() },
    ...(reads ? {} : { body: JSON.stringify(rest) }),
    ...(options.signal ? { signal: options.signal } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw withoutConnection()
  })
  if (response.ok) return (await response.json()) as z.infer<Output>
  throw errorOf(response.status, await response.json().catch(() => ({})))
}

/** Where an operation is called, and the input that does not stand in its path. */
export function addressOf<Input extends z.ZodObject>(
  operation: Operation<Input, z.ZodType>,
  input: z.input<Input>,
): { path: string; rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = { ...input }
  let path = `/v1${operation.path}`
  for (const name of pathParameters(operation.path)) {
    path = path.replace(`{${name}}`, encodeURIComponent(String(rest[name])))
    delete rest[name]
  }
  return { path, rest }
}

function withQuery(path: string, rest: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value as string | number | boolean))
  }
  return query.size > 0 ? `${path}?${query}` : path
}

export const withoutConnection = (): ApiError =>
  new ApiError(0, 'Er is geen verbinding. Wat u invulde staat er nog; probeer het opnieuw als u weer verbinding heeft.')

/** A refusal as the server told it. */
export function errorOf(status: number, told: unknown): ApiError {
  const problem = told as {
    title?: string
    detail?: string
    errors?: { field: string; message: string }[]
    details?: Record<string, unknown>
  }
  return new ApiError(
    status,
    problem.detail ?? 'Er ging iets mis. Wat u invulde staat er nog; probeer het zo opnieuw.',
    problem.errors,
    problem.details,
    problem.title ? `${problem.title}.` : undefined,
  )
}
