import { interventionOperations } from '../../../interventions/api.ts'
import { nameOf, standingInWords } from '../../../interventions/web/in-words.ts'
import { ErrorState, Loading, Section, Table, useToday } from '../../../platform/design/index.ts'
import { useRead } from '../../../platform/web/api.ts'

/** What help runs, what is waited for and what came of what ended, on paper. */
export function PrintedHelp({ caseFileId }: { caseFileId: string }) {
  const { data, error, refetch } = useRead(interventionOperations.listInterventions, { caseFileId }, { withoutShields: true })
  const today = useToday()
  if (error) return <ErrorState error={error} what="Hulp en trajecten" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={3} />
  return (
    <Section title="Hulp en trajecten">
      <Table
        caption="Hulp en trajecten"
        hideCaption
        density="compact"
        rows={data.interventions}
        rowKey={one => one.id}
        empty="Er is geen hulp of traject vastgelegd dat met u gedeeld is."
        columns={[
          { key: 'name', header: 'Hulp', rowHeader: true, cell: nameOf },
          { key: 'who', header: 'Door', cell: one => one.organisationName },
          { key: 'for', header: 'Voor', cell: one => one.subjectName ?? 'het gezin' },
          { key: 'standing', header: 'Stand', cell: one => standingInWords(one, today) },
        ]}
      />
    </Section>
  )
}
