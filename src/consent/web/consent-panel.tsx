import type { CaseFileView } from '../../case-files/api.ts'
import { LineList, Link, Section, Status } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { consentOperations } from '../api.ts'
import { consentStateLabels } from '../rules/consent-state.ts'

const shape = { given: 'done', waiting: 'wait', refused: 'stopped', withdrawn: 'stopped', ended: 'closed' } as const

/** On the page of the household: what was asked of whom, and how it stands. */
export function ConsentPanel({ file }: { file: CaseFileView }) {
  const { data } = useRead(consentOperations.getConsents, { caseFileId: file.id })
  if (!data) return null
  return (
    <Section title="Toestemming" count={data.consents.length}>
      <LineList
        empty="Nog niets gevraagd."
        lines={data.consents.slice(0, 5).map(one => ({
          key: one.id,
          primary: one.person.name,
          secondary: one.organisation.name,
          trailing: <Status kind={shape[one.state]}>{consentStateLabels[one.state]}</Status>,
        }))}
      />
      <p className="vd-small vd-no-print">
        <Link href={`/dossiers/${file.id}/toestemming`}>Toestemming vragen en bekijken</Link>
        {' · '}
        <Link href={`/dossiers/${file.id}/delen`}>Delen</Link>
      </p>
    </Section>
  )
}
