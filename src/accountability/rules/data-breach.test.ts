import { describe, expect, test } from 'vitest'
import { type BreachFacts, breachProblems, hoursLeft, isLate, missingToClose } from './data-breach.ts'

const found = '2026-11-20T16:00:00.000Z'
const facts: BreachFacts = {
  title: 'Brief naar het verkeerde adres',
  source: 'colleague',
  discoveredAt: found,
  happenedOn: '2026-11-19',
  what: 'Een brief ging naar de buren.',
  dataKinds: ['names'],
  estimatedPeople: 2,
  consequences: 'De buren weten van de schulden.',
  measures: 'De brief is teruggehaald.',
  risk: 'risk',
  authority: 'report',
  authorityReason: '',
  authorityToldAt: '2026-11-23T16:00:00.000Z',
  authorityReference: 'AP-1',
  lateReason: '',
  people: 'not',
  peopleReason: 'Geen hoog risico.',
  peopleToldAt: null,
  peopleToldHow: '',
  lessons: '',
}
const now = new Date('2026-11-24T12:00:00Z')
const fields = (change: Partial<BreachFacts>) => breachProblems({ ...facts, ...change }, now, '2026-11-24').map(one => one.field)

describe('the 72 hours', () => {
  test('run from the discovery, through the weekend, until the authority was told', () => {
    const open = { discoveredAt: found, authority: null, authorityToldAt: null }
    expect(hoursLeft(open, new Date('2026-11-20T16:00:00Z'))).toBe(72)
    expect(hoursLeft(open, new Date('2026-11-23T15:30:00Z'))).toBe(0)
    expect(hoursLeft(open, new Date('2026-11-23T16:30:00Z'))).toBe(-1)
    expect(hoursLeft({ ...open, authorityToldAt: found }, now)).toBeNull()
    expect(hoursLeft({ ...open, authority: 'not' }, now)).toBeNull()
    expect(hoursLeft({ ...open, authority: 'report' }, new Date('2026-11-22T16:00:00Z'))).toBe(24)
  })

  test('are counted in hours of time, also when the clock goes back in the night', () => {
    const open = { discoveredAt: '2026-10-24T12:00:00+02:00', authority: null, authorityToldAt: null }
    expect(hoursLeft(open, new Date('2026-10-27T11:00:00+01:00'))).toBe(0)
  })

  test('told at the last minute is in time, a minute later is not', () => {
    expect(isLate({ discoveredAt: found, authorityToldAt: '2026-11-23T16:00:00.000Z' })).toBe(false)
    expect(isLate({ discoveredAt: found, authorityToldAt: '2026-11-23T16:01:00.000Z' })).toBe(true)
    expect(isLate({ discoveredAt: found, authorityToldAt: null })).toBe(false)
  })
})

describe('what cannot be right', () => {
  test('nothing of a good record', () => {
    expect(fields({})).toEqual([])
    expect(fields({ risk: null, authority: null, authorityToldAt: null, people: null, peopleReason: '' })).toEqual([])
  })

  test.each([
    [{ discoveredAt: '2026-11-25T12:00:00Z', authorityToldAt: null }, 'discoveredAt'],
    [{ happenedOn: '2026-11-25' }, 'happenedOn'],
    [{ authorityToldAt: '2026-11-20T12:00:00Z' }, 'authorityToldAt'],
    [{ authorityToldAt: '2026-11-26T12:00:00Z' }, 'authorityToldAt'],
    [{ authority: 'not', authorityReason: 'Klein', authorityToldAt: null }, 'authority'],
    [{ risk: 'none', authority: 'not', authorityReason: 'Klein' }, 'authority'],
    [{ risk: 'none', authority: 'not', authorityToldAt: null }, 'authorityReason'],
    [{ risk: 'high', peopleReason: '' }, 'peopleReason'],
    [{ people: 'not', peopleToldAt: '2026-11-23T16:00:00Z' }, 'people'],
  ] as [Partial<BreachFacts>, keyof BreachFacts][])('%o', (change, field) => {
    expect(fields(change)).toEqual([field])
  })
})

describe('before it can be closed', () => {
  const missing = (change: Partial<BreachFacts>) => missingToClose({ ...facts, ...change }).map(one => one.field)
  test('all decisions are there', () => {
    expect(missing({})).toEqual([])
    expect(missing({ risk: null, authority: null, authorityToldAt: null, people: null })).toEqual(['risk', 'authority', 'people'])
    expect(missing({ authorityToldAt: null })).toEqual(['authorityToldAt'])
    expect(missing({ people: 'tell' })).toEqual(['peopleToldAt'])
    expect(missing({ peopleReason: '' })).toEqual(['peopleReason'])
  })

  test('and the reason of being late', () => {
    expect(missing({ authorityToldAt: '2026-11-23T18:00:00Z' })).toEqual(['lateReason'])
    expect(missing({ authorityToldAt: '2026-11-23T18:00:00Z', lateReason: 'De leverancier vertelde het laat.' })).toEqual([])
  })
})
