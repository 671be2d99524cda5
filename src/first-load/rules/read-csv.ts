/** A file as rows of cells. `number` is where the row stands in the file, as a text editor or Excel counts. */
export interface TableRow {
  readonly number: number
  readonly cells: readonly string[]
}

/**
 * UTF-8 with or without byte order mark, UTF-16 with one, and else Windows-1252, which Excel still writes: a text that is no
 * valid UTF-8 is never UTF-8, and the other way round hardly ever happens.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const separators = [';', ',', '\t'] as const

/** The sign that parts the cells of the first row; the semicolon when none does, as Dutch Excel writes. */
function separatorOf(text: string): string {
  const counts = separators.map(separator => ({ separator, cells: cut(text, separator, 1)[0]?.cells.length ?? 0 }))
  return counts.reduce((best, one) => (one.cells > best.cells ? one : best)).separator
}

/** Comma-separated text (RFC 4180) with `;`, `,` or tabs. Quoted cells may hold line ends and doubled quotes; empty rows are left out. */
export function readCsv(text: string): TableRow[] {
  const withoutHint = text.replace(/^\uFEFF/, '').replace(/^sep=(.)\r?\n/i, '\n')
  return cut(withoutHint, separatorOf(withoutHint.replace(/^\n/, '')), Number.POSITIVE_INFINITY)
}

function cut(text: string, separator: string, most: number): TableRow[] {
  const rows: TableRow[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let startedOn = 1
  const endRow = () => {
    cells.push(cell.trim())
    if (cells.some(one => one !== '')) rows.push({ number: startedOn, cells })
    cells = []
    cell = ''
  }
  for (let at = 0; at < text.length && rows.length < most; at++) {
    const character = text[at] as string
    if (character === '\n') line++
    if (quoted) {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') {
        cell += '"'
        at++
      } else quoted = false
    } else if (character === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (character === separator) {
      cells.push(cell.trim())
      cell = ''
    } else if (character === '\n') {
      endRow()
      startedOn = line
    } else if (character !== '\r') cell += character
  }
  if (rows.length < most) endRow()
  return rows
}
