import * as z from 'zod'
import { newId } from '../../platform/ids.ts'
import type { AnyOperation } from '../../platform/operation.ts'

/** JSON Schema as far as the inputs of operations use it. */
interface Schema {
  type?: string
  format?: string
  enum?: readonly unknown[]
  const?: unknown
  minimum?: number
  minItems?: number
  properties?: Record<string, Schema>
  required?: readonly string[]
  items?: Schema
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
}
type Json = Record<string, unknown>
type Kind = 'text' | 'choice' | 'date' | 'moment' | 'id' | 'number' | 'boolean' | 'list' | 'object'

interface Place {
  /** From the root of the input. */
  path: readonly (string | number)[]
  kind: Kind
}

/** What a field may hold for this operation, where the schema cannot know: an id that exists, a code of the programme. */
export type Hint = (field: string, path: readonly (string | number)[]) => unknown

const schemaOf = (operation: AnyOperation): Schema =>
  z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema

/** Input with every field filled in, as a well-behaved client would send it, and the places where it can be spoilt. */
export function filledIn(operation: AnyOperation, hint: Hint): { input: Json; places: Place[] } {
  const places: Place[] = []
  const input = valueFor(schemaOf(operation), [], hint, places) as Json
  return { input, places }
}

function valueFor(schema: Schema, path: readonly (string | number)[], hint: Hint, places: Place[]): unknown {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) {
    const chosen = choices.find(one => one.type !== 'null')
    return chosen ? valueFor(chosen, path, hint, places) : null
  }
  const hinted = hint(String(path.findLast(part => typeof part === 'string') ?? ''), path)
  if (schema.type === 'object' || schema.properties) {
    if (path.length > 0) places.push({ path, kind: 'object' })
    const entries = Object.entries(schema.properties ?? {})
    return Object.fromEntries(entries.map(([name, one]) => [name, valueFor(one, [...path, name], hint, places)]))
  }
  if (schema.type === 'array') {
    places.push({ path, kind: 'list' })
    const length = Math.max(1, schema.minItems ?? 0)
    return Array.from({ length }, (_, index) => valueFor(schema.items ?? {}, [...path, index], hint, places))
  }
  const kind = kindOf(schema)
  places.push({ path, kind })
  if (hinted !== undefined) return hinted
  switch (kind) {
    case 'choice':
      return schema.const ?? schema.enum?.[0]
    case 'date':
      return '2026-11-23'
    case 'moment':
      return '2026-11-23T09:00:00+01:00'
    case 'id':
      return newId()
    case 'number':
      return Math.max(1, schema.minimum ?? 1)
    case 'boolean':
      return false
    default:
      return 'tekst'
  }
}

function kindOf(schema: Schema): Kind {
  if (schema.enum || 'const' in schema) return 'choice'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'boolean') return 'boolean'
  return schema.format === 'date' ? 'date' : schema.format === 'date-time' ? 'moment' : schema.format === 'uuid' ? 'id' : 'text'
}

/** Text that has broken other programs. */
export const hostileTexts = {
  empty: '   ',
  emoji: 'Elif 👧🏽 lacht niet meer 😟'.repeat(3),
  'right to left': 'السيدة حسن \u202Eabc\u2066',
  'no character at all': 'voor\u0000na \ud800 \u0007',
  SQL: `'; drop table app.case_files; --`,
  HTML: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'signs of formats and templates': '${7*7} {{7*7}} %s %00 \\u0000 \\',
  'ten thousand characters': 'x'.repeat(10_000),
}

/** What no field of this kind can hold, or should not. */
const spoilt: Readonly<Record<Kind, readonly unknown[]>> = {
  text: [12_345, {}, ['a'], 'x'.repeat(100_000)],
  choice: ['spook', '', 7, '__proto__'],
  date: ['2026-02-30', 'gisteren', '', '0000-00-00', '+275760-09-13', '2026-11-23T09:00:00Z', 20_261_123],
  moment: ['2026-02-30T10:00:00Z', 'straks', '2026-11-23', '9999-12-31T23:59:60Z', '0001-01-01T00:00:00Z', 7],
  id: ['niets', '', `' or 1=1 --`, newId(), '00000000-0000-0000-0000-000000000000', 7],
  number: ['veel', 1e308, -1, 0.5, Number.MAX_SAFE_INTEGER, 2_147_483_648, null],
  boolean: ['ja', 1, null],
  list: [{}, 'tekst', [null], Array.from({ length: 5000 }, () => 'x')],
  object: [[], 'tekst', 7],
}

export interface Attempt {
  /** What was done to the input, for the message of a failing test. */
  what: string
  input: Json
}

/** All hostile texts in all fields of text at once, and every field spoilt by itself. */
export function hostileInputs(operation: AnyOperation, hint: Hint): Attempt[] {
  const { places } = filledIn(operation, hint)
  const fresh = () => filledIn(operation, hint).input
  const attempts: Attempt[] = [{ what: 'nothing at all', input: {} }]
  const texts = places.filter(place => place.kind === 'text')
  for (const [what, text] of Object.entries(hostileTexts)) {
    if (texts.length === 0) break
    // The codes that one input leans on stay right in the first round, so that the rest of it reaches the database.
    for (const chosen of [texts.filter(({ path }) => hint(String(path.at(-1)), path) === undefined), texts]) {
      const input = fresh()
      for (const { path } of chosen) put(input, path, text)
      attempts.push({ what, input })
    }
  }
  for (const { path, kind } of places) {
    for (const value of spoilt[kind]) {
      const input = fresh()
      put(input, path, value)
      attempts.push({ what: `${path.join('.')} = ${JSON.stringify(value)?.slice(0, 40)}`, input })
    }
  }
  return attempts
}

function put(input: Json, path: readonly (string | number)[], value: unknown): void {
  let at = input as Record<string | number, unknown>
  for (const part of path.slice(0, -1)) at = at[part] as Record<string | number, unknown>
  at[path.at(-1) ?? ''] = value
}
