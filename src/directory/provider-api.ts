import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { line } from '../platform/text-fields.ts'

const at = z.string()
const kind = z.enum(['staff', 'residents'])
const strongFor = z.enum(['everyone', 'special-roles'])
const value = line(200).min(1)

/** A mail domain, or * for every domain that no other provider has. */
const domain = line(200)
  .overwrite(text => text.toLowerCase())
  .regex(/^(\*|[a-z0-9-]+(\.[a-z0-9-]+)+)$/, 'Vul een domein in zoals gemeente.nl: wat in een mailadres achter de @ staat.')

const fields = {
  label: line(120).min(1, 'Vul in hoe de inlogdienst op de inlogpagina heet.'),
  everyOrganisation: z.boolean(),
  organisationIds: z.array(z.uuid()).max(200),
  domains: z.array(domain).max(50),
  strongAcr: z.array(value).max(20),
  strongAmr: z.array(value).max(20),
  strongFor,
}

const values = z.object({
  label: z.string(),
  everyOrganisation: z.boolean(),
  organisationIds: z.array(z.uuid()),
  domains: z.array(z.string()),
  strongAcr: z.array(z.string()),
  strongAmr: z.array(z.string()),
  strongFor,
})
export type ProviderValues = z.infer<typeof values>

const provider = z.object({
  code: z.string(),
  kind,
  values,
  organisations: z.array(z.string()),
  endedAt: at.nullable(),
  version: z.int(),
  /** The address it has in the settings of this server; null when it is not in them (any more). */
  issuer: z.string().nullable(),
})
export type TrustedProvider = z.infer<typeof provider>

const change = <Value extends z.ZodType>(to: Value) => z.object({ from: z.unknown(), to }).optional()
const keeps = { permission: 'directory.keep', purpose: 'administration' } as const

export const providerOperations = {
  listIdentityProviders: operation({
    method: 'GET',
    path: '/identity-providers',
    summary: 'By which identity providers people come in, what each is trusted for, and which are connected but not trusted yet',
    input: z.object({}),
    output: z.object({
      providers: z.array(provider),
      untrusted: z.array(z.object({ id: z.string(), name: z.string(), issuer: z.string(), forResidents: z.boolean() })),
      mayKeep: z.boolean(),
    }),
    permission: 'identity-provider.read',
    purpose: 'administration',
    event: 'identity-providers.listed',
  }),
  trustIdentityProvider: operation({
    method: 'POST',
    path: '/identity-providers',
    summary: 'Trusts a connected provider: for whose people, which mail domains, and what stands for two factors',
    input: z.object({ code: line(40), ...fields }),
    output: z.object({ code: z.string() }),
    ...keeps,
    event: 'identity-provider.trusted',
  }),
  changeIdentityProvider: operation({
    method: 'PATCH',
    path: '/identity-providers/{code}',
    summary:
      'Changes what a provider is trusted for, field by field; or ends the trust, and with it every log-in that came by it',
    input: z.object({
      code: line(40),
      change: z.object({
        label: change(fields.label),
        everyOrganisation: change(fields.everyOrganisation),
        organisationIds: change(fields.organisationIds),
        domains: change(fields.domains),
        strongAcr: change(fields.strongAcr),
        strongAmr: change(fields.strongAmr),
        strongFor: change(fields.strongFor),
        isEnded: change(z.boolean()),
      }),
    }),
    output: z.object({ code: z.string(), version: z.int() }),
    ...keeps,
    event: 'identity-provider.changed',
  }),
}
