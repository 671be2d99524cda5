/**
 * Redaction by rule: what is proposed to be blacked out before somebody gets a copy of their file. A person checks each proposal
 * before anything is released; this finds what the file itself knows of others.
 */

/** Somebody else who may be named in the words of the file. */
export interface ThirdParty {
  /** What stands in its place: "iemand uit het gezin". */
  stands: string
  /** Given names, initials, surname with prefix: each as it is recorded. */
  givenNames: string
  surname: string
  surnamePrefix?: string
  /** YYYY-MM-DD. */
  birthDate?: string | null
  phones?: readonly string[]
  emails?: readonly string[]
  /** Names by which they go besides: of people without a record of their own. */
  otherNames?: readonly string[]
}

/** Positions in UTF-16 units of the text, as browser and server both count. */
export interface Redaction {
  from: number
  to: number
  /** What stands in its place. */
  stands: string
  source: 'rule' | 'person'
  /** A person looked at a proposal of the rule and left the words readable. */
  kept: boolean
}

/** What is shorter than this as a word of a name would black out half of the language. */
const shortestName = 2

/** Words of names that are words of the language too: proposed only with a capital in front. */
const capital = /^\p{Lu}/u

interface Folded {
  text: string
  /** For each unit of the folded text, where it stood in the original. */
  at: number[]
}

/** Lower case, without marks, one unit to one place: "Ayşe" and "AYSE" fold alike. */
function fold(text: string): Folded {
  let folded = ''
  const at: number[] = []
  for (let index = 0; index < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
    const plain = foldCharacter(character)
    for (let unit = 0; unit < plain.length; unit++) at.push(index)
    folded += plain
    index += character.length
  }
  at.push(text.length)
  return { text: folded, at }
}

const unmarked: Record<string, string> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  '’': "'",
  '‘': "'",
}
const foldCharacter = (character: string): string => {
  const plain = character.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\p{M}/gu, '')
  return Array.from(plain, one => unmarked[one] ?? one).join('')
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Everything in the text that is known of others, in order, without overlap. What is in `own` stays: the reader's own name. */
export function proposeRedactions(text: string, others: readonly ThirdParty[], own: readonly string[] = []): Redaction[] {
  const folded = fold(text)
  const ownWords = new Set(own.flatMap(nameWords))
  const found: Redaction[] = []
  for (const other of others) {
    for (const name of namesOf(other, ownWords)) {
      for (const hit of findWords(folded, text, name.words, name.needsCapital))
        found.push({ ...hit, stands: other.stands, source: 'rule', kept: false })
    }
    for (const phone of other.phones ?? []) {
      for (const hit of findDigits(text, phone)) found.push({ ...hit, stands: other.stands, source: 'rule', kept: false })
    }
    for (const email of other.emails ?? []) {
      for (const hit of findPlain(folded, foldCharacterless(email)))
        found.push({ ...hit, stands: other.stands, source: 'rule', kept: false })
    }
    if (other.birthDate) {
      for (const hit of findDates(text, other.birthDate))
        found.push({ ...hit, stands: other.stands, source: 'rule', kept: false })
    }
  }
  return withoutOverlap(found)
}

const foldCharacterless = (text: string): string => fold(text).text

