/** Shorter words have too many neighbours; a number that is one digit off is another number. */
const fewestLetters = 4

export interface Remainder {
  /** What is left of the word. */
  written: string
  /** Which letter was left out, counted from one. */
  leftOut: number
}

export const mayBeMisspelt = (folded: string): boolean => Array.from(folded).length >= fewestLetters && !/\p{N}/u.test(folded)

/**
 * A folded word with each of its letters left out in turn. Words that differ by one letter too many, too few or another, or by two
 * that changed places, share such a remainder or are one of each other. Of a double letter only the first is left out.
 */
export function remainders(folded: string): Remainder[] {
  // Code points, as the database counts them.
  const letters = Array.from(folded)
  return letters.flatMap((letter, at) =>
    letter === letters[at - 1]
      ? []
      : [{ written: [...letters.slice(0, at), ...letters.slice(at + 1)].join(''), leftOut: at + 1 }],
  )
}

/** Whether two folded words are one slip of the finger apart, or none. */
export function areAlike(one: string, other: string): boolean {
  if (one === other) return true
  if (!mayBeMisspelt(one) || !mayBeMisspelt(other)) return false
  const [left, right] = [remainders(one), remainders(other)]
  return (
    left.some(({ written }) => written === other) ||
    right.some(({ written }) => written === one) ||
    left.some(a => right.some(b => a.written === b.written && Math.abs(a.leftOut - b.leftOut) <= 1))
  )
}
