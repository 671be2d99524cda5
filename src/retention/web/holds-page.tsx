import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  DateField,
  Dialog,
  DueLabel,
  ErrorState,
  Form,
  formatDutchDate,
  Loading,
  PageHeader,
  Section,
  Stack,
  Status,
  Table,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type LegalHold, retentionOperations } from '../api.ts'
import { HoldDialog } from './hold-dialog.tsx'

/** What may not be destroyed for now: why, since when, and when somebody looks again. */
export default function HoldsPage() {
  const today = useToday()
  const { data, error, refetch } = useRead(retentionOperations.listLegalHolds, {})
  const [asking, setAsking] = useState(false)
  const [opened, setOpened] = useState<LegalHold>()
  const standing = data?.holds.filter(hold => hold.validTo === null) ?? []
  const ended = data?.holds.filter(hold => hold.validTo !== null) ?? []
  const day = (at: string) => formatDutchDate(calendarDateOf(new Date(at)), 'day', today)
  return (
    <>
      <PageHeader
        title="Opgeschorte vernietiging"
        breadcrumb={[{ label: 'Bewaren en vernietigen', href: '/vernietiging' }]}
        actions={
          <Button variant="primary" onClick={() => setAsking(true)}>
            Schort op
          </Button>
        }
      />
      {error ? <ErrorState error={error} what="Wat is opgeschort" onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading lines={6} /> : null}
      {data ? (
        <Stack>
          <Section title="Nu opgeschort" count={standing.length}>
            <Table
              caption="Nu opgeschort"
              hideCaption
              density="compact"
              rows={standing}
              rowKey={hold => hold.id}
              empty="Er is niets opgeschort."
              columns={[
                { key: 'about', header: 'Waarover', rowHeader: true, cell: hold => <About hold={hold} /> },
                { key: 'reason', header: 'Waarom', cell: hold => hold.reason },
                {
                  key: 'since',
                  header: 'Sinds',
                  cell: hold => (
                    <>
                      {day(hold.validFrom)}
                      <div className="vd-muted vd-small">{hold.setBy}</div>
                    </>
                  ),
                },
                { key: 'review', header: 'Opnieuw bekijken', cell: hold => <DueLabel due={hold.reviewOn} /> },
                {
                  key: 'open',
                  header: 'Bekijken',
                  hideHeader: true,
                  cell: hold => (
                    <Button variant="quiet" size="small" onClick={() => setOpened(hold)}>
                      Bekijk opnieuw
                    </Button>
                  ),
                },
              ]}
            />
          </Section>
          {ended.length > 0 ? (
            <Section title="Beëindigd" count={ended.length}>
              <Table
                caption="Beëindigd"
                hideCaption
                density="compact"
                rows={ended}
                rowKey={hold => hold.id}
                columns={[
                  { key: 'about', header: 'Waarover', rowHeader: true, cell: hold => <About hold={hold} /> },
                  { key: 'reason', header: 'Waarom', cell: hold => hold.reason },
                  {
                    key: 'ended',
                    header: 'Beëindigd',
                    cell: hold => (
                      <>
                        {hold.validTo ? day(hold.validTo) : ''}
                        <div className="vd-muted vd-small">{hold.liftedBy}</div>
                      </>
                    ),
                  },
                  { key: 'why', header: 'Reden van het einde', cell: hold => hold.liftReason },
                ]}
              />
            </Section>
          ) : null}
        </Stack>
      ) : null}
      {asking ? <HoldDialog onClose={() => setAsking(false)} /> : null}
      {opened ? <ReviewDialog key={opened.id} hold={opened} onClose={() => setOpened(undefined)} /> : null}
    </>
  )
}

function About({ hold }: { hold: LegalHold }) {
  return (
    <>
      {hold.caseFileId ? 'Dossier' : 'Persoon'} {(hold.caseFileId ?? hold.personId ?? '').slice(-6)}
      {hold.found === false ? (
        <div>
          <Status kind="late">niets gevonden bij dit nummer</Status>
        </div>
      ) : null}
    </>
  )
}

/** Still needed until another day, or no longer. */
function ReviewDialog({ hold: now, onClose }: { hold: LegalHold; onClose: () => void }) {
  const review = useWrite(retentionOperations.reviewLegalHold)
  const lift = useWrite(retentionOperations.liftLegalHold)
  const toast = useToast()
  const [hold] = useState(now)
  return (
    <Dialog isOpen onClose={onClose} title="Is de opschorting nog nodig?">
      <p>{hold.reason}</p>
      <Section title="Ja, nog nodig" level={3}>
        <Form
          onSubmit={async data => {
            await review.write({ holdId: hold.id, reviewOn: String(data.get('reviewOn') ?? ''), version: hold.version })
            toast({ text: 'De volgende dag is vastgelegd.' })
            onClose()
          }}
        >
          <DateField label="Opnieuw bekijken op" name="reviewOn" lean="future" />
          <ButtonGroup>
            <Button type="submit" pendingText="Vastleggen…">
              Houd opgeschort
            </Button>
          </ButtonGroup>
        </Form>
      </Section>
      <Section title="Nee, niet meer nodig" level={3}>
        <Form
          onSubmit={async data => {
            await lift.write({ holdId: hold.id, reason: String(data.get('reason') ?? ''), version: hold.version })
            toast({ text: 'De termijnen gelden weer.' })
            onClose()
          }}
        >
          <TextField label="Waarom niet meer" name="reason" lines={2} maxLength={2000} />
          <ButtonGroup>
            <Button type="submit" pendingText="Beëindigen…">
              Beëindig de opschorting
            </Button>
          </ButtonGroup>
        </Form>
      </Section>
    </Dialog>
  )
}
