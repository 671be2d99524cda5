import { useState } from 'react'
import { roleLabels } from '../../access/rules/roles.ts'
import {
  Button,
  ButtonGroup,
  ErrorState,
  FormRow,
  Loading,
  PageHeader,
  Select,
  Stack,
  TabbedTable,
  TextField,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters, useGo } from '../../platform/web/route.ts'
import { directoryOperations, type PersonLine } from '../api.ts'
import { givenRoles } from '../rules/role-choice.ts'
import { AddPerson } from './person-form.tsx'
import { useOrganisationChoices } from './use-choices.ts'

/** Who works here, in which role. */
export default function PeoplePage() {
  const [filters, change] = useFilters()
  // Not in the address: it is a name.
  const [query, setQuery] = useState('')
  const [page, setPage] = useState(1)
  const [adding, setAdding] = useState(false)
  const go = useGo()
  const organisations = useOrganisationChoices()
  const show = filters['staat'] === 'uit-dienst' ? 'ended' : 'running'
  const role = givenRoles.find(one => one === filters['rol'])
  const organisationId = filters['organisatie']
  const { data, error, refetch } = useRead(
    directoryOperations.listPeople,
    { query, show, page, ...(role ? { role } : {}), ...(organisationId ? { organisationId } : {}) },
    { keepPrevious: true },
  )
  const narrow = (changes: Record<string, string | undefined>) => {
    setPage(1)
    change(changes)
  }
  return (
    <>
      <PageHeader
        title="Mensen"
        actions={
          <Button variant="primary" onClick={() => setAdding(true)}>
            Voeg iemand toe
          </Button>
        }
      />
      <Stack>
        <FormRow>
          <TextField
            label="Zoek"
            type="search"
            optional
            hint="Naam, functie of werkadres"
            value={query}
            onChange={text => {
              setPage(1)
              setQuery(text)
            }}
          />
          <Select
            label="Rol"
            emptyText="Alle rollen"
            value={role ?? ''}
            onChange={value => narrow({ rol: value })}
            options={givenRoles.map(value => ({ value, label: roleLabels[value] }))}
          />
          <Select
            label="Organisatie"
            emptyText="Alle organisaties"
            value={organisationId ?? ''}
            onChange={value => narrow({ organisatie: value })}
            options={organisations}
          />
        </FormRow>
        {error ? <ErrorState error={error} what="De lijst" onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Loading lines={14} /> : null}
        {data ? (
          <>
            <TabbedTable
              label="Wie"
              selected={show}
              onSelect={key => narrow({ staat: key === 'ended' ? 'uit-dienst' : undefined })}
              views={[
                { key: 'running', label: 'Werkt hier', count: data.counts.running, empty: 'Er is niemand die hierbij past.' },
                {
                  key: 'ended',
                  label: 'Uit dienst',
                  count: data.counts.ended,
                  empty: 'Er is niemand uit dienst die hierbij past.',
                },
              ]}
              rows={data.people}
              rowKey={person => person.id}
              rowHref={person => `/beheer/mensen/${person.id}`}
              columns={[
                { key: 'name', header: 'Naam', rowHeader: true, cell: person => person.name, sortValue: person => person.name },
                { key: 'title', header: 'Functie', cell: person => person.jobTitle, hideNarrow: true },
                { key: 'roles', header: 'Rollen', cell: person => <Roles person={person} /> },
                {
                  key: 'caseload',
                  header: 'Huishoudens',
                  align: 'end',
                  cell: person => (person.roles.some(one => one.role === 'coordinator') ? person.caseload : ''),
                  sortValue: person => person.caseload,
                },
                {
                  key: 'account',
                  header: 'Inloggen',
                  cell: person => (person.hasAccount ? 'gekoppeld' : <span className="vd-muted">nog niet ingelogd</span>),
                  sortValue: person => Number(person.hasAccount),
                  hideNarrow: true,
                },
              ]}
            />
            {data.more || page > 1 ? (
              <ButtonGroup>
                {page > 1 ? <Button onClick={() => setPage(page - 1)}>Vorige</Button> : null}
                {data.more ? <Button onClick={() => setPage(page + 1)}>Volgende van {data.total}</Button> : null}
              </ButtonGroup>
            ) : null}
          </>
        ) : null}
      </Stack>
      {adding ? <AddPerson onClose={() => setAdding(false)} onAdded={id => go(`/beheer/mensen/${id}`)} /> : null}
    </>
  )
}

/** Per organisation on a line of its own. */
function Roles({ person }: { person: PersonLine }) {
  if (person.roles.length === 0) return <span className="vd-muted">geen rol</span>
  const organisations = [...new Set(person.roles.map(one => one.organisation))]
  return organisations.map(organisation => (
    <div key={organisation}>
      {person.roles
        .filter(one => one.organisation === organisation)
        .map(one => (one.area ? `${roleLabels[one.role]} (${one.area})` : roleLabels[one.role]))
        .join(', ')}
      <span className="vd-muted"> · {organisation}</span>
    </div>
  ))
}
