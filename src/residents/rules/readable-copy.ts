import { type Redaction, redacted } from './redaction.ts'

export interface CopyPassage {
  part: string
  label: string
  source: string
  occurredOn: string | null
  body: string
  redactions: readonly Redaction[]
}

export interface CopyFacts {
  municipality: string
  /** Whom it is about. */
  person: string
  madeOn: string
  passages: readonly CopyPassage[]
}

export interface StructuredCopy {
  over: string
  gemeente: string
  gemaaktOp: string
  delen: { deel: string; stukken: { datum: string | null; wat: string; van: string; tekst: string }[] }[]
}

/** The copy for a program to read (AVG art. 15(3) and 20). */
export function structuredCopy({ municipality, person, madeOn, passages }: CopyFacts): StructuredCopy {
  const parts = Map.groupBy(passages, passage => passage.part)
  return {
    over: person,
    gemeente: municipality,
    gemaaktOp: madeOn,
    delen: Array.from(parts, ([deel, stukken]) => ({
      deel,
      stukken: stukken.map(passage => ({
        datum: passage.occurredOn,
        wat: passage.label,
        van: passage.source,
        tekst: redacted(passage.body, passage.redactions),
      })),
    })),
  }
}

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, character => escaped[character] ?? '')

/** The copy for people: one page that needs nothing else, to read, to print and to have read aloud. */
export function readableCopy(copy: StructuredCopy, inWords: (day: string) => string): string {
  const count = copy.delen.reduce((sum, part) => sum + part.stukken.length, 0)
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Kopie van uw dossier</title>
<style>
body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
h2 { margin-top: 2.5rem; border-top: 1px solid #999; padding-top: 1rem }
article { margin: 1.5rem 0; break-inside: avoid }
h3 { font-size: 1.125rem; margin: 0 }
.bron { color: #555; margin: 0 }
.tekst { white-space: pre-wrap; overflow-wrap: anywhere; margin: .25rem 0 0 }
@media print { body { font-size: 11pt; margin: 0; max-width: none } }
</style>
</head>
<body>
<h1>Kopie van uw dossier</h1>
<p>Dit is een kopie van wat er in het dossier staat over ${escape(copy.over)}. Gemaakt op ${escape(inWords(copy.gemaaktOp))} door de gemeente ${escape(copy.gemeente)}.</p>
<p>Woorden tussen haken, zoals [iemand anders], staan op de plek van gegevens over een ander. Die mogen wij u niet geven.</p>
<p>Klopt er iets niet? Laat het ons weten. Bewaar deze kopie goed: er staan gegevens in die niet voor iedereen zijn.</p>
${count === 0 ? '<p>Er staat verder niets over u in het dossier.</p>' : ''}
${copy.delen
  .map(
    part => `<section>
<h2>${escape(part.deel)}</h2>
${part.stukken
  .map(
    piece => `<article>
<h3>${escape(piece.wat)}</h3>
<p class="bron">${escape([piece.datum ? inWords(piece.datum) : '', piece.van].filter(Boolean).join(', '))}</p>
<p class="tekst" dir="auto">${escape(piece.tekst)}</p>
</article>`,
  )
  .join('\n')}
</section>`,
  )
  .join('\n')}
</body>
</html>
`
}
