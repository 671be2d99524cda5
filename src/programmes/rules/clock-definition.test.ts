import { describe, expect, test } from 'vitest'
import { getExampleProgramme } from '../testing/example-programme.ts'
import { clocksFor } from './clock-definition.ts'
import type { ProgrammeEvent } from './events.ts'

const example = getExampleProgramme()
const effects = (event: ProgrammeEvent) => clocksFor(example, event).map(({ clock, effect }) => `${clock.code} ${effect}`)

describe('what an event does to the clocks', () => {
  test.each<[ProgrammeEvent, string[]]>([
    [{ name: 'case-file.opened' }, ['visit start']],
    [{ name: 'home-visit.recorded', attributes: { kind: 'first' } }, ['visit met']],
    [{ name: 'home-visit.recorded', attributes: { kind: 'second' } }, []],
    [{ name: 'home-visit.recorded' }, []],
    [{ name: 'contact.recorded', attributes: { reached: false } }, ['visit pause']],
    [{ name: 'contact.recorded', attributes: { reached: true } }, ['visit resume']],
    [{ name: 'case-file.closed', attributes: { reason: 'done' } }, ['visit stopped', 'aftercare start']],
    [{ name: 'case-file.closed', attributes: { reason: 'moved' } }, ['visit stopped']],
    [{ name: 'aftercare.recorded', attributes: { outcome: 'stable' } }, ['aftercare met']],
    [{ name: 'task.placed' }, []],
  ])('%o', (event, expected) => expect(effects(event)).toEqual(expected))

  test('a clock that ends and begins in one event ends first', () => {
    const [visit] = example.clocks
    if (!visit) throw new Error('the example has a clock')
    const repeating = {
      clocks: [
        {
          ...visit,
          startedBy: [{ event: 'plan.reviewed' as const }],
          stoppedBy: [{ event: 'plan.reviewed' as const, result: 'met' as const }],
        },
      ],
    }
    expect(clocksFor(repeating, { name: 'plan.reviewed' }).map(({ effect }) => effect)).toEqual(['met', 'start'])
  })
})
