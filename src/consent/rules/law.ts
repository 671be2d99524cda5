/** The words in which the engine asks: where a datum comes from, what it is, who gets it and what for. */

export const sourceLaws = ['wmo', 'jeugdwet', 'participatiewet', 'wgs', 'zorg', 'wlz'] as const
export type SourceLaw = (typeof sourceLaws)[number]
export const sourceLawLabels: Record<SourceLaw, string> = {
  wmo: 'Wmo 2015 (ondersteuning)',
  jeugdwet: 'Jeugdwet (jeugdhulp)',
  participatiewet: 'Participatiewet (werk en bijstand)',
  wgs: 'Wgs (schuldhulp)',
  zorg: 'Zorgverzekeraar of zorgaanbieder',
  wlz: 'CIZ: dat er een Wlz-besluit is',
}

export const dataKinds = ['ordinary', 'health', 'criminal', 'bsn'] as const
export type DataKind = (typeof dataKinds)[number]
export const dataKindLabels: Record<DataKind, string> = {
  ordinary: 'Een gewoon gegeven',
  health: 'Een gegeven over gezondheid',
  criminal: 'Een strafrechtelijk gegeven',
  bsn: 'Het BSN',
}

/** What a law lets one use data for. Not the purpose of an operation: one of those may serve several of these. */
export const usesOfLaw = [
  'coordination',
  'wmo-support',
  'debt-help',
  'early-warning',
  'youth-help',
  'delivery',
  'veilig-thuis',
  'other-help',
] as const
export type UsedFor = (typeof usesOfLaw)[number]
export const usedForLabels: Record<UsedFor, string> = {
  coordination: 'Hulp op elkaar afstemmen',
  'wmo-support': 'Ondersteuning vanuit de Wmo',
  'debt-help': 'Schuldhulp',
  'early-warning': 'Vroegsignalering van schulden',
  'youth-help': 'Jeugdhulp',
  delivery: 'Een taak of voorziening uitvoeren',
  'veilig-thuis': 'Melden bij Veilig Thuis',
  'other-help': 'Hulp door een ander',
}

export const receivers = ['college', 'needed-professional', 'provider', 'veilig-thuis', 'other'] as const
export type Receiver = (typeof receivers)[number]
export const receiverLabels: Record<Receiver, string> = {
  college: 'De gemeente zelf',
  'needed-professional': 'Een professional van wie medewerking nodig is',
  provider: 'Een aanbieder met een opdracht',
  'veilig-thuis': 'Veilig Thuis',
  other: 'Een andere organisatie',
}

/** To whom a law lets the datum go for this use. Wmo 5.2.1(2) speaks of providers, 5.2.6 of Veilig Thuis, Wgs 8d of the college. */
export const receiversOf: Record<UsedFor, readonly Receiver[]> = {
  coordination: ['college', 'needed-professional'],
  'wmo-support': ['college'],
  'debt-help': ['college'],
  'early-warning': ['college'],
  'youth-help': ['college', 'needed-professional', 'provider'],
  delivery: ['provider', 'needed-professional'],
  'veilig-thuis': ['veilig-thuis'],
  'other-help': ['other', 'provider', 'needed-professional'],
}

/** A number that a law prescribes is used to carry out that law only (UAVG art. 46). */
export const bsnBases: Partial<Record<UsedFor, string>> = {
  'wmo-support': 'Wmo 2015 art. 5.2.9',
  delivery: 'Wmo 2015 art. 5.2.9',
  'debt-help': 'Wgs art. 8c',
  'early-warning': 'Wgs art. 8c',
}

/** Uses that the product itself has, and about which nobody asks a question: to name them in the table. */
const ownUses: Record<string, string> = {
  intake: 'Meldingen beoordelen',
  oversight: 'Voortgang bewaken',
  steering: 'Sturen met cijfers',
  'first-load': 'Beginstand overnemen',
  inspection: 'Eigen dossier inzien',
  emergency: 'Noodtoegang',
}

export const lawUseInWords = (usedFor: string): string => usedForLabels[usedFor as UsedFor] ?? ownUses[usedFor] ?? usedFor
