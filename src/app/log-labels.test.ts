import { expect, test } from 'vitest'
import { eventLabels } from '../audit/rules/event-labels.ts'
import { capabilities } from './capabilities.ts'

test('every operation has a line in Dutch for the processing log', () => {
  const events = capabilities.flatMap(({ operations }) => Object.values(operations).map(operation => operation.event))
  expect([...new Set(events)].filter(event => !(event in eventLabels)).toSorted()).toEqual([])
})
