/** The powers of a coordinator that are told each time they are used. */
export const powerKinds = ['step-back', 'pressure', 'on-behalf'] as const
export type PowerKind = (typeof powerKinds)[number]

export const powerKindLabels: Record<PowerKind, string> = {
  'step-back': 'Een hulpverlener laten terugtreden',
  pressure: 'Helpen met drang of dwang',
  'on-behalf': 'Handelen namens een of meer organisaties',
}

/** What the organisations concerned said of it. */
export const agreements = ['agreed', 'not-agreed', 'not-asked'] as const
export type Agreement = (typeof agreements)[number]

export const agreementLabels: Record<Agreement, string> = {
  agreed: 'Eens',
  'not-agreed': 'Niet eens',
  'not-asked': 'Niet gevraagd',
}
