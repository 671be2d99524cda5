import { describe, expect, test } from 'vitest'
import { standardGrounds } from './ground-rows.ts'
import { type GroundRow, groundsInForce, groundsSwitchedOff, lastMomentOf, mayUse, type Question } from './may-use.ts'

const moment = new Date('2026-11-24T10:00:00Z')
const table = standardGrounds('2026-01-01T00:00:00.000Z')
const question = (more: Partial<Question>): Question => ({
  sourceLaw: 'wmo',
  usedFor: 'coordination',
  kind: 'ordinary',
  receiver: 'college',
  consent: 'none',
  moment,
  ...more,
})
const ask = (more: Partial<Question>, rows: readonly GroundRow[] = table) => mayUse(question(more), rows)

describe('what the law lets one use without consent', () => {
  test.each([
    ['debt help, of youth help', { sourceLaw: 'jeugdwet', usedFor: 'debt-help' }, 'Wgs art. 8', 'Wgs art. 8d'],
    ['debt help, of work and income', { sourceLaw: 'participatiewet', usedFor: 'debt-help' }, 'Wgs art. 8', 'Wgs art. 8d'],
    ['debt help, of Wmo support', { sourceLaw: 'wmo', usedFor: 'debt-help' }, 'Wgs art. 8', 'Wgs art. 8d'],
    ['debt help, about health', { sourceLaw: 'wmo', usedFor: 'debt-help', kind: 'health' }, 'Wgs art. 8', 'Wgs art. 8d'],
    ['debt help, criminal', { sourceLaw: 'wmo', usedFor: 'debt-help', kind: 'criminal' }, 'Wgs art. 8', 'Wgs art. 8d'],
    ['a provider with a task', { usedFor: 'delivery', receiver: 'provider' }, '5.1.2', '5.2.1 lid 2'],
    [
      'Veilig Thuis',
      { sourceLaw: 'jeugdwet', usedFor: 'veilig-thuis', receiver: 'veilig-thuis', kind: 'health' },
      '4.1.1',
      '5.2.6',
    ],
    ['Wmo data for Wmo support', { usedFor: 'wmo-support' }, '5.1.1 lid 1', '5.3.3'],
    ['that a Wlz decision is there', { sourceLaw: 'wlz', usedFor: 'wmo-support' }, '5.2.5 lid 3', '5.2.5 lid 3'],
    [
      'those directly involved in youth help',
      { sourceLaw: 'jeugdwet', usedFor: 'youth-help', receiver: 'needed-professional' },
      'Jeugdwet',
      '7.3.11',
    ],
    ['whose cooperation is needed', { usedFor: 'coordination', receiver: 'needed-professional' }, '5.1.1', '5.3.3'],
    ['a signal of arrears', { sourceLaw: 'wgs', usedFor: 'early-warning' }, 'Wgs art. 3 lid 1', 'Wgs art. 8b'],
  ] as const)('%s', (_, more, receiver, secrecy) => {
    const answer = ask(more)
    expect(answer).toMatchObject({ allowed: true, needed: [], secrecyGround: { by: 'law' } })
    expect(answer.receiverGround?.article).toContain(receiver)
    expect(answer.secrecyGround?.article).toContain(secrecy)
  })

  test('withdrawing consent leaves it standing', () => {
    expect(ask({ usedFor: 'debt-help', consent: 'withdrawn' }).allowed).toBe(true)
  })
})

describe('what takes consent: the law is not the same in both directions', () => {
  test.each([
    ['youth help for Wmo support', { sourceLaw: 'jeugdwet' }, '5.1.1 lid 4'],
    ['work and income for Wmo support', { sourceLaw: 'participatiewet' }, '5.1.1 lid 4'],
    ['debt help for Wmo support', { sourceLaw: 'wgs' }, '5.1.1 lid 4'],
    ['an insurer for Wmo support', { sourceLaw: 'zorg', kind: 'health' }, '5.2.5 lid 1'],
    ['help by another', { sourceLaw: 'jeugdwet', usedFor: 'other-help', receiver: 'other' }, '7.3.11'],
  ] as const)('%s', (_, more, article) => {
    const asked = { usedFor: 'wmo-support', ...more } as const
    expect(ask({ ...asked, consent: 'given' })).toMatchObject({ allowed: true, secrecyGround: { by: 'consent' } })
    expect(ask({ ...asked, consent: 'given' }).secrecyGround?.article).toContain(article)
    for (const consent of ['none', 'waiting', 'refused', 'withdrawn'] as const) {
      const answer = ask({ ...asked, consent })
      expect([answer.allowed, answer.secrecyGround]).toEqual([false, null])
      expect(answer.needed[0]).toMatch(/^Toestemming/)
      // The first question stays answered: what is missing is the second.
      expect(answer.receiverGround).not.toBeNull()
    }
  })
})

