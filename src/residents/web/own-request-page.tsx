import { useState } from 'react'
import './residents.css'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Dialog,
  ErrorState,
  formatDutchDate,
  Loading,
  PageHeader,
  Section,
  Stack,
  Status,
  useToast,
} from '../../platform/design/index.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { residentOperations } from '../api.ts'
import { requestLaw } from '../rules/request-kind.ts'
import { salutation } from '../rules/request-letter.ts'
import { statusForResident } from './request-status.ts'

/** One question of a resident: how far it is, the decision, and the copy. */
export default function OwnRequestPage() {
  const requestId = useParameter('requestId')
  const { data, error, refetch } = useRead(residentOperations.listOwnRequests, {})
  const { write, pending, error: failed, reset } = useWrite(residentOperations.withdrawOwnRequest)
  const [isAsking, setAsking] = useState(false)
  const toast = useToast()
  if (error) return <ErrorState error={error} what="Uw vraag" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} />
  const request = data.requests.find(one => one.id === requestId)
  const breadcrumb = [
    { label: 'Mijn dossier', href: '/mijn' },
    { label: 'Mijn vragen', href: '/mijn/vragen' },
  ]
  if (!request) {
    return (
      <>
        <PageHeader title="Niet gevonden" breadcrumb={breadcrumb} />
        <p>Deze vraag is er niet. Kijk bij uw vragen.</p>
      </>
    )
  }
  const { kind, words } = statusForResident(request)
  const mayWithdraw = request.state === 'received' || request.state === 'proposed'
  const close = () => {
    reset()
    setAsking(false)
  }
  async function withdraw() {
    try {
      await write({ requestId })
      toast({ text: 'Uw vraag is ingetrokken.' })
      close()
    } catch {
      // Shown in the dialog.
    }
  }
  return (
    <div className="request-page" data-letter={request.decision ? '' : undefined}>
      <PageHeader title={requestLaw[request.kind].label} breadcrumb={breadcrumb} meta={<Status kind={kind}>{words}</Status>} />
      <Stack>
        {request.extension ? (
          <p className="own-text">
            Wij hebben meer tijd nodig. Waarom: {request.extension.reason} U hoort het uiterlijk{' '}
            {formatDutchDate(request.dueOn, 'long')}.
          </p>
        ) : null}
        {request.copy ? (
          <Section title="Uw kopie">
            <p className="own-text">
              U kunt de kopie ophalen tot en met {formatDutchDate(request.copy.availableUntil, 'long')}. Zorg dat niemand
              meekijkt: er staan gegevens in die niet voor iedereen zijn.
            </p>
            <ButtonGroup>
              <ButtonLink variant="primary" href={`/v1/own-requests/${request.id}/copy?as=html`} download>
                Haal op om te lezen
              </ButtonLink>
              <ButtonLink href={`/v1/own-requests/${request.id}/copy?as=json`} download>
                Haal op voor de computer
              </ButtonLink>
            </ButtonGroup>
          </Section>
        ) : null}
        {request.decision ? (
          <Section
            title="Ons besluit"
            actions={
              <Button variant="quiet" onClick={() => window.print()}>
                Druk af
              </Button>
            }
          >
            <article className="request-paper request-letter" aria-label="De brief met het besluit">
              {`${salutation(request.askerName || null, request.personName)}\n\n${request.decision.letter}`}
            </article>
          </Section>
        ) : null}
        <Section title="Wat u vroeg">
          <p className="vd-muted">
            Op {formatDutchDate(request.receivedOn, 'long')}, over {request.personName}
          </p>
          {request.words ? (
            <p className="request-letter" dir="auto">
              {request.words}
            </p>
          ) : null}
          {request.about ? (
            <p className="request-letter" dir="auto">
              {request.about}
            </p>
          ) : null}
          {mayWithdraw ? (
            <Button variant="secondary" onClick={() => setAsking(true)}>
              Trek deze vraag in
            </Button>
          ) : null}
        </Section>
      </Stack>
      <Dialog
        isOpen={isAsking}
        mustAnswer
        onClose={close}
        title="Vraag intrekken?"
        actions={
          <>
            <Button variant="secondary" onClick={close}>
              Nee, laat staan
            </Button>
            <Button variant="danger" pending={pending} onClick={() => void withdraw()}>
              Ja, trek in
            </Button>
          </>
        }
      >
        <p>Wij stoppen dan met uw vraag. U kunt later altijd opnieuw vragen.</p>
        {failed ? <ErrorState error={failed} what="Intrekken" /> : null}
      </Dialog>
    </div>
  )
}
