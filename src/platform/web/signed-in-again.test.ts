import { afterEach, expect, test } from 'vitest'
import { ApiError } from '../api-client.ts'
import { continueWaiting, stopWaiting, whenSignedIn } from './signed-in-again.ts'

afterEach(() => stopWaiting())

const signedOut = new ApiError(401, 'U bent niet meer ingelogd.')
const soon = () => new Promise(done => setTimeout(done, 5))

test('a request whose session ended is sent again after logging in', async () => {
  let signedIn = false
  let sent = 0
  const answer = whenSignedIn(async () => {
    sent += 1
    if (!signedIn) throw signedOut
    return 'bewaard'
  })
  await soon()
  expect(sent).toBe(1)
  signedIn = true
  continueWaiting()
  expect(await answer).toBe('bewaard')
  expect(sent).toBe(2)
})

test('who leaves it for now gets the words of the refusal, for every request that waited', async () => {
  const waiting = [1, 2].map(() => whenSignedIn(() => Promise.reject(signedOut)))
  await soon()
  stopWaiting()
  for (const one of waiting) await expect(one).rejects.toBe(signedOut)
})

test('any other error passes at once', async () => {
  const conflict = new ApiError(409, '')
  await expect(whenSignedIn(() => Promise.reject(conflict))).rejects.toBe(conflict)
})
