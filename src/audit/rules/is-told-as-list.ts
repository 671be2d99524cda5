import { type AnyOperation, pathParameters } from '../../platform/operation.ts'

/**
 * Whether what came back was a list, which the log tells in one line and the resident hears of as "stond op een werklijst".
 * The rest is a file or record that was opened or changed: a line for each person it was about.
 */
export function isToldAsList(operation: Pick<AnyOperation, 'method' | 'caseFile' | 'path' | 'told' | 'asks'>): boolean {
  if (operation.told) return operation.told === 'list'
  const isQuestion = operation.method === 'GET' || operation.asks === true
  return isQuestion && !operation.caseFile && pathParameters(operation.path).length === 0
}
