import './residents.css'
import {
  ButtonLink,
  EmptyState,
  ErrorState,
  formatDutchDate,
  Link,
  Loading,
  PageHeader,
  Stack,
  Status,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { type OwnRequest, residentOperations } from '../api.ts'
import { requestLaw } from '../rules/request-kind.ts'
import { statusForResident } from './request-status.ts'

/** What a resident asked, newest and open first. */
export default function OwnRequestsPage() {
  const { data, error, refetch } = useRead(residentOperations.listOwnRequests, {})
  if (error) return <ErrorState error={error} what="Uw vragen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} />
  return (
    <>
      <PageHeader
        title="Mijn vragen"
        breadcrumb={[{ label: 'Mijn dossier', href: '/mijn' }]}
        actions={
          <ButtonLink variant="primary" href="/mijn/vragen/nieuw">
            Stel een vraag
          </ButtonLink>
        }
      />
      <Stack>
        {data.requests.length === 0 ? (
          <EmptyState>
            U heeft nog niets gevraagd. U kunt een kopie van uw dossier vragen, iets laten verbeteren of wissen, of zeggen dat u
            het ergens niet mee eens bent.
          </EmptyState>
        ) : null}
        <ul className="own-list">
          {data.requests.map(request => (
            <li key={request.id}>
              <h2>
                <Link href={`/mijn/vragen/${request.id}`}>{requestLaw[request.kind].label}</Link>
              </h2>
              <p>
                <RequestStatus request={request} />
              </p>
              <p className="vd-small vd-muted">
                Gevraagd op {formatDutchDate(request.receivedOn, 'long')}, over {request.personName}
              </p>
            </li>
          ))}
        </ul>
      </Stack>
    </>
  )
}

function RequestStatus({ request }: { request: OwnRequest }) {
  const { kind, words } = statusForResident(request)
  return <Status kind={kind}>{words}</Status>
}
