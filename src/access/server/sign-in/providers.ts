import * as oidc from 'openid-client'
import type { ProviderSettings } from './provider-settings.ts'

/** A configured provider, asked for its addresses and keys when it is first needed. */
export class Provider {
  readonly settings: ProviderSettings
  #configuration: Promise<oidc.Configuration> | undefined

  constructor(settings: ProviderSettings) {
    this.settings = settings
  }

  /** The issuer as accounts name it. */
  get accountIssuer(): string {
    return this.settings.accountIssuer ?? this.settings.issuer
  }

  /** A failure is not remembered: the provider may be up again at the next log-in. */
  configuration(): Promise<oidc.Configuration> {
    this.#configuration ??= this.#discover().catch((error: unknown) => {
      this.#configuration = undefined
      throw error
    })
    return this.#configuration
  }

  #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings
    const url = new URL(issuer)
    return oidc.discovery(url, clientId, undefined, clientSecret ? oidc.ClientSecretBasic(clientSecret) : oidc.None(), {
      // The settings allow http for a provider on this very machine only.
      execute: url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
      timeout: 15,
    })
  }
}

/** What one log-in must come back with; kept by the browser that began it. */
export interface LoginAttempt {
  provider: string
  verifier: string
  nonce: string
  state: string
  returnTo: string
  /** Whether a second factor was asked for. */
  isStrong: boolean
}

/** Begins a log-in: code flow with PKCE, state and nonce. `acr`: how sure the provider has to be, best first; empty when it does not matter. */
export async function beginLogin(
  provider: Provider,
  redirectUri: string,
  { returnTo, acr, isStrong }: { returnTo: string; acr: readonly string[]; isStrong: boolean },
): Promise<{ attempt: LoginAttempt; url: URL }> {
  const configuration = await provider.configuration()
  const attempt = {
    provider: provider.settings.id,
    verifier: oidc.randomPKCECodeVerifier(),
    nonce: oidc.randomNonce(),
    state: oidc.randomState(),
    returnTo,
    isStrong,
  }
  const url = oidc.buildAuthorizationUrl(configuration, {
    ...(acr.length > 0 && { acr_values: acr.join(' ') }),
    ...provider.settings.authorizationParameters,
    redirect_uri: redirectUri,
    scope: provider.settings.scope,
    code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    state: attempt.state,
    nonce: attempt.nonce,
  })
  return { attempt, url }
}

/** Who came back, as the provider tells it. */
export interface Identity {
  subject: string
  name: string
  /** A work address that the provider vouches for; null when it tells none. */
  email: string | null
  idToken: string | null
  /** How sure the provider was, as it said itself. Whether that is enough, the municipality's row decides. */
  acr: string | null
  amr: string[]
  /** The claim with the BSN of a broker for residents, as it came; never kept. */
  bsn: unknown
}

/** Redeems the code that came back. @throws when anything of it is not what this attempt asked for */
export async function finishLogin(provider: Provider, attempt: LoginAttempt, callback: URL): Promise<Identity> {
  const configuration = await provider.configuration()
  const tokens = await oidc.authorizationCodeGrant(configuration, callback, {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  })
  const { settings } = provider
  const claims = tokens.claims()
  const subject = claims?.[settings.subjectClaim]
  if (typeof subject !== 'string' || !subject) throw new Error(`the id token has no claim '${settings.subjectClaim}'`)
  // Kept only where it is of use: to log out there as well. Never with a BSN in it.
  const keeps = Boolean(configuration.serverMetadata().end_session_endpoint) && !settings.bsnClaim
  const amr = claims?.['amr']
  const email = claims?.[settings.emailClaim]
  const isVouchedFor = settings.trustsEmail || claims?.['email_verified'] === true
  return {
    subject,
    name: typeof claims?.['name'] === 'string' ? claims['name'].slice(0, 200) : '',
    email: typeof email === 'string' && isVouchedFor && /^[^\s@]+@[^\s@]+$/.test(email) ? email : null,
    idToken: keeps ? (tokens.id_token ?? null) : null,
    acr: typeof claims?.['acr'] === 'string' ? claims['acr'].slice(0, 200) : null,
    amr: Array.isArray(amr) ? amr.filter(one => typeof one === 'string').slice(0, 20) : [],
    bsn: settings.bsnClaim ? claims?.[settings.bsnClaim] : undefined,
  }
}

/** The address that also ends the session at the provider, when the provider offers one. */
export async function findLogoutUrl(provider: Provider, idToken: string, returnTo: string): Promise<string | null> {
  const configuration = await provider.configuration()
  if (!configuration.serverMetadata().end_session_endpoint) return null
  return oidc.buildEndSessionUrl(configuration, { id_token_hint: idToken, post_logout_redirect_uri: returnTo }).href
}

/** Who made a token that was checked when it came in. */
export function issuerOf(idToken: string): string | undefined {
  const [, claims = ''] = idToken.split('.')
  return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss?: string }).iss
}
