import { expect, test } from 'vitest'
import { changesBetween } from './changes.ts'

test('only what differs is sent, with what stood there; nothing differs: nothing', () => {
  const stood = { name: 'Woonpartners', areas: [21, 22], until: null as string | null }
  expect(changesBetween(stood, { ...stood, areas: [21, 22] })).toBeUndefined()
  expect(changesBetween(stood, { ...stood, areas: [22], until: '2026-12-31' })).toEqual({
    areas: { from: [21, 22], to: [22] },
    until: { from: null, to: '2026-12-31' },
  })
})
