import { useState } from 'react'
import {
  Beside,
  Button,
  DescriptionList,
  Drawer,
  FormRow,
  Select,
  Stack,
  Status,
  Table,
  TextField,
} from '../../platform/design/index.ts'
import { useFilters } from '../../platform/web/route.ts'
import type { AccessRules, PolicyShown, RecordShown } from '../rules/access-rules.ts'
import { deedLabels } from './words.ts'

const deeds = ['read', 'add', 'change', 'remove'] as const

/** Per kind of record who reads it and who writes it, as its policies say; the text of each policy beside it. */
export function RecordsTable({ rules }: { rules: AccessRules }) {
  const [filters, change] = useFilters()
  const [opened, setOpened] = useState<RecordShown>()
  const groups = [...new Set(rules.records.map(record => record.group))]
  const sought = (filters.zoek ?? '').toLowerCase()
  const shown = rules.records.filter(
    record =>
      (!filters.groep || record.group === filters.groep) &&
      (!filters.noemt || deeds.some(deed => record[deed].some(policy => policy.roles.some(role => role === filters.noemt)))) &&
      `${record.label} ${record.table} ${deeds.flatMap(deed => record[deed].map(policy => policy.name)).join(' ')}`
        .toLowerCase()
        .includes(sought),
  )
  return (
    <Stack>
      <FormRow>
        <TextField
          label="Zoek"
          optional
          hint="Een woord, of de naam van een tabel of regel."
          value={filters.zoek ?? ''}
          onChange={value => change({ zoek: value })}
        />
        <Select
          label="Groep"
          emptyText="Alle groepen"
          value={filters.groep ?? ''}
          onChange={value => change({ groep: value })}
          options={groups.map(group => ({ value: group, label: group }))}
        />
        <Select
          label="Noemt de rol"
          emptyText="Maakt niet uit"
          value={filters.noemt ?? ''}
          onChange={value => change({ noemt: value })}
          options={rules.roles.map(one => ({ value: one.role, label: one.label }))}
        />
      </FormRow>
      <p className="vd-muted vd-small">
        {shown.length} van de {rules.records.length} soorten gegevens. Elke regel geldt alleen binnen de eigen gemeente.
      </p>
      <Beside
        drawer={
          opened ? (
            <Drawer key={opened.table} title={opened.label} onClose={() => setOpened(undefined)}>
              <RecordRules record={opened} />
            </Drawer>
          ) : null
        }
      >
        <Table
          caption="Wie leest en schrijft wat"
          hideCaption
          density="compact"
          rows={shown}
          rowKey={record => record.table}
          isSelected={record => record.table === opened?.table}
          empty="Geen soort gegevens past hierbij."
          columns={[
            {
              key: 'label',
              header: 'Soort gegevens',
              rowHeader: true,
              sortValue: record => record.label,
              cell: record => record.label,
            },
            { key: 'group', header: 'Groep', sortValue: record => record.group, cell: record => record.group, hideNarrow: true },
            { key: 'read', header: 'Wie leest', cell: record => <Said policies={record.read} /> },
            { key: 'write', header: 'Wie toevoegt of wijzigt', cell: record => <Written record={record} /> },
            {
              key: 'open',
              header: 'Regels',
              hideHeader: true,
              cell: record => (
                <Button size="small" variant="quiet" aria-label={`Regels van ${record.label}`} onClick={() => setOpened(record)}>
                  Regels
                </Button>
              ),
            },
          ]}
        />
      </Beside>
    </Stack>
  )
}

/** The same sentence of several policies is said once. */
function Said({ policies, nobody = 'niemand' }: { policies: readonly PolicyShown[]; nobody?: string }) {
  if (policies.length === 0) return <span className="vd-muted">{nobody}</span>
  return (
    <ul className="accountability-said">
      {[...new Set(policies.map(policy => policy.words))].map(words => (
        <li key={words}>{words}</li>
      ))}
      {policies.some(policy => !policy.isUnderstood) ? (
        <li>
          <Status kind="urgent">niet in woorden</Status>
        </li>
      ) : null}
    </ul>
  )
}

function Written({ record }: { record: RecordShown }) {
  const writing = (['add', 'change', 'remove'] as const).filter(deed => record[deed].length > 0)
  if (writing.length === 0) return <span className="vd-muted">niemand, alleen het systeem</span>
  return (
    <>
      {writing.map(deed => (
        <div key={deed}>
          <span className="vd-muted">{deedLabels[deed]}</span>
          <Said policies={record[deed]} />
        </div>
      ))}
    </>
  )
}

function RecordRules({ record }: { record: RecordShown }) {
  return (
    <Stack>
      <DescriptionList
        items={[
          { term: 'Tabel', description: <code>{record.table}</code> },
          { term: 'Uitleg in de database', description: <span lang="en">{record.comment || 'geen'}</span> },
          { term: 'Afgedwongen', description: record.isForced ? 'ja, voor iedereen' : 'nee' },
          { term: 'Wat later nog kan wijzigen', description: record.changeable.join(', ') || 'niets' },
          ...(record.hiddenColumns.length > 0 ? [{ term: 'Niet te lezen', description: record.hiddenColumns.join(', ') }] : []),
        ]}
      />
      {deeds.map(deed =>
        record[deed].map(policy => (
          <div key={`${deed} ${policy.name}`} className="accountability-policy">
            <strong>
              {deedLabels[deed]}: <code>{policy.name}</code>
            </strong>
            <p>{policy.words}</p>
            {policy.using ? <pre>using {policy.using}</pre> : null}
            {policy.check ? <pre>with check {policy.check}</pre> : null}
          </div>
        )),
      )}
      <details>
        <summary>Regels voor het systeem zelf ({record.system.length})</summary>
        <ul>
          {record.system.map(policy => (
            <li key={policy.name}>
              <code>{policy.name}</code> voor {policy.roles.join(', ')}
            </li>
          ))}
        </ul>
      </details>
    </Stack>
  )
}
