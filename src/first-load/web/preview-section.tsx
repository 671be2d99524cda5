import { roleLabels } from '../../access/rules/roles.ts'
import { genderLabels, householdPositionLabels } from '../../households/rules/household-position.ts'
import { formatDutchDate, Section, Status, Table } from '../../platform/design/index.ts'
import type { CheckedUnit } from '../rules/check-list.ts'
import type { LoadKind } from '../rules/load-kind.ts'
import type { LoadReferences } from '../rules/load-references.ts'
import { ProblemsTable } from './problems-table.tsx'

const mostShown = 10
const phaseWords = { connect: 'verbinden', tackle: 'aanpakken', follow: 'nazorg' } as const

interface Props {
  kind: LoadKind
  units: readonly CheckedUnit[]
  references: LoadReferences
}

/** The first of them as they will be read, and everything that is wrong in the list. */
export function PreviewSection({ kind, units, references }: Props) {
  const good = units.filter(unit => unit.household ?? unit.colleague)
  const problems = units.flatMap(unit => unit.problems)
  const noun = kind === 'people' ? 'medewerkers' : 'huishoudens'
  return (
    <Section
      title="3. Zo wordt het gelezen"
      count={`${good.length} van ${units.length} ${noun} in orde${problems.length > 0 ? `, ${problems.length} keer iets te verbeteren` : ''}`}
    >
      {kind === 'people' ? <People units={good} references={references} /> : <Households units={good} references={references} />}
      {good.length > mostShown ? <p className="vd-muted">Dit zijn de eerste {mostShown}.</p> : null}
      {problems.length > 0 ? (
        <Section title="Te verbeteren in het bestand" count={problems.length} level={3}>
          <ProblemsTable kind={kind} problems={problems} />
        </Section>
      ) : (
        <p>
          <Status kind="done">niets te verbeteren gevonden</Status>
        </p>
      )}
    </Section>
  )
}

function Households({ units, references }: Omit<Props, 'kind'>) {
  const rows = units.flatMap(({ household }) => household ?? []).slice(0, mostShown)
  const coordinatorOf = (userId: string) => references.coordinators.find(one => one.userId === userId)?.email ?? ''
  const programmeOf = (id: string) => references.programmes.find(one => one.id === id)?.title ?? id
  return (
    <Table
      caption="De eerste huishoudens"
      hideCaption
      density="compact"
      rows={rows}
      rowKey={household => household.reference}
      empty="Nog geen enkel huishouden kan gelezen worden."
      columns={[
        { key: 'reference', header: 'Kenmerk', noWrap: true, cell: household => household.reference },
        { key: 'title', header: 'Huishouden', rowHeader: true, cell: household => household.title },
        {
          key: 'members',
          header: 'Wie',
          cell: household =>
            household.members.map(member => (
              <div key={`${member.givenNames}|${member.surname}|${member.birthDate}|${member.position}`}>
                {[member.givenNames, member.surnamePrefix, member.surname].filter(Boolean).join(' ')}
                <span className="vd-muted">
                  {', '}
                  {[
                    householdPositionLabels[member.position].toLowerCase(),
                    member.gender === 'unknown' ? '' : genderLabels[member.gender],
                    member.birthDate ? formatDutchDate(member.birthDate, 'numeric') : '',
                    member.phone ?? '',
                    member.bsn ? 'met BSN' : '',
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </div>
            )),
        },
        {
          key: 'where',
          header: 'Waar',
          cell: ({ residence }) =>
            'place' in residence
              ? residence.place
              : `${residence.postcode} ${residence.houseNumber}${residence.addition && `-${residence.addition}`}`,
        },
        { key: 'coordinator', header: 'Coördinator', cell: household => coordinatorOf(household.coordinator.userId) },
        {
          key: 'file',
          header: 'Dossier',
          cell: household =>
            [
              programmeOf(household.programme.id),
              `${phaseWords[household.phase]} sinds ${formatDutchDate(household.openedOn, 'numeric')}`,
              household.closed ? `afgesloten ${formatDutchDate(household.closed.on, 'numeric')}` : '',
            ]
              .filter(Boolean)
              .join(', '),
        },
      ]}
    />
  )
}

function People({ units, references }: Omit<Props, 'kind'>) {
  const rows = units.flatMap(({ colleague }) => colleague ?? []).slice(0, mostShown)
  return (
    <Table
      caption="De eerste medewerkers"
      hideCaption
      density="compact"
      rows={rows}
      rowKey={colleague => colleague.email}
      empty="Nog geen enkele medewerker kan gelezen worden."
      columns={[
        { key: 'name', header: 'Naam', rowHeader: true, cell: colleague => colleague.name },
        { key: 'email', header: 'Werkadres', cell: colleague => colleague.email },
        {
          key: 'organisation',
          header: 'Organisatie',
          cell: colleague => references.organisations.find(one => one.id === colleague.organisationId)?.name ?? '',
        },
        { key: 'jobTitle', header: 'Functie', cell: colleague => colleague.jobTitle },
        {
          key: 'roles',
          header: 'Rollen',
          cell: colleague =>
            colleague.roles
              .map(({ role, areaId }) => {
                const area = references.areas.find(one => one.id === areaId)?.name
                return roleLabels[role] + (area ? ` (${area})` : '')
              })
              .join(', '),
        },
      ]}
    />
  )
}
