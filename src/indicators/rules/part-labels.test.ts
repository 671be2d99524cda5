import { expect, test } from 'vitest'
import { demoProgramme } from '../../../db/demo/voorbeeldstad.ts'
import { loadProgrammes } from '../../programmes/server/load-programmes.ts'
import { partLabels } from './part-labels.ts'

test('one code at closing and in aftercare has the label of what the figure counts', async () => {
  const programme = (await loadProgrammes()).programmes.get(demoProgramme.id)
  if (!programme) throw new Error('the programme of the demonstration is missing')
  const labelOf = (event: string, code: string): string | undefined => {
    const indicator = programme.indicators.find(one => one.ofWhich && one.counts.some(counted => counted.event === event))
    return indicator && partLabels(indicator, programme, 'attribute', []).of(code)
  }
  const closed = programme.closingReasons.find(one => one.code === 'declined')?.label
  const followed = programme.aftercare.outcomes.find(one => one.code === 'declined')?.label
  expect(closed).not.toBe(followed)
  expect(labelOf('case-file.closed', 'declined')).toBe(closed)
  expect(labelOf('aftercare.recorded', 'declined')).toBe(followed)
})
