import { type FoldedText, foldText, placesOf, wordsAsked } from './fold-text.ts'
import { type LibrarySection, textsOf } from './library-sections.ts'
import type { Programme } from './programme.ts'

/** A text in pieces, those that were asked for marked. */
export type Passage = readonly { readonly text: string; readonly isHit: boolean }[]

export interface Hit {
  readonly section: LibrarySection
  readonly passage: Passage
}

export interface Found {
  readonly programme: Programme
  readonly score: number
  /** The passages that say most, best first. */
  readonly hits: readonly Hit[]
  /** How many passages there are in all. */
  readonly hitCount: number
}

interface Searchable {
  readonly programme: Programme
  readonly titles: readonly FoldedText[]
  readonly texts: readonly { section: LibrarySection; text: string; folded: FoldedText }[]
}

const mostHits = 3

/** Folds a programme once, so that a question afterwards only compares. */
export function makeSearchable(programme: Programme): Searchable {
  return {
    programme,
    titles: [programme.title, programme.municipality, ...programme.titleVariants].map(foldText),
    texts: textsOf(programme).map(({ section, text }) => ({ section, text, folded: foldText(text) })),
  }
}

/**
 * Programmes in which every word that was typed stands somewhere, without regard to capitals and accents. A word in a title
 * counts most, then at the beginning of a word, then inside one. Nothing typed: all of them, in the order they came.
 */
export function searchLibrary(library: readonly Searchable[], typed: string): Found[] {
  const words = wordsAsked(typed)
  if (words.length === 0) return library.map(({ programme }) => ({ programme, score: 0, hits: [], hitCount: 0 }))
  return library
    .flatMap(searchable => {
      const scores = words.map(word => scoreOf(searchable, word))
      if (scores.includes(0)) return []
      const hits = hitsIn(searchable, words)
      const score = scores.reduce((sum, one) => sum + one, 0)
      return [{ programme: searchable.programme, score, hits: hits.slice(0, mostHits), hitCount: hits.length }]
    })
    .toSorted((one, other) => other.score - one.score || compareTitles(one.programme, other.programme))
}

const { compare } = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' })
const compareTitles = (one: Programme, other: Programme): number => compare(one.title, other.title)

function scoreOf({ titles, texts }: Searchable, word: string): number {
  const best = (where: readonly FoldedText[], beginning: number, inside: number): number =>
    where.reduce((most, { folded }) => {
      const places = placesOf(folded, word)
      if (places.length === 0) return most
      return Math.max(most, places.some(place => place.beginsWord) ? beginning : inside)
    }, 0)
  const inTexts = (sections: (section: LibrarySection) => boolean, beginning: number, inside: number) =>
    best(
      texts.filter(text => sections(text.section)).map(text => text.folded),
      beginning,
      inside,
    )
  return Math.max(
    best(titles, 100, 60),
    inTexts(section => section === 'in-het-kort', 12, 6),
    inTexts(() => true, 3, 1),
  )
}

function hitsIn({ texts }: Searchable, words: readonly string[]): Hit[] {
  return texts
    .map(({ section, text, folded }) => {
      const places = words.map(word => placesOf(folded.folded, word))
      const found = places.filter(one => one.length > 0).length
      const begins = places.filter(one => one.some(place => place.beginsWord)).length
      return { section, text, folded, places: places.flat(), worth: found * 10 + begins }
    })
    .filter(({ worth }) => worth > 0)
    .toSorted((one, other) => other.worth - one.worth)
    .map(({ section, text, folded, places }) => ({ section, passage: passageOf(text, folded, places) }))
}

const before = 60
const longest = 190

/** The text around the first hit, cut at spaces. */
function passageOf(text: string, { places }: FoldedText, found: readonly { from: number; to: number }[]): Passage {
  const marks = found
    .map(({ from, to }) => ({ from: places[from] ?? 0, to: places[to] ?? text.length }))
    .toSorted((one, other) => one.from - other.from)
  const first = marks[0]?.from ?? 0
  const begin = text.length <= longest || first <= before ? 0 : text.indexOf(' ', first - before) + 1 || first
  const cut = begin + longest >= text.length ? text.length : text.lastIndexOf(' ', begin + longest)
  const end = cut > first ? cut : text.length
  const pieces: { text: string; isHit: boolean }[] = []
  let at = begin
  for (const mark of marks) {
    if (mark.from < at || mark.to > end) continue
    if (mark.from > at) pieces.push({ text: text.slice(at, mark.from), isHit: false })
    pieces.push({ text: text.slice(mark.from, mark.to), isHit: true })
    at = mark.to
  }
  if (at < end) pieces.push({ text: text.slice(at, end), isHit: false })
  if (begin > 0) pieces.unshift({ text: '… ', isHit: false })
  if (end < text.length) pieces.push({ text: ' …', isHit: false })
  return pieces
}
