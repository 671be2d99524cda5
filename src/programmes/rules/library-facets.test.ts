import { expect, test } from 'vitest'
import { countFacets, fitsFacets } from './library-facets.ts'
import { type Facets, facetValues } from './vocabulary.ts'

const facets = (change: Partial<Facets>): { facets: Facets } => ({
  facets: {
    level: 'buurt/wijk',
    targetGroup: facetValues.targetGroup[2],
    problemTheme: 'Gezondheid',
    interventionAngle: 'zorg',
    partnerMix: facetValues.partnerMix[0],
    ...change,
  },
})
const all = [facets({}), facets({ level: 'stadsbreed' }), facets({ interventionAngle: 'zorg en handhaving' })]
const countOf = (counts: ReturnType<typeof countFacets>, facet: keyof Facets, value: string) =>
  counts[facet].find(one => one.value === value)?.count

test('within a facet any value will do, between facets all must fit', () => {
  const fitting = (chosen: Parameters<typeof fitsFacets>[1]) => all.filter(one => fitsFacets(one.facets, chosen)).length
  expect(fitting({})).toBe(3)
  expect(fitting({ level: ['stadsbreed', 'buurt/wijk'] })).toBe(3)
  expect(fitting({ level: ['buurt/wijk'], interventionAngle: ['zorg'] })).toBe(1)
  expect(fitting({ level: ['regionaal'] })).toBe(0)
})

test('what is ticked narrows the counts of the other facets and not of its own', () => {
  const counts = countFacets(all, { level: ['stadsbreed'] })
  expect(countOf(counts, 'level', 'buurt/wijk')).toBe(2)
  expect(countOf(counts, 'level', 'stadsbreed')).toBe(1)
  expect(countOf(counts, 'interventionAngle', 'zorg')).toBe(1)
  expect(countOf(counts, 'interventionAngle', 'zorg en handhaving')).toBe(0)
  expect(counts.level.filter(one => one.isChosen).map(one => one.value)).toEqual(['stadsbreed'])
})
