import { crc32 } from 'node:zlib'
import { orientationIn, orientationOnly } from './orientation.ts'
import type { CleanPicture } from './picture.ts'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

/** What makes the picture: pixels, colours, size, and the frames of a moving one. */
const keptChunks = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs hIST sPLT acTL fcTL fdAT'.split(' '))

/** The picture without texts, EXIF, times and anything unknown. @returns undefined when it is no whole PNG */
export function cleanPng(source: Buffer): CleanPicture | undefined {
  if (!source.subarray(0, 8).equals(signature)) return undefined
  const kept: Buffer[] = [signature]
  let size: { width: number; height: number } | undefined
  for (let at = 8; at + 12 <= source.length; ) {
    const length = source.readUInt32BE(at)
    const end = at + 12 + length
    if (end > source.length) return undefined
    const type = source.toString('latin1', at + 4, at + 8)
    const content = source.subarray(at + 8, end - 4)
    if (type === 'IHDR' && length === 13) size = { width: content.readUInt32BE(0), height: content.readUInt32BE(4) }
    else if (!size) return undefined
    if (type === 'eXIf') kept.push(...turned(content))
    if (keptChunks.has(type)) kept.push(source.subarray(at, end))
    if (type === 'IEND') return size && { ...size, bytes: Buffer.concat(kept) }
    at = end
  }
  return undefined
}

function turned(exif: Buffer): Buffer[] {
  const orientation = orientationIn(exif)
  return orientation === 1 ? [] : [chunk('eXIf', orientationOnly(orientation))]
}

/** One chunk with its length before and its check behind it. */
export function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, check])
}
