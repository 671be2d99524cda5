import { useState } from 'react'
import { Button, ButtonLink, ErrorState, Loading, PageHeader, Table, useToday } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { type OwnReport, signalOperations } from '../api.ts'
import { tidingText } from '../rules/tidings.ts'
import { aboutWhom } from './about-whom.ts'
import { TidingStatus } from './tiding-status.tsx'
import { whenInWords } from './when.ts'

export default function OwnReportsPage() {
  const [before, setBefore] = useState<string>()
  const list = useRead(signalOperations.listOwnReports, before ? { before } : {}, { keepPrevious: true })
  const today = useToday()
  const me = useMe()
  const newReport = me.may('concern-report.make') ? (
    <ButtonLink href="/melden" variant="primary">
      Meld een zorg
    </ButtonLink>
  ) : null

  return (
    <>
      <PageHeader title="Mijn meldingen" actions={newReport}>
        <p className="vd-muted">Wat u meldde namens {me.organisation.name}, en wat er nu mee gebeurt.</p>
      </PageHeader>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} what="Uw meldingen" /> : null}
      {list.isPending ? <Loading lines={6} /> : null}
      {list.data ? (
        <Table<OwnReport>
          caption="Mijn meldingen"
          hideCaption
          rows={list.data.reports}
          rowKey={report => report.id}
          rowHref={report => `/mijn-meldingen/${report.id}`}
          empty="U heeft nog niets gemeld. Ziet u bij iemand thuis problemen buiten uw eigen vak? Meld het dan hier."
          columns={[
            { key: 'about', header: 'Over wie', rowHeader: true, cell: aboutWhom },
            {
              key: 'state',
              header: 'Stand',
              cell: report => <TidingStatus state={report.tiding.state}>{tidingText(report.tiding.state).label}</TidingStatus>,
            },
            { key: 'since', header: 'Laatste bericht', noWrap: true, cell: report => whenInWords(report.tiding.toldAt, today) },
            { key: 'received', header: 'Gemeld', noWrap: true, cell: report => whenInWords(report.receivedAt, today) },
            { key: 'urgency', header: 'Spoed', hideNarrow: true, cell: report => report.urgency },
          ]}
          footer={
            list.data.more || before ? (
              <div className="vd-button-group">
                {before ? (
                  <Button size="small" onClick={() => setBefore(undefined)}>
                    Nieuwste
                  </Button>
                ) : null}
                {list.data.more ? (
                  <Button size="small" onClick={() => setBefore(list.data.reports.at(-1)?.receivedAt)}>
                    Oudere meldingen
                  </Button>
                ) : null}
              </div>
            ) : null
          }
        />
      ) : null}
    </>
  )
}
