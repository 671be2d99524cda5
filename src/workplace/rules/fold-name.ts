/**
 * How names and streets are compared: without capitals, accents and signs. The same rule writes the words of the search
 * index and reads what somebody types, so that "Çelik", "celik" and "CELIK" meet.
 */

/** Letters that Unicode does not split into a letter and a mark. */
const singleLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ĳ: 'ij',
}

/** Words between given name and surname. People leave them out, so nobody is found or missed by them. */
const particles = new Set(
  'aan al bij d da das de del della den der des di do dos du el en het in la las le los of op s t te ten ter tot uit van vander vanden ver von voor vom zu zum zur'.split(
    ' ',
  ),
)

/** One word or number, folded: letters a to z in any script's own letters, and digits. */
export function foldName(text: string): string {
  return (
    text
      .normalize('NFKD')
      // Marks are dropped, also those of Greek and Cyrillic; Arabic vowel signs are marks as well.
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/\p{M}+/gu, '')
      .replaceAll(/[ßæœøđðłħıþĳ]/g, letter => singleLetters[letter] ?? letter)
      // Meyer is Meijer to who only heard it. From y to ij, so that what was typed so far still is the beginning of the word.
      .replaceAll('y', 'ij')
      .replaceAll(/[^\p{L}\p{N}]+/gu, '')
  )
}

const piecesOf = (text: string): string[] =>
  text
    .split(/[\s\-‐‑–—/.,;:()'’‘`´"]+/u)
    .map(foldName)
    .filter(piece => piece !== '')

/** A postcode is one word, however it was typed. */
const joinPostcodes = (text: string): string => text.replaceAll(/\b([1-9]\d{3})\s*([A-Za-z]{2})\b/g, '$1$2')

/**
 * The words under which a name, street or title is found: each word but the particles, and a surname also in one piece with
 * its particles ("van den Berg": "berg" and "vandenberg").
 */
export function wordsToIndex(text: string): string[] {
  const pieces = piecesOf(joinPostcodes(text))
  const found = new Set<string>()
  let before = ''
  for (const piece of pieces) {
    if (particles.has(piece)) {
      before += piece
      continue
    }
    found.add(piece)
    if (before !== '') found.add(before + piece)
    before = ''
  }
  // A name of particles alone ("Do", "El Al") is still a name.
  if (found.size === 0) for (const piece of pieces) found.add(piece)
  return [...found]
}

/** One letter is the beginning of half the city; `ij` may be a y. A house number tells, however short. */
export const isTelling = (word: string): boolean => /\p{N}/u.test(word) || (word.length > 1 && word !== 'ij')

/** What somebody typed, as the beginnings of words that must all fit. At most five: more narrows nothing. */
export function wordsToFind(typed: string): string[] {
  const pieces = [...new Set(piecesOf(joinPostcodes(typed)))]
  const telling = pieces.filter(piece => !particles.has(piece))
  return (telling.length > 0 ? telling : pieces).slice(0, 5)
}
