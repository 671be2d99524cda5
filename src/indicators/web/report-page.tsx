import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  ComboBox,
  EmptyState,
  ErrorState,
  Form,
  formatDutchDate,
  KeyValue,
  Link,
  Loading,
  Menu,
  Notice,
  PageHeader,
  Section,
  Stack,
  Status,
  Table,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { useParameter } from '../../platform/web/route.ts'
import { indicatorOperations } from '../api.ts'
import type { ReportView } from '../report-api.ts'
import { chapterLabels, halfName, nextHalf, type ReportChapter } from '../rules/report-body.ts'
import { reportCsv } from '../rules/report-csv.ts'
import './figures.css'
import './report.css'
import { CorrectDialog, DiscardDialog, PublishDialog } from './report-dialogs.tsx'
import { ReportFigurePart } from './report-figure.tsx'
import { ReportTextPart } from './report-text.tsx'
import { saveFile } from './save-file.ts'

/** A half-year report: written in place while it is a draft, read and printed once it came out. */
export default function ReportPage() {
  const trail = useTrail()
  const reportId = useParameter('reportId')
  const { data, error, refetch } = useRead(indicatorOperations.getHalfYearReport, { reportId })
  if (error?.status === 404) {
    return (
      <>
        <PageHeader title="Niet gevonden" breadcrumb={trail} />
        <EmptyState>Dit halfjaarbericht bestaat niet, of het is nog niet uitgebracht.</EmptyState>
      </>
    )
  }
  if (error) return <ErrorState error={error} what="Het halfjaarbericht" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={12} what="Het halfjaarbericht wordt opgehaald" />
  return <Report report={data} />
}

/** Who reads no figures of today gets no link there. */
function useTrail() {
  const me = useMe()
  return [
    ...(me.may('figures.read') ? [{ label: 'Cijfers', href: '/cijfers' }] : []),
    { label: 'Halfjaarberichten', href: '/cijfers/halfjaarberichten' },
  ]
}

function Report({ report }: { report: ReportView }) {
  const trail = useTrail()
  const me = useMe()
  const today = useToday()
  const [asking, setAsking] = useState<'publish' | 'correct' | 'discard'>()
  const { body } = report
  const next = nextHalf(body.year, body.half)
  const planned = body.next.filter(one => one.half !== null || one.year !== null)
  const save = () => saveFile(`halfjaarbericht-${body.programme.id}-${body.year}-${body.half}.csv`, reportCsv(body))
  const dayOf = (moment: string) => formatDutchDate(calendarDateOf(new Date(moment)), 'long', today)
  return (
    <>
      <PageHeader
        title={`Halfjaarbericht ${body.programme.title}, ${halfName(body.year, body.half)}`}
        breadcrumb={trail}
        meta={
          report.state === 'draft' ? (
            <Status kind="wait">concept, alleen voor beleidsmedewerkers</Status>
          ) : (
            <Status kind="done">
              uitgebracht{report.publishedAt ? ` op ${dayOf(report.publishedAt)}` : ''}
              {report.publishedBy ? ` door ${report.publishedBy}` : ''}
            </Status>
          )
        }
        actions={
          <>
            {report.mayWrite ? (
              <Button variant="primary" onClick={() => setAsking('publish')}>
                Breng uit
              </Button>
            ) : null}
            {report.mayCorrect ? <Button onClick={() => setAsking('correct')}>Verbeter</Button> : null}
            <Button onClick={() => window.print()}>Druk af</Button>
            {report.mayWrite ? (
              // Four buttons do not fit beside each other on a phone.
              <Menu
                label="Meer"
                items={[
                  { key: 'save', label: 'Bewaar als CSV' },
                  { key: 'discard', label: 'Gooi het concept weg' },
                ]}
                onAction={key => (key === 'save' ? save() : setAsking('discard'))}
              />
            ) : (
              <Button onClick={save}>Bewaar als CSV</Button>
            )}
          </>
        }
      >
        <KeyValue
          items={[
            ...(body.publishedAs ? [{ key: 'Uitgebracht als', value: body.publishedAs.label }] : []),
            ...(report.edition > 1 ? [{ key: 'Uitgave', value: String(report.edition) }] : []),
            { key: 'Geteld tot en met', value: body.countedAt ? dayOf(body.countedAt) : 'nog niet geteld' },
          ]}
        />
      </PageHeader>
      <Stack gap="wide">
        <Editions report={report} />
        <Texts report={report} chapter="ambition" />
        <Section title={chapterLabels.results}>
          <div className="report-figures">
            {body.figures.map(figure => (
              <ReportFigurePart key={figure.indicator} figure={figure} body={body} opens={report.mayOpenLists} />
            ))}
          </div>
          <p className="vd-small vd-muted">
            Niet getoond: kleiner dan {body.smallestShown}, of met andere getallen te herleiden tot een getal kleiner dan{' '}
            {body.smallestShown}. Afgeschermde dossiers tellen niet mee. In de tekening is de laatste staaf dit halfjaar; een
            streep is wat gepland was.
          </p>
          <Partners report={report} />
        </Section>
        <Texts report={report} chapter="next-half-year">
          {planned.length > 0 ? (
            <Table
              caption={`Planning voor het ${halfName(next.year, next.half)}`}
              density="compact"
              rows={planned}
              rowKey={one => one.indicator}
              columns={[
                { key: 'label', header: 'Cijfer', rowHeader: true, cell: one => one.label },
                { key: 'half', header: 'Halfjaar', align: 'end', cell: one => one.half ?? '' },
                { key: 'year', header: `Heel ${next.year}`, align: 'end', cell: one => one.year ?? '' },
                { key: 'unit', header: 'Eenheid', cell: one => one.unit, hideNarrow: true },
              ]}
            />
          ) : (
            <p className="vd-muted">
              Voor het {halfName(next.year, next.half)} is nog niets gepland.
              {me.may('figures.plan') ? (
                <>
                  {' '}
                  Plannen kan bij{' '}
                  <Link href={`/cijfers?${new URLSearchParams({ programma: body.programme.id, jaar: String(next.year) })}`}>
                    Cijfers
                  </Link>
                  .
                </>
              ) : null}
            </p>
          )}
        </Texts>
        <Texts report={report} chapter="longer-term" />
      </Stack>
      {asking === 'publish' ? <PublishDialog report={report} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'correct' ? <CorrectDialog report={report} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'discard' ? <DiscardDialog report={report} onClose={() => setAsking(undefined)} /> : null}
    </>
  )
}

