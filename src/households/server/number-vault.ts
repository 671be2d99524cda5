import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { unavailable } from '../../platform/errors.ts'

/** Seals a BSN so that the database never holds it in the clear, and hashes it so that two equal ones can be found. */
export interface NumberVault {
  seal(bsn: string, personId: string): Buffer
  open(sealed: Buffer, personId: string): string
  hash(bsn: string, municipality: number): Buffer
}

const nonceBytes = 12
const tagBytes = 16

/**
 * AES-256-GCM, bound to the person so that a sealed number cannot be moved to somebody else's row; HMAC-SHA-256 for
 * comparing, because a bare hash of nine digits is guessed in a second. Both keys come from one secret.
 */
export function createNumberVault(secret: Buffer): NumberVault {
  if (secret.length < 32) throw new Error('the key for citizen numbers has at least 32 bytes')
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `voordeur/${use}`, 32))
  const sealing = derive('bsn-seal')
  const hashing = derive('bsn-hash')
  return {
    seal: (bsn, personId) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(personId))
      const text = Buffer.concat([cipher.update(bsn, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    open: (sealed, personId) => {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, nonceBytes))
        .setAAD(Buffer.from(personId))
        .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
      return decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
    },
    hash: (bsn, municipality) => createHmac('sha256', hashing).update(`${municipality}/${bsn}`).digest(),
  }
}

let current: NumberVault | undefined

/** Told once at the start of the server. Without it, everything works but recording and showing a BSN. */
export function useNumberVault(vault: NumberVault): void {
  current = vault
}

/** @throws unavailable when this installation has no key */
export function numberVault(): NumberVault {
  if (!current) throw unavailable('BSN’s kunnen hier nog niet bewaard worden: de beheerder moet eerst een sleutel instellen.')
  return current
}
