/** Letters that Unicode does not split into a letter and a mark. */
const singleLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', ĳ: 'ij' }

/** Text without capitals and accents; `places[i]` is where the letter at `i` stands in the text as it was written. */
export interface FoldedText {
  readonly folded: string
  readonly places: readonly number[]
}

/** "Één huishouden" and "een HUISHOUDEN" fold to the same, and a hit can still be shown in the words of the writer. */
export function foldText(text: string): FoldedText {
  let folded = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const plain = character
      .normalize('NFKD')
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase()
    for (const letter of singleLetters[plain] ?? plain) {
      folded += letter
      for (let unit = 0; unit < letter.length; unit++) places.push(at)
    }
    at += character.length
  }
  places.push(text.length)
  return { folded, places }
}

const mostWords = 8

/** What somebody typed, as folded words that must all be found. At most eight: more narrows nothing. */
export function wordsAsked(typed: string): string[] {
  return [...new Set(foldText(typed).folded.split(/[^\p{L}\p{N}]+/u))].filter(word => word !== '').slice(0, mostWords)
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** One or two letters are found at the beginning of a word only: inside words they are everywhere. */
const findsInside = (word: string): boolean => word.length > 2

export interface FoundAt {
  readonly from: number
  readonly to: number
  /** Whether a word begins here; "schuld" is also found inside "huurschuld". */
  readonly beginsWord: boolean
}

/** Every place in a folded text where the word stands. */
export function placesOf(folded: string, word: string): FoundAt[] {
  const found: FoundAt[] = []
  for (let from = folded.indexOf(word); from !== -1; from = folded.indexOf(word, from + word.length)) {
    const beginsWord = !isLetter(folded[from - 1])
    if (beginsWord || findsInside(word)) found.push({ from, to: from + word.length, beginsWord })
  }
  return found
}
