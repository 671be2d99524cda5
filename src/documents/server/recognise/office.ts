import { type ZipEntry, zipEntries, zipText } from './zip-entries.ts'

const mostListBytes = 1024 ** 2

/** What is packed in a zip file: a document without programs in it, one with, something else, or nothing that holds together. */
export type Packed = 'docx' | 'xlsx' | 'odt' | 'macros' | 'other' | 'broken'

/** Office documents are zip files; what kind is told by what is in them, and a renamed one with macros tells on itself. */
export function packedIn(source: Buffer): Packed {
  const entries = zipEntries(source)
  if (!entries) return 'broken'
  const find = (name: string) => entries.find(entry => entry.name === name)
  const types = find('[Content_Types].xml')
  const kind = find('mimetype')
  if (types) return microsoft(source, entries, types)
  if (kind) return openDocument(source, entries, kind)
  return 'other'
}

function microsoft(source: Buffer, entries: readonly ZipEntry[], types: ZipEntry): Packed {
  const listed = zipText(source, types, mostListBytes)
  if (listed === undefined) return 'broken'
  // The list names what each part is, also when the part itself has an innocent name.
  if (/macroEnabled|vbaProject|activeX|macrosheet/i.test(listed)) return 'macros'
  if (entries.some(({ name }) => /vbaProject|macrosheets\/|activeX\//i.test(name))) return 'macros'
  if (entries.some(({ name }) => name === 'word/document.xml')) return 'docx'
  if (entries.some(({ name }) => name === 'xl/workbook.xml')) return 'xlsx'
  return 'other'
}

function openDocument(source: Buffer, entries: readonly ZipEntry[], kind: ZipEntry): Packed {
  if (zipText(source, kind, 200)?.trim() !== 'application/vnd.oasis.opendocument.text') return 'other'
  return entries.some(({ name }) => /^(Basic|Scripts)\//i.test(name)) ? 'macros' : 'odt'
}
