import { describeDuration } from '../../platform/time/iso-duration.ts'
import { facetLabels, facetNames } from './library-facets.ts'
import type { Norm, Programme } from './programme.ts'
import { normInWords, periodInWords, rolesInWords, scaleInWords, statusWords } from './programme-words.ts'
import { productRoleLabels, productRoles } from './vocabulary.ts'

/** What one programme says about it; without lines it says nothing. */
export interface ComparedSide {
  /** Its own name for it, above the lines. */
  readonly name?: string
  readonly lines: readonly string[]
}

/** One thing of two programmes, side by side. */
export interface ComparedRow {
  readonly label: string
  readonly sides: readonly [ComparedSide, ComparedSide]
}

export interface ComparedPart {
  readonly title: string
  readonly rows: readonly ComparedRow[]
}

const normKinds: Readonly<Record<Norm['kind'], string>> = {
  caseload: 'Per medewerker',
  capacity: 'Capaciteit',
  frequency: 'Hoe vaak',
  duration: 'Hoe lang',
  threshold: 'Grens',
  age: 'Leeftijd',
  amount: 'Bedrag',
  availability: 'Bereikbaar',
  rule: 'Regel',
}

/**
 * Two programmes side by side. What they call differently stands in one row where the product knows that it is the same:
 * roles by what they may do, norms by kind, terms by their code. Steps are each programme's own, in order.
 */
export function compareProgrammes(one: Programme, other: Programme): ComparedPart[] {
  const both = (label: string, of: (programme: Programme) => readonly (string | null)[]): ComparedRow => ({
    label,
    sides: [{ lines: of(one).filter(isSaid) }, { lines: of(other).filter(isSaid) }],
  })
  const clocks = new Map([...other.clocks, ...one.clocks].map(clock => [clock.code, clock.label]))
  const mostPhases = Math.max(one.phases.length, other.phases.length)
  const parts: ComparedPart[] = [
    {
      title: 'In het kort',
      rows: [
        both('Gemeente', programme => [programme.municipality]),
        both('Stand in de bron', programme => [statusWords[programme.status]]),
        both('Periode', programme => [periodInWords(programme.period)]),
        both('Omvang', programme => [programme.scale && scaleInWords(programme.scale)]),
        both('Voor wie', programme => [programme.targetGroup]),
        ...facetNames.map(facet => both(facetLabels[facet], programme => [programme.facets[facet]])),
        both('Vorm', programme => programme.modes.map(mode => mode.label)),
      ],
    },
    {
      title: 'Stappen',
      rows: Array.from({ length: mostPhases }, (_, at) => ({
        label: `Fase ${at + 1}`,
        sides: [phaseSide(one, at), phaseSide(other, at)],
      })),
    },
    {
      title: 'Rollen',
      rows: productRoles.map(role =>
        both(productRoleLabels[role], programme =>
          programme.roles
            .filter(own => own.role === role)
            .map(({ label, count, organisation }) =>
              [`${label}${count ? ` (${count})` : ''}`, organisation].filter(Boolean).join(', '),
            ),
        ),
      ),
    },
    {
      title: 'Termijnen',
      rows: [...clocks].map(([code, label]) =>
        both(label, programme =>
          programme.clocks
            .filter(clock => clock.code === code)
            .map(clock => describeDuration(clock.duration, clock.counting) + (clock.source === 'default' ? ' (standaard)' : '')),
        ),
      ),
    },
    {
      title: 'Normen',
      rows: (Object.keys(normKinds) as Norm['kind'][]).map(kind =>
        both(normKinds[kind], programme =>
          programme.norms.filter(norm => norm.kind === kind).map(norm => `${norm.label}: ${normInWords(norm)}`),
        ),
      ),
    },
    {
      title: 'Afsluiten',
      rows: [
        both('Redenen', programme => programme.closingReasons.map(reason => reason.label)),
        both('Nazorg', programme => [programme.aftercare.available ? 'ja' : 'nee']),
      ],
    },
  ]
  // Where both are silent there is nothing to compare.
  return parts
    .map(({ title, rows }) => ({ title, rows: rows.filter(({ sides }) => sides.some(side => side.lines.length > 0)) }))
    .filter(({ rows }) => rows.length > 0)
}

const isSaid = (text: string | null): text is string => text !== null && text !== ''

function phaseSide(programme: Programme, at: number): ComparedSide {
  const phase = programme.phases[at]
  return phase ? { name: phase.label, lines: phase.steps.map(step => stepInWords(programme, step)) } : { lines: [] }
}

function stepInWords(programme: Programme, step: Programme['phases'][number]['steps'][number]): string {
  const who = rolesInWords(programme, step.by).join(', ')
  return [step.label, who && `(${who})`, step.optional && 'waar nodig'].filter(Boolean).join(' ')
}
