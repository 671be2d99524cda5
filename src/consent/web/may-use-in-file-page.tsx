import { EmptyState, ErrorState, Loading, PageHeader } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { consentOperations } from '../api.ts'
import { MayUse } from './may-use-page.tsx'

/** The same question, answered with the consents of this household. */
export default function MayUseInFilePage() {
  const caseFileId = useParameter('caseFileId')
  const { data, error, refetch } = useRead(consentOperations.getConsents, { caseFileId })
  if (error?.status === 404) {
    return (
      <>
        <PageHeader title="Mag ik dit gebruiken?" breadcrumb={[{ label: 'Dossier', href: `/dossiers/${caseFileId}` }]} />
        <EmptyState>Toestemmingen van dit huishouden zijn niet met u gedeeld.</EmptyState>
      </>
    )
  }
  if (error) return <ErrorState error={error} what="De toestemmingen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} what="De toestemmingen worden opgehaald" />
  return (
    <>
      <PageHeader
        title="Mag ik dit gebruiken?"
        breadcrumb={[
          { label: data.caseFile.title, href: `/dossiers/${caseFileId}` },
          { label: 'Toestemming', href: `/dossiers/${caseFileId}/toestemming` },
        ]}
      />
      <MayUse grounds={data.grounds} file={data} />
    </>
  )
}
