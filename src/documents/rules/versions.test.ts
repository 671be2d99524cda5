import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Version, withEarlier } from './versions.ts'

const version = (id: string, replacesId: string | null = null, isWithdrawn = false): Version => ({ id, replacesId, isWithdrawn })
const told = (documents: Version[]) =>
  withEarlier(documents).map(({ current, earlier }) => [current.id, ...earlier.map(one => one.id)])

test('the newest version stands in the list, with those before it', () => {
  expect(told([version('a'), version('b', 'a'), version('c', 'b'), version('x')])).toEqual([['c', 'b', 'a'], ['x']])
})

test('a newest version that is withdrawn gives way to the one before', () => {
  expect(told([version('a'), version('b', 'a'), version('c', 'b', true)])).toEqual([['b', 'a']])
})

test('a withdrawn version in between is left out, and nothing stands there twice', () => {
  expect(told([version('a'), version('b', 'a', true), version('c', 'b')])).toEqual([['c', 'a']])
})

test('two replacements of one version, the first withdrawn', () => {
  expect(told([version('a'), version('b', 'a', true), version('c', 'a')])).toEqual([['c', 'a']])
})

test('a version that was not shared breaks the chain and loses nothing', () => {
  expect(told([version('c', 'b'), version('a')])).toEqual([['c'], ['a']])
})

test('whatever is withdrawn: every other version shows exactly once, and no withdrawn one ever', () => {
  const chain = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(chain, withdrawn => {
      const documents = withdrawn.map((isWithdrawn, at) => version(String(at), at === 0 ? null : String(at - 1), isWithdrawn))
      const shown = told(documents).flat()
      expect([...shown].sort()).toEqual(documents.filter(one => !one.isWithdrawn).map(one => one.id))
    }),
  )
})
