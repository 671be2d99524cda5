import { type AccessDomain, accessDomainLabels } from '../../access/rules/access-domains.ts'
import { CheckboxGroup, FormGroup } from '../../platform/design/index.ts'
import type { SplitPreview } from '../api.ts'
import type { HouseholdAfter } from '../rules/split.ts'

/** What was written here about somebody who goes: nothing comes along by itself. */
export function ShareFields({
  people,
  preview,
  shared,
  onChange,
}: {
  people: HouseholdAfter['people']
  preview: SplitPreview
  shared: Readonly<Record<string, readonly AccessDomain[]>>
  onChange: (shared: Readonly<Record<string, readonly AccessDomain[]>>) => void
}) {
  const written = people.flatMap(person => {
    const about = preview.written.filter(one => one.personId === person.personId)
    return about.length > 0 ? [{ person, about }] : []
  })
  if (people.length === 0) return null
  return (
    <FormGroup title="Wat mag de coördinator van het tweede dossier lezen?">
      <p className="vd-muted vd-small">
        Naam, telefoon en BSN van wie weggaat gaan mee. Wat hier over hen geschreven is, leest het tweede dossier alleen als u dat
        aankruist. Het blijft hier staan, en u kunt er later mee stoppen.
      </p>
      {written.length === 0 ? <p>Over wie weggaat staat hier niets apart geschreven.</p> : null}
      {written.map(({ person, about }, at) => (
        <CheckboxGroup
          key={person.personId}
          label={`Over ${person.name}`}
          {...(at === 0 ? { name: 'secondFile.share' } : {})}
          optional
          inline
          values={shared[person.personId] ?? []}
          onChange={domains => onChange({ ...shared, [person.personId]: domains })}
          options={about.map(one => ({
            value: one.accessDomain,
            label: `${accessDomainLabels[one.accessDomain]} (${one.count})`,
          }))}
        />
      ))}
    </FormGroup>
  )
}
