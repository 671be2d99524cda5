import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'
import { adapterInMemory } from '../../access/identity/memory-adapter.ts'
import type { ProviderSettings } from '../../access/server/sign-in/provider-settings.ts'

/** A provider as a municipality may have one: elsewhere, with a claim of its own for the person, and with log-out. */
export interface OtherProvider {
  settings: ProviderSettings
  stop(): Promise<void>
}

/** @param accountIssuer the issuer as the accounts name it; the person's code comes in the claim `oid` */
export async function startOtherProvider(publicUrl: string, accountIssuer: string): Promise<OtherProvider> {
  const http = createServer()
  await new Promise<void>(resolve => http.listen(0, 'localhost', resolve))
  const issuer = `http://localhost:${(http.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    adapter: adapterInMemory(),
    clients: [
      {
        client_id: 'gemeente-app',
        client_secret: 'geheim-van-de-test',
        redirect_uris: [`${publicUrl}/auth/callback/gemeente`],
        post_logout_redirect_uris: [`${publicUrl}/`],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] } as Configuration['jwks'],
    cookies: { keys: ['test'] },
    claims: { openid: ['sub', 'oid', 'name', 'email', 'email_verified'] },
    conformIdTokenClaims: false,
    features: { rpInitiatedLogout: { enabled: true }, devInteractions: { enabled: true } },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    findAccount: async (_context, subject) => ({
      accountId: subject,
      // Whose name ends in "-onbevestigd" never showed that the address is theirs.
      claims: async () => ({
        sub: `pairwise-${subject}`,
        oid: subject,
        name: `Iemand ${subject}`,
        email: `${subject.replace('-onbevestigd', '')}@gemeente.test`,
        email_verified: !subject.endsWith('-onbevestigd'),
      }),
    }),
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
  })
  const answer = provider.callback()
  http.on('request', (request, response) => void answer(request, response))
  return {
    settings: {
      id: 'gemeente',
      name: 'Account van de gemeente',
      issuer,
      clientId: 'gemeente-app',
      clientSecret: 'geheim-van-de-test',
      scope: 'openid',
      subjectClaim: 'oid',
      emailClaim: 'email',
      trustsEmail: false,
      accountIssuer,
      strongAcr: [],
      strongAmr: [],
      authorizationParameters: {},
    },
    stop: () => new Promise(resolve => http.close(() => resolve())),
  }
}
