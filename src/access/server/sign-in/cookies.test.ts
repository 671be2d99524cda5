import cookie from '@fastify/cookie'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { SignInCookies } from './cookies.ts'

const attempt = (state: string) => ({ provider: 'demo', verifier: 'v', nonce: 'n', state, returnTo: '/', isStrong: true })

async function linesOf(publicUrl: string, sent: Record<string, string> = {}): Promise<string[]> {
  const cookies = new SignInCookies(publicUrl)
  const app = fastify()
  await app.register(cookie)
  app.get('/', (request, reply) => {
    cookies.writeSession(reply, 'geheim')
    cookies.writeAttempt(request, reply, attempt('abcdefghijklmnop'))
    return reply.send('')
  })
  const { headers } = await app.inject({ url: '/', cookies: sent })
  return [headers['set-cookie'] ?? []].flat()
}

test('over https no other site of the domain can set or read them', async () => {
  const lines = await linesOf('https://voordeur.example')
  expect(lines).toHaveLength(2)
  for (const line of lines) {
    expect(line).toMatch(/^__Host-voordeur/)
    expect(line).toContain('; Path=/')
    expect(line).toContain('; HttpOnly')
    expect(line).toContain('; Secure')
    expect(line).toContain('; SameSite=Lax')
    expect(line).not.toMatch(/Domain/i)
  }
  expect(lines[0]).not.toContain('Max-Age')
  expect(lines[1]).toContain('Max-Age=600')
})

test('over http, on one machine, two demonstrations keep theirs apart', async () => {
  const [first] = await linesOf('http://localhost:3000')
  const [second] = await linesOf('http://localhost:3001')
  expect(first?.split('=')[0]).not.toBe(second?.split('=')[0])
})

test('attempts that were left do not pile up', async () => {
  const left = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map(state => [`__Host-voordeur-login-${state}`, 'x']))
  const lines = await linesOf('https://voordeur.example', left)
  const cleared = lines.filter(line => line.includes('Expires=Thu, 01 Jan 1970'))
  expect(cleared).toHaveLength(5)
})
