/** What is taken over: first the people who work here, then the households they coordinate. */
export const loadKinds = ['people', 'households'] as const
export type LoadKind = (typeof loadKinds)[number]

export const loadKindLabels: Readonly<Record<LoadKind, string>> = {
  people: 'Medewerkers',
  households: 'Huishoudens met hun lopende dossier',
}

/** What became of a line, or of the lines of one household. */
export const lineOutcomes = ['loaded', 'replaced', 'unchanged', 'refused'] as const
export type LineOutcome = (typeof lineOutcomes)[number]

export const lineOutcomeLabels: Readonly<Record<LineOutcome, string>> = {
  loaded: 'overgenomen',
  replaced: 'verbeterd',
  unchanged: 'stond er al',
  refused: 'niet overgenomen',
}

/** What is wrong in a file: on which line, in which field, and what is expected. Never repeats what stood there. */
export interface LineProblem {
  readonly line: number
  readonly field: string
  readonly message: string
}

/** One line of a file: what stands under the column of each field. */
export interface SourceLine {
  readonly number: number
  readonly values: Readonly<Record<string, string>>
}
