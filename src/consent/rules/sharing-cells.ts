import { type AccessDomain, accessDomainLabels } from '../../access/rules/access-domains.ts'

export const levels = ['none', 'existence', 'content'] as const
/** Nothing, that something plays there and whom to call ("dat"), or what ("wat"). */
export type Level = (typeof levels)[number]
export const levelLabels: Record<Level, string> = { none: 'niets', existence: 'dat', content: 'wat' }
const depth: Record<Level, number> = { none: 0, existence: 1, content: 2 }

export const deeper = (one: Level, other: Level): Level => (depth[one] >= depth[other] ? one : other)

export type Defaults = Partial<Record<AccessDomain, Exclude<Level, 'none'>>>

/** What a programme shares with its partners to begin with; without a word of it, only the card of the file. */
export const defaultLevel = (defaults: Defaults, domain: AccessDomain): Level => defaults[domain] ?? 'none'

/** The columns in which at least one partner has something else than the programme begins with. */
export function differingDomains(
  domains: readonly AccessDomain[],
  partners: readonly { cells: Partial<Record<AccessDomain, { level: Level }>> }[],
  defaults: Defaults,
): AccessDomain[] {
  return domains.filter(domain =>
    partners.some(partner => (partner.cells[domain]?.level ?? 'none') !== defaultLevel(defaults, domain)),
  )
}

/** What a partner sees now, in words. Closed parts are told apart: nothing of them is seen. */
export function seesInWords(cells: readonly { domain: AccessDomain; level: Level; isClosed: boolean }[]): string {
  const named = (level: Level, closed: boolean) =>
    cells
      .filter(cell => cell.level === level && cell.isClosed === closed)
      .map(cell => accessDomainLabels[cell.domain].toLowerCase())
  const content = named('content', false)
  const existence = named('existence', false)
  const closed = [...named('content', true), ...named('existence', true)]
  return [
    'Weet dat dit dossier er is, wie betrokken zijn en wie te bellen.',
    content.length > 0 ? `Leest ${inWords(content)}.` : '',
    existence.length > 0 ? `Weet dat er iets speelt bij ${inWords(existence)}, en niet wat.` : '',
    closed.length > 0 ? `Ziet nu niets van ${inWords(closed)}: daar ontbreekt toestemming.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const inWords = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} en ${names.at(-1)}`
