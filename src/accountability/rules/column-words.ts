import {
  type AccessDomain,
  accessDomainIds,
  accessDomainLabels,
  budgetDomainId,
  figuresDomainId,
  requestsDomainId,
} from '../../access/rules/access-domains.ts'

/** That the name in this column must be one's own, after "wie". */
export const inOwnName = (column: string): string => ownName[column] ?? 'daar zelf met de eigen naam in staat'

const ownName: Record<string, string> = {
  recorded_by: 'zelf de schrijver is',
  reporter_user_id: 'zelf de melder is',
  visitor_user_id: 'zelf op bezoek ging',
  sender_user_id: 'zelf de afzender is',
  actor_user_id: 'het zelf deed',
  user_id: 'zelf degene is om wie de rij gaat',
  id: 'zelf degene is om wie de rij gaat',
  entered_by: 'het zelf invoert',
  decided_by: 'zelf besluit',
  told_by: 'het zelf vertelt',
  held_by: 'het gesprek zelf voerde',
  approved_by: 'zelf goedkeurt',
  asked_by_user: 'het zelf vroeg',
  called_by: 'zelf belde',
  linked_by: 'zelf de koppeling legt',
  parted_by: 'zelf de koppeling losmaakt',
  started_by: 'het zelf begon',
  published_by: 'het zelf uitbrengt',
  settled_by: 'het zelf afhandelt',
  offered_by: 'het zelf aanbiedt',
  closed_by: 'het zelf afsluit',
  ended_by: 'het zelf beëindigt',
  changed_by: 'het zelf wijzigt',
  created_by: 'het zelf maakt',
  loaded_by: 'het zelf overneemt',
}

/** That the organisation in this column must be one's own, after "wie". */
export const ofOwnOrganisation = (column: string): string =>
  column.startsWith('reporter')
    ? 'nu werkt voor de organisatie waarvoor gemeld is'
    : 'nu werkt voor de organisatie die erin staat'

/** What a column is called when a rule asks something of it. Columns without a word of their own are named as they are. */
export const columnLabel = (column: string): string => labels[column] ?? `“${column.replaceAll('_', ' ')}”`

const labels: Record<string, string> = {
  about_kind: 'de soort zaak',
  answer: 'het antwoord',
  asked_by_user: 'wie het in het portaal vroeg',
  available_until: 'de laatste dag van inzage',
  access_domain: 'het onderdeel',
  account_id: 'het account',
  case_file_id: 'het dossier',
  covert: 'de regel verborgen',
  done_at: 'het moment van afronden',
  in_portal: 'het portaal',
  outcome: 'de uitkomst',
  shielded: 'de afscherming',
  way: 'de manier',
  claimed_by: 'wie het oppakte',
  decision: 'het besluit',
  id: 'het nummer',
  kind: 'de soort',
  known_household: 'of het huishouden bekend is',
  parted_at: 'het moment van losmaken',
  published_by: 'wie het uitbracht',
  recorded_by: 'de schrijver',
  reporter_user_id: 'de melder',
  role: 'de rol in het dossier',
  scope_id: 'de sleutel van het dossier',
  settled_by: 'wie het afhandelde',
  state: 'de stand',
  undone_by: 'wie het terugdraaide',
  user_id: 'de medewerker',
  valid_to: 'de einddatum',
  withdrawn_by: 'wie het introk',
}

/** A value that a rule asks for, as people say it. */
export function valueLabel(column: string, value: unknown): string {
  if (column === 'access_domain') return `“${domainLabel(Number(value))}”`
  return typeof value === 'string' ? `“${values[value] ?? value}”` : String(value)
}

const values: Record<string, string> = {
  'data-breach': 'datalek',
  deputy: 'waarneming',
  done: 'gedaan',
  draft: 'concept',
  new: 'nieuw',
  'not-checked': 'nog niet nagegaan',
  partner: 'partner',
  programme: 'programma',
  published: 'uitgebracht',
  withdrawn: 'ingetrokken',
}

/** What an access domain is called, those that are no part of a file included. */
export function domainLabel(id: number): string {
  if (id === figuresDomainId) return 'Cijfers'
  if (id === budgetDomainId) return 'Mandaat en budget'
  if (id === requestsDomainId) return 'Verzoeken over eigen gegevens'
  const code = (Object.keys(accessDomainIds) as AccessDomain[]).find(name => accessDomainIds[name] === id)
  return code ? accessDomainLabels[code] : `onderdeel ${id}`
}
