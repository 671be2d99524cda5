/** Every control character but tab, line ends and form feed: plain text has none, all else has some. */
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

/** A text file as people in the Netherlands have it: UTF-8, UTF-16 with its mark, or the older Windows. @returns undefined: no text */
export function readText(source: Buffer): string | undefined {
  const text =
    source[0] === 0xff && source[1] === 0xfe
      ? decode('utf-16le')
      : source[0] === 0xfe && source[1] === 0xff
        ? decode('utf-16be')
        : (decode('utf-8') ?? decode('windows-1252'))
  return text === undefined || controls.test(text) ? undefined : text

  function decode(encoding: string): string | undefined {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(source)
    } catch {
      return undefined
    }
  }
}

/** A page or a drawing that a browser would run, whatever it is called. */
export const isMarkup = (text: string): boolean => /^\s*<(!doctype|html|head|body|script|svg|\?xml|!--)/i.test(text)
