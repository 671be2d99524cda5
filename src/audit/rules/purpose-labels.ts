import type { Purpose } from '../../access/rules/purposes.ts'

/** Purposes in a few words, for a table. */
const short: Readonly<Record<Purpose | 'system', string>> = {
  intake: 'Melding beoordelen',
  support: 'Hulp afstemmen',
  steering: 'Sturen met cijfers',
  'privacy-oversight': 'Toezicht',
  administration: 'Inrichting',
  'first-load': 'Beginstand',
  workplace: 'Eigen werk',
  'own-file': 'Eigen dossier',
  'sharing-check': 'Controle delen',
  retention: 'Bewaren en vernietigen',
  system: 'Termijnen bewaken',
}

export const shortPurpose = (purpose: string): string => (purpose in short ? short[purpose as Purpose] : purpose)
