import { describe, expect, test } from 'vitest'
import { type Condition, readCondition } from './policy-condition.ts'

const session = { kind: 'session', name: 'scopes' } as const
const column = { kind: 'column', name: 'scope_id' } as const

describe('a condition as PostgreSQL keeps it', () => {
  test.each([
    [
      'with a select around the setting',
      `(scope_id = ANY (( SELECT (NULLIF(current_setting('app.scopes'::text, true), ''::text))::bigint[] AS "nullif")::bigint[]))`,
    ],
    ['as Citus has it', `(scope_id = ANY ((NULLIF(current_setting('app.scopes'::text, true), ''::text))::bigint[]))`],
  ])('%s', (_, text) => {
    expect(readCondition(text)).toEqual({ kind: 'among', left: column, right: session })
  })

  test('and, or and not keep their order', () => {
    expect(readCondition(`((a = 1) AND ((b = 'it''s'::text) OR (NOT (c IS NULL))) AND (d <> ALL (ARRAY[1, 2])))`)).toEqual({
      kind: 'all',
      of: [
        { kind: 'compares', left: { kind: 'column', name: 'a' }, operator: '=', right: { kind: 'value', value: 1 } },
        {
          kind: 'any',
          of: [
            { kind: 'compares', left: { kind: 'column', name: 'b' }, operator: '=', right: { kind: 'value', value: "it's" } },
            { kind: 'not', of: { kind: 'empty', operand: { kind: 'column', name: 'c' } } },
          ],
        },
        {
          kind: 'not',
          of: { kind: 'among', left: { kind: 'column', name: 'd' }, right: { kind: 'list', values: [1, 2] } },
        },
      ],
    } satisfies Condition)
  })

  test('something in common with a list of the session is one of its values', () => {
    expect(
      readCondition(
        `((NULLIF(current_setting('app.roles'::text, true), ''::text))::access.role[] && ARRAY['partner'::access.role, 'visitor'::access.role])`,
      ),
    ).toEqual({
      kind: 'any',
      of: ['partner', 'visitor'].map(value => ({
        kind: 'among',
        left: { kind: 'value', value },
        right: { kind: 'session', name: 'roles' },
      })),
    })
  })

  test('a text that looks like a word of the language stays a text', () => {
    expect(readCondition(`(state = 'OR'::text)`)).toMatchObject({ right: { value: 'OR' } })
  })

  test('a list that was worked out beforehand is a list', () => {
    expect(readCondition(`(kind = ANY ('{a,b}'::text[]))`)).toMatchObject({ right: { kind: 'list', values: ['a', 'b'] } })
  })
})

// What is not understood must never be read as something milder.
test.each([
  '(EXISTS ( SELECT 1 FROM app.case_files f WHERE f.id = notes.case_file_id))',
  `(a && ARRAY[1])`,
  '( SELECT true FROM app.case_files)',
  'access.may_write(id)',
  `(lower(name) = 'x'::text)`,
  `(current_setting('app.user'::text, true) = 'x'::text)`,
  `(COALESCE(closed, true))`,
  `((a + 1) = 2)`,
  `(a = 1) AND`,
  `(a = 1) b`,
  `(a = (b = 1))`,
  '',
])('%s is not understood', text => {
  expect(readCondition(text)).toEqual({ kind: 'unknown', text })
})
