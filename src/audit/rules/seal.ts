import { createHash } from 'node:crypto'

/** What a seal says, and what its signature covers. */
export interface SealContent {
  format: number
  municipality: number
  number: number
  /** Real time, in milliseconds since 1970. */
  sealedAtMs: number
  clockShiftMs: number
  lineCount: number
  root: Buffer
  /** Hash of the seal before; of the first one 32 zero bytes. */
  previous: Buffer
  /** Transaction number, as text: it has more digits than a number holds. */
  horizon: string
  throughId: string | null
  keyId: string
}

export const firstPrevious = Buffer.alloc(32)

/** The bytes that are signed. The first word keeps a signature on a seal from passing for one on anything else. */
export const sealMessage = (seal: SealContent): Buffer =>
  Buffer.from(
    JSON.stringify([
      'voordeur-log-seal',
      seal.format,
      seal.municipality,
      seal.number,
      seal.sealedAtMs,
      seal.clockShiftMs,
      seal.lineCount,
      seal.root.toString('hex'),
      seal.previous.toString('hex'),
      seal.horizon,
      seal.throughId,
      seal.keyId,
    ]),
  )

/** What the next seal and the heads file refer to. */
export const sealHash = (seal: SealContent, signature: Buffer): Buffer =>
  createHash('sha256').update(sealMessage(seal)).update(signature).digest()

/** Binds a fingerprint to its line and its place, so that a line can be named when the seal as a whole no longer fits. */
export const leafMessage = (municipality: number, seal: number, position: number, lineId: string, leaf: Buffer): Buffer =>
  Buffer.from(JSON.stringify(['voordeur-log-leaf', municipality, seal, position, lineId, leaf.toString('hex')]))

/** What a line about destroyed lines says, under the signature of the key. */
export interface DestructionRecord {
  throughSeal: number
  beforeMs: number
  /** How many lines went under this key, this time and all times before: one that is gone besides makes more. */
  total: number
}

/** Without this signature a destruction is a removal: nobody but the holder of the key can excuse a line that is gone. */
export const destructionMessage = (municipality: number, { throughSeal, beforeMs, total }: DestructionRecord): Buffer =>
  Buffer.from(JSON.stringify(['voordeur-log-destruction', municipality, throughSeal, beforeMs, total]))
