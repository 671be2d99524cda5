import { expect, test } from 'vitest'
import { aboutWhom } from './about-whom.ts'

const [parent, child] = [{ id: 'parent' }, { id: 'child' }]

test('a parent of whom nothing was chosen is asked, and not taken to ask about themselves', () => {
  expect(aboutWhom('', [parent, child])).toBeNull()
  expect(aboutWhom('child', [parent, child])).toBe('child')
  expect(aboutWhom('parent', [parent, child])).toBe('parent')
})

test('who may ask about one person alone is not asked about whom', () => {
  expect(aboutWhom('', [parent])).toBe('parent')
  expect(aboutWhom('', [])).toBeNull()
})
