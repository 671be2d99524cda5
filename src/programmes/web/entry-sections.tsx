import { DescriptionList, LineList, Section } from '../../platform/design/index.ts'
import type { Criterion } from '../rules/criterion.ts'
import { librarySections } from '../rules/library-sections.ts'
import type { Programme } from '../rules/programme.ts'
import { triggersInWords } from '../rules/programme-words.ts'
import { productRoleLabels } from '../rules/vocabulary.ts'
import { FactList } from './fact-list.tsx'
import { SourceMark } from './source-mark.tsx'

/** Why the programme began, with whom, and what it goes by. */
export function BackgroundSection({ programme }: { programme: Programme }) {
  const { commissioners, financing, reasons, goals, principles, partners } = programme.background
  const lists = [
    { term: 'Aanleiding', facts: reasons },
    { term: 'Doelen', facts: goals },
    { term: 'Uitgangspunten', facts: principles },
    { term: 'Partners', facts: partners },
    { term: 'Opdrachtgevers', facts: commissioners },
    { term: 'Geld', facts: financing },
  ].filter(({ facts }) => facts.length > 0)
  if (lists.length === 0) return null
  return (
    <Section id="achtergrond" title={librarySections.achtergrond}>
      <DescriptionList items={lists.map(({ term, facts }) => ({ term, description: <FactList facts={facts} /> }))} />
    </Section>
  )
}

export function TargetGroupSection({ programme }: { programme: Programme }) {
  const { criteria } = programme
  const required = criteria.inclusion.filter(one => one.weight === 'required').length
  return (
    <Section id="voor-wie" title={librarySections['voor-wie']}>
      <p>
        {programme.targetGroup} <SourceMark of={programme.targetGroupSource} />
      </p>
      <CriteriaList
        title={
          required > 1
            ? criteria.combine === 'all'
              ? 'Past erbij als dit allemaal geldt'
              : 'Past erbij als één van deze geldt'
            : 'Past erbij als'
        }
        criteria={criteria.inclusion}
        programme={programme}
      />
      <CriteriaList title="Past er niet bij als" criteria={criteria.exclusion} programme={programme} />
      {criteria.note ? <p className="vd-muted">{criteria.note}</p> : null}
    </Section>
  )
}

function CriteriaList({ title, criteria, programme }: { title: string; criteria: readonly Criterion[]; programme: Programme }) {
  if (criteria.length === 0) return null
  const outcomeOf = (code: string) => programme.triage.outcomes.find(outcome => outcome.code === code)?.label ?? code
  return (
    <Section title={title} level={3}>
      <LineList
        lines={criteria.map(({ code, label, text, source, weight, outcome }) => ({
          key: code,
          primary: (
            <>
              {label} <SourceMark of={source} />
            </>
          ),
          secondary: [weight === 'indication' ? 'weegt mee, beslist niet' : '', text, outcome ? `Dan: ${outcomeOf(outcome)}` : '']
            .filter(Boolean)
            .join('. '),
        }))}
      />
    </Section>
  )
}

const bringers = {
  professional: 'een professional',
  desk: 'het contactpunt voor een ander',
  resident: 'de inwoner zelf',
  visitor: 'wie op bezoek gaat',
  system: 'een systeem',
} as const

const triageSubjects = { 'concern-report': 'een melding', 'home-visit': 'een huisbezoek', signal: 'een signaal' } as const

/** How a household comes in, and what can be decided then. */
export function EntrySection({ programme }: { programme: Programme }) {
  const { triage } = programme
  return (
    <Section id="binnenkomst" title={librarySections.binnenkomst}>
      <LineList
        lines={programme.entryChannels.map(({ code, label, by, source, note }) => ({
          key: code,
          primary: (
            <>
              {label} <SourceMark of={source} />
            </>
          ),
          secondary: [`door ${bringers[by]}`, note].filter(Boolean).join('. '),
        }))}
      />
      <Section
        title={`Beoordelen van ${triageSubjects[triage.of]}`}
        count={`door ${productRoleLabels[triage.by].toLowerCase()}`}
        level={3}
      >
        <LineList
          lines={triage.outcomes.map(outcome => ({
            key: outcome.code,
            primary: (
              <>
                {outcome.label} <SourceMark of={outcome.source} />
              </>
            ),
            secondary: [
              outcome.explanation,
              outcome.provisionalUntil
                ? `Voorlopig tot: ${triggersInWords(programme, [{ event: outcome.provisionalUntil }])}.`
                : '',
              outcome.note,
            ]
              .filter(Boolean)
              .join(' '),
          }))}
        />
      </Section>
      <Section title="Spoed" level={3}>
        <LineList
          lines={triage.urgencies.map(({ code, label, explanation }) => ({
            key: code,
            primary: (
              <>
                {label} <SourceMark of={triage.urgenciesSource} />
              </>
            ),
            secondary: explanation,
          }))}
        />
      </Section>
    </Section>
  )
}
