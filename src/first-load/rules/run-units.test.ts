import { expect, test } from 'vitest'
import { type Progress, runUnits } from './run-units.ts'

const units = Array.from({ length: 20 }, (_, at) => at)
const later = () => new Promise<void>(resolve => setTimeout(resolve, 1))

test('everything is sent once, a few at a time, and progress is told', async () => {
  const sent: number[] = []
  const told: Progress[] = []
  let atOnce = 0
  let most = 0
  const reason = await runUnits({
    units,
    lanes: 3,
    signal: new AbortController().signal,
    onProgress: progress => told.push(progress),
    send: async unit => {
      most = Math.max(most, ++atOnce)
      await later()
      sent.push(unit)
      atOnce--
    },
  })
  expect(reason).toBeUndefined()
  expect(sent.toSorted((one, other) => one - other)).toEqual(units)
  expect(most).toBe(3)
  expect(told.at(-1)).toEqual({ done: 20, total: 20 })
})

test('stopping lets what was sent end, and sends no more', async () => {
  const control = new AbortController()
  const sent: number[] = []
  const reason = await runUnits({
    units,
    lanes: 2,
    signal: control.signal,
    onProgress: ({ done }) => {
      if (done === 5) control.abort()
    },
    send: async unit => {
      await later()
      sent.push(unit)
    },
  })
  expect(reason).toBe('stopped')
  expect(sent.length).toBeGreaterThanOrEqual(5)
  expect(sent.length).toBeLessThanOrEqual(6)
})

test('the first failure stops it and is told', async () => {
  const sent: number[] = []
  const run = runUnits({
    units,
    lanes: 2,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    send: async unit => {
      await later()
      if (unit === 4) throw new Error('geen verbinding')
      sent.push(unit)
    },
  })
  await expect(run).rejects.toThrow('geen verbinding')
  expect(sent.length).toBeLessThan(8)
})
