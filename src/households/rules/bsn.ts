/**
 * The eleven-test of a BSN (burgerservicenummer): nine digits, of which 9·a + 8·b + … + 2·h − i is a multiple of eleven.
 * A BSN of eight digits is written with a leading zero.
 */
export function isBsn(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false
  const digits = Array.from(text, Number)
  const sum = digits.reduce((total, digit, at) => total + digit * (at === 8 ? -1 : 9 - at), 0)
  return sum % 11 === 0
}

/** As people type it: with dots or spaces, or without its leading zero. */
export const normaliseBsn = (typed: string): string => {
  const digits = typed.replaceAll(/[\s.-]/g, '')
  return /^\d{8}$/.test(digits) ? `0${digits}` : digits
}

/** The last three digits are enough to compare by; the rest stays hidden. */
export const maskBsn = (bsn: string): string => `••••••${bsn.slice(-3)}`
