import { Section, Table } from '../../platform/design/index.ts'
import { describeDuration } from '../../platform/time/iso-duration.ts'
import type { ClockDefinition } from '../rules/clock-definition.ts'
import { librarySections } from '../rules/library-sections.ts'
import type { Programme } from '../rules/programme.ts'
import { normInWords, normNatureWords, triggersInWords } from '../rules/programme-words.ts'
import { roleLabel } from '../rules/role-label.ts'
import type { SettingValues } from '../rules/settings.ts'
import { SourceMark } from './source-mark.tsx'

interface Props {
  programme: Programme
  /** What the municipality set itself, by setting key. */
  settings: SettingValues
}

/** A term as the file has it, and what the municipality made of it. */
function TermWords({ clock, settings }: { clock: ClockDefinition; settings: SettingValues }) {
  const own = clock.setting ? settings[clock.setting] : undefined
  const inFile = describeDuration(clock.duration, clock.counting)
  if (typeof own !== 'string' || own === clock.duration) return inFile
  return (
    <>
      {describeDuration(own, clock.counting)} <span className="vd-muted">(hier ingesteld; in het bestand {inFile})</span>
    </>
  )
}

export function TermsSection({ programme, settings }: Props) {
  return (
    <Section id="termijnen" title={librarySections.termijnen} count={programme.clocks.length}>
      <Table
        caption="Termijnen, met wat ze begint en stopt"
        hideCaption
        density="compact"
        rows={programme.clocks}
        rowKey={clock => clock.code}
        empty="De bron noemt geen termijnen."
        columns={[
          { key: 'label', header: 'Termijn', rowHeader: true, cell: clock => clock.label },
          { key: 'term', header: 'Hoe lang', cell: clock => <TermWords clock={clock} settings={settings} /> },
          { key: 'from', header: 'Loopt vanaf', cell: clock => triggersInWords(programme, clock.startedBy) },
          { key: 'until', header: 'Gehaald met', cell: clock => metBy(programme, clock) || 'niet genoemd' },
          {
            key: 'missed',
            header: 'Te laat komt bij',
            cell: clock => clock.missedGoesTo.map(role => roleLabel(programme, role)).join(', ') || 'niemand',
          },
          {
            key: 'source',
            header: 'Waar vandaan',
            cell: clock => (
              <>
                <SourceMark of={clock.source} />{' '}
                <span className="vd-muted">{[clock.note, clock.legalBasis].filter(Boolean).join(' ')}</span>
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}

const metBy = (programme: Programme, clock: ClockDefinition): string =>
  triggersInWords(
    programme,
    clock.stoppedBy.filter(stop => stop.result === 'met'),
  )

export function NormsSection({ programme, settings }: Props) {
  return (
    <Section id="normen" title={librarySections.normen} count={programme.norms.length}>
      <Table
        caption="Normen die geen termijn zijn"
        hideCaption
        density="compact"
        rows={programme.norms}
        rowKey={norm => norm.code}
        empty="De bron noemt geen andere normen."
        columns={[
          { key: 'label', header: 'Norm', rowHeader: true, cell: norm => norm.label },
          {
            key: 'amount',
            header: 'Hoeveel',
            cell: norm => {
              const own = norm.setting ? settings[norm.setting] : undefined
              return (
                <>
                  {normInWords(norm)}
                  {own === undefined ? null : (
                    <span className="vd-muted">
                      {' '}
                      (hier ingesteld op {typeof own === 'string' ? describeDuration(own) : String(own)})
                    </span>
                  )}
                </>
              )
            },
          },
          { key: 'nature', header: 'Aard', cell: norm => normNatureWords[norm.nature] },
          {
            key: 'source',
            header: 'Waar vandaan',
            cell: norm => (
              <>
                <SourceMark of={norm.source} /> <span className="vd-muted">{norm.note}</span>
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}
