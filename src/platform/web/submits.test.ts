import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '../api-client.ts'
import { Submits } from './submits.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server that answers when it is told to. */
function open() {
  let made = 0
  const sent: { id: string; succeed: () => void; fail: (error: unknown) => void }[] = []
  const submits = new Submits(() => `id ${++made}`)
  const submit = (body: string) =>
    submits.submit(
      body,
      id => new Promise<string>((resolve, reject) => sent.push({ id, succeed: () => resolve(`answer to ${id}`), fail: reject })),
    )
  return { sent, submit }
}

test('a double click sends once and both clicks get the answer', async () => {
  const { sent, submit } = open()
  const answers = Promise.all([submit('a'), submit('a')])
  sent[0]?.succeed()
  expect(await answers).toEqual(['answer to id 1', 'answer to id 1'])
  expect(await submit('a')).toBe('answer to id 1')
  expect(sent).toHaveLength(1)
})

test('the same body later is another act', async () => {
  const { sent, submit } = open()
  const first = submit('a')
  sent[0]?.succeed()
  await first
  await vi.advanceTimersByTimeAsync(1000)
  void submit('a')
  expect(sent.map(one => one.id)).toEqual(['id 1', 'id 2'])
})

test.each([
  ['the connection broke', new ApiError(0, '')],
  ['the server broke', new ApiError(503, '')],
])('after %s the same body keeps its id, because it may have arrived', async (_, error) => {
  const { sent, submit } = open()
  const first = submit('a')
  sent[0]?.fail(error)
  await expect(first).rejects.toBe(error)
  void submit('a')
  expect(sent.map(one => one.id)).toEqual(['id 1', 'id 1'])
})

test.each([400, 404, 409])('after a refusal (%i) a new attempt has a new id', async status => {
  const { sent, submit } = open()
  const first = submit('a')
  sent[0]?.fail(new ApiError(status, ''))
  await expect(first).rejects.toBeInstanceOf(ApiError)
  void submit('a')
  expect(sent.map(one => one.id)).toEqual(['id 1', 'id 2'])
})

test('a changed body has a new id, also after a broken connection', async () => {
  const { sent, submit } = open()
  const first = submit('a')
  sent[0]?.fail(new ApiError(0, ''))
  await expect(first).rejects.toBeInstanceOf(ApiError)
  void submit('b')
  expect(sent.map(one => one.id)).toEqual(['id 1', 'id 2'])
})
