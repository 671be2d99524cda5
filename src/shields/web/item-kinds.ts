import type { ShieldedItem } from '../api.ts'

export const itemKindLabels: Record<ShieldedItem['kind'], string> = {
  note: 'Notitie',
  document: 'Document',
  visit: 'Huisbezoek',
  'planned-visit': 'Gepland bezoek',
  task: 'Taak',
  'conference-line': 'Uit overleg',
  goal: 'Doel',
  action: 'Actie',
  help: 'Hulp',
  residence: 'Adres',
  contact: 'Bereikbaar',
  involvement: 'Betrokkene',
}
