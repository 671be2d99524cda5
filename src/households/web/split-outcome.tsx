import { accessDomainLabels } from '../../access/rules/access-domains.ts'
import type { CaseFileView } from '../../case-files/api.ts'
import { DescriptionList, Notice, Section } from '../../platform/design/index.ts'
import type { SplitPreview } from '../api.ts'
import type { HouseholdAfter, SplitOutcome as Outcome } from '../rules/split.ts'
import type { SecondFileForm } from './second-file.ts'

/** What each household has afterwards, before anything happens. */
export function SplitOutcome({
  file,
  outcome,
  preview,
  second,
  whereTo,
}: {
  file: CaseFileView
  outcome: Outcome
  preview: SplitPreview
  second: SecondFileForm | undefined
  whereTo: string
}) {
  const nobody = outcome.there.people.length === 0
  const shared = second
    ? outcome.there.people.flatMap(person => {
        const domains = second.share[person.personId] ?? []
        return domains.length > 0
          ? [`${person.name}: ${domains.map(domain => accessDomainLabels[domain].toLowerCase()).join(', ')}`]
          : []
      })
    : []
  return (
    <div className="split-outcome" aria-live="polite">
      <Section title={`Daarna: ${file.title}`}>
        <DescriptionList
          items={[
            { term: 'Gezin', description: <People after={outcome.here} /> },
            { term: 'Coördinator', description: file.coordinator?.name ?? 'nog niemand' },
            {
              term: 'Plan',
              description: preview.hasPlan ? (second?.onePlan ? 'blijft, voor beide gezinnen' : 'blijft hier') : 'geen',
            },
            {
              term: 'Blijft hier',
              description: `alles wat geschreven is${preview.openTasks > 0 ? `, en ${preview.openTasks} open ${preview.openTasks === 1 ? 'taak' : 'taken'}` : ''}`,
            },
          ]}
        />
      </Section>
      {second ? (
        <Section title={`Daarna: ${second.name || outcome.there.people[0]?.name || 'tweede dossier'}`}>
          <DescriptionList
            items={[
              { term: 'Gezin', description: nobody ? 'Kies wie weggaat' : <People after={outcome.there} /> },
              { term: 'Woont', description: whereabouts(second) },
              { term: 'Coördinator', description: second.coordinator.name },
              { term: 'Plan', description: second.onePlan ? `het plan van ${file.title}` : 'nog geen' },
              {
                term: 'Leest mee',
                description: shared.length > 0 ? shared.map(line => <div key={line}>{line}</div>) : 'niets van wat hier staat',
              },
            ]}
          />
        </Section>
      ) : (
        <Section title="Daarna: wie weggaat">
          <p>
            {nobody
              ? 'Kies wie weggaat.'
              : `${outcome.there.people.map(one => one.name).join(', ')}${whereTo ? `: ${whereTo}` : ''}. Er komt geen dossier; naam, telefoon en adres zijn hier daarna niet meer te zien.`}
          </p>
        </Section>
      )}
      {!nobody && outcome.problems.length > 0 ? (
        <Notice kind="warning" title="Dit kan zo niet">
          {outcome.problems.map(one => one.message).join(' ')}
        </Notice>
      ) : null}
    </div>
  )
}

function People({ after }: { after: HouseholdAfter }) {
  return after.people.map(one => (
    <div key={one.personId}>
      <bdi>{one.name}</bdi>
      {one.alsoInOther ? <span className="vd-muted"> · ook in het andere</span> : null}
    </div>
  ))
}

function whereabouts(second: SecondFileForm): string {
  if (second.where === 'same') return 'op hetzelfde adres'
  if (second.where === 'place') return second.place || 'nog invullen'
  return second.addressText || 'nog kiezen'
}
