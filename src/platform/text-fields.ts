import * as z from 'zod'

// Control characters break exports and logs; direction marks stay, because names are written right to left too.
const withoutControls = (text: string): string => text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').trim()

/** One line of text, as people type it: any script, emoji, quotes and angle brackets are just text. */
export const line = (most = 200) =>
  z
    .string()
    .overwrite(text => withoutControls(text).replaceAll(/\s+/g, ' '))
    .max(most)

/** Several lines of text, at most 10,000 characters unless said otherwise. */
export const lines = (most = 10_000) => z.string().overwrite(withoutControls).max(most)

export const requiredLine = (most = 200) => line(most).min(1)
export const requiredLines = (most = 10_000) => lines(most).min(1)

/** A day, as YYYY-MM-DD, that exists and lies between 1900 and 2200. */
export const day = () => z.iso.date().refine(date => date >= '1900-01-01' && date < '2200-01-01', 'Vul een datum na 1900 in.')

/** A moment with its zone. */
export const moment = () => z.iso.datetime({ offset: true })
