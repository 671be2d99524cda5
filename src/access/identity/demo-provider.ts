import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Provider, { type Configuration } from 'oidc-provider'
import { html, sendPage } from '../../platform/http/page.ts'
import type { ProviderSettings } from '../server/sign-in/provider-settings.ts'
import type { DemoPart, DemoPerson } from './demo-person.ts'
import { adapterInMemory } from './memory-adapter.ts'

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

const clientId = 'voordeur'
/** How sure a provider of the demonstration is: with one factor, or with two. */
export const demoAcr = { weak: 'urn:voordeur:demo:een-factor', strong: 'urn:voordeur:demo:twee-factoren' } as const

export interface DemoProviderOptions {
  /** How people reach the server that this provider is part of, without a slash at the end. */
  publicUrl: string
  /** As the settings name it; `demo` unless said otherwise. */
  id?: string
  name?: string
  /** The issuer as the demo accounts name it. */
  accountIssuer: string
  parts: readonly DemoPart[]
  /** Who came since, on screen; asked at every log-in. */
  findMore?: () => Promise<DemoPart[]>
  /** It plays the broker through which residents log in, and tells their BSN. */
  forResidents?: boolean
}

/**
 * An OpenID Connect provider for demonstrations and tests: a real one, only without passwords. It lives under `/demo-login`
 * of the server itself, keeps everything in memory, and asks at every log-in who you are.
 */
export class DemoProvider {
  readonly #provider: Provider
  readonly #options: DemoProviderOptions
  readonly #root: string
  readonly #clientSecret = randomBytes(32).toString('base64url')

  constructor(options: DemoProviderOptions) {
    this.#options = options
    const { id } = this
    this.#root = id === 'demo' ? '/demo-login' : `/demo-login-${id}`
    this.#provider = new Provider(options.publicUrl + this.#root, this.#configuration())
  }

  get id(): string {
    return this.#options.id ?? 'demo'
  }

  /** How the product is told about this provider, as it would be about any other. */
  get settings(): ProviderSettings {
    return {
      id: this.id,
      name: this.#options.name ?? 'Demonstratie',
      issuer: this.#options.publicUrl + this.#root,
      clientId,
      clientSecret: this.#clientSecret,
      scope: 'openid',
      subjectClaim: 'sub',
      emailClaim: 'email',
      trustsEmail: false,
      accountIssuer: this.#options.accountIssuer,
      ...(this.#options.forResidents && { bsnClaim: 'bsn' }),
      strongAcr: [demoAcr.strong],
      strongAmr: [],
      authorizationParameters: { prompt: 'login' },
    }
  }

  async register(app: FastifyInstance): Promise<void> {
    await app.register(async inside => {
      // The provider reads request bodies itself.
      inside.removeAllContentTypeParsers()
      inside.addContentTypeParser('*', (_request, _payload, done) => done(null))
      inside.get(`${this.#root}/wie/:uid`, async (request, reply) => {
        const details = await this.#findInteraction(request, reply)
        if (!details) return reply.redirect('/auth/login')
        return this.#sendChoice(reply, request.url, await this.#parts())
      })
      inside.post(`${this.#root}/wie/:uid`, async (request, reply) => {
        const details = await this.#findInteraction(request, reply)
        const form = new URLSearchParams(await readBody(request))
        const person = await this.#findPerson(form.get('persoon'))
        if (!details || !person) return reply.redirect('/auth/login')
        await this.#forgetWhoCame(details)
        const goOn = await this.#provider.interactionResult(request.raw, reply.raw, {
          login: { accountId: person.subject, remember: false, acr: form.has('zonder') ? demoAcr.weak : demoAcr.strong },
        })
        return reply.redirect(goOn, 303)
      })
      const handle = this.#provider.callback()
      inside.all(`${this.#root}/*`, (request, reply) => {
        reply.hijack()
        // Tells the provider where it is mounted, as express and middie do.
        Object.assign(request.raw, { originalUrl: request.raw.url })
        request.raw.url = request.raw.url?.slice(this.#root.length)
        void handle(request.raw, reply.raw)
      })
    })
  }

