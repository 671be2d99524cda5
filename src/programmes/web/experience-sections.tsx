import { LineList, Section, Table } from '../../platform/design/index.ts'
import { type LibrarySection, librarySections } from '../rules/library-sections.ts'
import type { Programme } from '../rules/programme.ts'
import { resultInWords, rhythmInWords } from '../rules/programme-words.ts'
import { FactList } from './fact-list.tsx'
import { SourceMark } from './source-mark.tsx'

const periods = { month: 'maand', quarter: 'kwartaal', 'half-year': 'half jaar', year: 'jaar' } as const

/** What is counted, so that two readers count the same, and who gets it when. */
export function IndicatorsSection({ programme }: { programme: Programme }) {
  const { reports, indicators } = programme
  return (
    <Section id="cijfers" title={librarySections.cijfers} count={indicators.length}>
      <Table
        caption="Wat er geteld wordt"
        hideCaption
        density="compact"
        rows={indicators}
        rowKey={indicator => indicator.code}
        empty="Er wordt niets geteld."
        columns={[
          { key: 'label', header: 'Cijfer', rowHeader: true, cell: indicator => indicator.label },
          { key: 'definition', header: 'Wat telt', cell: indicator => indicator.definition },
          {
            key: 'target',
            header: 'Gepland',
            cell: indicator =>
              indicator.target === null ? '' : `${indicator.target} ${indicator.unit} per ${periods[indicator.period]}`,
          },
          {
            key: 'source',
            header: 'Waar vandaan',
            cell: indicator => (
              <>
                <SourceMark of={indicator.source} /> <span className="vd-muted">{indicator.note}</span>
              </>
            ),
          },
        ]}
      />
      {reports.length > 0 ? (
        <Section title="Verslag" level={3}>
          <LineList
            lines={reports.map(report => ({
              key: report.code,
              primary: (
                <>
                  {report.label} <SourceMark of={report.source} />
                </>
              ),
              secondary: [
                rhythmInWords(report.every),
                report.to.length > 0 ? `voor ${report.to.join(', ')}` : '',
                report.note ?? '',
              ]
                .filter(Boolean)
                .join('. '),
            }))}
          />
        </Section>
      ) : null}
    </Section>
  )
}

export function ResultsSection({ programme }: { programme: Programme }) {
  const { results } = programme.experience
  return (
    <Section id="resultaten" title={librarySections.resultaten} count={results.length}>
      <Table
        caption="Resultaten, met de periode waarover ze gaan"
        hideCaption
        density="compact"
        rows={results}
        rowKey={result => [result.what, result.value, result.unit, result.period, result.note].join('|')}
        empty="De bron geeft geen resultaten."
        columns={[
          { key: 'what', header: 'Wat', rowHeader: true, cell: result => result.what },
          { key: 'value', header: 'Hoeveel', cell: result => resultInWords(result) },
          { key: 'period', header: 'Periode', cell: result => result.period ?? 'niet genoemd' },
          { key: 'note', header: 'Toelichting', cell: result => result.note ?? '' },
        ]}
      />
    </Section>
  )
}

const experiences = [
  ['knelpunten', 'bottlenecks'],
  ['oplossingen', 'solutions'],
  ['lessen', 'lessons'],
  ['vooruitblik', 'outlook'],
  ['niet-in-de-bron', 'anomalies'],
] as const satisfies readonly (readonly [LibrarySection, keyof Programme['experience']])[]

/** What the programme ran into and learned. A part about which the source is silent is left out. */
export function ExperienceSections({ programme }: { programme: Programme }) {
  return experiences
    .filter(([, key]) => programme.experience[key].length > 0)
    .map(([section, key]) => (
      <Section key={section} id={section} title={librarySections[section]}>
        <FactList facts={programme.experience[key]} />
      </Section>
    ))
}
