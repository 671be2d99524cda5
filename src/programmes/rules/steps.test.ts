import { describe, expect, test } from 'vitest'
import { getExampleProgramme } from '../testing/example-programme.ts'
import type { ProgrammeEvent } from './events.ts'
import { nextSteps, stepsAfter } from './steps.ts'

const example = getExampleProgramme()
const opened: ProgrammeEvent = { name: 'case-file.opened' }
const visited: ProgrammeEvent = { name: 'home-visit.recorded', attributes: { kind: 'first' } }
const planned: ProgrammeEvent = { name: 'plan.drawn-up' }
const closed: ProgrammeEvent = { name: 'case-file.closed', attributes: { reason: 'done' } }
const reopened: ProgrammeEvent = { name: 'case-file.reopened' }

describe('what to do now', () => {
  test.each<[string, ProgrammeEvent[], string[]]>([
    ['nothing before it begins', [], []],
    ['a step without an event of its own opens with its phase', [opened], ['visit']],
    ['the next after the visit', [opened, visited], ['plan']],
    ['a second visit does not ask for a second plan', [opened, visited, planned, visited], ['close']],
    ['nothing after closing', [opened, visited, planned, closed], []],
    ['closing again after reopening', [opened, visited, planned, closed, reopened], ['close']],
    ['an end before the opening does not count', [planned, opened], ['visit', 'close']],
  ])('%s', (_, history, expected) => {
    expect(nextSteps(example, history).map(({ step }) => step.code)).toEqual(expected)
  })

  test('the way already gone is kept', () => {
    const steps = stepsAfter(example, [opened, visited, planned, closed])
    expect(steps.map(({ step, state }) => `${step.code} ${state}`)).toEqual(['visit done', 'plan done', 'close done'])
  })

  test('a step that opens and ends in one event is done', () => {
    const [phase] = example.phases
    const step = phase?.steps[1]
    if (!phase || !step) throw new Error('the example has a second step')
    const programme = { phases: [{ ...phase, steps: [{ ...step, opensOn: step.endsOn }] }] }
    expect(stepsAfter(programme, [planned]).map(({ state }) => state)).toEqual(['done'])
  })
})
