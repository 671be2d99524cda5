import type { Provenance } from './vocabulary.ts'

/** Where a statement of a programme comes from, in one word beside it. */
export const provenanceWords: Readonly<Record<Provenance, string>> = {
  stated: 'bron',
  derived: 'afgeleid',
  default: 'standaard',
}

export const provenanceExplanations: Readonly<Record<Provenance, string>> = {
  stated: 'Zo staat het in de bron.',
  derived: 'Uit de bron opgemaakt; de toelichting zegt hoe.',
  default: 'De bron zegt hier niets over. Dit is een begin dat de gemeente zelf instelt.',
}
