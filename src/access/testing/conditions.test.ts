import { expect, test } from 'vitest'
import { conditionsOf } from './conditions.ts'

test('what is asked besides becomes true, one of several ways becomes false', () => {
  expect(conditionsOf('(a = 1 and (b = 2 or c = 3 and d = 4))').map(one => one.without)).toEqual([
    '(a = 1 and (false or c = 3 and d = 4))',
    '(a = 1 and (b = 2 or true and d = 4))',
    '(a = 1 and (b = 2 or false and d = 4))',
    '(a = 1 and (b = 2 or c = 3 and true))',
    '(true and (b = 2 or c = 3 and d = 4))',
    '(a = 1 and true)',
    'true',
  ])
})

test('a refusal is a guard, and goes whole or reason by reason', () => {
  const guards = (sql: string) => conditionsOf(sql).flatMap(one => (one.isGuard ? [one.says] : []))
  expect(guards("if not may(x, null) then raise exception 'no'; end if;")).toEqual(['if not may(x, null) → false'])
  expect(guards("if a is null or b <> 'or' then raise exception 'no'; end if;")).toEqual([
    'a is null → false',
    "b <> 'or' → false",
  ])
  expect(guards('if a is null or b then return false; end if;')).toEqual([])
})

test('a comment, a list and the words of a comparison end no condition', () => {
  expect(
    conditionsOf(
      "select from t where a is not distinct from b -- and so on\n and c = any (array['x', 'y']) and d between 1 and 2",
    ).map(one => one.says),
  ).toEqual(['a is not distinct from b → true', "c = any (array['x', 'y']) → true", 'd between 1 and 2 → true'])
})
