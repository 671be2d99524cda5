import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeDuration, formatDuration, getDuration, isIsoDuration, parseDuration } from './iso-duration.ts'

describe('ISO durations', () => {
  test.each([
    ['P4W', '4 weken'],
    ['P1W', '1 week'],
    ['P6M', '6 maanden'],
    ['P1M', '1 maand'],
    ['P1Y', '1 jaar'],
    ['P1Y6M', '1 jaar en 6 maanden'],
    ['P3D', '3 dagen'],
    ['P1D', '1 dag'],
    ['PT48H', '48 uur'],
    ['P1DT1H30M', '1 dag, 1 uur en 30 minuten'],
    ['P0D', '0 dagen'],
  ])('%s is "%s"', (text, words) => expect(describeDuration(text)).toBe(words))

  test('working days are named as such, weeks are not', () => {
    expect(describeDuration('P3D', 'working-days')).toBe('3 werkdagen')
    expect(describeDuration('P1D', 'working-days')).toBe('1 werkdag')
    expect(describeDuration('P2W', 'working-days')).toBe('2 weken')
  })

  test('M before T is months, after T minutes', () => {
    expect(getDuration('P2M').months).toBe(2)
    expect(getDuration('PT2M').minutes).toBe(2)
  })

  test.each(['', 'P', 'PT', 'P1', '1D', 'P1DT', 'P1.5D', '-P1D', 'P-1D', 'p1d', 'P1M1Y', 'P1D ', 'P 1D', '6 maanden'])(
    '"%s" is refused',
    text => {
      expect(isIsoDuration(text)).toBe(false)
      expect(() => getDuration(text)).toThrow(RangeError)
    },
  )

  test('what is written is read back', () => {
    const amount = fc.integer({ min: 0, max: 999 })
    const duration = fc.record({
      years: amount,
      months: amount,
      weeks: amount,
      days: amount,
      hours: amount,
      minutes: amount,
      seconds: amount,
    })
    fc.assert(
      fc.property(duration, value => {
        expect(parseDuration(formatDuration(value))).toEqual(value)
      }),
    )
  })
})
