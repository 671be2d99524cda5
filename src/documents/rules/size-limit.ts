const megabyte = 1024 ** 2

/** The setting of the municipality: how large one document may be, in megabytes. */
export const sizeSetting = 'documents.mostMegabytes'
export const defaultMegabytes = 15
/** Beyond this nothing is read at all, whatever is set. */
export const ceilingMegabytes = 50
export const ceilingBytes = ceilingMegabytes * megabyte

/** How many bytes one document may have here. A setting that makes no sense counts as none. */
export function mostBytes(setting: unknown): number {
  const isUsable = typeof setting === 'number' && setting >= 1 && setting <= ceilingMegabytes
  return (isUsable ? setting : defaultMegabytes) * megabyte
}

/** "340 kB", "2,4 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes < megabyte) return `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('nl-NL')} kB`
  return `${(bytes / megabyte).toLocaleString('nl-NL', { maximumFractionDigits: 1 })} MB`
}

export const tooLargeText = (most: number): string =>
  `Dit bestand is te groot: hoogstens ${sizeInWords(most)}. Maak het kleiner, of voeg het in delen toe.`
