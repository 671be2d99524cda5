import type { ContactKind } from './contact-kind.ts'

const beginnings: readonly [ContactKind, RegExp][] = [
  ['phone', /^(ge|terug|op)?ge?beld|^(ik )?bel(de|t|len)?\b|^tel(efoon|efonisch|\.| |:)/],
  ['mail', /^(e-?)?mail|^gemaild|^(ik )?mail(de|t)?\b/],
  ['talk', /^gesprek|^gesproken|^(ik )?sprak|^langs ?(geweest|gegaan)/],
]

/**
 * What kind of contact a note begins to tell of ("gebeld met school…"), so that a telephone call is noted by typing alone.
 * Undefined: the words do not say.
 */
export function kindFromWords(body: string): ContactKind | undefined {
  const words = body.trimStart().toLowerCase().slice(0, 40)
  return beginnings.find(([, begins]) => begins.test(words))?.[0]
}
