import { deflateSync } from 'node:zlib'
import { chunk } from '../server/recognise/clean-png.ts'
import { orientationOnly } from '../server/recognise/orientation.ts'

/** What must never be kept of a photo; it stands in every place where programs put such things. */
export const secret = 'N52-04-23 E4-18-11 Telefoon van Samira'
const secretBytes = Buffer.from(secret, 'latin1')

export const examplePdf = (text = 'voorbeeld'): Buffer => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`, 'latin1')

/** A photo that was taken upside down or sideways, with place, comment, small copy and a film behind it. */
export function exampleJpeg({ orientation = 6, width = 4, height = 3 } = {}): Buffer {
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationOnly(orientation), secretBytes])),
    segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), secretBytes])),
    segment(0xe2, Buffer.concat([Buffer.from('MPF\0', 'latin1'), secretBytes])),
    segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0', 'latin1'), Buffer.from('colours')])),
    segment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0', 'latin1'), secretBytes])),
    segment(0xfe, secretBytes),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(20, 1)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    // Stuffing and a restart belong to the pixels.
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
    secretBytes,
  ])
}

function segment(marker: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]), content])
}

export function examplePng({ orientation = 1, width = 2, height = 2 } = {}): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.concat([Buffer.from('Location\0', 'latin1'), secretBytes])),
    chunk('eXIf', Buffer.concat([orientationOnly(orientation), secretBytes])),
    chunk('zzZz', secretBytes),
    chunk('IDAT', deflateSync(Buffer.alloc(6))),
    chunk('IEND', Buffer.alloc(0)),
    secretBytes,
  ])
}

export function exampleWebp({ orientation = 3 } = {}): Buffer {
  const extended = Buffer.alloc(10)
  extended[0] = 0x0c
  extended.writeUIntLE(3, 4, 3)
  extended.writeUIntLE(2, 7, 3)
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    riff('VP8X', extended),
    riff('VP8L', Buffer.from([0x2f, 3, 0x80, 0, 0, 1])),
    riff('EXIF', Buffer.concat([orientationOnly(orientation), secretBytes])),
    riff('XMP ', secretBytes),
  ])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), size, body, secretBytes])
}

function riff(type: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(content.length)
  return Buffer.concat([Buffer.from(type, 'latin1'), size, content, Buffer.alloc(content.length % 2)])
}

/** A zip file with these entries, stored as they are. */
export function exampleZip(entries: Readonly<Record<string, string>>): Buffer {
  const local: Buffer[] = []
  const table: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(entries)) {
    const [title, content] = [Buffer.from(name), Buffer.from(text)]
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt32LE(content.length, 18)
    head.writeUInt32LE(content.length, 22)
    head.writeUInt16LE(title.length, 26)
    local.push(head, title, content)
    const line = Buffer.alloc(46)
    line.writeUInt32LE(0x02014b50, 0)
    line.writeUInt32LE(content.length, 20)
    line.writeUInt32LE(content.length, 24)
    line.writeUInt16LE(title.length, 28)
    line.writeUInt32LE(at, 42)
    table.push(line, title)
    at += head.length + title.length + content.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(entries).length, 8)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(Buffer.concat(table).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, ...table, end])
}

const contentTypes = (extra = '') => `<Types><Default Extension="xml" ContentType="application/xml"/>${extra}</Types>`

export const exampleDocx = (extra: Record<string, string> = {}, type = ''): Buffer =>
  exampleZip({ '[Content_Types].xml': contentTypes(type), 'word/document.xml': '<w:document/>', ...extra })
export const exampleXlsx = (): Buffer => exampleZip({ '[Content_Types].xml': contentTypes(), 'xl/workbook.xml': '<workbook/>' })
export const exampleOdt = (extra: Record<string, string> = {}): Buffer =>
  exampleZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>', ...extra })
