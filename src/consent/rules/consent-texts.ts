/** The words with which consent is asked, in plain Dutch (B1). A municipality may word its own; records point at what was read. */
export interface ConsentText {
  code: string
  /** 0: the standard text of the product. */
  version: number
  title: string
  /** Paragraphs apart by an empty line. {persoon}, {organisatie}, {doel} and {onderdelen} are filled in. */
  body: string
}

export const standardTextCode = 'delen'

/** Never edited once used: a better wording gets a code of its own, so that an old record still shows what was read. */
export const standardText: ConsentText = {
  code: standardTextCode,
  version: 0,
  title: 'Mogen wij gegevens delen?',
  body: `Wij willen u goed helpen. Daarvoor willen wij gegevens over {persoon} delen met {organisatie}.

Waarvoor? {doel}.

Het gaat alleen om: {onderdelen}. Andere gegevens delen wij niet.

U mag ja zeggen, en u mag nee zeggen. Zegt u nee? Dan helpen wij u ook. Soms duurt het dan langer of kan {organisatie} minder doen. Dat leggen wij u uit.

Zegt u ja? Dan mag u dat altijd weer stoppen. Zeg het tegen uw contactpersoon. {organisatie} ziet de gegevens dan meteen niet meer.

Soms moet of mag de gemeente van de wet iets delen zonder uw toestemming. Bijvoorbeeld als iemand in gevaar is. Dan vertellen wij u dat, als dat kan.`,
}

export interface TextBlanks {
  persoon: string
  organisatie: string
  doel: string
  onderdelen: string
}

/** Fills in whom and what it is about. What is filled in is text and nothing else. */
export const fillIn = (body: string, blanks: TextBlanks): string =>
  body.replaceAll(/\{(persoon|organisatie|doel|onderdelen)\}/g, (_, blank: keyof TextBlanks) => blanks[blank])

export const paragraphsOf = (body: string): string[] =>
  body
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')
