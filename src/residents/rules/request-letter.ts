import { type RefusalGround, type RequestKind, type RequestOutcome, refusals, requestLaw } from './request-kind.ts'

export interface LetterFacts {
  municipality: string
  kind: RequestKind
  outcome: RequestOutcome
  ground: RefusalGround | null
  /** In the words of who decides; told to the resident. */
  explanation: string
  /** As people write them: "3 november 2026". */
  receivedOn: string
  decidedOn: string
  objectionUntil: string
}

const asked: Record<RequestKind, string> = {
  copy: 'U vroeg om te lezen wat er in het dossier staat.',
  correction: 'U liet weten dat er iets niet klopt in het dossier.',
  destruction: 'U vroeg ons om gegevens te wissen.',
  objection: 'U liet weten dat u het niet eens bent met hoe wij gegevens gebruiken.',
}

const answer: Record<RequestKind, Record<RequestOutcome, string>> = {
  copy: {
    granted: 'Dat mag. U krijgt een kopie. Wat over iemand anders gaat, staat er niet in.',
    partly: 'Dat mag voor een deel. U krijgt een kopie. Niet alles staat erin.',
    refused: 'Dat kan niet. U krijgt geen kopie.',
  },
  correction: {
    granted: 'U heeft gelijk. Wij hebben het verbeterd, of doen dat snel.',
    partly: 'Een deel verbeteren wij. Over de rest zetten wij uw eigen verhaal in het dossier.',
    refused: 'Wij veranderen het niet. Wel zetten wij uw eigen verhaal in het dossier, als u dat wilt.',
  },
  destruction: {
    granted: 'Dat doen wij. Wij wissen de gegevens. Dat kan niet terug.',
    partly: 'Een deel wissen wij. De rest moeten wij bewaren.',
    refused: 'Dat kan niet. Wij moeten de gegevens bewaren.',
  },
  objection: {
    granted: 'U heeft gelijk. Wij stoppen ermee.',
    partly: 'Een deel stoppen wij. Met de rest gaan wij door.',
    refused: 'Wij gaan ermee door.',
  },
}

/** How the letter begins. Apart from it, because who decides reads no names: whoever sends or gets the letter adds it. */
export const salutation = (to: string | null, about: string | null): string =>
  [`Beste ${to ?? 'inwoner'},`, about && about !== to ? `Deze brief gaat over ${about}.` : ''].filter(Boolean).join('\n\n')

/**
 * The letter with a decision, in plain Dutch (B1): what was asked, what is decided, why, and how to object. A decision on a request
 * under the AVG is a besluit (UAVG art. 34), so objection is possible (Awb art. 6:4 and 6:7).
 */
export function requestLetter(facts: LetterFacts): string {
  const { ground } = facts
  const paragraphs = [
    `Op ${facts.receivedOn} kregen wij uw vraag. ${asked[facts.kind]} In deze brief leest u ons besluit.`,
    `Ons besluit\n${answer[facts.kind][facts.outcome]}`,
    ground && facts.outcome !== 'granted'
      ? [facts.outcome === 'refused' ? 'Waarom niet?' : 'Waarom niet alles?', refusals[ground].inLetter, facts.explanation]
          .filter(Boolean)
          .join('\n')
      : facts.explanation,
    [
      'Bent u het er niet mee eens?',
      `Bel ons eerst. Vaak komen we er samen uit. U kunt ook bezwaar maken. Dat kan tot en met ${facts.objectionUntil}. Stuur een brief aan de gemeente ${facts.municipality}. Schrijf erin waarom u het niet eens bent. Zet uw naam, adres en de datum erbij.`,
      'U kunt ook klagen bij de Autoriteit Persoonsgegevens. Hulp nodig? Een cliëntondersteuner helpt u gratis.',
    ].join('\n'),
    `Gemeente ${facts.municipality}\n${facts.decidedOn}`,
    `Dit besluit gaat over ${lawOf(facts.kind, ground)}.`,
  ]
  return paragraphs.filter(paragraph => paragraph !== '').join('\n\n')
}

const lawOf = (kind: RequestKind, ground: RefusalGround | null): string =>
  ground ? `${requestLaw[kind].law}; ${refusals[ground].law}` : requestLaw[kind].law
