import { useState } from 'react'
import {
  Beside,
  Button,
  Drawer,
  ErrorState,
  Link,
  Loading,
  PageHeader,
  Select,
  Stack,
  Status,
  Table,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { auditOperations } from '../api.ts'
import { alertKinds } from '../rules/unusual-looking.ts'
import { AlertDetails } from './alert-details.tsx'
import { whenText } from './alert-words.ts'

const states = { open: 'Te beoordelen', reviewed: 'Beoordeeld', all: 'Alles' } as const

/** Looking that is out of the ordinary, for the privacy officer to ask about. */
export default function AlertsPage() {
  const [filters, change] = useFilters()
  const [openedId, setOpened] = useState<string | undefined>(undefined)
  const state = filters.stand && filters.stand in states ? (filters.stand as keyof typeof states) : 'open'
  const { data, error, refetch } = useRead(auditOperations.listAlerts, { state }, { keepPrevious: true })
  const opened = data?.alerts.find(one => one.id === openedId)
  return (
    <>
      <PageHeader title="Opvallende inzagen">
        <p>
          Voordeur telt mee in het <Link href="/verwerkingslogboek">verwerkingslogboek</Link>. Wat hier staat is geen verwijt:
          meestal is er een goede reden. Vraag het na en schrijf op wat u vond. De grenzen stelt de beheerder in.
        </p>
      </PageHeader>
      <Stack>
        <Select
          label="Toon"
          emptyText={null}
          value={state}
          onChange={value => {
            setOpened(undefined)
            change({ stand: value === 'open' ? undefined : value })
          }}
          options={Object.entries(states).map(([value, label]) => ({
            value,
            label: value === 'open' && data ? `${label} (${data.open})` : label,
          }))}
        />
        {error ? <ErrorState error={error} what="De lijst" onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Loading lines={8} what="De lijst wordt opgehaald" /> : null}
        {data ? (
          <Beside
            drawer={
              openedId ? (
                <Drawer
                  key={openedId}
                  title={opened ? alertKinds[opened.kind] : 'Opvallende inzage'}
                  onClose={() => setOpened(undefined)}
                >
                  <AlertDetails alertId={openedId} />
                </Drawer>
              ) : null
            }
          >
            <Table
              caption="Opvallende inzagen"
              hideCaption
              narrow="lines"
              rows={data.alerts}
              rowKey={alert => alert.id}
              isSelected={alert => alert.id === openedId}
              empty={state === 'open' ? 'Er is niets te beoordelen.' : 'Hier staat niets.'}
              columns={[
                { key: 'what', header: 'Wat opvalt', rowHeader: true, cell: alert => alertKinds[alert.kind] },
                { key: 'who', header: 'Wie', cell: alert => alert.user },
                { key: 'organisation', header: 'Organisatie', cell: alert => alert.organisation ?? '', hideNarrow: true },
                { key: 'when', header: 'Wanneer', noWrap: true, cell: alert => whenText(alert) },
                { key: 'files', header: 'Dossiers', cell: alert => alert.fileCount, hideNarrow: true },
                {
                  key: 'state',
                  header: 'Stand',
                  noWrap: true,
                  cell: alert =>
                    alert.review ? <Status kind="done">beoordeeld</Status> : <Status kind="wait">te beoordelen</Status>,
                },
                {
                  key: 'open',
                  header: 'Bekijken',
                  hideHeader: true,
                  cell: alert => (
                    <Button
                      size="small"
                      variant="quiet"
                      aria-label={`Bekijk ${alertKinds[alert.kind]}, ${alert.user}, ${whenText(alert)}`}
                      onClick={() => setOpened(alert.id)}
                    >
                      Bekijken
                    </Button>
                  ),
                },
              ]}
            />
          </Beside>
        ) : null}
      </Stack>
    </>
  )
}
