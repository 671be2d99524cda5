import { describe, expect, test } from 'vitest'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { partOf } from './part-of.ts'
import { partDefinition, retentionParts } from './parts.ts'
import { endsOfParts, termsFrom, wrongTerm } from './terms.ts'

const none = new Set<string>()
const place = { isCoreTable: false, disclosure: 'content' as const, laws: none }
const standard = termsFrom(new Map())

describe('to which part a row belongs', () => {
  test.each([
    ['general', 'support'],
    ['finance', 'support'],
    ['health', 'support'],
    ['tasks', 'support'],
    ['intake', 'support'],
    ['parenting', 'youth'],
    ['education', 'youth'],
    ['safety', 'safety'],
    ['identity', 'core'],
    ['contact', 'core'],
    ['address', 'core'],
    ['numbers', 'core'],
  ] as const)('%s is %s', (domain, part) => {
    expect(partOf({ ...place, accessDomain: accessDomainIds[domain] })).toBe(part)
  })

  test('that the file exists, and what holds it together, is its core in whatever domain', () => {
    expect(partOf({ ...place, disclosure: 'existence', accessDomain: accessDomainIds.safety })).toBe('core')
    expect(partOf({ ...place, isCoreTable: true, accessDomain: accessDomainIds.education })).toBe('core')
  })

  test('money goes by the Wgs only in a file that rests on it', () => {
    expect(partOf({ ...place, laws: new Set(['wmo', 'wgs']), accessDomain: accessDomainIds.finance })).toBe('debt')
    expect(partOf({ ...place, laws: new Set(['wmo']), accessDomain: accessDomainIds.finance })).toBe('support')
  })
})

describe('until when', () => {
  const changed = (day: string) => new Date(`${day}T12:00:00Z`)

  test('each part from its own last change, the core with the last of them', () => {
    const ends = endsOfParts(
      [
        { part: 'core', lastChangedAt: changed('2010-05-01'), rows: 9 },
        { part: 'support', lastChangedAt: changed('2010-02-28'), rows: 4 },
        { part: 'youth', lastChangedAt: changed('2009-12-31'), rows: 2 },
      ],
      standard,
    )
    expect(ends.map(end => [end.part, end.endsOn])).toEqual([
      ['support', '2025-02-28'],
      ['youth', '2029-12-31'],
      ['core', '2029-12-31'],
    ])
  })

  test('a file with nothing but its core is kept for the term of the core', () => {
    expect(endsOfParts([{ part: 'core', lastChangedAt: changed('2010-05-01'), rows: 1 }], standard)[0]?.endsOn).toBe('2025-05-01')
  })

  test('the 29th of February ends on the last day there is', () => {
    expect(endsOfParts([{ part: 'support', lastChangedAt: changed('2008-02-29'), rows: 1 }], standard)[0]?.endsOn).toBe(
      '2023-02-28',
    )
  })

  test('what the municipality decided comes before the standard', () => {
    const terms = termsFrom(new Map([['support', 'P17Y']]))
    expect(endsOfParts([{ part: 'support', lastChangedAt: changed('2010-02-28'), rows: 1 }], terms)[0]?.endsOn).toBe('2027-02-28')
  })
})

describe('what a municipality may decide', () => {
  test('every standard is allowed itself', () => {
    for (const part of retentionParts) expect(wrongTerm(part, part.standard), part.code).toBeUndefined()
  })

  test.each([
    ['support', 'P14Y', /Wmo/],
    ['support', 'P179M', /Wmo/],
    ['youth', 'P15Y', /Jeugdwet/],
    ['backup', 'P36D', /langer/],
    ['backup', 'P6M', /langer/],
    ['report', 'P1D', /korter/],
    ['support', 'PT5H', /hele dagen/],
    ['support', 'vijftien', /hele dagen/],
  ] as const)('%s for %s is refused', (part, term, message) => {
    expect(wrongTerm(partDefinition(part), term)).toMatch(message)
  })

  test.each([
    ['support', 'P20Y'],
    ['support', 'P180M'],
    ['report', 'P6M'],
    ['signal', 'P3M'],
    ['backup', 'P14D'],
  ] as const)('%s for %s is allowed', (part, term) => {
    expect(wrongTerm(partDefinition(part), term)).toBeUndefined()
  })
})
