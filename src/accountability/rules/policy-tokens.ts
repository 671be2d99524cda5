export interface Token {
  kind: 'word' | 'text' | 'number' | 'sign'
  text: string
}

const sign = /::|&&|<>|<=|>=|[()[\],.=<>]/y
const word = /[A-Za-z_][A-Za-z0-9_]*/y
const quoted = /"((?:[^"]|"")*)"/y
const text = /'((?:[^']|'')*)'/y
const number = /-?\d+(?:\.\d+)?/y
const space = /\s+/y

/** Cuts an expression of the database in pieces. @throws SyntaxError at a sign that no policy of ours uses */
export function tokensOf(expression: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(expression)
    if (found) at = pattern.lastIndex
    return found
  }
  while (at < expression.length) {
    if (take(space)) continue
    let found = take(word)
    if (found) tokens.push({ kind: 'word', text: found[0] })
    else if ((found = take(quoted))) tokens.push({ kind: 'word', text: (found[1] ?? '').replaceAll('""', '"') })
    else if ((found = take(text))) tokens.push({ kind: 'text', text: (found[1] ?? '').replaceAll("''", "'") })
    else if ((found = take(number))) tokens.push({ kind: 'number', text: found[0] })
    else if ((found = take(sign))) tokens.push({ kind: 'sign', text: found[0] })
    else throw new SyntaxError(`unexpected ${expression[at]}`)
  }
  return tokens
}
