import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiError, call } from '../../platform/api-client.ts'
import { newId } from '../../platform/ids.ts'
import { whenSignedIn } from '../../platform/web/signed-in-again.ts'
import { firstLoadOperations } from '../api.ts'
import type { LoadKind, SourceLine } from '../rules/load-kind.ts'
import type { Columns } from '../rules/propose-columns.ts'
import { type Progress, runUnits } from '../rules/run-units.ts'

export interface List {
  kind: LoadKind
  fileName: string
  columns: Columns
  lineCount: number
  /** What goes in one transaction: a colleague, or the lines of a household. */
  units: readonly (readonly SourceLine[])[]
}

/** Takes over a list line by line, with progress, and stops on request or when the connection fails. */
export function useLoad(onFinished: (loadId: string) => void) {
  const client = useQueryClient()
  const control = useRef<AbortController | undefined>(undefined)
  const [progress, setProgress] = useState<Progress | undefined>(undefined)
  const [error, setError] = useState<ApiError | undefined>(undefined)

  const start = async ({ kind, fileName, columns, lineCount, units }: List): Promise<void> => {
    const loadId = newId()
    const running = new AbortController()
    control.current = running
    setError(undefined)
    setProgress({ done: 0, total: units.length })
    try {
      await whenSignedIn(() =>
        call(firstLoadOperations.startFirstLoad, { id: loadId, kind, fileName, lineCount, columns: { ...columns } }),
      )
      await runUnits({
        units,
        signal: running.signal,
        onProgress: setProgress,
        send: unit => sendUnit(kind, loadId, unit),
      })
      await whenSignedIn(() => call(firstLoadOperations.finishFirstLoad, { loadId }))
      await client.invalidateQueries()
      onFinished(loadId)
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      setError(thrown)
      await client.invalidateQueries()
    } finally {
      setProgress(undefined)
    }
  }
  return { progress, error, start, stop: () => control.current?.abort() }
}

/** One request id and one salt for all attempts, so that what did arrive is not done twice. */
async function sendUnit(kind: LoadKind, loadId: string, unit: readonly SourceLine[]): Promise<void> {
  const requestId = newId()
  const salt = newId()
  const lines = unit.map(({ number, values }) => ({ number, values: { ...values } }))
  const [line] = lines
  if (!line) return
  await tryAgain(() =>
    whenSignedIn<unknown>(() =>
      kind === 'people'
        ? call(firstLoadOperations.loadColleague, { loadId, salt, line }, { requestId })
        : call(firstLoadOperations.loadHousehold, { loadId, salt, lines }, { requestId }),
    ),
  )
}

const pausesMs = [500, 2000, 5000]

/** A lost connection or a server that restarts is waited for a moment; what was refused is not asked again. */
async function tryAgain<T>(send: () => Promise<T>, attempt = 0): Promise<T> {
  try {
    return await send()
  } catch (error) {
    const pause = pausesMs[attempt]
    const mayPass = error instanceof ApiError && (error.status === 0 || error.status >= 500)
    if (!mayPass || pause === undefined) throw error
    await new Promise(resolve => setTimeout(resolve, pause))
    return tryAgain(send, attempt + 1)
  }
}
