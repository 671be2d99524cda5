import { useState } from 'react'
import './residents.css'
import {
  Button,
  Dialog,
  EmptyState,
  ErrorState,
  formatDutchDate,
  Loading,
  PageHeader,
  Stack,
  Status,
  type StatusKind,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type OwnConsentLine, residentOperations } from '../api.ts'

const answers: Record<OwnConsentLine['answer'], { kind: StatusKind; words: string }> = {
  yes: { kind: 'done', words: 'U zei ja' },
  no: { kind: 'stopped', words: 'U zei nee' },
  withdrawn: { kind: 'stopped', words: 'U trok dit in' },
  ended: { kind: 'closed', words: 'Dit is voorbij' },
  none: { kind: 'open', words: 'Hierop zei u zelf niets' },
}

/** To what a resident said yes or no. Taking it back works at once. */
export default function OwnConsentsPage() {
  const { data, error, refetch } = useRead(residentOperations.listOwnConsents, {})
  const { write, pending, error: failed, reset } = useWrite(residentOperations.withdrawOwnConsent)
  const [chosen, setChosen] = useState<OwnConsentLine>()
  const toast = useToast()
  if (error) return <ErrorState error={error} what="Uw toestemming" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} />

  async function stop() {
    if (!chosen) return
    try {
      await write({ consentId: chosen.id, id: newId() })
      toast({ text: 'Ingetrokken. Het werkt meteen.' })
      setChosen(undefined)
    } catch {
      // Shown in the dialog.
    }
  }

  return (
    <>
      <PageHeader title="Mijn toestemming" breadcrumb={[{ label: 'Mijn dossier', href: '/mijn' }]} />
      <Stack>
        <p className="own-text">
          Soms mag een organisatie alleen iets weten als u dat goed vindt. Hier ziet u waar u ja of nee op zei. U mag altijd van
          gedachten veranderen.
        </p>
        {data.consents.length === 0 ? <EmptyState>Er is u nog geen toestemming gevraagd.</EmptyState> : null}
        <ul className="own-list">
          {data.consents.map(consent => (
            <li key={consent.id}>
              <h2>{consent.organisation}</h2>
              <p>
                {consent.answer === 'yes' ? 'Mag weten over' : 'Het ging over'}: {consent.about.join(', ')}
                {consent.person ? ` (${consent.person})` : ''}.
              </p>
              <p>
                <Status kind={answers[consent.answer].kind}>{answers[consent.answer].words}</Status>
              </p>
              <p className="vd-small vd-muted">
                Gevraagd op {formatDutchDate(consent.askedOn, 'long')}
                {consent.lastDay ? `, tot en met ${formatDutchDate(consent.lastDay, 'long')}` : ''}
              </p>
              {consent.mayWithdraw ? (
                <Button variant="secondary" onClick={() => setChosen(consent)}>
                  Trek dit in
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </Stack>
      {chosen ? (
        <Dialog
          isOpen
          mustAnswer
          onClose={() => {
            reset()
            setChosen(undefined)
          }}
          title="Toestemming intrekken?"
          actions={
            <>
              <Button
                variant="secondary"
                onClick={() => {
                  reset()
                  setChosen(undefined)
                }}
              >
                Nee, laat staan
              </Button>
              <Button variant="danger" pending={pending} onClick={() => void stop()}>
                Ja, trek in
              </Button>
            </>
          }
        >
          <p>
            {chosen.organisation} mag dan niets meer zien over {chosen.about.join(', ')}. Dat gaat meteen in.
          </p>
          <p>Wat zij al weten, kunnen wij niet terughalen. De hulp kan anders lopen. Uw contactpersoon praat met u verder.</p>
          {failed ? <ErrorState error={failed} what="Intrekken" /> : null}
        </Dialog>
      ) : null}
    </>
  )
}
