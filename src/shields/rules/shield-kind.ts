/** What is kept for named people only. */
export const shieldKinds = ['record', 'address', 'involvement', 'meldcode'] as const
export type ShieldKind = (typeof shieldKinds)[number]

export const shieldKindLabels: Record<ShieldKind, string> = {
  record: 'Stukken uit het dossier',
  address: 'Adres en telefoon',
  involvement: 'Verborgen betrokkene',
  // In full, because a channel of reports goes by the short name.
  meldcode: 'Meldcode huiselijk geweld',
}

/** A meldcode is written for named people from its first word: it never goes back to everybody who reads the file. */
export const mayBeLifted = (kind: ShieldKind): boolean => kind !== 'meldcode'
