import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import * as z from 'zod'
import { writeLogLine } from '../../../audit/processing-log.ts'
import type { ApplicationClock } from '../../../platform/application-clock.ts'
import { asSession } from '../../../platform/database/transaction.ts'
import { invalid, unauthenticated, VoordeurError } from '../../../platform/errors.ts'
import { sendProblem } from '../../../platform/http/problem.ts'
import type { Caller } from '../../../platform/http/register-operations.ts'
import { SignInCookies } from './cookies.ts'
import { type Door, type Entrance, hashToken, type Login, LoginStore, newToken, type Workplace } from './login-store.ts'
import {
  sendInterruptedPage,
  sendNoAccessPage,
  sendProviderDownPage,
  sendResidentUnknownPage,
  sendResidentWeakPage,
  sendTooManyPage,
  sendWeakPage,
} from './pages.ts'
import type { ProviderSettings } from './provider-settings.ts'
import { beginLogin, findLogoutUrl, finishLogin, type Identity, issuerOf, type LoginAttempt, Provider } from './providers.ts'
import { residentReturnPath, safeReturnPath } from './return-path.ts'
import { SignInLimit } from './sign-in-limit.ts'

export interface SignInOptions {
  pool: pg.Pool
  clock: ApplicationClock
  /** How people reach us, without a slash at the end. */
  publicUrl: string
  providers: readonly ProviderSettings[]
  idleMinutes: number
  longestHours: number
  /** The hash of the BSN in a claim, for one municipality; undefined when it is no BSN. Left out: no residents come in. */
  hashBsn?: (claim: unknown, municipality: number) => Buffer | undefined
  /** Told to the browser app, which then shows the demonstration's controls. */
  isDemo: boolean
  /** Reports what nobody expected; gets no personal data. */
  reportFault(error: unknown, traceId: string): void
  /** Real time; sessions never go by the application's clock. */
  realTime?: () => Date
}

interface OfferedProvider {
  id: string
  name: string
  kind: 'staff' | 'residents'
  organisations: string[]
}

/** A caller is taken from memory for this long at most: so a role or session that ends elsewhere ends here soon after. */
const rememberMs = 10_000
const mostRemembered = 10_000

const place = z.strictObject({ municipality: z.int(), user: z.uuid(), organisation: z.uuid() })

/**
 * Sign-in through OpenID Connect, and the browser sessions that come of it. The routes live under `/auth`; `authenticate`
 * tells the API who calls.
 */
export class SignIn {
  readonly #options: SignInOptions
  readonly #store: LoginStore
  readonly #cookies: SignInCookies
  readonly #providers: readonly Provider[]
  readonly #limit = new SignInLimit({ most: 120, windowMs: 60_000 })
  readonly #remembered = new Map<string, { caller: Caller; until: number }>()

  constructor(options: SignInOptions) {
    this.#options = options
    this.#store = new LoginStore(options.pool)
    this.#cookies = new SignInCookies(options.publicUrl)
    this.#providers = options.providers.map(settings => new Provider(settings))
  }

