import { type Token, tokensOf } from './policy-tokens.ts'

/** One side of a comparison in a policy: a column of the row, a setting of the session, or something written down. */
export type Operand =
  | { kind: 'column'; name: string }
  | { kind: 'session'; name: string }
  | { kind: 'value'; value: string | number | boolean | null }
  | { kind: 'list'; values: (string | number | boolean | null)[] }

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='

/** What a policy asks of row and session, as the database itself writes it down. */
export type Condition =
  | { kind: 'all' | 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'compares'; left: Operand; operator: Comparison; right: Operand }
  | { kind: 'among'; left: Operand; right: Operand }
  | { kind: 'empty' | 'filled'; operand: Operand }
  | { kind: 'true'; operand: Operand }
  /** A shape that nobody has put in words: what it lets through is not known here. */
  | { kind: 'unknown'; text: string }

/**
 * Reads the condition of a policy from the text that PostgreSQL keeps of it (`pg_policies.qual`, `with_check`), in both ways
 * in which session(…) is rendered. What is not understood comes back as `unknown`, never as something milder.
 */
export function readCondition(text: string): Condition {
  try {
    const reader = new Reader(tokensOf(text))
    const condition = reader.condition()
    reader.end()
    return condition
  } catch {
    return { kind: 'unknown', text }
  }
}

const comparisons = new Set(['=', '<>', '<', '<=', '>', '>='])

type Part = { condition: Condition } | { operand: Operand }

