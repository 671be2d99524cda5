import { expect, test } from 'vitest'
import { ApiError } from '../../platform/api-client.ts'
import { changeAfter, clashesOf } from './action-clash.tsx'

const clash = { field: 'what', yours: 'mine', theirs: 'theirs' }
const change = { what: { from: 'old', to: 'mine' }, dueOn: { from: null, to: '2026-12-04' }, doneWhen: undefined }

test('what did not clash goes along as it was, the rest is made on what stands there now', () => {
  expect(changeAfter(change, [clash], new Set())).toEqual({
    what: { from: 'theirs', to: 'mine' },
    dueOn: { from: null, to: '2026-12-04' },
  })
})

test('a field whose other value stays is left alone', () => {
  expect(changeAfter(change, [clash], new Set(['what']))).toEqual({ dueOn: { from: null, to: '2026-12-04' } })
})

test('only a refusal with clashes is one', () => {
  expect(clashesOf(new ApiError(409, '', [], { clashes: [clash] }))).toEqual([clash])
  expect(clashesOf(new ApiError(409, ''))).toBeUndefined()
  expect(clashesOf(new Error('x'))).toBeUndefined()
})
