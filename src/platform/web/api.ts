import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type * as z from 'zod'
import { ApiError, call } from '../api-client.ts'
import { newId } from '../ids.ts'
import type { Operation } from '../operation.ts'
import { whenSignedIn } from './signed-in-again.ts'

export interface ReadOptions {
  /** False: not yet, for instance while nothing was chosen. */
  enabled?: boolean
  /** While another page or filter is read, the old lines stay on screen. */
  keepPrevious?: boolean
}

/**
 * Reads with a GET operation, and again after every write, on return to the tab and when the screen opens anew. Never by
 * a timer: that would keep the session of somebody who left their desk alive.
 */
export function useRead<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  input: z.input<Input>,
  options: ReadOptions = {},
): UseQueryResult<z.infer<Output>, ApiError> {
  return useQuery<z.infer<Output>, ApiError>({
    queryKey: [operation.path, input],
    queryFn: ({ signal }) => read(operation, input, signal),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

/** Reads once, for search while typing (`load` of a ComboBox). @throws ApiError */
export function read<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  input: z.input<Input>,
  signal?: AbortSignal,
): Promise<z.infer<Output>> {
  return whenSignedIn(() => call(operation, input, signal ? { signal } : {}))
}

export interface Writing<Input, Output> {
  /** Sends it, and resolves when what is on screen has been read again. @throws ApiError, which a `Form` shows at its fields */
  write(input: Input): Promise<Output>
  pending: boolean
  error: ApiError | undefined
  /** Forgets the error. */
  reset(): void
}

/** A second click within this time is the same click. */
const doubleClickMs = 600

interface Submit {
  body: string
  requestId: string
  /** While it runs, and shortly after it succeeded. */
  answer?: Promise<unknown> | undefined
}

/**
 * Writes with an operation. One request id per submit: a double click, a retry after a lost connection and a repeat after
 * logging in again all give the first answer.
 */
export function useWrite<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
): Writing<z.input<Input>, z.infer<Output>> {
  const client = useQueryClient()
  const last = useRef<Submit | undefined>(undefined)
  const [running, setRunning] = useState(0)
  const [error, setError] = useState<ApiError | undefined>(undefined)

  const write = useCallback(
    async (input: z.input<Input>): Promise<z.infer<Output>> => {
      const body = JSON.stringify(input)
      if (last.current?.body === body && last.current.answer) return last.current.answer as Promise<z.infer<Output>>
      // What failed without a clear answer may have arrived: the same body keeps its id.
      const submit: Submit = last.current?.body === body ? last.current : { body, requestId: newId() }
      last.current = submit
      const send = async () => {
        setRunning(count => count + 1)
        setError(undefined)
        try {
          const output = await whenSignedIn(() => call(operation, input, { requestId: submit.requestId }))
          await client.invalidateQueries()
          setTimeout(() => {
            if (last.current === submit) last.current = undefined
          }, doubleClickMs)
          return output
        } catch (thrown) {
          submit.answer = undefined
          const certain = thrown instanceof ApiError && thrown.status >= 400 && thrown.status < 500
          if (certain && last.current === submit) last.current = undefined
          if (thrown instanceof ApiError) setError(thrown)
          throw thrown
        } finally {
          setRunning(count => count - 1)
        }
      }
      submit.answer = send()
      return submit.answer as Promise<z.infer<Output>>
    },
    [operation, client],
  )
  const reset = useCallback(() => setError(undefined), [])
  return { write, pending: running > 0, error, reset }
}