const nameWords = (name: string): string[] =>
  foldCharacterless(name)
    .split(/[^\p{L}\p{N}']+/u)
    .filter(word => word.length >= shortestName)

/** The names to look for: the whole name, each given name, the surname with its prefix, and each long part of it. */
function namesOf(other: ThirdParty, own: ReadonlySet<string>): { words: string[]; needsCapital: boolean }[] {
  const given = nameWords(other.givenNames)
  const surname = nameWords(other.surname)
  const prefix = nameWords(other.surnamePrefix ?? '')
  const lists: string[][] = []
  if (prefix.length > 0 && surname.length > 0) lists.push([...prefix, ...surname])
  for (const word of [...given, ...surname]) lists.push([word])
  for (const name of other.otherNames ?? []) for (const word of nameWords(name)) lists.push([word])
  return (
    lists
      // A name that the reader bears too gives nothing away, and without it the copy says nothing about themselves.
      .filter(words => words.some(word => !own.has(word)))
      .map(words => ({ words, needsCapital: words.length === 1 && (words[0]?.length ?? 0) <= 3 }))
  )
}

type Hit = Pick<Redaction, 'from' | 'to'>

/** Whole words, also with 's and s behind them and with a hyphen: "Mehmets", "Mehmet's", "Jansen-Mehmet". */
function findWords({ text: folded, at }: Folded, original: string, words: readonly string[], needsCapital: boolean): Hit[] {
  const [first = '', ...rest] = words
  const hits: Hit[] = []
  for (let start = folded.indexOf(first); start !== -1; start = folded.indexOf(first, start + 1)) {
    if (isLetter(folded[start - 1])) continue
    let end = start + first.length
    let fits = true
    for (const word of rest) {
      const gap = /^[\s-]+/.exec(folded.slice(end))?.[0].length ?? 0
      if (gap === 0 || !folded.startsWith(word, end + gap)) {
        fits = false
        break
      }
      end += gap + word.length
    }
    if (!fits) continue
    const possessive = /^'?s(?![\p{L}\p{N}])/u.exec(folded.slice(end))?.[0].length ?? 0
    if (isLetter(folded[end]) && possessive === 0) continue
    const from = at[start] ?? 0
    if (needsCapital && !capital.test(original.slice(from))) continue
    hits.push({ from, to: at[end + possessive] ?? original.length })
  }
  return hits
}

function findPlain({ text: folded, at }: Folded, wanted: string): Hit[] {
  if (wanted.length < 3) return []
  const hits: Hit[] = []
  for (let start = folded.indexOf(wanted); start !== -1; start = folded.indexOf(wanted, start + wanted.length)) {
    hits.push({ from: at[start] ?? 0, to: at[start + wanted.length] ?? 0 })
  }
  return hits
}

/** A phone number however it is written: 06-12345678, 06 12 34 56 78, +31 6 12345678. */
function findDigits(text: string, phone: string): Hit[] {
  const wanted = nationalDigits(phone)
  if (wanted.length < 6) return []
  const hits: Hit[] = []
  for (const match of text.matchAll(/[+(]?\d[\d\s().-]{4,}\d/g)) {
    if (nationalDigits(match[0]).includes(wanted)) hits.push({ from: match.index, to: match.index + match[0].length })
  }
  return hits
}

const nationalDigits = (phone: string): string =>
  phone
    .replaceAll(/\D/g, '')
    .replace(/^(0031|31)/, '')
    .replace(/^0+/, '')

const months = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
]

/** A birth date in figures or in words; the year may have two figures or be left out after the month in words. */
function findDates(text: string, birthDate: string): Hit[] {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const dayFigures = `0?${Number(day)}`
  const monthFigures = `0?${Number(month)}`
  const years = `(?:${year}|['’]?${year.slice(2)})`
  const name = months[Number(month) - 1] ?? ''
  const short = name.slice(0, 3)
  const pattern = new RegExp(
    [
      `${year}-${month}-${day}`,
      `${dayFigures}\\s*[-/.]\\s*${monthFigures}\\s*[-/.]\\s*${years}`,
      `${dayFigures}\\s+(?:${name}|${short}\\.?)(?:\\s+${years})?`,
    ]
      .map(one => `(?<!\\d)(?:${one})(?!\\d)`)
      .join('|'),
    'giu',
  )
  return Array.from(text.matchAll(pattern), match => ({ from: match.index, to: match.index + match[0].length }))
}

/** The longest wins; what touches becomes one only when it stands for the same person. */
function withoutOverlap(found: readonly Redaction[]): Redaction[] {
  const sorted = found.toSorted((one, other) => one.from - other.from || other.to - one.to)
  const result: Redaction[] = []
  for (const one of sorted) {
    const last = result.at(-1)
    if (last && one.from < last.to) {
      if (one.to > last.to) result[result.length - 1] = { ...last, to: one.to }
      continue
    }
    result.push(one)
  }
  return result
}

/** Where words stand that a person typed, as whole words, whatever their capitals and marks. */
export function placesOf(text: string, words: string): Hit[] {
  const { text: folded, at } = fold(text)
  const wanted = foldCharacterless(words.trim())
  if (wanted === '') return []
  const hits: Hit[] = []
  for (let start = folded.indexOf(wanted); start !== -1; start = folded.indexOf(wanted, start + wanted.length)) {
    const end = start + wanted.length
    if (isLetter(folded[start - 1]) || isLetter(folded[end])) continue
    hits.push({ from: at[start] ?? 0, to: at[end] ?? text.length })
  }
  return hits
}

/** Adds what a person selected; what it covers of the rule's proposals becomes part of it. */
export function addRedaction(redactions: readonly Redaction[], added: Hit, stands: string): Redaction[] {
  if (added.to <= added.from) return [...redactions]
  const apart = redactions.filter(one => one.to <= added.from || one.from >= added.to || one.kept)
  const covered = redactions.filter(one => !apart.includes(one))
  const from = Math.min(added.from, ...covered.map(one => one.from))
  const to = Math.max(added.to, ...covered.map(one => one.to))
  return [...apart, { from, to, stands, source: 'person' as const, kept: false }].toSorted((one, other) => one.from - other.from)
}

/** The text as it is released: what is blacked out reads as what stands for it. */
export function redacted(text: string, redactions: readonly Redaction[]): string {
  let result = ''
  let at = 0
  for (const one of redactions.filter(each => !each.kept).toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(one.from, at)
    const to = Math.min(one.to, text.length)
    if (to <= at) continue
    result += `${text.slice(at, from)}[${one.stands}]`
    at = to
  }
  return result + text.slice(at)
}

/** Redactions fit the text: in order, inside it, without overlap of what is blacked out. */
export const fits = (text: string, redactions: readonly Redaction[]): boolean =>
  redactions.every(
    one => Number.isInteger(one.from) && Number.isInteger(one.to) && 0 <= one.from && one.from < one.to && one.to <= text.length,
  )
