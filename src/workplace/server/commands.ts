/** What other capabilities may do with the search index inside their own transaction. */
export { indexCaseFile, indexWords, type WordsToIndex } from './index-words.ts'
export { writeMisspellings } from './write-misspellings.ts'