describe('what is not allowed, whoever consents', () => {
  test.each([
    ['health in early warning', { sourceLaw: 'wgs', usedFor: 'early-warning', kind: 'health' }, /AVG art\. 9/],
    ['criminal data in early warning', { sourceLaw: 'wgs', usedFor: 'early-warning', kind: 'criminal' }, /UAVG art\. 31-33/],
    ['criminal data in tuning help', { kind: 'criminal' }, /UAVG art\. 31-33/],
    ['the BSN for help by another', { usedFor: 'other-help', receiver: 'other', kind: 'bsn' }, /UAVG art\. 46/],
    ['a meldcode report to somebody else', { usedFor: 'veilig-thuis', receiver: 'other' }, /andere ontvanger/],
  ] as const)('%s', (_, more, words) => {
    const answer = ask({ ...more, consent: 'given' })
    expect(answer.allowed).toBe(false)
    expect(answer.needed.join(' ')).toMatch(words)
  })

  test('the BSN goes where a law prescribes it, with its article', () => {
    expect(ask({ usedFor: 'wmo-support', kind: 'bsn' }).receiverGround?.bsn).toContain('5.2.9')
    expect(ask({ usedFor: 'debt-help', kind: 'bsn' }).receiverGround?.bsn).toContain('8c')
  })
})

describe('the table is versioned', () => {
  const [coordination] = table.filter(row => row.code === 'hulp-afstemmen')
  const only = (rows: GroundRow[]) => [...table.filter(row => row.usedFor !== 'coordination'), ...rows]
  const wams = table.find(row => row.code === 'wams') as GroundRow

  test('the Wams is off: it opens nothing, and is named when something is missing', () => {
    const answer = ask({}, only([wams]))
    expect([answer.allowed, answer.ground]).toEqual([false, null])
    expect(answer.needed.join(' ')).toMatch(/Wams.*staat in deze gemeente uit/)
  })

  test('switched on, it counts from its day on', () => {
    const on = (validFrom: string) => ask({}, only([wams, { ...wams, id: 30, validFrom }]))
    expect(on('2026-11-24T09:00:00.000Z')).toMatchObject({ allowed: true, ground: { id: 30 } })
    expect(on('2027-01-01T00:00:00.000Z')).toMatchObject({ allowed: false })
    // As the database holds the beginning of a Dutch day.
    expect(on('2026-12-31T23:00:00+00:00').needed.join(' ')).toContain('geldt vanaf vr 1 jan 2027.')
  })

  test('of a day is asked what holds on it: not what begins the day after, and still what ends with it', () => {
    const last = lastMomentOf('2026-12-31')
    const on = (validFrom: string, validTo: string | null) => groundsInForce([{ ...wams, validFrom, validTo }], last).length
    expect(on('2026-12-31T22:59:00.000Z', null)).toBe(1)
    expect(on('2026-12-31T23:00:00.000Z', null)).toBe(0)
    expect(on('2026-01-01T00:00:00.000Z', '2026-12-31T23:00:00.000Z')).toBe(1)
  })

  test('an ended ground opens nothing, nor does one that leaves a question open', () => {
    const row = coordination as GroundRow
    expect(ask({}, only([{ ...row, validTo: '2026-11-24T10:00:00.000Z' }])).allowed).toBe(false)
    expect(ask({}, only([{ ...row, receiver: null }])).needed).toHaveLength(1)
    expect(ask({}, only([{ ...row, secrecy: null }])).needed).toHaveLength(1)
    expect(ask({}, only([{ ...row, secrecyBy: 'none' }])).allowed).toBe(false)
  })

  test('a new decision is taken on the latest version that has begun', () => {
    const row = coordination as GroundRow
    const versions = [
      row,
      { ...row, id: 31, validFrom: '2026-06-01T00:00:00.000Z' },
      { ...row, id: 32, validFrom: '2027-01-01T00:00:00.000Z' },
    ]
    expect(groundsInForce(versions, moment).map(one => one.id)).toEqual([31])
  })
})

describe('what can be switched on', () => {
  const off = table.filter(row => row.validFrom === null).map(row => row.code)
  const code = off[0] ?? ''
  const onFrom = (validFrom: string, validTo: string | null = null): GroundRow[] => [
    ...table,
    ...table.filter(row => row.code === code).map(row => ({ ...row, id: 99, validFrom, validTo })),
  ]
  const codes = (rows: readonly GroundRow[]) => groundsSwitchedOff(rows, moment).map(row => row.code)

  test('a ground that neither holds nor comes', () => {
    expect(off.length).toBeGreaterThan(0)
    expect(codes(table)).toEqual(off)
  })

  test('not again, once it was switched on from a day to come', () => {
    expect(codes(onFrom('2027-01-01T00:00:00.000Z'))).not.toContain(code)
  })

  test('again, when that was taken back before the day', () => {
    expect(codes(onFrom('2027-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'))).toContain(code)
  })
})
