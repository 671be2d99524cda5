import { inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  /** 0 stored, 8 deflated. */
  method: number
  packedBytes: number
  at: number
}

const mostEntries = 20_000

/**
 * What a zip file says is in it, from its table at the end. Nothing is unpacked.
 *
 * @returns undefined when it has no table that holds together
 */
export function zipEntries(source: Buffer): ZipEntry[] | undefined {
  const end = source.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end === -1 || end + 22 > source.length) return undefined
  const count = source.readUInt16LE(end + 10)
  let at = source.readUInt32LE(end + 16)
  if (count > mostEntries) return undefined
  const entries: ZipEntry[] = []
  for (let number = 0; number < count; number++) {
    if (at + 46 > source.length || source.readUInt32LE(at) !== 0x02014b50) return undefined
    const nameLength = source.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + source.readUInt16LE(at + 30) + source.readUInt16LE(at + 32)
    if (next > source.length) return undefined
    entries.push({
      name: source.toString('utf8', at + 46, at + 46 + nameLength),
      method: source.readUInt16LE(at + 10),
      packedBytes: source.readUInt32LE(at + 20),
      at: source.readUInt32LE(at + 42),
    })
    at = next
  }
  return entries
}

/** The text of one entry, when it is no longer than asked. @returns undefined when it is, or does not unpack */
export function zipText(source: Buffer, entry: ZipEntry, mostBytes: number): string | undefined {
  if (entry.at + 30 > source.length || source.readUInt32LE(entry.at) !== 0x04034b50) return undefined
  const from = entry.at + 30 + source.readUInt16LE(entry.at + 26) + source.readUInt16LE(entry.at + 28)
  const packed = source.subarray(from, from + entry.packedBytes)
  if (packed.length !== entry.packedBytes) return undefined
  if (entry.method === 0) return packed.length <= mostBytes ? packed.toString('utf8') : undefined
  if (entry.method !== 8) return undefined
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytes }).toString('utf8')
  } catch {
    return undefined
  }
}
