/**
 * A table as a file for a spreadsheet. Semicolons and a byte order mark, because that is what Dutch spreadsheets open without
 * questions.
 */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map(line => line.map(field).join(';')).join('\r\n')}\r\n`

/** A field that begins as a formula would be run by a spreadsheet: it gets an apostrophe in front. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
