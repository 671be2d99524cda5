import { expect, test } from 'vitest'
import { runState } from './words.ts'

test('a list with nothing on it waits for nobody', () => {
  expect(runState({ state: 'ready', planned: 0 }).words).toBe('niets te vernietigen')
  expect(runState({ state: 'ready', planned: 3 }).words).toBe('wacht op akkoord')
  expect(runState({ state: 'counting', planned: 0 }).words).toBe('de lijst wordt gemaakt')
})
