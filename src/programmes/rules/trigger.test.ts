import { describe, expect, test } from 'vitest'
import { matchesTrigger, Trigger } from './trigger.ts'

const closed = (attributes: Record<string, string | boolean | null>) => ({ name: 'case-file.closed' as const, attributes })

describe('a trigger fits', () => {
  test.each([
    ['the bare event', { event: 'case-file.closed' }, closed({ reason: 'moved' }), true],
    ['another event', { event: 'case-file.opened' }, closed({}), false],
    ['the value', { event: 'case-file.closed', with: { reason: 'done' } }, closed({ reason: 'done' }), true],
    ['one of the values', { event: 'case-file.closed', with: { reason: ['done', 'moved'] } }, closed({ reason: 'moved' }), true],
    ['none of the values', { event: 'case-file.closed', with: { reason: ['done'] } }, closed({ reason: 'moved' }), false],
    [
      'all attributes',
      { event: 'case-file.closed', with: { reason: 'done', success: true } },
      closed({ reason: 'done', success: false }),
      false,
    ],
    ['no value at all', { event: 'case-file.closed', with: { reason: 'done' } }, closed({ reason: null }), false],
    ['"true" is not true', { event: 'case-file.closed', with: { success: true } }, closed({ success: 'true' }), false],
  ] as const)('%s: %o on %o is %s', (_, trigger, event, expected) => {
    expect(matchesTrigger(Trigger.parse(trigger), event)).toBe(expected)
  })
})
