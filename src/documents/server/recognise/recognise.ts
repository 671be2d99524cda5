import { acceptedInWords, type FileType } from '../../rules/file-type.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { cleanWebp } from './clean-webp.ts'
import { packedIn } from './office.ts'
import { type CleanPicture, mostPixels } from './picture.ts'
import { isMarkup, readText } from './read-text.ts'

/** What may be kept of what somebody sent, or why nothing of it, in Dutch. */
export type Recognised = { type: FileType; bytes: Buffer } | { refused: string }

const broken = {
  refused: 'Dit bestand is beschadigd of niet helemaal aangekomen. Probeer het nog eens, of kies een ander bestand.',
}
const unknown = { refused: `Dit soort bestand bewaart Voordeur niet. Wel: ${acceptedInWords}.` }

/**
 * Tells from the bytes what a file is: its name and what the sender says of it count for nothing. A picture loses where, when and
 * with what it was made; text becomes UTF-8; all else is kept to the byte.
 */
export function recognise(source: Buffer): Recognised {
  if (source.length === 0) return { refused: 'Dit bestand is leeg. Kies een ander bestand.' }
  const begins = (hex: string) => source.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'))
  if (begins('255044462d')) return { type: 'pdf', bytes: source }
  if (begins('ffd8')) return picture('jpeg', cleanJpeg(source))
  if (begins('89504e47')) return picture('png', cleanPng(source))
  if (begins('52494646') && source.toString('latin1', 8, 12) === 'WEBP') return picture('webp', cleanWebp(source))
  if (begins('504b0304')) return packed(source)
  if (begins('d0cf11e0')) {
    return { refused: 'Dit is een oud Office-bestand, of er zit een wachtwoord op. Bewaar het als .docx, .xlsx of PDF.' }
  }
  if (isHeic(source)) return { refused: 'Deze foto is in HEIC gemaakt. Bewaar haar als JPEG, of maak hier een nieuwe foto.' }
  const text = readText(source)
  if (text === undefined) return unknown
  if (isMarkup(text)) {
    return { refused: 'Dit is een webpagina of een tekening met code (HTML, SVG, XML). Bewaar het als PDF.' }
  }
  if (text.startsWith('{\\rtf')) return { refused: 'Dit is een RTF-bestand. Bewaar het als .docx of PDF.' }
  return text.trim() === ''
    ? { refused: 'Dit bestand is leeg. Kies een ander bestand.' }
    : { type: 'txt', bytes: Buffer.from(text, 'utf8') }
}

function picture(type: 'jpeg' | 'png' | 'webp', clean: CleanPicture | undefined): Recognised {
  if (!clean) return broken
  if (clean.width === 0 || clean.height === 0) return broken
  if (clean.width * clean.height > mostPixels) {
    return { refused: 'Deze afbeelding heeft te veel beeldpunten: hoogstens 100 megapixel. Maak haar kleiner.' }
  }
  return { type, bytes: clean.bytes }
}

function packed(source: Buffer): Recognised {
  const found = packedIn(source)
  switch (found) {
    case 'docx':
    case 'xlsx':
    case 'odt':
      return { type: found, bytes: source }
    case 'macros':
      return { refused: 'In dit bestand zitten macro’s. Bewaar het zonder macro’s (.docx of .xlsx), of als PDF.' }
    case 'broken':
      return broken
    case 'other':
      return { refused: `Dit is een ingepakt bestand. Pak het uit en voeg los toe wat erin zit: ${acceptedInWords}.` }
  }
}

/** The boxes with which photos of an iPhone begin. */
const isHeic = (source: Buffer): boolean =>
  source.toString('latin1', 4, 8) === 'ftyp' &&
  /^(heic|heix|hevc|hevx|heim|heis|mif1|msf1|avif)$/.test(source.toString('latin1', 8, 12))
