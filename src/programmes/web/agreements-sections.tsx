import { LineList, Section } from '../../platform/design/index.ts'
import { describeDuration } from '../../platform/time/iso-duration.ts'
import { librarySections } from '../rules/library-sections.ts'
import type { Programme } from '../rules/programme.ts'
import { rolesInWords, triggersInWords } from '../rules/programme-words.ts'
import type { Provenance } from '../rules/vocabulary.ts'
import { SourceMark } from './source-mark.tsx'

const sentence = (...parts: (string | null | undefined | false)[]): string => parts.filter(Boolean).join('. ')
const withSource = (label: string, source: Provenance) => (
  <>
    {label} <SourceMark of={source} />
  </>
)

const paperKinds = {
  letter: 'brief',
  form: 'formulier',
  consent: 'toestemming',
  plan: 'plan',
  contract: 'contract',
  report: 'verslag',
  minutes: 'notulen',
  covenant: 'convenant',
} as const

export function PapersSection({ programme }: { programme: Programme }) {
  return (
    <Section id="stukken" title={librarySections.stukken} count={programme.papers.length}>
      <LineList
        empty="De bron noemt geen stukken."
        lines={programme.papers.map(paper => ({
          key: paper.code,
          primary: withSource(paper.label, paper.source),
          secondary: sentence(
            paperKinds[paper.kind],
            paper.dueOn.length > 0 && `Nodig bij: ${triggersInWords(programme, paper.dueOn)}`,
            paper.signedBy.length > 0 && `Ondertekend door: ${rolesInWords(programme, paper.signedBy).join(', ')}`,
            paper.recipients.length > 0 && `Voor: ${rolesInWords(programme, paper.recipients).join(', ')}`,
            paper.note,
          ),
        }))}
      />
    </Section>
  )
}

export function TablesSection({ programme }: { programme: Programme }) {
  const { caseTables, escalation } = programme
  return (
    <Section id="overleg" title={librarySections.overleg}>
      <LineList
        empty="De bron noemt geen overleg."
        lines={caseTables.map(table => ({
          key: table.code,
          primary: withSource(table.label, table.source),
          secondary: sentence(
            table.kind === 'platform' && 'overleg van anderen, waar een dossier heen kan',
            table.every && `elke ${describeDuration(table.every).replace(/^1 /, '')}`,
            table.chair && `Voorzitter: ${rolesInWords(programme, [table.chair]).join('')}`,
            table.members.length > 0 && `Met: ${table.members.join(', ')}`,
            table.decides.length > 0 && `Besluit over: ${table.decides.join(', ')}`,
            table.note,
          ),
        }))}
      />
      {escalation.length > 0 ? (
        <Section title="Als het vastloopt" level={3}>
          <ol className="programme-ladder">
            {escalation.map(level => (
              <li key={level.level}>
                <strong>{level.label}</strong> <SourceMark of={level.source} />
                <div>{level.does}</div>
                <div className="vd-muted vd-small">
                  {sentence(
                    level.by ? rolesInWords(programme, [level.by]).join('') : level.who,
                    level.on.length > 0 && `bij: ${triggersInWords(programme, level.on)}`,
                    level.within && `binnen ${describeDuration(level.within)}`,
                  )}
                </div>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
    </Section>
  )
}

const modeWords = { voluntary: 'vrijwillig', pressure: 'drang', compulsion: 'dwang' } as const
const euro = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })

export function ParticipationSection({ programme }: { programme: Programme }) {
  const { modes, householdBudget: budget } = programme
  const amount =
    budget.amountEuro === null
      ? null
      : `${euro.format(budget.amountEuro)} ${budget.per === 'household' ? 'per huishouden' : 'voor het hele programma'}`
  return (
    <Section id="deelname" title={librarySections.deelname}>
      <LineList
        lines={modes.map((mode, at) => ({
          key: `${mode.mode}-${at}`,
          primary: withSource(mode.label, mode.source),
          secondary: sentence(
            mode.label.toLowerCase() === modeWords[mode.mode] ? null : modeWords[mode.mode],
            mode.explanation,
            mode.legalBasis && `Grondslag: ${[mode.legalBasis.law, mode.legalBasis.article].filter(Boolean).join(', ')}`,
            mode.legalBasis?.note,
          ),
        }))}
      />
      <p>
        {budget.available ? 'Er is geld te besteden.' : 'Geen eigen geld voor het huishouden.'} <SourceMark of={budget.source} />{' '}
        <span className="vd-muted">{sentence(amount, budget.purpose, budget.note)}</span>
      </p>
    </Section>
  )
}

const closingWords = (success: boolean | null): string =>
  success === null ? 'telt apart' : success ? 'telt als geslaagd' : 'telt als niet geslaagd'

const aftercareWords = {
  end: 'de nazorg is klaar',
  'light-help': 'er komt een taak of verwijzing',
  reopen: 'het dossier gaat weer open',
  'try-again': 'er komt een nieuw moment',
} as const

export function ClosingSection({ programme }: { programme: Programme }) {
  const { closingReasons, aftercare } = programme
  const clock = programme.clocks.find(({ code }) => code === aftercare.clock)
  return (
    <Section id="afsluiten" title={librarySections.afsluiten}>
      <LineList
        lines={closingReasons.map(reason => ({
          key: reason.code,
          primary: withSource(reason.label, reason.source),
          secondary: [closingWords(reason.success), reason.aftercare ? 'met nazorg' : 'zonder nazorg'].join(', '),
        }))}
      />
      <Section title="Nazorg" level={3}>
        <p>
          {aftercare.available ? (
            <>
              {rolesInWords(programme, aftercare.by).join(', ') || 'Wie belt, is niet genoemd'}{' '}
              <SourceMark of={aftercare.bySource} />
              {clock ? <>, na {describeDuration(clock.duration, clock.counting)} </> : null}
              {clock ? <SourceMark of={clock.source} /> : null}
            </>
          ) : (
            'Geen nazorg in dit programma.'
          )}
        </p>
        {aftercare.available ? (
          <LineList
            lines={aftercare.outcomes.map(outcome => ({
              key: outcome.code,
              primary: withSource(outcome.label, outcome.source),
              secondary: sentence(outcome.explanation.replace(/\.$/, ''), aftercareWords[outcome.does]),
            }))}
          />
        ) : null}
      </Section>
    </Section>
  )
}
