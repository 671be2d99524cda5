/** What verification says is wrong, in Dutch. */
export const faults = {
  changed: 'gewijzigd na verzegeling',
  removed: 'weggehaald na verzegeling',
  added: 'toegevoegd buiten Voordeur om',
  backdated: 'toegevoegd met een tijd van vroeger',
  moved: 'van plaats verwisseld',
  'seal-forged': 'zegel is niet met de sleutel gezet',
  'seal-missing': 'zegel ontbreekt',
  'chain-broken': 'zegel sluit niet aan op het vorige',
  'unknown-key': 'zegel is gezet met een andere sleutel',
  cut: 'einde van het logboek is afgesneden',
  replaced: 'zegel is een ander dan buiten de database is genoteerd',
} as const
export type Fault = keyof typeof faults

export interface VerificationFinding {
  municipality: number
  fault: Fault
  /** The seal it was found at. */
  seal?: number
  lineId?: string
  /** When it happened, as the line or else its number says; ISO 8601. */
  at?: string
  /** What the line says now; gone with a line that is gone. */
  event?: string
  explanation: string
}

export interface Verification {
  municipality: number
  seals: number
  /** Lines whose fingerprint was computed anew. */
  lines: number
  /** Gone after their term, with a signed record of it. */
  destroyed: number
  /** Too young for a seal. */
  unsealed: number
  /** Of the oldest line without a seal, ISO 8601. */
  unsealedSince?: string
  headsCompared: number
  findings: VerificationFinding[]
}

/** The moment that a UUID of version 7 was made: what is left to say of a line that is gone. */
export function momentOfId(id: string): string | undefined {
  const hex = id.replaceAll('-', '')
  return hex[12] === '7' ? new Date(Number.parseInt(hex.slice(0, 12), 16)).toISOString() : undefined
}
