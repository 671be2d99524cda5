import { useSyncExternalStore } from 'react'
import { ApiError } from '../api-client.ts'

/**
 * A request that was refused because the session had ended waits here until the person has logged in again, and is then
 * sent once more. The screen and what was typed in it stay as they are.
 */
interface Waiting {
  go: () => void
  stop: () => void
}

let waiting: Waiting[] = []
const listeners = new Set<() => void>()

const tell = (): void => {
  for (const listener of listeners) listener()
}

/** Sends the request; when the session has ended, sends it again after the person has logged in. */
export async function whenSignedIn<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    await new Promise<void>((go, reject) => {
      waiting = [...waiting, { go, stop: () => reject(error) }]
      tell()
    })
    return whenSignedIn(send)
  }
}

/** The same person is back: everything that waits is sent. */
export function continueWaiting(): void {
  const all = waiting
  waiting = []
  tell()
  for (const one of all) one.go()
}

/** The person leaves it for now: every waiting request fails with the words of its refusal. */
export function stopWaiting(): void {
  const all = waiting
  waiting = []
  tell()
  for (const one of all) one.stop()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether a request waits for a log-in. */
export const useIsSignInNeeded = (): boolean => useSyncExternalStore(subscribe, () => waiting.length > 0)
