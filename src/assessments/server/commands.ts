/** What other capabilities may do with scores inside their own transaction. */
export { recordScores, type ScoresToRecord } from './record-scores.ts'