  async register(app: FastifyInstance): Promise<void> {
    await app.register(cookie)
    app.get('/auth/login', (request, reply) => this.#login(request, reply))
    app.get('/auth/callback/:provider', (request, reply) => this.#callback(request, reply))
    app.get('/auth/me', (request, reply) => this.#answer(request, reply, () => this.#me(request)))
    app.post('/auth/workplace', (request, reply) => this.#answer(request, reply, () => this.#chooseWorkplace(request)))
    app.post('/auth/logout', (request, reply) => this.#answer(request, reply, () => this.#logout(request, reply)))
  }

  /** Who calls. @throws unauthenticated when nobody is logged in, or has not chosen yet where they work */
  async authenticate(request: FastifyRequest): Promise<Caller> {
    const token = this.#cookies.readSession(request)
    if (!token) throw unauthenticated()
    const hash = hashToken(token)
    const remembered = this.#remembered.get(hash.toString('hex'))
    if (remembered && remembered.until > this.#now().getTime()) return remembered.caller
    const login = await this.#find(hash)
    if (!login) throw unauthenticated()
    const workplace = (await this.#workplacesOf(login)).find(one => isWorkplaceOf(login, one))
    if (!workplace) throw unauthenticated('Kies eerst voor welke organisatie u werkt. Wat u invulde staat er nog.')
    const caller = callerAt(workplace)
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear()
    this.#remembered.set(hash.toString('hex'), { caller, until: this.#now().getTime() + rememberMs })
    return caller
  }

  async #login(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { publicUrl, isDemo } = this.#options
    // The provider sends people back to the public address, so the cookie of this attempt must be set there: a visitor of
    // the demonstration may have typed 127.0.0.1. Behind a proxy the host we see may well be another one.
    if (isDemo && request.host !== new URL(publicUrl).host) return reply.redirect(publicUrl + request.url)
    if (!this.#limit.allows(request.ip, Date.now())) return sendTooManyPage(reply)
    const query = request.query as Record<string, unknown>
    const returnTo = safeReturnPath(query['return'])
    const doors = await this.#store.doors()
    const provider = this.#chosenProvider(query['provider'], doors)
    if (!provider) return reply.redirect(`/inloggen?${new URLSearchParams({ return: returnTo })}`)
    const own = doors.filter(door => door.provider === provider.settings.id)
    const isStrong = query['strong'] === '1' || own.some(door => door.kind === 'residents' || door.strongFor === 'everyone')
    const acr = isStrong ? [...new Set(own.flatMap(door => door.strongAcr))] : []
    try {
      const { attempt, url } = await beginLogin(provider, this.#redirectUri(provider), { returnTo, acr, isStrong })
      this.#cookies.writeAttempt(request, reply, attempt)
      return reply.header('Cache-Control', 'no-store').redirect(url.href)
    } catch (error) {
      this.#options.reportFault(error, request.id)
      return sendProviderDownPage(reply)
    }
  }

  async #callback(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    reply.header('Cache-Control', 'no-store')
    if (!this.#limit.allows(request.ip, Date.now())) return sendTooManyPage(reply)
    const { state, error } = request.query as Record<string, unknown>
    const { provider: id } = request.params as { provider: string }
    const attempt = typeof state === 'string' ? this.#cookies.takeAttempt(request, reply, state) : undefined
    const provider = this.#providers.find(one => one.settings.id === id)
    if (!attempt || !provider || attempt.provider !== id || error !== undefined) return sendInterruptedPage(reply)
    let identity: Identity
    try {
      identity = await finishLogin(provider, attempt, new URL(request.url, this.#options.publicUrl))
    } catch (refused) {
      this.#options.reportFault(refused, request.id)
      return sendInterruptedPage(reply)
    }
    // The browser may have come with the session of somebody else: it does not stay open beside the new one.
    await this.#endSession(request)
    return provider.settings.bsnClaim
      ? this.#letResidentIn(request, reply, provider, identity, attempt)
      : this.#letStaffIn(request, reply, provider, identity, attempt)
  }

  async #letStaffIn(
    request: FastifyRequest,
    reply: FastifyReply,
    provider: Provider,
    identity: Identity,
    attempt: LoginAttempt,
  ): Promise<unknown> {
    const { subject, acr, amr } = identity
    const entrance: Entrance = { issuer: provider.accountIssuer, subject, provider: provider.settings.id, acr, amr }
    // Whoever was added here with this address and never logged in is this person from now on.
    if (identity.email) await this.#store.bind(entrance, identity.name, identity.email, this.#options.clock.now())
    const workplaces = await this.#store.workplacesOf(entrance, this.#options.clock.now())
    const open = workplaces.filter(one => !one.isWeak)
    if (open.length > 0 && (await this.#openSession(request, reply, entrance, identity.idToken, workplaces))) {
      return reply.redirect(safeReturnPath(attempt.returnTo))
    }
    const [weak] = workplaces
    if (!weak) return sendNoAccessPage(reply)
    await this.#log(request, weak, 'session.refused')
    const strong = new URLSearchParams({ provider: provider.settings.id, strong: '1', return: attempt.returnTo })
    return sendWeakPage(reply, provider.settings.name, attempt.isStrong ? undefined : `/auth/login?${strong}`)
  }

  /** The BSN is hashed here, at once, and goes nowhere else: not in an address, a log line, an account or a kept token. */
  async #letResidentIn(
    request: FastifyRequest,
    reply: FastifyReply,
    provider: Provider,
    identity: Identity,
    attempt: LoginAttempt,
  ): Promise<unknown> {
    const { hashBsn = () => undefined, clock } = this.#options
    const { acr, amr } = identity
    // A broker may well give the BSN as its subject: the account goes by a hash of it that fits no municipality.
    const subject = hashBsn(identity.bsn, 0)?.toString('hex')
    if (!subject) return sendResidentUnknownPage(reply)
    const entrance: Entrance = { issuer: provider.accountIssuer, subject, provider: provider.settings.id, acr, amr }
    const came: string[] = []
    for (const { municipality } of (await this.#store.doors()).filter(one => one.provider === entrance.provider)) {
      const bsnHash = hashBsn(identity.bsn, municipality.id)
      if (bsnHash) {
        came.push(await this.#store.enterResident({ municipality: municipality.id, entrance, bsnHash, moment: clock.now() }))
      }
    }
    const workplaces = came.includes('entered') ? await this.#store.workplacesOf(entrance, clock.now()) : []
    if (workplaces.length > 0 && (await this.#openSession(request, reply, entrance, null, workplaces))) {
      return reply.redirect(residentReturnPath(attempt.returnTo))
    }
    if (!came.includes('weak')) return sendResidentUnknownPage(reply)
    return sendResidentWeakPage(reply, `/auth/login?${new URLSearchParams({ provider: entrance.provider, return: '/mijn' })}`)
  }

  /** Answers false when the account is unknown. */
  async #openSession(
    request: FastifyRequest,
    reply: FastifyReply,
    entrance: Entrance,
    idToken: string | null,
    workplaces: readonly Workplace[],
  ): Promise<boolean> {
    // A new secret at every log-in: nobody can have planted it beforehand.
    const token = newToken()
    const now = this.#now()
    const expiresAt = new Date(now.getTime() + this.#options.longestHours * 3_600_000)
    if (!(await this.#store.start(hashToken(token), entrance, idToken, now, expiresAt))) return false
    this.#cookies.writeSession(reply, token)
    const [first, ...more] = workplaces.filter(one => !one.isWeak)
    if (first && more.length === 0) await this.#work(request, hashToken(token), first)
    return true
  }

  async #me(request: FastifyRequest): Promise<unknown> {
    const around = { demo: this.#options.isDemo, now: this.#options.clock.now().toISOString() }
    const token = this.#cookies.readSession(request)
    const login = token && (await this.#find(hashToken(token)))
    if (!login) return { state: 'signed-out', providers: this.#offered(await this.#store.doors()), ...around }
    const all = await this.#store.workplacesOf(login, this.#options.clock.now())
    const workplaces = all.filter(one => !one.isWeak)
    const chosen = workplaces.find(one => isWorkplaceOf(login, one))
    if (!chosen) {
      const weak = all.filter(one => one.isWeak).map(one => one.organisation.name)
      return { state: 'choose', name: login.accountName, workplaces, provider: login.provider, weak, ...around }
    }
    const { municipality, user, userName, organisation, roles } = chosen
    const { provider } = login
    return { state: 'signed-in', name: userName, user, municipality, organisation, roles, workplaces, provider, ...around }
  }

  async #chooseWorkplace(request: FastifyRequest): Promise<unknown> {
    const parsed = place.safeParse(request.body)
    if (!parsed.success) throw invalid([{ field: 'organisation', message: 'Kies een organisatie uit de lijst.' }])
    const token = this.#cookies.readSession(request)
    const hash = token ? hashToken(token) : undefined
    const login = hash && (await this.#find(hash))
    if (!hash || !login) throw unauthenticated()
    const wanted = parsed.data
    const workplace = (await this.#workplacesOf(login)).find(one =>
      isWorkplaceOf({ municipality: wanted.municipality, user: wanted.user, organisation: wanted.organisation }, one),
    )
    if (!workplace || !(await this.#work(request, hash, workplace))) {
      throw invalid([{ field: 'organisation', message: 'U werkt hier niet (meer). Kies een organisatie uit de lijst.' }])
    }
    return this.#me(request)
  }

  async #logout(request: FastifyRequest, reply: FastifyReply): Promise<{ continueAt: string | null }> {
    const login = await this.#endSession(request)
    this.#cookies.clearSession(reply)
    const issuer = login?.idToken && issuerOf(login.idToken)
    const provider = this.#providers.find(one => one.settings.issuer === issuer)
    if (!login?.idToken || !provider) return { continueAt: null }
    // The session here has ended, whatever the provider does.
    const continueAt = await findLogoutUrl(provider, login.idToken, `${this.#options.publicUrl}/`).catch((error: unknown) => {
      this.#options.reportFault(error, request.id)
      return null
    })
    return { continueAt }
  }

  async #endSession(request: FastifyRequest): Promise<Login | undefined> {
    const token = this.#cookies.readSession(request)
    if (!token) return undefined
    const hash = hashToken(token)
    this.#remembered.delete(hash.toString('hex'))
    const login = await this.#find(hash)
    if (!login) return undefined
    await this.#store.end(hash, this.#now())
    const workplace = (await this.#workplacesOf(login)).find(one => isWorkplaceOf(login, one))
    if (workplace) await this.#log(request, workplace, 'session.ended')
    return login
  }

  async #work(request: FastifyRequest, hash: Buffer, workplace: Workplace): Promise<boolean> {
    this.#remembered.delete(hash.toString('hex'))
    const { municipality, user, organisation } = workplace
    const chosen = await this.#store.choose(
      hash,
      { municipality: municipality.id, user, organisation: organisation.id },
      this.#options.clock.now(),
    )
    if (chosen) await this.#log(request, workplace, 'session.started')
    return chosen
  }

  async #log(
    request: FastifyRequest,
    workplace: Workplace,
    event: 'session.started' | 'session.ended' | 'session.refused',
  ): Promise<void> {
    const caller = callerAt(workplace)
    const session = { ...caller, purpose: 'workplace', moment: this.#options.clock.now() }
    await asSession(this.#options.pool, session, tx =>
      writeLogLine(tx, {
        event,
        operation: 'access.signIn',
        outcome: event === 'session.refused' ? 'refused' : 'done',
        purpose: 'workplace',
        role: caller.roles.join(' '),
        traceId: request.id,
        origin: request.ip,
        touched: { subjects: new Set(), records: new Set() },
      }),
    )
  }

  async #answer(request: FastifyRequest, reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> {
    reply.header('Cache-Control', 'no-store')
    try {
      return await work()
    } catch (error) {
      if (error instanceof VoordeurError) return sendProblem(reply, error)
      this.#options.reportFault(error, request.id)
      return sendProblem(
        reply,
        new VoordeurError(
          'unavailable',
          `Er ging iets mis bij ons. Probeer het zo opnieuw. Het nummer van de fout is ${request.id}.`,
        ),
      )
    }
  }

  /** With one provider there is nothing to choose. */
  #chosenProvider(id: unknown, doors: readonly Door[]): Provider | undefined {
    if (id !== undefined) return this.#providers.find(one => one.settings.id === id)
    const offered = this.#offered(doors)
    return offered.length === 1 ? this.#providers.find(one => one.settings.id === offered[0]?.id) : undefined
  }

  /** For the log-in page: the providers of the settings that a municipality trusts for something. */
  #offered(doors: readonly Door[]): OfferedProvider[] {
    return this.#providers.flatMap(({ settings }) => {
      const own = doors.filter(door => door.provider === settings.id)
      const [first] = own
      if (!first || (first.kind === 'residents') !== Boolean(settings.bsnClaim)) return []
      return {
        id: settings.id,
        name: own.length === 1 ? first.label : settings.name,
        kind: first.kind,
        // Whose people it is for, to be found by; the municipality's own is for everybody.
        organisations: own.some(door => door.everyOrganisation) ? [] : own.flatMap(door => door.organisations),
      }
    })
  }

  #redirectUri = (provider: Provider): string => `${this.#options.publicUrl}/auth/callback/${provider.settings.id}`

  #find = (hash: Buffer): Promise<Login | undefined> => this.#store.find(hash, this.#now(), this.#options.idleMinutes)

  /** Where this log-in may be at work: what needs a second factor it did not have is not among them. */
  #workplacesOf = async (entrance: Entrance): Promise<Workplace[]> =>
    (await this.#store.workplacesOf(entrance, this.#options.clock.now())).filter(one => !one.isWeak)

  #now = (): Date => this.#options.realTime?.() ?? new Date()
}

const isWorkplaceOf = (
  login: { municipality: number | null; user: string | null; organisation: string | null },
  workplace: Workplace,
): boolean =>
  login.municipality === workplace.municipality.id &&
  login.user === workplace.user &&
  login.organisation === workplace.organisation.id

const callerAt = (workplace: Workplace): Caller => ({
  municipality: workplace.municipality.id,
  user: workplace.user,
  organisation: workplace.organisation.id,
  roles: workplace.roles,
})
