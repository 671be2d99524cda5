export type Figures = Record<string, number>

/** A percentile (0–100) of measured milliseconds, by nearest rank. */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil((rank / 100) * sorted.length) - 1)] ?? Number.NaN
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** Runs work one after the other and gives the milliseconds each took, after a warm-up that is not counted. */
export async function timeEach(
  times: number,
  work: (at: number) => Promise<unknown>,
  warmUp = Math.ceil(times / 10),
): Promise<number[]> {
  for (let at = 0; at < warmUp; at++) await work(at)
  const measured: number[] = []
  for (let at = 0; at < times; at++) {
    const start = performance.now()
    await work(at)
    measured.push(performance.now() - start)
  }
  return measured
}
