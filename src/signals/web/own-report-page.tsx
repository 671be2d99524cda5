import {
  Column,
  Columns,
  DescriptionList,
  ErrorState,
  Loading,
  PageHeader,
  Section,
  Timeline,
  useToday,
} from '../../platform/design/index.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import { useRead } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { signalOperations } from '../api.ts'
import { helpWishLabels, residentLine } from '../rules/reporter-kinds.ts'
import { tidingText } from '../rules/tidings.ts'
import { aboutWhom } from './about-whom.ts'
import { LongText } from './long-text.tsx'
import { TidingStatus } from './tiding-status.tsx'
import { dayOf, whenInWords } from './when.ts'

export default function OwnReportPage() {
  const reportId = useParameter('reportId')
  const report = useRead(signalOperations.getOwnReport, { reportId })
  const today = useToday()
  if (report.error) return <ErrorState error={report.error} onRetry={() => void report.refetch()} what="Deze melding" />
  if (!report.data) return <Loading lines={8} />
  const { data } = report
  const [latest] = data.tidings
  return (
    <>
      <PageHeader
        title={aboutWhom(data)}
        breadcrumb={[{ label: 'Mijn meldingen', href: '/mijn-meldingen' }]}
        meta={latest ? <TidingStatus state={latest.state}>{tidingText(latest.state).label}</TidingStatus> : null}
      />
      <Columns widths={[1, 1]}>
        <Column>
          <Section title="Wat er met uw melding gebeurt">
            <Timeline
              entries={data.tidings.map((tiding, index) => ({
                id: `${tiding.toldAt}-${index}`,
                on: dayOf(tiding.toldAt),
                at: timeOf(tiding.toldAt),
                text: <strong>{tidingText(tiding.state).label}</strong>,
                detail: (
                  <>
                    <p>{tidingText(tiding.state).explanation}</p>
                    {tiding.message ? <LongText>{tiding.message}</LongText> : null}
                  </>
                ),
              }))}
            />
          </Section>
        </Column>
        <Column>
          <Section title="Wat u meldde">
            <LongText>{data.observed}</LongText>
            <DescriptionList
              items={[
                { term: 'Gemeld', description: whenInWords(data.receivedAt, today) },
                { term: 'Langs', description: `${data.programme}, ${data.channel}` },
                ...(data.anonymous
                  ? []
                  : [
                      { term: 'Naam', description: data.aboutName || 'onbekend' },
                      { term: 'Adres', description: data.aboutAddress || 'onbekend' },
                      { term: 'Contact', description: data.aboutContact || 'onbekend' },
                    ]),
                { term: 'Gaat over', description: data.lifeDomains.join(', ') },
                { term: 'Spoed', description: data.urgency },
                { term: 'Wil hulp', description: helpWishLabels[data.wantsHelp] },
                {
                  term: 'Bewoner weet het',
                  description: residentLine(data),
                },
                ...(data.residentInformedNote ? [{ term: 'Waarom', description: data.residentInformedNote }] : []),
              ]}
            />
          </Section>
        </Column>
      </Columns>
    </>
  )
}
