import * as z from 'zod'

// Control characters break exports and logs; direction marks stay, because names are written right to left too.
// Half an emoji, cut off by some other program, is no character at all: the database would refuse the whole.
const withoutControls = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .trim()

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

const areaMessage = 'Kies een gebied uit de lijst.'
/** The number of an area; 0: the whole municipality. */
export const areaNumber = () => z.int(areaMessage).min(0, areaMessage).max(32_767, areaMessage)
/** The same in an address, where every number is text. */
export const areaInAddress = () => z.coerce.number<string | number>(areaMessage).pipe(areaNumber())
