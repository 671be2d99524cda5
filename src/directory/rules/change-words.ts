import { type AccessDomain, accessDomainLabels } from '../../access/rules/access-domains.ts'
import { type Purpose, purposes } from '../../access/rules/purposes.ts'
import { type Role, roleLabels } from '../../access/rules/roles.ts'
import { organisationKindLabel, organisationPartLabels } from './organisation-kind.ts'

const fieldLabels: Record<string, string> = {
  name: 'Naam',
  kind: 'Soort',
  field: 'Werkveld',
  parts: 'Deel in het werk',
  areaId: 'Gebied',
  areaIds: 'Gebieden',
  contactFunction: 'Aanspreekpunt',
  mailbox: 'Mail',
  phone: 'Telefoon',
  visitingAddress: 'Bezoekadres',
  services: 'Waarvoor',
  jobTitle: 'Functie',
  email: 'Werkadres',
  isEnded: 'Beëindigd',
  isPriority: 'Aandachtsgebied',
  title: 'Naam',
  organisationIds: 'Partijen',
  purposes: 'Waarvoor',
  accessDomains: 'Welke gegevens',
  articles: 'Wetsartikelen',
  agreements: 'Afspraken',
  startsOn: 'Gaat in op',
  endsOn: 'Laatste dag',
}

interface Change {
  field: string
  before: unknown
  after: unknown
}

/** One change in a line of Dutch: what it was and what it became. */
export function changeInWords({ field, before, after }: Change): string {
  if (field === 'added') return 'Toegevoegd'
  if (field === 'endedAt') return after ? 'Beëindigd' : 'Einde teruggenomen'
  if (field === 'given') return `Rol gegeven: ${roleInWords(after)}`
  if (field === 'ended' && isRole(before)) return `Rol beëindigd: ${roleInWords(before)}`
  if (field === 'team') return after ? `In team ${String(after)}` : `Uit team ${String(before)}`
  if (field === 'document') return after ? `Document toegevoegd: ${String(after)}` : `Document teruggetrokken: ${String(before)}`
  if (field === 'agreements' || field === 'articles') return `${fieldLabels[field]} gewijzigd`
  if (field === 'appointed') return `Waarneming geregeld: ${deputyInWords(after)}`
  if (field === 'ended') return `Waarneming beëindigd: ${deputyInWords(before)}`
  return `${fieldLabels[field] ?? field}: ${valueInWords(field, before)} → ${valueInWords(field, after)}`
}

const isRole = (value: unknown): boolean => typeof value === 'object' && value !== null && 'role' in value

function roleInWords(value: unknown): string {
  const { role, organisation, area } = value as { role: string; organisation: string; area?: string | null }
  return `${roleLabels[role as Role] ?? role} bij ${organisation}${area ? `, ${area}` : ''}`
}

function deputyInWords(value: unknown): string {
  const { absent, deputy, from, until } = value as { absent: string; deputy: string; from?: string; until?: string }
  return `${deputy} voor ${absent}${from && until ? `, ${dutch(from)} tot en met ${dutch(until)}` : ''}`
}

const dutch = (date: string): string => date.split('-').reverse().join('-')

function valueInWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '(leeg)'
  if (typeof value === 'boolean') return value ? 'ja' : 'nee'
  if (field === 'kind') return organisationKindLabel(String(value))
  if (field === 'parts' && Array.isArray(value)) {
    return value
      .map(part => (organisationPartLabels[part as keyof typeof organisationPartLabels] ?? String(part)).split(':')[0])
      .join(', ')
  }
  if (field === 'startsOn' || field === 'endsOn') return dutch(String(value))
  if (field === 'accessDomains' && Array.isArray(value))
    return value.map(one => accessDomainLabels[one as AccessDomain] ?? one).join(', ')
  if (field === 'purposes' && Array.isArray(value)) return value.map(one => purposes[one as Purpose] ?? one).join(', ')
  if (field === 'organisationIds' && Array.isArray(value)) return `${value.length} partijen`
  if (Array.isArray(value)) return value.length === 1 ? '1 gebied' : `${value.length} gebieden`
  return String(value as string | number)
}