/** That there is another edition, and what was corrected. */
function Editions({ report }: { report: ReportView }) {
  const others = report.editions.filter(one => one.id !== report.id)
  if (others.length === 0) return null
  const newer = others.find(one => one.edition > report.edition)
  return (
    <Notice
      kind={newer ? 'warning' : 'info'}
      title={
        newer
          ? newer.state === 'draft'
            ? 'Er wordt aan een verbetering gewerkt'
            : 'Er is een nieuwere uitgave'
          : 'Dit is een verbeterde uitgave'
      }
    >
      {report.reason ? `Verbeterd: ${report.reason} ` : ''}
      {others.map(one => (
        <span key={one.id}>
          <Link href={`/cijfers/halfjaarberichten/${one.id}`}>
            Uitgave {one.edition}
            {one.state === 'draft' ? ' (concept)' : ''}
          </Link>{' '}
        </span>
      ))}
    </Notice>
  )
}

function Texts({ report, chapter, children }: { report: ReportView; chapter: ReportChapter; children?: React.ReactNode }) {
  const text = report.body.texts.find(one => one.chapter === chapter)
  if (!report.mayWrite && !children && !text?.body) return null
  return (
    <Section title={chapterLabels[chapter]}>
      {children}
      {text ? (
        <ReportTextPart reportId={report.id} text={text} label={chapterLabels[chapter]} mayWrite={report.mayWrite} />
      ) : null}
    </Section>
  )
}

/** The results of all together, and of each partner. */
function Partners({ report }: { report: ReportView }) {
  const { write } = useWrite(indicatorOperations.removeReportPartner)
  const toast = useToast()
  const results = report.body.texts.filter(one => one.chapter === 'results')
  return (
    <div className="report-partners">
      {results
        .filter(text => report.mayWrite || text.body !== '')
        .map(text => (
          <div key={text.id} className="report-partner">
            <h3>{text.organisation?.name ?? 'Alle partners samen'}</h3>
            <ReportTextPart
              reportId={report.id}
              text={text}
              label={`Resultaten van ${text.organisation?.name ?? 'alle partners samen'}`}
              mayWrite={report.mayWrite}
            />
            {report.mayWrite && text.organisation && text.body === '' ? (
              <Button
                size="small"
                variant="quiet"
                onClick={() =>
                  void write({ reportId: report.id, textId: text.id }).then(
                    () => toast({ text: `${text.organisation?.name ?? ''} staat er niet meer bij.` }),
                    () => toast({ text: 'Dit onderdeel is niet weggehaald; er staat al tekst.' }),
                  )
                }
              >
                Haal {text.organisation.name} weg
              </Button>
            ) : null}
          </div>
        ))}
      {report.mayWrite ? <AddPartner key={results.length} report={report} /> : null}
    </div>
  )
}

function AddPartner({ report }: { report: ReportView }) {
  const { write } = useWrite(indicatorOperations.addReportPartner)
  const [organisationId, setOrganisation] = useState<string | null>(null)
  const [id] = useState(() => newId())
  return (
    <div className="app-no-print">
      <Form
        onSubmit={async () => {
          if (!organisationId) return { organisationId: 'Kies een organisatie uit de lijst.' }
          await write({ reportId: report.id, id, organisationId })
          return undefined
        }}
      >
        <ComboBox
          label="Resultaten van nog een partner"
          name="organisationId"
          value={organisationId}
          onChange={setOrganisation}
          options={report.partners.map(one => ({ value: one.id, label: one.name }))}
        />
        <ButtonGroup>
          <Button type="submit" size="small" pendingText="Toevoegen…">
            Voeg toe
          </Button>
        </ButtonGroup>
      </Form>
    </div>
  )
}
