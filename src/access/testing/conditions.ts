/** One condition of an expression or a function, and how the text reads once it is taken out. */
export interface Condition {
  /** What is taken out, on one line. */
  says: string
  /** The line in the text at which it begins. */
  line: number
  /** One of the reasons why an `if` refuses, so that without it the function goes on. */
  isGuard: boolean
  without: string
}

interface Token {
  text: string
  from: number
  to: number
}

const opening = new Set(['where', 'on', 'if', 'elsif', 'when', 'return', 'and', 'or', ':=', 'not'])
/** Here an operand of `and` and `or` begins or ends. */
const boundaries = new Set(
  `where on if elsif when return then else end group order limit returning loop union join left cross
  from select set having begin declare as into update insert delete values perform execute for while
  using window intersect except raise ; , :=`.split(/\s+/),
)

/**
 * Each operand of each `and` and `or`, and each condition that stands alone behind `where` or `if`. What is asked for besides something
 * else becomes true, one of several ways becomes false, and so does the whole question of an `if`: a guard that is gone.
 */
export function conditionsOf(sql: string): Condition[] {
  const tokens = tokensOf(sql)
  const found: Condition[] = []
  const take = (from: number, to: number, instead: 'true' | 'false', whole = '', isGuard = false) => {
    const first = tokens[from]
    const last = tokens[to - 1]
    if (!first || !last) return
    const taken = sql.slice(first.from, last.to)
    found.push({
      says: `${whole}${taken.replaceAll(/\s*--[^\n]*\n/g, ' ').replaceAll(/\s+/g, ' ')} → ${instead}`,
      line: sql.slice(0, first.from).split('\n').length,
      isGuard,
      without: `${sql.slice(0, first.from)}${instead}${sql.slice(last.to)}`,
    })
  }

  const walk = (from: number, to: number, startsCondition: boolean): void => {
    let before = startsCondition ? 'where' : ''
    let start = from
    let run: { from: number; to: number; before: string; after: string }[] = []
    const closeRun = () => {
      const head = run[0]?.before ?? ''
      const end = run.at(-1)?.to ?? 0
      const refuses = (head === 'if' || head === 'elsif') && tokens[end]?.text === 'then' && tokens[end + 1]?.text === 'raise'
      for (const [at, one] of run.entries()) {
        const besides = one.before === 'and' || one.after === 'and'
        const oneOfSeveral = one.before === 'or' || one.after === 'or'
        if (besides) take(one.from, one.to, 'true')
        else if (oneOfSeveral) take(one.from, one.to, 'false', '', refuses)
        else if (head === 'where' && at === 0) take(one.from, one.to, 'true')
        // The first of an `and` that is itself one of several ways.
        if (besides && one.before !== 'and' && run.some(other => other.before === 'or'))
          take(one.from, one.to, 'false', '', refuses)
      }
      const first = run[0]
      const last = run.at(-1)
      if (first && last && (head === 'if' || head === 'elsif'))
        take(first.from, last.to, 'false', 'if ', refuses && !run.some(one => one.before === 'or'))
      run = []
    }
    for (let at = from; at <= to; at++) {
      const word = at === to ? ';' : (tokens[at]?.text ?? '')
      // Commas of a list, and `distinct from`, end nothing.
      if (word === '[') {
        while (tokens[at] && tokens[at]?.text !== ']') at++
        continue
      }
      if (word === 'from' && tokens[at - 1]?.text === 'distinct') continue
      if (word === 'case') {
        const close = closing(tokens, at, 'case', 'end')
        walk(at + 1, close, false)
        at = close
        continue
      }
      if (word === '(') {
        const close = closing(tokens, at)
        const inside = tokens[at + 1]?.text ?? ''
        walk(at + 1, close, inside !== 'select' && holdsBoolean(tokens, at + 1, close))
        at = close
        continue
      }
      if (word === 'between') {
        while (tokens[at] && tokens[at]?.text !== 'and') at++
        continue
      }
      const joins = word === 'and' || word === 'or'
      if (!joins && !boundaries.has(word)) continue
      if (at > start && (opening.has(before) || joins)) run.push({ from: start, to: at, before, after: joins ? word : '' })
      if (!joins) closeRun()
      before = word
      start = at + 1
    }
  }
  walk(0, tokens.length, true)
  return found
}

function holdsBoolean(tokens: Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (tokens[at]?.text === '(') at = closing(tokens, at)
    else if (tokens[at]?.text === 'and' || tokens[at]?.text === 'or') return true
  }
  return false
}

function closing(tokens: Token[], open: number, opens = '(', closes = ')'): number {
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.text === opens) depth++
    else if (tokens[at]?.text === closes && --depth === 0) return at
  }
  throw new Error(`${opens} is not closed`)
}

function tokensOf(sql: string): Token[] {
  const tokens: Token[] = []
  const pattern = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"|:=|[a-z_][\w.]*|\d+|\S/gi
  for (const match of sql.matchAll(pattern)) {
    if (match[0].startsWith('--') || match[0].startsWith('/*')) continue
    const quoted = match[0].startsWith("'") || match[0].startsWith('"')
    tokens.push({ text: quoted ? match[0] : match[0].toLowerCase(), from: match.index, to: match.index + match[0].length })
  }
  return tokens
}
