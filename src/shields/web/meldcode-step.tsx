import { useState } from 'react'
import './shields.css'
import { Button, formatDutchDate, LineList, Section, Status } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { RecordedEntry } from '../meldcode-api.ts'
import {
  consultedWith,
  type MeldcodeEntry,
  type MeldcodeStep,
  signalSources,
  stepTitles,
  weighingQuestions,
} from '../rules/meldcode.ts'
import { EntryDialog } from './entry-dialog.tsx'
import type { Meldcode } from './meldcode-page.tsx'

const hints: Record<MeldcodeStep, string> = {
  1: 'Schrijf op wat u zag of hoorde, als feit, met dag en bron. Geen conclusie.',
  2: 'Vraag een collega of de aandachtsfunctionaris, en zo nodig Veilig Thuis. Advies kan zonder naam.',
  3: 'Bespreek uw zorg met wie het aangaat, ook met het kind. Kan dat niet veilig, schrijf dan waarom niet.',
  4: 'Weeg de vijf vragen van het afwegingskader.',
  5: 'Beslis: is melden nodig, en is hulp mogelijk?',
}
const adds: Record<MeldcodeStep, string> = {
  1: 'Voeg een signaal toe',
  2: 'Leg overleg vast',
  3: 'Leg het gesprek vast',
  4: 'Weeg een vraag',
  5: 'Leg de beslissing vast',
}

/** One step: what it asks, what was recorded, and a place to add. */
export function MeldcodeStepSection({
  caseFileId,
  meldcode,
  step,
  mayWrite,
}: {
  caseFileId: string
  meldcode: Meldcode
  step: MeldcodeStep
  mayWrite: boolean
}) {
  const [writing, setWriting] = useState<{ corrects?: RecordedEntry }>()
  const entries = meldcode.entries.filter(one => one.entry.step === step)
  const open = step === 4 ? weighingQuestions.filter(question => !entries.some(one => asks(one.entry, question.code))) : []
  return (
    <Section
      title={`${step}. ${stepTitles[step]}`}
      actions={
        mayWrite && (step !== 4 || open.length > 0) ? (
          <Button size="small" onClick={() => setWriting({})}>
            {adds[step]}
          </Button>
        ) : null
      }
    >
      <p className="vd-muted vd-small">{hints[step]}</p>
      <LineList
        empty="Nog niets vastgelegd."
        lines={entries.map(one => ({
          key: one.id,
          primary: <bdi>{titleOf(one.entry)}</bdi>,
          secondary: (
            <>
              <span className="shield-text">{textOf(one.entry)}</span>
              <span className="vd-muted vd-small">
                {formatDutchDate(calendarDateOf(new Date(one.recordedAt)), 'long')}, {one.recordedBy}
                {one.earlier.length > 0 ? ` · verbeterd, ${one.earlier.length}× eerder vastgelegd` : ''}
              </span>
            </>
          ),
          trailing: mayWrite ? (
            <Button
              variant="quiet"
              size="small"
              aria-label={`Verbeter: ${titleOf(one.entry)}`}
              onClick={() => setWriting({ corrects: one })}
            >
              Verbeter
            </Button>
          ) : undefined,
        }))}
      />
      {step === 4 && open.length > 0 && entries.length > 0 ? (
        <p>
          <Status kind="wait">nog te wegen</Status> {open.map(question => question.text).join(' · ')}
        </p>
      ) : null}
      {writing ? (
        <EntryDialog
          caseFileId={caseFileId}
          meldcodeId={meldcode.id}
          step={step}
          corrects={writing.corrects}
          questions={open}
          title={writing.corrects ? 'Verbeteren' : adds[step]}
          onClose={() => setWriting(undefined)}
        />
      ) : null}
    </Section>
  )
}

const asks = (entry: MeldcodeEntry, code: string): boolean => entry.step === 4 && entry.question === code

function titleOf(entry: MeldcodeEntry): string {
  switch (entry.step) {
    case 1:
      return `${formatDutchDate(entry.on, 'long')}: ${signalSources[entry.source].toLowerCase()}${entry.toldBy ? ` (${entry.toldBy})` : ''}`
    case 2:
      return `${formatDutchDate(entry.on, 'long')}: ${[consultedWith[entry.with], entry.name].filter(Boolean).join(', ')}${entry.isAnonymous ? ', zonder naam' : ''}`
    case 3:
      return `${formatDutchDate(entry.on, 'long')}: ${entry.wasHeld ? `gesprek${entry.with ? ` met ${entry.with}` : ''}` : 'geen gesprek'}`
    case 4:
      return `${weighingQuestions.find(question => question.code === entry.question)?.text ?? ''} ${entry.answer === 'yes' ? 'Ja' : 'Nee'}.`
    case 5:
      return [
        entry.reports ? 'Melden bij Veilig Thuis' : 'Niet melden',
        entry.helps ? 'hulp bieden of organiseren' : 'geen hulp',
      ].join(', ')
  }
}

const textOf = (entry: MeldcodeEntry): string =>
  entry.step === 1 ? entry.what : entry.step === 2 || entry.step === 3 ? entry.outcome : entry.reason
