import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leafOf, merkleRoot } from './merkle.ts'

const hash = (...bytes: Buffer[]) => createHash('sha256').update(Buffer.concat(bytes)).digest()
const [a, b, c] = ['a', 'b', 'c'].map(text => leafOf(Buffer.alloc(16), text)) as [Buffer, Buffer, Buffer]

test('one leaf is its own root; three make two levels', () => {
  expect(merkleRoot([a])).toEqual(a)
  const one = Buffer.from([1])
  expect(merkleRoot([a, b, c])).toEqual(hash(one, hash(one, a, b), c))
})

test('another salt, another fingerprint', () => {
  expect(leafOf(Buffer.alloc(16, 1), 'a')).not.toEqual(a)
})

test('a leaf that was changed, left out, added or moved gives another root', () => {
  const leaves = fc
    .uniqueArray(fc.string(), { minLength: 2, maxLength: 40 })
    .map(all => all.map(text => leafOf(Buffer.alloc(16), text)))
  fc.assert(
    fc.property(leaves, fc.nat(), fc.nat(), (all, first, second) => {
      const [at, other] = [first % all.length, second % all.length]
      const root = merkleRoot(all)
      const changed = all.with(at, leafOf(Buffer.alloc(16, 9), 'else'))
      expect(merkleRoot(changed)).not.toEqual(root)
      expect(merkleRoot(all.toSpliced(at, 1))).not.toEqual(root)
      expect(merkleRoot(all.toSpliced(at, 0, all[other] as Buffer))).not.toEqual(root)
      if (at !== other) expect(merkleRoot(all.with(at, all[other] as Buffer).with(other, all[at] as Buffer))).not.toEqual(root)
    }),
  )
})

test('nothing has a root too', () => expect(merkleRoot([])).toEqual(createHash('sha256').digest()))
