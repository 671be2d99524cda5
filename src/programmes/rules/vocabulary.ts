import * as z from 'zod'
import { type AccessDomain as AccessDomainName, accessDomainIds } from '../../access/rules/access-domains.ts'

/**
 * The product's own fixed words, onto which every programme maps its own. A programme chooses labels freely; what the
 * software decides on is always one of these.
 */

/** Roles that the software knows. Each role of a programme is one of them under a local name. */
export const productRoles = ['contact-point', 'coordinator', 'process-coordinator', 'visitor', 'partner', 'reporter'] as const
export const ProductRole = z.enum(productRoles)
export type ProductRole = z.infer<typeof ProductRole>

/** Names used on screen when a programme has no own name for a role. */
export const productRoleLabels: Readonly<Record<ProductRole, string>> = {
  'contact-point': 'Medewerker contactpunt',
  coordinator: 'Coördinator',
  'process-coordinator': 'Procesregisseur',
  visitor: 'Huisbezoeker',
  partner: 'Partner',
  reporter: 'Melder',
}

/** The fixed list of access domains, for files; access itself decides on the numbers. */
export const accessDomains = Object.keys(accessDomainIds) as [AccessDomainName, ...AccessDomainName[]]
export const AccessDomain = z.enum(accessDomains)
export type AccessDomain = AccessDomainName

/** The five search facets of the inventory, with the values printed there. */
export const facetValues = {
  level: ['buurt/wijk', 'meerdere wijken', 'stadsbreed', 'regionaal'],
  targetGroup: [
    'Bewoners met een zwakke sociaal economische positie',
    'Jeugdige delinquenten',
    'Multiprobleem gezinnen/huishoudens',
    'Overlastgevende gezinnen/huishoudens',
  ],
  problemTheme: [
    'Criminaliteit en/of overlast',
    'Gezondheid',
    'Leefbaarheid',
    'Meervoudige problematiek',
    'Participatie en sociale activering',
  ],
  interventionAngle: ['zorg', 'zorg en handhaving'],
  partnerMix: [
    'Bestuurlijke organisaties, woningcorporaties, zorg- en welzijnsinstellingen, onderwijsinstellingen en justitiepartners',
    'Met name zorg- en welzijnsinstellingen',
  ],
} as const

export const Facets = z
  .strictObject({
    level: z.enum(facetValues.level),
    targetGroup: z.enum(facetValues.targetGroup),
    problemTheme: z.enum(facetValues.problemTheme),
    interventionAngle: z.enum(facetValues.interventionAngle),
    partnerMix: z.enum(facetValues.partnerMix),
  })
  .describe('The five search facets of the inventory')
export type Facets = z.infer<typeof Facets>

/**
 * Where a statement comes from. `stated`: the source says it. `derived`: read from the source by whoever wrote the
 * file; the note says how. `default`: the source is silent and the value is a start that a municipality sets itself.
 */
export const provenances = ['stated', 'derived', 'default'] as const
export const Provenance = z.enum(provenances)
export type Provenance = z.infer<typeof Provenance>

/** A code: kebab-case, unique within its list, never shown to people and never changed once used. */
export const Code = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected kebab-case, for example home-visit')
  .max(60)
export const Text = z.string().trim().min(1).max(2000)
export const Label = z.string().trim().min(1).max(120)
