/** How far reading a list is. */
export interface Progress {
  readonly done: number
  readonly total: number
}

/** Why it stopped before the end. What was sent stays; the same list goes on where this one was left. */
export type StopReason = 'stopped' | 'failed'

export interface Run<Unit> {
  units: readonly Unit[]
  /** Sends one; a repeat of the same must be harmless. */
  send: (unit: Unit, signal: AbortSignal) => Promise<void>
  signal: AbortSignal
  onProgress: (progress: Progress) => void
  /** How many at once. */
  lanes?: number
}

/**
 * Sends everything, a few at once, in order. The first failure stops it: whoever looks at the screen hears why, and a list
 * that goes on without its lines would look complete.
 */
export async function runUnits<Unit>({ units, send, signal, onProgress, lanes = 4 }: Run<Unit>): Promise<StopReason | undefined> {
  let next = 0
  let done = 0
  let failure: unknown
  const lane = async (): Promise<void> => {
    while (next < units.length && failure === undefined && !signal.aborted) {
      const unit = units[next++] as Unit
      try {
        await send(unit, signal)
        onProgress({ done: ++done, total: units.length })
      } catch (error) {
        if (!signal.aborted) failure ??= error
      }
    }
  }
  onProgress({ done: 0, total: units.length })
  await Promise.all(Array.from({ length: Math.min(lanes, units.length) }, lane))
  if (failure !== undefined) throw failure
  return signal.aborted && done < units.length ? 'stopped' : undefined
}
