import { orientationIn, orientationOnly } from './orientation.ts'
import type { CleanPicture } from './picture.ts'

const exifName = Buffer.from('Exif\0\0', 'latin1')

/**
 * The photo without EXIF, XMP, IPTC, comments, a second picture or a film behind its end: these tell where and when it was made,
 * and with which telephone. How it is turned, its colours and its pixels stay as they were.
 *
 * @returns undefined when it is no whole JPEG
 */
export function cleanJpeg(source: Buffer): CleanPicture | undefined {
  if (source.length < 4 || source.readUInt16BE(0) !== 0xffd8) return undefined
  const kept: Buffer[] = []
  let orientation = 1
  let size: { width: number; height: number } | undefined
  let hasPixels = false
  let at = 2
  for (;;) {
    if (at + 2 > source.length) return undefined
    if (source[at] !== 0xff) return undefined
    const marker = source[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) break
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2
      continue
    }
    if (at + 4 > source.length) return undefined
    const end = at + 2 + source.readUInt16BE(at + 2)
    if (end < at + 4 || end > source.length) return undefined
    const content = source.subarray(at + 4, end)
    if (marker === 0xe1 && content.subarray(0, 6).equals(exifName)) orientation = orientationIn(content.subarray(6))
    if (isFrame(marker) && content.length >= 5) size = { height: content.readUInt16BE(1), width: content.readUInt16BE(3) }
    if (marker === 0xda) {
      const next = endOfScan(source, end)
      kept.push(source.subarray(at, next))
      hasPixels = true
      at = next
      // Cut off in the middle of the last lines: still a photo. The end is put behind it.
      if (next === source.length) break
      continue
    }
    if (isKept(marker, content)) kept.push(source.subarray(at, end))
    at = end
  }
  if (!size || !hasPixels) return undefined
  return {
    ...size,
    bytes: Buffer.concat([Buffer.from([0xff, 0xd8]), ...turned(orientation), ...kept, Buffer.from([0xff, 0xd9])]),
  }
}

function turned(orientation: number): Buffer[] {
  if (orientation === 1) return []
  const content = Buffer.concat([exifName, orientationOnly(orientation)])
  const head = Buffer.alloc(4)
  head.writeUInt16BE(0xffe1, 0)
  head.writeUInt16BE(content.length + 2, 2)
  return [head, content]
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Tables, frames, and of the applications' own segments those that decide about colour. */
function isKept(marker: number, content: Buffer): boolean {
  if (marker >= 0xc0 && marker <= 0xdf) return true
  const begins = (text: string) => content.toString('latin1', 0, text.length) === text
  // With a small copy of the picture in it, it is longer.
  if (marker === 0xe0) return begins('JFIF\0') && content.length === 14
  if (marker === 0xe2) return begins('ICC_PROFILE\0')
  return marker === 0xee && begins('Adobe')
}

/** Where the pixels end: at the next marker that is no stuffing (00) and no restart (D0 to D7). */
function endOfScan(source: Buffer, from: number): number {
  let at = source.indexOf(0xff, from)
  while (at !== -1 && at + 1 < source.length) {
    const next = source[at + 1] ?? 0
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at = source.indexOf(0xff, next === 0xff ? at + 1 : at + 2)
  }
  return source.length
}
