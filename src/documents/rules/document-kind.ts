/** What a document is, for whoever looks for it later. */
export const documentKinds = ['photo', 'letter', 'report', 'decision', 'finance', 'agreement', 'other'] as const
export type DocumentKind = (typeof documentKinds)[number]

export const documentKindLabels: Record<DocumentKind, string> = {
  photo: 'Foto',
  letter: 'Brief of mail',
  report: 'Verslag of rapport',
  decision: 'Besluit of beschikking',
  finance: 'Geldoverzicht of rekening',
  agreement: 'Overeenkomst of regeling',
  other: 'Anders',
}
