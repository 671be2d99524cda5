import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LoginAttempt } from './providers.ts'

const attemptSeconds = 600
const mostAttempts = 5

/**
 * The cookies of sign-in. Over https their names begin with `__Host-`, so that no other site of the same domain can set
 * them. Over http (a demonstration on this machine) the port is in the name: cookies do not tell ports apart.
 */
export class SignInCookies {
  readonly #session: string
  readonly #attempt: string
  readonly #options: CookieSerializeOptions

  constructor(publicUrl: string) {
    const url = new URL(publicUrl)
    const secure = url.protocol === 'https:'
    const prefix = secure ? '__Host-voordeur' : `voordeur-${url.port || '80'}`
    this.#session = prefix
    this.#attempt = `${prefix}-login-`
    this.#options = { httpOnly: true, sameSite: 'lax', secure, path: '/' }
  }

  readSession(request: FastifyRequest): string | undefined {
    return request.cookies[this.#session] || undefined
  }

  /** Ends with the browser; the database decides how long it is good for. */
  writeSession(reply: FastifyReply, token: string): void {
    reply.setCookie(this.#session, token, this.#options)
  }

  clearSession(reply: FastifyReply): void {
    reply.clearCookie(this.#session, this.#options)
  }

  /** One cookie per attempt, so that two tabs can log in at once. */
  writeAttempt(request: FastifyRequest, reply: FastifyReply, attempt: LoginAttempt): void {
    const earlier = Object.keys(request.cookies).filter(name => name.startsWith(this.#attempt))
    if (earlier.length >= mostAttempts) for (const name of earlier) reply.clearCookie(name, this.#options)
    const value = Buffer.from(JSON.stringify(attempt)).toString('base64url')
    reply.setCookie(this.#attemptName(attempt.state), value, { ...this.#options, maxAge: attemptSeconds })
  }

  /** The attempt with this state, begun by this very browser. It can be taken once. */
  takeAttempt(request: FastifyRequest, reply: FastifyReply, state: string): LoginAttempt | undefined {
    const name = this.#attemptName(state)
    const value = request.cookies[name]
    if (!value) return undefined
    reply.clearCookie(name, this.#options)
    try {
      const attempt = JSON.parse(Buffer.from(value, 'base64url').toString()) as LoginAttempt
      return attempt.state === state ? attempt : undefined
    } catch {
      return undefined
    }
  }

  #attemptName(state: string): string {
    return this.#attempt + state.slice(0, 12).replaceAll(/[^\w-]/g, '')
  }
}
