/**
 * A plain measure for texts to residents (B1): the length of sentences and the share of long words. Not a judge of good Dutch;
 * it catches the sentence that grew.
 */
export interface Readability {
  longestSentence: number
  /** Words a sentence, on average. */
  averageSentence: number
  /** Words of more than 14 letters, apart from the few that have no shorter name. */
  longWords: string[]
}

/** Words that people know although they are long, and names of things that have no other name. */
const known = new Set(['contactpersoon', 'persoonsgegevens', 'burgerservicenummer', 'cliëntondersteuner', 'voorbeeldstad'])

export function readabilityOf(text: string): Readability {
  const sentences = text
    .split(/(?<=[.!?:])\s+|\n+/)
    .map(sentence => sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? [])
    .filter(words => words.length > 0)
  const counts = sentences.map(words => words.length)
  const longWords = sentences
    .flat()
    .filter(word => word.replaceAll(/[^\p{L}]/gu, '').length > 14 && !known.has(word.toLowerCase()) && !word.includes('-'))
  return {
    longestSentence: Math.max(0, ...counts),
    averageSentence: counts.length === 0 ? 0 : counts.reduce((sum, count) => sum + count, 0) / counts.length,
    longWords: [...new Set(longWords)],
  }
}
