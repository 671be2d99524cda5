import { useState } from 'react'
import './covenant-page.css'
import { accessDomainLabels } from '../../access/rules/access-domains.ts'
import {
  Button,
  Column,
  Columns,
  DescriptionList,
  ErrorState,
  formatDutchDate,
  LineList,
  Link,
  Loading,
  Notice,
  PageHeader,
  Section,
  Stack,
} from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters, useParameter } from '../../platform/web/route.ts'
import { covenantOperations } from '../covenant-api.ts'
import { covenantPurposeLabel } from '../rules/covenant-purpose.ts'
import { CovenantDocuments } from './covenant-documents.tsx'
import { ChangeCovenant } from './covenant-form.tsx'
import { CovenantStatus } from './covenant-status.tsx'
import { History } from './history.tsx'

export type Covenant = OutputOf<typeof covenantOperations.getCovenant>

/** One covenant: what was agreed by whom, the papers, and what leans on it. */
export default function CovenantPage() {
  const covenantId = useParameter('covenantId')
  const [filters, change] = useFilters()
  const asked = Number(filters['versie'])
  const version = Number.isInteger(asked) && asked > 0 ? asked : undefined
  const [changing, setChanging] = useState(false)
  const { data, error, refetch } = useRead(covenantOperations.getCovenant, { covenantId, ...(version && { version }) })
  if (error) return <ErrorState error={error} what="Het convenant" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={12} />
  const isLatest = data.version === data.latest
  return (
    <>
      <PageHeader
        title={data.values.title}
        breadcrumb={[{ label: 'Convenanten', href: '/beheer/convenanten' }]}
        meta={isLatest ? <CovenantStatus state={data.state} /> : <span className="vd-muted">versie {data.version}</span>}
        actions={
          <>
            {data.mayKeep && isLatest ? (
              <Button variant="primary" onClick={() => setChanging(true)}>
                Wijzig
              </Button>
            ) : null}
            <Button onClick={() => window.print()}>Druk af</Button>
          </>
        }
      />
      <Stack>
        {isLatest ? (
          <EndNotice covenant={data} />
        ) : (
          <Notice kind="info">
            Dit is een eerdere versie, zoals het convenant toen luidde.{' '}
            <Button variant="quiet" size="small" onClick={() => change({ versie: undefined })}>
              Toon wat nu geldt
            </Button>
          </Notice>
        )}
        <Columns widths={[1.4, 1]}>
          <Column>
            <Facts covenant={data} />
            <Parties covenant={data} />
            <CovenantDocuments covenant={data} />
          </Column>
          <Column>
            <Section title="Versies" count={data.versions.length}>
              <LineList
                lines={data.versions.map(one => ({
                  key: String(one.version),
                  primary:
                    one.version === data.version ? (
                      `Versie ${one.version}`
                    ) : (
                      <Link href={`/beheer/convenanten/${data.id}?versie=${one.version}`}>Versie {one.version}</Link>
                    ),
                  secondary: `${one.by}, ${formatDutchDate(calendarDateOf(new Date(one.at)), 'long')}`,
                }))}
              />
            </Section>
            <History changes={data.history} />
          </Column>
        </Columns>
      </Stack>
      {changing ? <ChangeCovenant id={data.id} values={data.values} onClose={() => setChanging(false)} /> : null}
    </>
  )
}

/** That it ends is told; nothing closes by it. */
function EndNotice({ covenant: { state, values, parties } }: { covenant: Covenant }) {
  if ((state !== 'ending' && state !== 'ended') || !values.endsOn) return null
  const files = parties.reduce((total, party) => total + (party.openFiles ?? 0), 0)
  const day = formatDutchDate(values.endsOn, 'long')
  return (
    <Notice kind="warning">
      {state === 'ending' ? `Dit convenant loopt af op ${day}.` : `Dit convenant is afgelopen op ${day}.`} Wat gedeeld wordt sluit
      niet vanzelf:{' '}
      {files > 0 ? 'in de open dossiers hieronder beslist de coördinator of het delen doorgaat.' : 'er wordt nu niets gedeeld.'}
    </Notice>
  )
}

function Facts({ covenant: { values, areas } }: { covenant: Covenant }) {
  const orNone = (text: string) =>
    text ? <span className="directory-text">{text}</span> : <span className="vd-muted">niet ingevuld</span>
  return (
    <Section title="Wat is afgesproken">
      <DescriptionList
        items={[
          {
            term: 'Looptijd',
            description: [
              formatDutchDate(values.startsOn, 'long'),
              values.endsOn ? `tot en met ${formatDutchDate(values.endsOn, 'long')}` : 'zonder einddatum',
            ].join(' '),
          },
          { term: 'Waarvoor', description: values.purposes.map(covenantPurposeLabel).join(' · ') },
          { term: 'Welke gegevens', description: orNone(values.accessDomains.map(one => accessDomainLabels[one]).join(', ')) },
          { term: 'Wetsartikelen', description: orNone(values.articles) },
          { term: 'Gebied', description: areas.length > 0 ? areas.join(', ') : 'de hele gemeente' },
          { term: 'Afspraken', description: orNone(values.agreements) },
        ]}
      />
    </Section>
  )
}

function Parties({ covenant: { parties } }: { covenant: Covenant }) {
  return (
    <Section title="Partijen" count={parties.length}>
      <LineList
        lines={parties.map(party => ({
          key: party.id,
          primary: party.openFiles === null ? party.name : <Link href={`/beheer/organisaties/${party.id}`}>{party.name}</Link>,
          secondary: [
            party.isEnded ? 'beëindigde organisatie' : '',
            party.openFiles === null ? '' : leaningInWords(party.openFiles),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </Section>
  )
}

const leaningInWords = (files: number): string =>
  files === 0
    ? 'hierop wordt nu niets gedeeld'
    : `in ${files} open ${files === 1 ? 'dossier wordt' : 'dossiers wordt'} hiervoor iets gedeeld`
