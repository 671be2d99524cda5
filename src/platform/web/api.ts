import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type * as z from 'zod'
import { ApiError, call } from '../api-client.ts'
import { newId } from '../ids.ts'
import type { Operation } from '../operation.ts'
import { usePaper, withoutShieldsKey } from './paper.tsx'
import { whenSignedIn } from './signed-in-again.ts'
import { Submits } from './submits.ts'

export interface ReadOptions {
  /** False: not yet, for instance while nothing was chosen. */
  enabled?: boolean
  /** While another page or filter is read, the old lines stay on screen. */
  keepPrevious?: boolean
  /** Without what only people who are named may know: for paper, and a screen that others look at. */
  withoutShields?: boolean
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
  const { isPaper } = usePaper()
  const withoutShields = isPaper || (options.withoutShields ?? false)
  return useQuery<z.infer<Output>, ApiError>({
    queryKey: [operation.path, input, ...(withoutShields ? [withoutShieldsKey] : [])],
    queryFn: ({ signal }) => read(operation, input, signal, { withoutShields }),
    enabled: options.enabled ?? true,
    // While paper is made the page stays as it is, with what somebody is typing in it.
    ...(options.keepPrevious || isPaper ? { placeholderData: keepPreviousData } : {}),
  })
}

/** Reads once, for search while typing (`load` of a ComboBox). @throws ApiError */
export function read<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  input: z.input<Input>,
  signal?: AbortSignal,
  { withoutShields = false }: Pick<ReadOptions, 'withoutShields'> = {},
): Promise<z.infer<Output>> {
  return whenSignedIn(() => call(operation, input, { withoutShields, ...(signal ? { signal } : {}) }))
}

export interface Writing<Input, Output> {
  /** Sends it, and resolves when what is on screen has been read again. @throws ApiError, which a `Form` shows at its fields */
  write(input: Input): Promise<Output>
  pending: boolean
  error: ApiError | undefined
  /** Forgets the error. */
  reset(): void
}

/**
 * Writes with an operation. One request id per submit: a double click, a retry after a lost connection and a repeat after
 * logging in again all give the first answer.
 */
export function useWrite<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
): Writing<z.input<Input>, z.infer<Output>> {
  const client = useQueryClient()
  const [submits] = useState(() => new Submits(newId))
  const [running, setRunning] = useState(0)
  const [error, setError] = useState<ApiError | undefined>(undefined)

  const write = useCallback(
    (input: z.input<Input>): Promise<z.infer<Output>> =>
      submits.submit(JSON.stringify(input), async requestId => {
        setRunning(count => count + 1)
        setError(undefined)
        try {
          const output = await whenSignedIn(() => call(operation, input, { requestId }))
          await client.invalidateQueries()
          return output
        } catch (thrown) {
          if (thrown instanceof ApiError) setError(thrown)
          throw thrown
        } finally {
          setRunning(count => count - 1)
        }
      }),
    [operation, client, submits],
  )
  const reset = useCallback(() => setError(undefined), [])
  return { write, pending: running > 0, error, reset }
}
