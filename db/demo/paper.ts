/** A PDF of one page with a title and lines of plain text: enough to open and read, small enough for a repository. */
export function sheet(title: string, lines: readonly string[]): Buffer {
  const text = [
    'BT /F1 16 Tf 60 770 Td',
    `${written(title)} Tj`,
    '/F1 11 Tf 0 -36 Td 16 TL',
    ...lines.map(line => `${written(line)} Tj T*`),
    'ET',
  ].join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(text, 'latin1')} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let body = '%PDF-1.4\n'
  const starts = objects.map((object, at) => {
    const start = Buffer.byteLength(body, 'latin1')
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = Buffer.byteLength(body, 'latin1')
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  body += starts.map(start => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}

/** As a text of a PDF: brackets and backslashes marked, signs outside Latin 1 left out. */
const written = (text: string): string =>
  `(${Array.from(text.replaceAll('’', "'").replaceAll('€', 'EUR'), sign => ((sign.codePointAt(0) ?? 0) < 256 ? sign : '?'))
    .join('')
    .replaceAll(/[\\()]/g, String.raw`\$&`)})`
