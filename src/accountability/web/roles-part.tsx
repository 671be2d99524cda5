import { type Role, roleLabels } from '../../access/rules/roles.ts'
import { FormRow, LineList, Section, Select, Stack, Table } from '../../platform/design/index.ts'
import { useFilters } from '../../platform/web/route.ts'
import type { AccessRules, RoleShown } from '../rules/access-rules.ts'
import { deedLabels, disclosureLabels } from './words.ts'

/** Per role: what it sees by watching over an area, what it may do, and what a rule opens by its name. */
export function RolesPart({ rules }: { rules: AccessRules }) {
  const [filters, change] = useFilters()
  const shown = rules.roles.filter(one => !filters.rol || one.role === filters.rol)
  return (
    <Stack>
      <FormRow>
        <Select
          label="Rol"
          emptyText="Alle rollen"
          value={filters.rol ?? ''}
          onChange={value => change({ rol: value })}
          options={rules.roles.map(one => ({ value: one.role, label: one.label }))}
        />
      </FormRow>
      {shown.map(role => (
        <RolePart key={role.role} role={role} rules={rules} />
      ))}
    </Stack>
  )
}

function RolePart({ role, rules }: { role: RoleShown; rules: AccessRules }) {
  const groundOf = (code: string) => rules.grounds.find(ground => ground.code === code && ground.isOpen)
  return (
    <Section title={role.label}>
      <p>{involvementWords(role)}</p>
      {role.oversees.length > 0 ? (
        <Table
          caption={`Ziet van elk niet-afgeschermd dossier in het eigen gebied`}
          density="compact"
          rows={role.oversees}
          rowKey={part => `${part.domain} ${part.ground}`}
          columns={[
            { key: 'domain', header: 'Onderdeel', rowHeader: true, cell: part => part.domain },
            { key: 'disclosure', header: 'Wat', cell: part => disclosureLabels[part.disclosure] },
            { key: 'write', header: 'Mag ook schrijven', cell: part => (part.mayWrite ? 'ja' : 'nee') },
            { key: 'ground', header: 'Grondslag', cell: part => groundOf(part.ground)?.label ?? part.ground },
            {
              key: 'articles',
              header: 'Artikelen',
              cell: part => [groundOf(part.ground)?.receiver, groundOf(part.ground)?.secrecy].filter(Boolean).join('; '),
              hideNarrow: true,
            },
          ]}
        />
      ) : null}
      <Table
        caption="Mag doen"
        density="compact"
        rows={role.acts}
        rowKey={act => act.purpose}
        empty="In deze rol kan niets gestart worden."
        columns={[
          { key: 'purpose', header: 'Met het doel', rowHeader: true, width: '16rem', cell: act => act.label },
          { key: 'count', header: 'Handelingen', align: 'end', cell: act => act.what.length },
          { key: 'what', header: 'Welke', cell: act => act.what.join(' · ') },
          { key: 'grounds', header: 'Grondslagen bij dit doel', hideNarrow: true, cell: act => act.grounds.join(' · ') },
        ]}
      />
      {role.named.length > 0 ? (
        <details>
          <summary>Regels die deze rol bij naam noemen ({role.named.length})</summary>
          <LineList
            lines={role.named.map(one => ({
              key: one.table,
              primary: one.label,
              secondary: one.does.map(deed => deedLabels[deed]).join(', '),
            }))}
          />
        </details>
      ) : null}
    </Section>
  )
}

function involvementWords(role: RoleShown): string {
  if (role.isInvolved) {
    return `Een ${roleLabels[role.role].toLowerCase()} leest in een dossier wat met die persoon, het team of de organisatie is gedeeld, zolang dat duurt.`
  }
  const apart: Partial<Record<Role, string>> = {
    resident: 'Een inwoner leest van het eigen dossier wie betrokken is, wat er gedeeld is en wie keek. Niets van anderen.',
    council_member: 'Een raadslid leest de regels en de uitgebrachte halfjaarberichten. Geen dossiers en geen namen.',
  }
  return apart[role.role] ?? 'Kan niet bij een dossier betrokken worden: leest geen dossiers.'
}
