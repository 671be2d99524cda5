import { capability } from '../../platform/http/handlers.ts'
import { retentionOperations } from '../api.ts'
import { getDestructionRecord } from './get-record.ts'
import { getRetentionOfFile } from './get-retention-of-file.ts'
import { liftLegalHold, listLegalHolds, reviewLegalHold, setLegalHold } from './holds.ts'
import {
  approveDestruction,
  getDestructionRun,
  listDestructionItems,
  listDestructionRuns,
  listOverseenDestructionItems,
  prepareDestruction,
  resumeDestruction,
  stopDestruction,
} from './keep-runs.ts'
import { decideRetentionTerm, listRetentionTerms } from './keep-terms.ts'

export const retention = capability('retention', retentionOperations, {
  listRetentionTerms,
  decideRetentionTerm,
  getRetentionOfFile,
  listDestructionRuns,
  prepareDestruction,
  getDestructionRun,
  listDestructionItems,
  listOverseenDestructionItems,
  approveDestruction,
  stopDestruction,
  resumeDestruction,
  getDestructionRecord,
  listLegalHolds,
  setLegalHold,
  reviewLegalHold,
  liftLegalHold,
})
