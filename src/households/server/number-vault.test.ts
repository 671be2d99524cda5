import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createNumberVault } from './number-vault.ts'

const vault = createNumberVault(randomBytes(32))

test('what was sealed opens for that person alone', () => {
  const sealed = vault.seal('111222333', 'person-1')
  expect(vault.open(sealed, 'person-1')).toBe('111222333')
  expect(() => vault.open(sealed, 'person-2')).toThrow()
  expect(sealed.toString('latin1')).not.toContain('111222333')
})

test('is never the same twice, while its hash is', () => {
  expect(vault.seal('111222333', 'p').equals(vault.seal('111222333', 'p'))).toBe(false)
  expect(vault.hash('111222333', 1).equals(vault.hash('111222333', 1))).toBe(true)
  expect(vault.hash('111222333', 1).equals(vault.hash('111222333', 2))).toBe(false)
})

test('a changed or foreign seal does not open', () => {
  const sealed = vault.seal('111222333', 'p')
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
  expect(() => vault.open(sealed, 'p')).toThrow()
  expect(() => createNumberVault(randomBytes(32)).open(vault.seal('111222333', 'p'), 'p')).toThrow()
})

test('a short key is refused', () => expect(() => createNumberVault(Buffer.alloc(16))).toThrow(/32 bytes/))
