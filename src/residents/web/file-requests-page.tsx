import { useState } from 'react'
import {
  Button,
  DueLabel,
  EmptyState,
  ErrorState,
  formatDutchDate,
  LineList,
  Link,
  Loading,
  PageHeader,
  Section,
  Stack,
  Status,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { residentOperations } from '../api.ts'
import { requestLaw, stateForStaff } from '../rules/request-kind.ts'
import { EnterRequestDialog } from './enter-request-dialog.tsx'
import { statusKindOf } from './request-status.ts'

/** What was asked about the data in one file, and the place to enter what somebody asks at the desk. */
export default function FileRequestsPage() {
  const caseFileId = useParameter('caseFileId')
  const { data, error, refetch } = useRead(residentOperations.listRequestsOfFile, { caseFileId })
  const [isEntering, setEntering] = useState(false)
  if (error) return <ErrorState error={error} what="De verzoeken" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <>
      <PageHeader
        title="Verzoeken over eigen gegevens"
        breadcrumb={[{ label: data.caseFile.title, href: `/dossiers/${caseFileId}` }]}
        actions={
          data.mayEnter ? (
            <Button variant="primary" onClick={() => setEntering(true)}>
              Voer een verzoek in
            </Button>
          ) : null
        }
      >
        <span className="vd-muted">
          Inwoners vragen dit in Mijn dossier, aan de balie, met een brief of aan de telefoon. De termijn is overal dezelfde.
        </span>
      </PageHeader>
      <Stack>
        {data.requests.length === 0 ? <EmptyState>Er is nog niets gevraagd.</EmptyState> : null}
        {data.requests.length > 0 ? (
          <Section title="Gevraagd" count={data.requests.length}>
            <LineList
              lines={data.requests.map(request => ({
                key: request.id,
                primary: (
                  <Link href={`/dossiers/${caseFileId}/verzoeken/${request.id}`}>{requestLaw[request.kind].staffLabel}</Link>
                ),
                secondary: (
                  <>
                    <Status kind={statusKindOf[request.state]}>{stateForStaff[request.state]}</Status> · ontvangen{' '}
                    {formatDutchDate(request.receivedOn, 'long')}
                  </>
                ),
                trailing: request.state === 'done' || request.state === 'withdrawn' ? '' : <DueLabel due={request.dueOn} />,
              }))}
            />
          </Section>
        ) : null}
      </Stack>
      {isEntering ? (
        <EnterRequestDialog caseFileId={caseFileId} persons={data.persons} onClose={() => setEntering(false)} />
      ) : null}
    </>
  )
}
