import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Signs seals. Lives outside the database: whoever owns only the database cannot make a seal that fits. */
export interface LogKey {
  id: string
  sign(message: Buffer): Buffer
}

/** Checks seals; everybody may have it. */
export interface PublicLogKey {
  id: string
  verify(message: Buffer, signature: Buffer): boolean
}

/** The first 16 hexadecimal digits of the hash of the public key. */
const idOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)

/**
 * The key of this installation: an Ed25519 private key in PEM, made at the first start, readable by its owner alone. Beside it lies
 * the public half, to give to whoever checks.
 */
export function openLogKey(file: string): LogKey {
  if (!existsSync(file)) makeLogKey(file)
  const privateKey = createPrivateKey(readFileSync(file))
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`${file} is no Ed25519 key`)
  return { id: idOf(createPublicKey(privateKey)), sign: message => sign(null, message, privateKey) }
}

/** @param pem a public key, or a private one of which only the public half is used */
export function readPublicLogKey(pem: string | Buffer): PublicLogKey {
  const key = createPublicKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key')
  return { id: idOf(key), verify: (message, signature) => verify(null, message, key, signature) }
}

function makeLogKey(file: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  mkdirSync(path.dirname(file), { recursive: true })
  const making = `${file}-${process.pid}`
  writeFileSync(making, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  try {
    // Linked and not renamed: of two first starts at once, both take the key of the first.
    linkSync(making, file)
    writeFileSync(`${file}.pub`, publicKey.export({ type: 'spki', format: 'pem' }))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(making)
  }
}
