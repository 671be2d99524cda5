import { expect, test } from 'vitest'
import { readTraceParent, traceHex, traceIdFrom } from './trace-context.ts'

const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
const span = '00f067aa0ba902b7'

test('takes over a trace that another application began', () => {
  expect(readTraceParent(`00-${trace}-${span}-01`)).toEqual({
    traceId: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
    parentSpanId: span,
  })
  expect(readTraceParent(`cc-${trace}-${span}-01-what-comes-later`)?.parentSpanId).toBe(span)
})

test.each([
  undefined,
  '',
  'hello',
  `00-${trace}-${span}`,
  `00-${trace}-${span}-01-more`,
  `ff-${trace}-${span}-01`,
  `00-${'0'.repeat(32)}-${span}-01`,
  `00-${trace}-${'0'.repeat(16)}-01`,
  `00-${trace.toUpperCase()}-${span}-01`,
  `00-${trace}-${span}-01'; drop table`,
])('a wrong one is as good as none: %s', header => {
  expect(readTraceParent(header)).toBeUndefined()
})

test('a trace is understood as a UUID and as 32 hexadecimal digits', () => {
  expect(traceHex('4bf92f35-77b3-4da6-a3ce-929d0e0e4736')).toBe(trace)
  expect(traceIdFrom(trace)).toBe('4bf92f35-77b3-4da6-a3ce-929d0e0e4736')
  expect(traceIdFrom('4bf92f35-77b3-4da6-a3ce-929d0e0e4736')).toBe('4bf92f35-77b3-4da6-a3ce-929d0e0e4736')
  expect(traceIdFrom('4bf9')).toBeUndefined()
})
