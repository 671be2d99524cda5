import { expect, test } from 'vitest'
import { isOpenTask, taskActs, taskStateAfter, taskStates } from './task-state.ts'

test('what has ended stays ended', () => {
  for (const state of taskStates.filter(state => !isOpenTask(state))) expect(taskStateAfter[state]).toEqual({})
})

test('an open task can always be given back or withdrawn, so nobody is stuck with it', () => {
  for (const state of taskStates.filter(isOpenTask)) {
    expect(taskStateAfter[state].decline).toBe('declined')
    expect(taskStateAfter[state].withdraw).toBe('withdrawn')
  }
})

test('a task is done only after somebody took it up', () => {
  const from = taskStates.filter(state => taskActs.some(act => taskStateAfter[state][act] === 'done'))
  expect(from).toEqual(['accepted'])
})
