import { expect, test } from 'vitest'
import { getExampleProgramme } from '../testing/example-programme.ts'
import { librarySectionNames, textsOf } from './library-sections.ts'
import type { Programme } from './programme.ts'
import { makeSearchable, searchLibrary } from './search-library.ts'

const example = getExampleProgramme()
const make = (change: Partial<Programme>): Programme => ({ ...example, ...change })
const coffee = make({ id: 'coffee', title: 'Koffie aan huis' })
const debt = make({
  id: 'debt',
  title: 'Vroeg eropaf',
  summary: 'Wie een huurschuld heeft, krijgt één bezoek.',
  experience: { ...example.experience, lessons: ['Koffie helpt: wie koffie krijgt, praat over de schuld.'] },
})
const library = [coffee, debt].map(makeSearchable)
const idsFor = (typed: string) => searchLibrary(library, typed).map(found => found.programme.id)
const passages = (typed: string, id: string) =>
  searchLibrary(library, typed)
    .find(found => found.programme.id === id)
    ?.hits.map(hit => hit.passage.map(piece => (piece.isHit ? `[${piece.text}]` : piece.text)).join(''))

test('without words everything comes back as it was, without passages', () => {
  const found = searchLibrary(library, ' ,. ')
  expect(found.map(one => one.programme.id)).toEqual(['coffee', 'debt'])
  expect(found.flatMap(one => one.hits)).toEqual([])
})

test('a word in the title comes before the same word in the text', () => {
  expect(idsFor('koffie')).toEqual(['coffee', 'debt'])
})

test('every word must be there, in whatever part', () => {
  expect(idsFor('koffie schuld')).toEqual(['debt'])
  expect(idsFor('koffie kernreactor')).toEqual([])
})

test('accents and capitals make no difference, and the hit is shown as it was written', () => {
  expect(idsFor('EEN BEZOEK')).toContain('debt')
  expect(passages('een bézoek', 'debt')?.[0]).toBe('Wie [een] huurschuld heeft, krijgt [één] [bezoek].')
})

test('a word is found inside a longer one, but two letters only at the beginning of a word', () => {
  expect(passages('schuld', 'debt')).toContain('Wie een huur[schuld] heeft, krijgt één bezoek.')
  expect(passages('zo', 'debt') ?? []).not.toContain('Wie een huurschuld heeft, krijgt één be[zo]ek.')
})

test('a long text is cut around the first hit, and says so', () => {
  const long = `${'Eerst dit en dan dat. '.repeat(30)}Pas hier staat het toverwoord. ${'Daarna nog iets. '.repeat(30)}`
  const [found] = searchLibrary([makeSearchable(make({ summary: long }))], 'toverwoord')
  const text = found?.hits[0]?.passage.map(piece => piece.text).join('') ?? ''
  expect(text.length).toBeLessThan(220)
  expect(text).toMatch(/^… .*toverwoord.* …$/)
})

test('whatever is typed, pieces put together are a part of the text', () => {
  for (const typed of ['<b>', "'; drop table", '👩‍👧', 'بيت', 'e'.repeat(300), '%_\\']) {
    for (const { hits } of searchLibrary(library, typed)) {
      for (const { passage } of hits) expect(passage.map(piece => piece.text).join('').length).toBeGreaterThan(0)
    }
  }
})

test('every text stands in a part of the page', () => {
  for (const { section, text } of textsOf(example)) {
    expect(librarySectionNames).toContain(section)
    expect(text.trim()).not.toBe('')
  }
})
