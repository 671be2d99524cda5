import { expect, test } from 'vitest'
import { eventLabels } from '../audit/rules/event-labels.ts'
import { didWords } from '../audit/rules/own-words.ts'
import { capabilities } from './capabilities.ts'

test('every operation has a line in Dutch for the processing log', () => {
  const events = capabilities.flatMap(({ operations }) => Object.values(operations).map(operation => operation.event))
  expect([...new Set(events)].filter(event => !(event in eventLabels)).toSorted()).toEqual([])
})

/** Told to no resident: that something is shielded, and what somebody has not finished writing. */
const neverTold = /^(shields?|meldcode|veilig-thuis|drafts?|colleagues)\.|^case-file\.shielded$/

test('what is done in a file or with a report is told to the resident in words of their own', () => {
  const inAFile = capabilities
    .flatMap(({ operations }) => Object.values(operations))
    .filter(({ path }) => /\{caseFileId\}|^\/concern-reports\/\{|^\/own-(file|consents|requests)/.test(path))
    .map(operation => operation.event)
  const told = [...new Set(inAFile)].filter(event => !neverTold.test(event))
  expect(told.length).toBeGreaterThan(80)
  expect(told.filter(event => didWords(event, false) === `${eventLabels[event]}.`).toSorted()).toEqual([])
})
