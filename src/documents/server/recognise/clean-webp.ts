import { orientationIn, orientationOnly } from './orientation.ts'
import type { CleanPicture } from './picture.ts'

const keptChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Bits of VP8X that announce a chunk. */
const exifFlag = 0x08
const xmpFlag = 0x04

/** The picture without EXIF, XMP and anything unknown. @returns undefined when it is no whole WebP */
export function cleanWebp(source: Buffer): CleanPicture | undefined {
  if (source.length < 20 || source.toString('latin1', 0, 4) !== 'RIFF' || source.toString('latin1', 8, 12) !== 'WEBP')
    return undefined
  const whole = 8 + source.readUInt32LE(4)
  if (whole > source.length) return undefined
  const kept: { type: string; content: Buffer }[] = []
  let orientation = 1
  for (let at = 12; at + 8 <= whole; ) {
    const type = source.toString('latin1', at, at + 4)
    const end = at + 8 + source.readUInt32LE(at + 4)
    if (end > whole) return undefined
    const content = source.subarray(at + 8, end)
    if (type === 'EXIF') orientation = orientationIn(withoutName(content))
    if (keptChunks.has(type)) kept.push({ type, content })
    at = end + (end % 2)
  }
  const size = sizeOf(kept)
  if (!size) return undefined
  const extended = kept.find(one => one.type === 'VP8X')
  // Only an extended file has EXIF that counts.
  const isTurned = extended !== undefined && orientation !== 1
  if (extended) {
    extended.content = Buffer.from(extended.content)
    extended.content[0] = ((extended.content[0] ?? 0) & ~(exifFlag | xmpFlag)) | (isTurned ? exifFlag : 0)
  }
  if (isTurned) kept.push({ type: 'EXIF', content: orientationOnly(orientation) })
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept.map(one => chunk(one.type, one.content))])
  return { ...size, bytes: Buffer.concat([Buffer.from('RIFF', 'latin1'), littleEndian(body.length), body]) }
}

/** Some programs put the name that JPEG needs before it. */
const withoutName = (exif: Buffer): Buffer => (exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif)

function sizeOf(chunks: readonly { type: string; content: Buffer }[]): { width: number; height: number } | undefined {
  const find = (type: string, least: number) => chunks.find(one => one.type === type && one.content.length >= least)?.content
  const extended = find('VP8X', 10)
  const lossless = find('VP8L', 5)
  const lossy = find('VP8 ', 10)
  if (!lossless && !lossy && !chunks.some(one => one.type === 'ANMF')) return undefined
  if (extended) return { width: extended.readUIntLE(4, 3) + 1, height: extended.readUIntLE(7, 3) + 1 }
  if (lossless) {
    const bits = lossless.readUInt32LE(1)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return lossy && { width: lossy.readUInt16LE(6) & 0x3fff, height: lossy.readUInt16LE(8) & 0x3fff }
}

function chunk(type: string, content: Buffer): Buffer {
  const padding = Buffer.alloc(content.length % 2)
  return Buffer.concat([Buffer.from(type, 'latin1'), littleEndian(content.length), content, padding])
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
