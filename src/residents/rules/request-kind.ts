import type { IsoDuration } from '../../platform/time/iso-duration.ts'

/** What a resident can ask of the municipality. Withdrawing consent is no request: it works at once. */
export const requestKinds = ['copy', 'correction', 'destruction', 'objection'] as const
export type RequestKind = (typeof requestKinds)[number]

interface RequestLaw {
  /** As the resident reads it. */
  label: string
  /** As colleagues call it in lists. */
  staffLabel: string
  /** What it means, in plain words for the resident. */
  meaning: string
  /** Time to decide, from the day of receipt. */
  term: IsoDuration
  /** What the term can be lengthened to, told to the person in time; null: the law knows no longer term. */
  longestTerm: IsoDuration | null
  /** The articles, for the letter and for colleagues. */
  law: string
}

/**
 * Terms: AVG art. 12(3), one month and two more when it is complicated; Wmo 2015 art. 5.3.5 and Jeugdwet art. 7.3.9, three months
 * for destruction.
 */
export const requestLaw: Record<RequestKind, RequestLaw> = {
  copy: {
    label: 'Ik wil mijn dossier lezen',
    staffLabel: 'Inzage en kopie',
    meaning: 'U krijgt een kopie van wat er over u staat. Wat over iemand anders gaat, halen wij eruit.',
    term: 'P1M',
    longestTerm: 'P3M',
    law: 'artikel 15 AVG; artikel 5.3.2 Wmo 2015; artikel 7.3.10 Jeugdwet',
  },
  correction: {
    label: 'Er klopt iets niet',
    staffLabel: 'Verbetering',
    meaning: 'Klopt iets niet? Dan verbeteren wij het. Zijn wij het niet met u eens? Dan komt uw eigen verhaal erbij.',
    term: 'P1M',
    longestTerm: 'P3M',
    law: 'artikel 16 AVG; artikel 5.3.2 lid 5 Wmo 2015; artikel 7.3.10 Jeugdwet',
  },
  destruction: {
    label: 'Ik wil dat iets wordt gewist',
    staffLabel: 'Vernietiging',
    meaning: 'U vraagt ons om gegevens over u te wissen. Gewist is echt weg: dat kan niet terug.',
    term: 'P3M',
    longestTerm: null,
    law: 'artikel 17 AVG; artikel 5.3.5 Wmo 2015; artikel 7.3.9 Jeugdwet',
  },
  objection: {
    label: 'Ik wil niet dat dit gebeurt',
    staffLabel: 'Bezwaar tegen gebruik',
    meaning: 'U wilt niet dat wij uw gegevens gebruiken of delen. Zolang wij kijken, delen wij niets nieuws.',
    term: 'P1M',
    longestTerm: 'P3M',
    law: 'artikel 21 AVG en artikel 18 lid 1 onder d AVG',
  },
}

/** How it reached the municipality. Everything can also be asked without a computer. */
export const requestChannels = ['portal', 'desk', 'paper', 'phone'] as const
export type RequestChannel = (typeof requestChannels)[number]
export const channelLabels: Record<RequestChannel, string> = {
  portal: 'via Mijn dossier',
  desk: 'aan de balie of thuis',
  paper: 'met een brief',
  phone: 'aan de telefoon',
}

export const requestStates = ['received', 'proposed', 'decided', 'done', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

/** As the resident reads it. */
export const stateForResident: Record<RequestState, string> = {
  received: 'Wij zijn ermee bezig',
  proposed: 'Wij zijn ermee bezig',
  decided: 'Er is een besluit',
  done: 'Klaar',
  withdrawn: 'Door u ingetrokken',
}
export const stateForStaff: Record<RequestState, string> = {
  received: 'voor te bereiden',
  proposed: 'wacht op een besluit',
  decided: 'besloten, nog uit te voeren',
  done: 'afgerond',
  withdrawn: 'ingetrokken',
}

export const outcomes = ['granted', 'partly', 'refused'] as const
export type RequestOutcome = (typeof outcomes)[number]
export const outcomeLabels: Record<RequestOutcome, string> = {
  granted: 'Ja',
  partly: 'Voor een deel',
  refused: 'Nee',
}

/** Why (a part of) a request is refused. Nothing else is a reason. */
export const refusalGrounds = ['privacy', 'safety', 'child', 'law', 'other-interest', 'not-entitled', 'not-wrong'] as const
export type RefusalGround = (typeof refusalGrounds)[number]

interface Ground {
  /** For colleagues. */
  label: string
  /** In the letter. */
  inLetter: string
  law: string
  kinds: readonly RequestKind[]
}

/** Wmo 2015 art. 5.3.2(4) and 5.3.5, Jeugdwet 7.3.9 and 7.3.10, AVG 15(4), 17(3), 21(1), UAVG 41. */
export const refusals: Record<RefusalGround, Ground> = {
  privacy: {
    label: 'De privacy van een ander',
    inLetter: 'Iemand anders heeft ook recht op privacy.',
    law: 'artikel 15 lid 4 AVG en artikel 5.3.2 lid 4 Wmo 2015',
    kinds: ['copy'],
  },
  safety: {
    label: 'De veiligheid van iemand',
    inLetter: 'Het is nodig om iemand te beschermen.',
    law: 'artikel 41 UAVG en artikel 5.3.2 lid 4 Wmo 2015',
    kinds: ['copy', 'objection', 'destruction'],
  },
  child: {
    label: 'Het belang van het kind',
    inLetter: 'Het is beter voor het kind.',
    law: 'artikel 5.3.2 lid 3 Wmo 2015 en artikel 7.3.10 Jeugdwet',
    kinds: ['copy', 'destruction', 'objection'],
  },
  law: {
    label: 'De wet verzet zich ertegen',
    inLetter: 'De wet zegt dat wij dit moeten bewaren of gebruiken.',
    law: 'artikel 17 lid 3 AVG en artikel 5.3.5 Wmo 2015',
    kinds: ['destruction', 'objection', 'correction'],
  },
  'other-interest': {
    label: 'Bewaren is van groot belang voor een ander',
    inLetter: 'Voor iemand anders is het erg belangrijk dat wij dit bewaren.',
    law: 'artikel 5.3.5 Wmo 2015 en artikel 7.3.9 Jeugdwet',
    kinds: ['destruction'],
  },
  'not-entitled': {
    label: 'De vrager mag dit niet vragen',
    inLetter: 'Deze vraag mag alleen de persoon zelf stellen. Of een ouder, voogd of mentor.',
    law: 'artikel 5.3.2 en 5.3.5 Wmo 2015',
    kinds: ['copy', 'correction', 'destruction', 'objection'],
  },
  'not-wrong': {
    label: 'Wat er staat is geen fout',
    inLetter: 'Wij denken dat het klopt wat er staat. Uw eigen verhaal komt erbij.',
    law: 'artikel 16 AVG',
    kinds: ['correction'],
  },
}

export const refusalsFor = (kind: RequestKind): RefusalGround[] =>
  refusalGrounds.filter(ground => refusals[ground].kinds.includes(kind))
