import { useState } from 'react'
import {
  Button,
  Column,
  Columns,
  DueLabel,
  ErrorState,
  KeyValue,
  Loading,
  Notice,
  PageHeader,
  Status,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { type ReportAtDesk, signalOperations } from '../api.ts'
import { handlingLabels } from '../rules/handling.ts'
import { aboutWhom } from './about-whom.ts'
import { AlikeSection } from './alike-section.tsx'
import { ConversationSection } from './conversation-section.tsx'
import { DecisionSection } from './decision-section.tsx'
import { KnownHouseholdSection } from './known-household-section.tsx'
import { ReportedSection } from './reported-section.tsx'
import { BelongsTo, TogetherSection } from './together-section.tsx'
import { TriageForm } from './triage-form.tsx'
import { UrgencyStatus } from './urgency-status.tsx'
import { lastDayOf, whenInWords } from './when.ts'

export default function ReportAtDeskPage() {
  const reportId = useParameter('reportId')
  const report = useRead(signalOperations.getReport, { reportId })
  if (report.error && !report.data)
    return <ErrorState error={report.error} onRetry={() => void report.refetch()} what="Deze melding" />
  if (!report.data) return <Loading lines={10} />
  return <Report key={reportId} report={report.data} />
}

function Report({ report }: { report: ReportAtDesk }) {
  const today = useToday()
  // Chosen in the list of known households, used by the decision.
  const [fileId, setFileId] = useState<string | null>(null)
  const { handling } = report
  const decision = report.decisions.find(each => each.undoneAt === null)
  const stateKind = { new: 'new', claimed: 'open', helping: 'wait', triaged: 'done' } as const
  return (
    <>
      <PageHeader
        title={aboutWhom(report)}
        breadcrumb={[{ label: 'Meldingen', href: '/meldingen' }]}
        meta={<Status kind={stateKind[handling.state]}>{handlingLabels[handling.state]}</Status>}
        actions={decision || report.belongsTo ? null : <ClaimButtons report={report} />}
      >
        <KeyValue
          items={[
            { key: 'Spoed', value: <UrgencyStatus rank={report.urgencyRank}>{report.urgencyLabel}</UrgencyStatus> },
            { key: 'Gemeld', value: whenInWords(report.receivedAt, today) },
            { key: 'Programma', value: report.programme.title },
            { key: 'Kanaal', value: report.channelLabel },
            {
              key: 'Opgepakt door',
              value: handling.claimedBy
                ? `${handling.claimedByMe ? 'mij' : handling.claimedBy}${handling.claimedAt ? `, ${whenInWords(handling.claimedAt, today)}` : ''}`
                : 'nog niemand',
            },
            ...(report.dueAt ? [{ key: 'Beoordelen', value: <DueLabel due={lastDayOf(report.dueAt)} /> }] : []),
          ]}
        />
      </PageHeader>
      {handling.claimedBy && !handling.claimedByMe && !decision ? (
        <Notice title={`${handling.claimedBy} is hiermee bezig`}>
          U kunt meelezen. Wilt u zelf verder, neem de melding dan over, zodat uw collega dat ziet.
        </Notice>
      ) : null}
      <Columns widths={[1, 1.15]}>
        <Column>
          <ReportedSection report={report} />
          <TogetherSection report={report} />
          <ConversationSection report={report} />
          <AlikeSection report={report} />
        </Column>
        <Column>
          <BelongsTo report={report} />
          {report.anonymous || decision || report.belongsTo ? null : (
            <KnownHouseholdSection report={report} chosen={fileId} onChoose={setFileId} />
          )}
          {decision ? <DecisionSection report={report} decision={decision} /> : null}
          {report.belongsTo && !decision ? null : (
            <TriageForm report={report} decision={decision} existingFileId={fileId} onForgetFile={() => setFileId(null)} />
          )}
        </Column>
      </Columns>
    </>
  )
}

function ClaimButtons({ report }: { report: ReportAtDesk }) {
  const { write, pending } = useWrite(signalOperations.claimReport)
  const toast = useToast()
  const { handling } = report
  async function claim(by: 'me' | 'nobody') {
    try {
      await write({ reportId: report.id, version: handling.version, by })
      toast({ text: by === 'me' ? 'U heeft deze melding opgepakt.' : 'De melding ligt weer open voor iedereen.' })
    } catch (error) {
      toast({ text: error instanceof Error ? error.message : 'Dat lukte niet. Er is niets gewijzigd.' })
    }
  }
  if (handling.claimedByMe) {
    return (
      <Button pending={pending} onClick={() => void claim('nobody')}>
        Leg terug
      </Button>
    )
  }
  return (
    <Button variant={handling.claimedBy ? 'secondary' : 'primary'} pending={pending} onClick={() => void claim('me')}>
      {handling.claimedBy ? 'Neem over' : 'Pak op'}
    </Button>
  )
}
