import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type * as z from 'zod'
import { ApiError, addressOf, errorOf, withoutConnection } from '../api-client.ts'
import { inputHeader } from '../file-answer.ts'
import { newId } from '../ids.ts'
import type { Operation } from '../operation.ts'
import { whenSignedIn } from './signed-in-again.ts'
import { Submits } from './submits.ts'

export interface Uploading<Input, Output> {
  /**
   * Sends the file with its input; the same file sent twice is one request. @throws ApiError, which a `Form` shows at its
   * fields. What was filled in stays, whatever happens on the way.
   */
  upload(input: Input, file: Blob): Promise<Output>
  /** Stops what is under way; `upload` then throws an ApiError with status 0. */
  cancel(): void
  /** From 0 to 1 while it is under way; undefined otherwise. */
  progress: number | undefined
}

/** Writes with an operation that takes a file. */
export function useUpload<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
): Uploading<z.input<Input>, z.infer<Output>> {
  const client = useQueryClient()
  const [submits] = useState(() => new Submits(newId))
  const [progress, setProgress] = useState<number>()
  const running = useRef<AbortController>(undefined)

  const upload = useCallback(
    (input: z.input<Input>, file: Blob): Promise<z.infer<Output>> =>
      submits.submit(JSON.stringify([input, identityOf(file)]), async requestId => {
        const abort = new AbortController()
        running.current = abort
        setProgress(0)
        try {
          const output = await whenSignedIn(() => send(operation, input, file, requestId, setProgress, abort.signal))
          await client.invalidateQueries()
          return output
        } finally {
          setProgress(undefined)
        }
      }),
    [operation, client, submits],
  )
  const cancel = useCallback(() => running.current?.abort(), [])
  return { upload, cancel, progress }
}

/** What tells one chosen file from another without reading it. */
const identityOf = (file: Blob): unknown[] => [
  file.size,
  file.type,
  ...(file instanceof File ? [file.name, file.lastModified] : []),
]

// Not fetch: it does not tell how far a body has gone.
function send<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  input: z.input<Input>,
  file: Blob,
  requestId: string,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<z.infer<Output>> {
  const { path, rest } = addressOf(operation, input)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(operation.method, path)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('idempotency-key', requestId)
    request.setRequestHeader(inputHeader, encodeURIComponent(JSON.stringify(rest)))
    request.responseType = 'text'
    request.upload.onprogress = event => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      const answer = readJson(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(answer as z.infer<Output>)
      else reject(errorOf(request.status, answer))
    }
    request.onerror = () => reject(withoutConnection())
    request.onabort = () => reject(new ApiError(0, 'Het versturen is gestopt. Er is niets bewaard; wat u invulde staat er nog.'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