class Reader {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw new SyntaxError(`unexpected ${this.#tokens[this.#at]?.text}`)
  }

  condition(): Condition {
    const read = this.#either()
    return 'condition' in read ? read.condition : { kind: 'true', operand: read.operand }
  }

  #either(): Part {
    return this.#joined('OR', 'any', () => this.#joined('AND', 'all', () => this.#negated()))
  }

  #joined(word: string, kind: 'all' | 'any', next: () => Part): Part {
    const first = next()
    if (!this.#isWord(word)) return first
    const of = [asCondition(first)]
    while (this.#take(word)) of.push(asCondition(next()))
    return { condition: { kind, of } }
  }

  #negated(): Part {
    return this.#take('NOT') ? { condition: { kind: 'not', of: asCondition(this.#negated()) } } : this.#comparison()
  }

  #comparison(): Part {
    const part = this.#cast()
    if ('condition' in part) return part
    const { operand } = part
    if (this.#take('IS')) {
      const kind = this.#take('NOT') ? 'filled' : 'empty'
      this.#expect('NULL')
      return { condition: { kind, operand } }
    }
    if (this.#take('&&')) return { condition: overlap(operand, this.#cast()) }
    const operator = this.#tokens[this.#at]?.text ?? ''
    if (!comparisons.has(operator)) return part
    this.#at++
    const quantifier = this.#isWord('ANY') || this.#isWord('ALL') ? this.#tokens[this.#at++]?.text : undefined
    const right = this.#cast()
    if ('condition' in right) throw new SyntaxError('a comparison with a condition')
    if (quantifier === 'ANY' && operator === '=') return { condition: { kind: 'among', left: operand, right: right.operand } }
    if (quantifier === 'ALL' && operator === '<>') {
      return { condition: { kind: 'not', of: { kind: 'among', left: operand, right: right.operand } } }
    }
    if (quantifier) throw new SyntaxError(`${operator} ${quantifier}`)
    return { condition: { kind: 'compares', left: operand, operator: operator as Comparison, right: right.operand } }
  }

  #cast(): Part {
    const part = this.#primary()
    while (this.#take('::')) {
      const isArray = this.#type()
      if (isArray && 'operand' in part && part.operand.kind === 'value' && typeof part.operand.value === 'string') {
        return { operand: { kind: 'list', values: arrayLiteral(part.operand.value) } }
      }
    }
    return part
  }

  #primary(): Part {
    const token = this.#tokens[this.#at++]
    if (!token) throw new SyntaxError('unexpected end')
    if (token.kind === 'text') return { operand: { kind: 'value', value: token.text } }
    if (token.kind === 'number') return { operand: { kind: 'value', value: Number(token.text) } }
    if (token.text === '(') {
      const inside = this.#take('SELECT') ? this.#selected() : this.#either()
      this.#expect(')')
      return inside
    }
    if (token.kind !== 'word') throw new SyntaxError(`unexpected ${token.text}`)
    if (token.text === 'true' || token.text === 'false') return { operand: { kind: 'value', value: token.text === 'true' } }
    if (token.text === 'NULL') return { operand: { kind: 'value', value: null } }
    if (token.text === 'NULLIF') return { operand: this.#setting() }
    if (token.text === 'ARRAY') return { operand: this.#list() }
    // Any other function reads or computes something, and no policy of ours should.
    if (this.#tokens[this.#at]?.text === '(') throw new SyntaxError(`the function ${token.text}`)
    if (this.#take('.')) {
      const column = this.#tokens[this.#at++]
      if (column?.kind !== 'word') throw new SyntaxError('a column')
      return { operand: { kind: 'column', name: column.text } }
    }
    return { operand: { kind: 'column', name: token.text } }
  }

  /** `( SELECT … AS "nullif")`: evaluated once instead of for every row. A select that reads from anywhere is not this. */
  #selected(): Part {
    const part = this.#cast()
    if (this.#take('AS')) this.#at++
    return part
  }

  /** `NULLIF(current_setting('app.x'::text, true), ''::text)`: session(x). */
  #setting(): Operand {
    for (const word of ['(', 'current_setting', '(']) this.#expect(word)
    const name = this.#tokens[this.#at++]
    if (name?.kind !== 'text' || !name.text.startsWith('app.')) throw new SyntaxError('a setting of the session')
    for (const word of ['::', 'text', ',', 'true', ')', ',']) this.#expect(word)
    if (this.#tokens[this.#at++]?.text !== '') throw new SyntaxError('the empty setting')
    for (const word of ['::', 'text', ')']) this.#expect(word)
    return { kind: 'session', name: name.text.slice('app.'.length) }
  }

  #list(): Operand {
    this.#expect('[')
    const values: (string | number | boolean | null)[] = []
    while (!this.#take(']')) {
      const one = this.#cast()
      if (!('operand' in one) || one.operand.kind !== 'value') throw new SyntaxError('a list of values')
      values.push(one.operand.value)
      this.#take(',')
    }
    return { kind: 'list', values }
  }

  /** Whether it is an array. */
  #type(): boolean {
    if (this.#tokens[this.#at++]?.kind !== 'word') throw new SyntaxError('a type')
    if (this.#take('.')) this.#at++
    for (const word of ['with', 'without', 'time', 'zone', 'precision', 'varying']) this.#take(word)
    if (!this.#take('[')) return false
    this.#expect(']')
    return true
  }

  #isWord(text: string): boolean {
    const token = this.#tokens[this.#at]
    return token !== undefined && token.kind !== 'text' && token.text === text
  }

  #take(text: string): boolean {
    if (!this.#isWord(text)) return false
    this.#at++
    return true
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw new SyntaxError(`expected ${text}`)
  }
}

const asCondition = (part: Part): Condition => ('condition' in part ? part.condition : { kind: 'true', operand: part.operand })

/** Two lists have something in common: one of the values written down is in the list of the session. */
function overlap(left: Operand, part: Part): Condition {
  if (!('operand' in part)) throw new SyntaxError('&& with a condition')
  const [list, session] = left.kind === 'list' ? [left, part.operand] : [part.operand, left]
  if (list.kind !== 'list' || session.kind !== 'session') throw new SyntaxError('&& between other things')
  return {
    kind: 'any',
    of: list.values.map(value => ({ kind: 'among', left: { kind: 'value', value }, right: session })),
  }
}

/** `{a,b}`, as a list is written when the database worked it out beforehand. */
const arrayLiteral = (text: string): string[] =>
  text
    .slice(1, -1)
    .split(',')
    .filter(Boolean)
    .map(one => one.replaceAll(/^"|"$/g, ''))
