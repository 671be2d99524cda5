import { useState } from 'react'
import './consent.css'
import {
  Button,
  ButtonGroup,
  ErrorState,
  formatDutchDate,
  LineList,
  Loading,
  PageHeader,
  Section,
  Stack,
  Status,
  Table,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { consentOperations } from '../api.ts'
import { lawUseInWords } from '../rules/law.ts'
import { type GroundRow, groundsInForce, groundsSwitchedOff, isComing, lastMomentOf } from '../rules/may-use.ts'
import { ConsentText } from './consent-text.tsx'
import { EndDialog, TextDialog, VersionDialog } from './grounds-dialogs.tsx'

/** The legal-basis table: on which ground who may use what, in versions. The privacy officer keeps it. */
export default function GroundsPage() {
  const me = useMe()
  const today = useToday()
  const { data, error, refetch } = useRead(consentOperations.listLegalGrounds, {})
  const [changing, setChanging] = useState<GroundRow>()
  const [ending, setEnding] = useState<GroundRow>()
  const [isWording, setWording] = useState(false)
  if (error) return <ErrorState error={error} what="De grondslagen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={10} what="De grondslagen worden opgehaald" />
  const moment = lastMomentOf(today)
  const keeps = me.may('legal-grounds.keep')
  const inForce = groundsInForce(data.grounds, moment)
  const isOn = (code: string) => inForce.some(one => one.code === code)
  // What was switched on from a day to come stands with what comes, so that nobody switches it on twice.
  const off = groundsSwitchedOff(data.grounds, moment)
  const text = data.texts[0]
  return (
    <>
      <PageHeader
        title="Grondslagen"
        actions={keeps ? <Button onClick={() => setWording(true)}>Wijzig de tekst voor toestemming</Button> : undefined}
      >
        <p className="vd-muted">
          Elke grond beantwoordt twee vragen: mag de ontvanger het hebben, en wat heft het beroepsgeheim op? Een grond die er één
          open laat, opent niets.
        </p>
      </PageHeader>
      <Stack gap="wide">
        <Section title="Nu van kracht" count={inForce.length}>
          <GroundsTable rows={inForce} keeps={keeps} onChange={setChanging} onEnd={setEnding} />
        </Section>
        <Section title="Uit" count={off.length}>
          <GroundsTable rows={off} keeps={keeps} onChange={setChanging} />
        </Section>
        <Section
          title="Komend en eerder"
          count={data.grounds.filter(row => row.validFrom !== null && !inForce.includes(row)).length}
        >
          <LineList
            empty="Er zijn geen andere versies."
            lines={data.grounds
              .filter(row => row.validFrom !== null && !inForce.some(one => one.id === row.id))
              .map(row => ({
                key: String(row.id),
                primary: row.label,
                secondary: `${row.receiver ?? ''} · ${row.secrecy ?? ''}`,
                trailing: (
                  <>
                    {row.validTo !== null && row.validTo === row.validFrom
                      ? `ingetrokken voor ${day(row.validFrom, today)}`
                      : [
                          `van ${day(row.validFrom, today)}`,
                          row.validTo ? `tot ${day(row.validTo, today)}` : '',
                          isComing(row, moment) ? 'komt nog' : '',
                        ]
                          .filter(Boolean)
                          .join(' ')}
                    {keeps && isComing(row, moment) && row.validTo === null && !isOn(row.code) ? (
                      <Button size="small" variant="quiet" onClick={() => setEnding(row)} aria-label={`Trek in: ${row.label}`}>
                        Trek in
                      </Button>
                    ) : null}
                  </>
                ),
              }))}
          />
        </Section>
        <Section title="Wie wijzigde wat" count={data.changes.length}>
          <LineList
            empty="Nog niets gewijzigd: dit is de tabel waarmee de gemeente begon."
            lines={data.changes.map(change => ({
              key: change.id,
              primary: `${data.grounds.find(row => row.id === change.groundId)?.label ?? change.code}: ${change.change === 'ended' ? 'beëindigd' : 'nieuwe versie of aangezet'}`,
              secondary: `${change.by}: ${change.reason}`,
              trailing: `per ${day(change.takesEffectAt, today)}`,
            }))}
          />
        </Section>
        {text ? (
          <Section title={`Tekst voor toestemming (${text.version === 0 ? 'standaard' : `versie ${text.version}`})`}>
            <ConsentText text={text} />
          </Section>
        ) : null}
      </Stack>
      {changing ? <VersionDialog row={changing} onClose={() => setChanging(undefined)} /> : null}
      {ending ? <EndDialog row={ending} onClose={() => setEnding(undefined)} /> : null}
      {isWording && text ? <TextDialog text={text} onClose={() => setWording(false)} /> : null}
    </>
  )
}

const day = (moment: string | null, today: string): string =>
  moment === null ? '' : formatDutchDate(calendarDateOf(new Date(moment)), 'long', today)

function GroundsTable({
  rows,
  keeps,
  onChange,
  onEnd,
}: {
  rows: readonly GroundRow[]
  keeps: boolean
  onChange: (row: GroundRow) => void
  onEnd?: (row: GroundRow) => void
}) {
  return (
    <Table
      caption="Grondslagen"
      density="compact"
      empty="Geen."
      rows={rows}
      rowKey={row => String(row.id)}
      columns={[
        {
          key: 'label',
          header: 'Grond',
          rowHeader: true,
          cell: row => row.label,
          sortValue: row => row.label,
        },
        {
          key: 'use',
          header: 'Waarvoor',
          cell: row => lawUseInWords(row.usedFor),
          sortValue: row => lawUseInWords(row.usedFor),
        },
        {
          key: 'receiver',
          header: 'Ontvanger (AVG)',
          cell: row =>
            [row.receiver, row.special && `gezondheid: ${row.special}`, row.criminal && `strafrecht: ${row.criminal}`]
              .filter(Boolean)
              .join(' · '),
        },
        {
          key: 'secrecy',
          header: 'Beroepsgeheim',
          cell: row => (
            <>
              {row.secrecy} {row.secrecyBy === 'consent' ? <Status kind="wait">met toestemming</Status> : null}
            </>
          ),
        },
        { key: 'controller', header: 'Verantwoordelijke', cell: row => row.controller },
        ...(keeps
          ? [
              {
                key: 'acts',
                header: 'Wijzigen',
                cell: (row: GroundRow) => (
                  <ButtonGroup>
                    <Button
                      size="small"
                      onClick={() => onChange(row)}
                      aria-label={`${row.validFrom === null ? 'Zet aan' : 'Nieuwe versie'}: ${row.label}`}
                    >
                      {row.validFrom === null ? 'Zet aan' : 'Nieuwe versie'}
                    </Button>
                    {onEnd ? (
                      <Button size="small" variant="quiet" onClick={() => onEnd(row)} aria-label={`Beëindig: ${row.label}`}>
                        Beëindig
                      </Button>
                    ) : null}
                  </ButtonGroup>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