  /** Without this the provider would first have the one before log out, in a page of its own. */
  async #forgetWhoCame(interaction: Interaction): Promise<void> {
    if (!interaction.session?.uid) return
    const session = await this.#provider.Session.findByUid(interaction.session.uid)
    await session?.destroy()
    delete (interaction.session as { uid?: string }).uid
    await interaction.save(600)
  }

  async #findInteraction(request: FastifyRequest, reply: FastifyReply): Promise<Interaction | undefined> {
    // Rejects when the attempt is over, or was begun by another browser.
    return this.#provider.interactionDetails(request.raw, reply.raw).catch(() => undefined)
  }

  async #parts(): Promise<readonly DemoPart[]> {
    const more = (await this.#options.findMore?.()) ?? []
    return [...this.#options.parts, ...more].filter(part => part.people.length > 0)
  }

  async #findPerson(subject: string | null): Promise<DemoPerson | undefined> {
    return (await this.#parts()).flatMap(part => part.people).find(person => person.subject === subject)
  }

  #sendChoice(reply: FastifyReply, action: string, parts: readonly DemoPart[]): unknown {
    const [main, others] = [
      parts.filter(part => part.people.some(person => person.tries)),
      parts.filter(part => !part.people.some(person => person.tries)),
    ]
    return sendPage(reply, {
      title: 'Als wie wilt u inloggen?',
      body: html`
        <p>Dit is een demonstratie met verzonnen mensen in een verzonnen gemeente. Kies iemand; er is geen wachtwoord. ${
          this.#options.forResidents
            ? 'In het echt loggen inwoners hier in met DigiD of een Europees inlogmiddel.'
            : 'In het echt logt iedereen in met het account van de eigen organisatie.'
        }</p>
        <form method="post" action="${action}">
          ${main.map(renderPart)}
          ${
            others.length > 0
              ? html`<details><summary>Alle andere collega’s</summary>${others.map(renderPart)}</details>`
              : undefined
          }
          <p><label><input type="checkbox" name="zonder" value="1"> Log in zonder de tweede stap, om te zien wat er dan gebeurt</label></p>
        </form>`,
    })
  }

  #configuration(): Configuration {
    const { publicUrl } = this.#options
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }
    // Cookies do not tell ports apart: two demonstrations on one machine must not take each other's.
    const { port } = new URL(publicUrl)
    const cookieName = (name: string): string => `voordeur-${port || '80'}-${this.id}-${name}`
    return {
      adapter: adapterInMemory(),
      clients: [
        {
          client_id: clientId,
          client_secret: this.#clientSecret,
          redirect_uris: [`${publicUrl}/auth/callback/${this.id}`],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      jwks: { keys: [key] } as Configuration['jwks'],
      cookies: {
        keys: [randomBytes(32).toString('hex')],
        names: { interaction: cookieName('wie'), resume: cookieName('verder'), session: cookieName('sessie') },
      },
      pkce: { required: () => true },
      acrValues: Object.values(demoAcr),
      claims: { openid: ['sub', 'email', 'email_verified', 'name', 'bsn', 'acr'] },
      // What is known of somebody comes with the log-in itself.
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      interactions: { url: (_context, interaction) => `${this.#root}/wie/${interaction.uid}` },
      findAccount: async (_context, subject) => {
        const person = await this.#findPerson(subject)
        if (!person) return undefined
        const { name, email, bsn } = person
        return {
          accountId: subject,
          claims: async () => ({
            sub: subject,
            ...(bsn ? { bsn } : { name }),
            ...(email ? { email, email_verified: true } : {}),
          }),
        }
      },
      // Nobody is asked for consent: the product asks for the subject alone.
      loadExistingGrant: async context => {
        const { client, session } = context.oidc
        const grant = new context.oidc.provider.Grant({
          ...(client && { clientId: client.clientId }),
          ...(session?.accountId && { accountId: session.accountId }),
        })
        grant.addOIDCScope('openid')
        await grant.save()
        return grant
      },
      ttl: { Interaction: 3600, Session: 3600, Grant: 3600, AccessToken: 600, IdToken: 600 },
      renderError: async (context, out) => {
        context.type = 'html'
        context.body = `<!doctype html><html lang="nl"><title>Inloggen is niet gelukt</title><h1>Inloggen is niet gelukt</h1><p>${out.error}</p><p><a href="/auth/login">Probeer het opnieuw</a></p></html>`
      },
    }
  }
}

const renderPart = (part: DemoPart) => html`
  <h2>${part.title}</h2>
  <ul class="people">${part.people.map(renderPerson)}</ul>`

const renderPerson = (person: DemoPerson) => html`
  <li><button name="persoon" value="${person.subject}">
    <span class="name">${person.name}</span>
    <span>${person.works}</span>
    <span class="muted">${person.tries ?? ''}</span>
  </button></li>`

async function readBody(request: FastifyRequest): Promise<string> {
  let text = ''
  for await (const part of request.raw) {
    text += String(part)
    if (text.length > 10_000) break
  }
  return text
}
