import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  exampleDocx,
  exampleJpeg,
  exampleOdt,
  examplePdf,
  examplePng,
  exampleWebp,
  exampleXlsx,
  exampleZip,
  secret,
} from '../../testing/example-files.ts'
import { orientationIn } from './orientation.ts'
import { recognise } from './recognise.ts'

const kept = (source: Buffer): { type: string; bytes: Buffer } => {
  const found = recognise(source)
  if ('refused' in found) throw new Error(found.refused)
  return found
}
const refusal = (source: Buffer | string): string => {
  const found = recognise(Buffer.from(source as string))
  return 'refused' in found ? found.refused : `kept as ${found.type}`
}

describe('what a file is, is told by its bytes', () => {
  test.each([
    ['pdf', examplePdf()],
    ['jpeg', exampleJpeg()],
    ['png', examplePng()],
    ['webp', exampleWebp()],
    ['docx', exampleDocx()],
    ['xlsx', exampleXlsx()],
    ['odt', exampleOdt()],
    ['txt', Buffer.from('Gebeld met de school. Zij belt terug. 🙂 שלום')],
  ])('%s', (type, source) => {
    expect(kept(source).type).toBe(type)
  })

  test('documents are kept to the byte', () => {
    for (const source of [examplePdf(), exampleDocx(), exampleXlsx(), exampleOdt()]) expect(kept(source).bytes).toEqual(source)
  })

  test('text of older programs becomes UTF-8', () => {
    expect(kept(Buffer.from([0x67, 0x65, 0xeb, 0x72, 0x66, 0x64])).bytes.toString()).toBe('geërfd')
    expect(kept(Buffer.from('\ufeffgeërfd', 'utf16le')).bytes.toString()).toBe('geërfd')
  })
})

describe('refused, with what to do', () => {
  test.each([
    ['nothing', '', 'leeg'],
    ['only white space', ' \n ', 'leeg'],
    ['a web page', '<!DOCTYPE html><script>alert(1)</script>', 'webpagina'],
    ['a web page after white space', '\n  <html onload=alert(1)>', 'webpagina'],
    ['a drawing with code', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'SVG'],
    ['a drawing behind a declaration', '<?xml version="1.0"?><svg/>', 'SVG'],
    ['RTF', '{\\rtf1 hallo}', 'RTF'],
    ['a program', Buffer.from('4d5a90000300000004000000', 'hex'), 'Dit soort bestand'],
    ['old Office', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'oud Office-bestand'],
    ['HEIC', Buffer.concat([Buffer.alloc(4), Buffer.from('ftypheic')]), 'JPEG'],
    ['a plain zip', exampleZip({ 'a.exe': 'MZ' }), 'ingepakt'],
    ['a zip without its table', exampleZip({ 'a.txt': 'a' }).subarray(0, 20), 'beschadigd'],
    ['half a photo', exampleJpeg().subarray(0, 120), 'beschadigd'],
    ['half a PNG', examplePng().subarray(0, 90), 'beschadigd'],
    ['a photo that unfolds into a wall', exampleJpeg({ width: 60_000, height: 60_000 }), 'megapixel'],
  ])('%s', (_, source, words) => {
    expect(refusal(source as Buffer)).toContain(words)
  })

  test.each([
    ['a part with macros', exampleDocx({ 'word/vbaProject.bin': 'x' })],
    [
      'macros under an innocent name',
      exampleDocx({ 'word/media/image1.png': 'x' }, '<Override ContentType="application/vnd.ms-office.vbaProject"/>'),
    ],
    ['a renamed .docm', exampleDocx({}, '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>')],
    ['ODT with Basic', exampleOdt({ 'Basic/Standard/Module1.xml': 'x' })],
  ])('%s', (_, source) => {
    expect(refusal(source)).toContain('macro')
  })
})

describe('a photo loses where, when and with what it was made', () => {
  test.each([
    ['JPEG', exampleJpeg()],
    ['PNG', examplePng({ orientation: 6 })],
    ['WebP', exampleWebp()],
  ])('%s', (_, source) => {
    expect(source.includes(secret)).toBe(true)
    const { bytes } = kept(source)
    expect(bytes.includes(secret)).toBe(false)
    // What was cleaned is a picture still, and there is nothing left to clean.
    expect(kept(bytes).bytes).toEqual(bytes)
  })

  test('a turned photo stays turned, an upright one says nothing', () => {
    const turned = kept(exampleJpeg({ orientation: 6 })).bytes
    expect(orientationIn(turned.subarray(turned.indexOf('Exif') + 6))).toBe(6)
    expect(kept(exampleJpeg({ orientation: 1 })).bytes.includes('Exif')).toBe(false)
    const png = kept(examplePng({ orientation: 8 })).bytes
    expect(orientationIn(png.subarray(png.indexOf('eXIf') + 4))).toBe(8)
    const webp = kept(exampleWebp({ orientation: 3 })).bytes
    expect(orientationIn(webp.subarray(webp.indexOf('EXIF') + 8))).toBe(3)
    expect((webp[20] ?? 0) & 0x0c).toBe(0x08)
  })

  test('pixels and colours are kept, stuffing and restarts included', () => {
    const { bytes } = kept(exampleJpeg())
    expect(bytes.includes(Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]))).toBe(true)
    expect(bytes.includes('ICC_PROFILE')).toBe(true)
    expect(bytes.includes('MPF')).toBe(false)
    expect(kept(examplePng()).bytes.includes('IDAT')).toBe(true)
  })
})

describe('whatever is sent', () => {
  const heads = [exampleJpeg(), examplePng(), exampleWebp(), exampleDocx(), exampleOdt(), examplePdf()]
  const damaged = fc
    .record({
      at: fc.nat(heads.length - 1),
      changes: fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
      cut: fc.nat(500),
    })
    .map(({ at, changes, cut }) => {
      const bytes = Buffer.from(heads[at] ?? Buffer.alloc(0))
      for (const [place, value] of changes) if (place < bytes.length) bytes[place] = value
      return bytes.subarray(0, Math.max(1, bytes.length - cut))
    })

  test('nothing fails and nothing is read past its end, also of damaged files', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          damaged,
          fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
        ),
        source => {
          const found = recognise(source)
          if ('refused' in found) expect(found.refused).not.toBe('')
          else expect(found.bytes.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})
