import { addressOf } from '../../platform/api-client.ts'
import { formatDutchDate, LineList, Section, Table, useToday } from '../../platform/design/index.ts'
import { useMe } from '../../platform/web/me.ts'
import { type DestructionRunDetails, retentionOperations } from '../api.ts'
import { numberWords } from './words.ts'

/** What is left of it: proof without the data, and where copies can still be. */
export function RecordSection({ run }: { run: DestructionRunDetails }) {
  const today = useToday()
  const me = useMe()
  return (
    <>
      <Section title="Bewijs zonder de gegevens">
        <p>
          Van elke vernietigde rij is een vingerafdruk bewaard, waaruit niemand iets over de persoon kan afleiden. Samen geven ze
          de wortel hieronder. Die staat ook in het verwerkingslogboek, dat verzegeld is.
        </p>
        <LineList
          lines={[
            { key: 'root', primary: 'Wortel', secondary: <code className="vd-small">{run.root}</code> },
            {
              key: 'list',
              primary: 'Lijst waarop akkoord is gegeven',
              secondary: <code className="vd-small">{run.listHash}</code>,
            },
          ]}
        />
        {me.may('retention.examine') ? (
          <p>
            <a className="vd-link" href={addressOf(retentionOperations.getDestructionRecord, { runId: run.id }).path} download>
              Bewaar de verklaring als bestand
            </a>{' '}
            <span className="vd-muted">
              Nodig om deze vernietiging te herhalen als een oudere reservekopie wordt teruggezet. Bewaar het buiten de database.
            </span>
          </p>
        ) : null}
      </Section>
      <Section title="Waar nog een kopie kan staan">
        <Table
          caption="Waar nog een kopie kan staan"
          hideCaption
          density="compact"
          rows={run.copies}
          rowKey={one => one.what}
          columns={[
            { key: 'what', header: 'Waar', rowHeader: true, cell: one => one.what },
            {
              key: 'day',
              header: 'Laatste dag',
              noWrap: true,
              cell: one => (one.lastDay ? formatDutchDate(one.lastDay, 'day', today) : 'niet te zeggen'),
            },
            { key: 'note', header: 'Toelichting', cell: one => one.note },
          ]}
        />
      </Section>
      <Section title="Vernietigd per tabel">
        <Table
          caption="Vernietigd per tabel"
          hideCaption
          density="compact"
          rows={run.tally}
          rowKey={one => one.table}
          empty="Er is niets vernietigd: alles op de lijst bleek toch bewaard te moeten worden."
          columns={[
            { key: 'table', header: 'Tabel', rowHeader: true, cell: one => one.table },
            { key: 'rows', header: 'Rijen', align: 'end', cell: one => numberWords(one.rows) },
          ]}
        />
        <p className="vd-muted vd-small">
          Regels van app.counted_facts zijn niet vernietigd maar losgemaakt: ze tellen mee in de cijfers en verwijzen naar niemand
          meer.
        </p>
      </Section>
    </>
  )
}
