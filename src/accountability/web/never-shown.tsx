import { Section, Stack, Table } from '../../platform/design/index.ts'
import type { AccessRules } from '../rules/access-rules.ts'
import { neverShownWhy } from './words.ts'

/** What no role reads, and what never changes once it stands. */
export function NeverShown({ rules }: { rules: AccessRules }) {
  const kept = rules.records.filter(
    record => record.read.length > 0 && record.add.length > 0 && record.change.length === 0 && record.remove.length === 0,
  )
  return (
    <Stack>
      <Section title="Dit leest niemand" count={rules.neverShown.length}>
        <Table
          caption="Dit leest niemand"
          hideCaption
          density="compact"
          rows={rules.neverShown}
          rowKey={one => one.table}
          empty="Alles is voor iemand te lezen."
          columns={[
            { key: 'label', header: 'Soort gegevens', rowHeader: true, cell: one => one.label },
            { key: 'why', header: 'Waarom', cell: one => neverShownWhy[one.why] },
          ]}
        />
      </Section>
      <Section title="Dit staat er voorgoed" count={kept.length}>
        <p>
          Wie dit leest kan er iets aan toevoegen, maar niemand wijzigt of verwijdert het: {kept.map(one => one.label).join(', ')}
          .
        </p>
      </Section>
    </Stack>
  )
}
