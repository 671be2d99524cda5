import * as z from 'zod'

/** http is only for a provider on this very machine: a demonstration or a test. */
const issuerUrl = z.url({ protocol: /^https?$/ }).refine(text => {
  const url = new URL(text)
  return url.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}, 'de inlogdienst heeft een adres met https nodig')

/** One OpenID Connect provider, as an installation configures it. */
export const providerSettings = z.strictObject({
  /** Short name in addresses: the callback is `/auth/callback/<id>`. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'gebruik kleine letters, cijfers en streepjes'),
  /** What the log-in page calls it. */
  name: z.string().min(1),
  issuer: issuerUrl,
  clientId: z.string().min(1),
  /** Left out: a public client, which PKCE alone protects. */
  clientSecret: z.string().min(1).optional(),
  scope: z.string().default('openid'),
  /** The claim that stays the same for one person; `oid` at Microsoft Entra, where `sub` differs per application. */
  subjectClaim: z.string().default('sub'),
  /** The claim with the work address, by which the first log-in finds whoever was added here. Needs a `scope` that gives it. */
  emailClaim: z.string().default('email'),
  /** Every address this provider tells is checked by it. Left out: only one it calls verified counts. */
  trustsEmail: z.boolean().default(false),
  /** The issuer as the accounts name it, when that is not the issuer's address: so an account survives a move. */
  accountIssuer: z.string().optional(),
  /**
   * Of a broker for residents (DigiD, eIDAS): the claim with the BSN. It is hashed at once and kept nowhere; a provider with this
   * setting lets in residents and nobody else.
   */
  bsnClaim: z.string().min(1).optional(),
  /** What a municipality that is founded with this provider takes for two factors; later the administrator keeps it on screen. */
  strongAcr: z.array(z.string().min(1)).default([]),
  strongAmr: z.array(z.string().min(1)).default(['mfa']),
  /** Extra parameters of the log-in request, as `domain_hint`. `acr_values` follows from what a municipality demands. */
  authorizationParameters: z.record(z.string(), z.string()).default({}),
})
export type ProviderSettings = z.output<typeof providerSettings>
