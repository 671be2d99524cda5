import { useState } from 'react'
import { draftOperations } from '../../drafts/api.ts'
import {
  AudienceLine,
  Button,
  ButtonGroup,
  Checkbox,
  Form,
  Notice,
  RadioGroup,
  Section,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useDraft } from '../../platform/web/draft.ts'
import { type ReportAtDesk, signalOperations } from '../api.ts'
import { EarlierDecisions } from './decision-section.tsx'
import { KeptLine } from './kept-line.tsx'
import { LongText } from './long-text.tsx'
import { OpeningFields } from './opening-fields.tsx'
import { startOf, type TriageDraft } from './triage-draft.ts'

interface Props {
  report: ReportAtDesk
  decision: ReportAtDesk['decisions'][number] | undefined
  /** The file of a household that is known already. */
  existingFileId: string | null
  onForgetFile: () => void
}

/** The decision on a report. What is typed is kept as a draft, also when a colleague decided in the meantime. */
export function TriageForm({ report, decision, existingFileId, onForgetFile }: Props) {
  const kept = useDraft<TriageDraft>(draftOperations, 'triage', report.id)
  const [typed, setTyped] = useState<TriageDraft>()
  const [start] = useState(() => startOf(report))
  // The version that was on screen when the person began: what changed since then must be seen first.
  const [seen, setSeen] = useState(report.handling.version)
  const [sent, setSent] = useState(false)
  const [decisionId] = useState(() => newId())
  const { write, error, reset } = useWrite(signalOperations.triageReport)
  const latest = useRead(signalOperations.getReport, { reportId: report.id })
  const toast = useToast()

  const now: TriageDraft = typed ?? (kept.found && !sent ? { ...start, ...kept.found.body } : start)
  const change = (changes: Partial<TriageDraft>) => {
    // The first word is written against what is on screen at that moment.
    if (!typed) setSeen(report.handling.version)
    const next = { ...now, ...changes }
    setTyped(next)
    kept.keep(next)
  }
  const outcome = report.outcomes.find(each => each.code === now.outcome)
  const opens = outcome?.does === 'open-case-file'

  if (decision && sent) return null
  if (decision) {
    const left = typed ?? kept.found?.body
    if (!left?.reasoning) return null
    return (
      <Section title="Uw tekst van eerder">
        <Notice title="Niet verstuurd">
          Een collega besloot eerder. Wat u schreef staat hier nog, alleen voor u. Neem over wat u nodig heeft.
        </Notice>
        <LongText>{left.reasoning}</LongText>
        {left.message ? <LongText>{left.message}</LongText> : null}
        <ButtonGroup>
          <Button
            onClick={() => {
              setTyped(undefined)
              reset()
              void kept.discard()
            }}
          >
            Gooi deze tekst weg
          </Button>
        </ButtonGroup>
      </Section>
    )
  }
  if (!kept.ready) return null

  const undone = report.decisions.filter(each => each.undoneAt !== null)
  // What changed while nobody else had it in hand, one did oneself: picked it up, or looked whether the household is known.
  const isWithColleague = report.handling.claimedBy !== null && !report.handling.claimedByMe
  const changedMeanwhile = typed !== undefined && isWithColleague && seen !== report.handling.version
  return (
    <Section title="Wat gaat er gebeuren?">
      <Form
        label="Beoordeling"
        onSubmit={async () => {
          const [coordinatorId, organisationId] = now.coordinator.split('/')
          await write({
            reportId: report.id,
            id: decisionId,
            version: typed && isWithColleague ? seen : report.handling.version,
            outcome: now.outcome,
            reasoning: now.reasoning,
            message: now.message,
            finished: now.finished,
            existingCaseFileId: opens ? existingFileId : null,
            opening:
              opens && !existingFileId
                ? {
                    caseFileId: now.caseFileId,
                    householdId: now.householdId,
                    name: now.name,
                    members: now.members.map(({ birthDate, ...member }) => ({ ...member, birthDate: birthDate || null })),
                    addressId: now.withoutAddress ? null : (now.address?.id ?? null),
                    place: now.withoutAddress ? now.place : '',
                    coordinator: coordinatorId && organisationId ? { userId: coordinatorId, organisationId } : null,
                  }
                : null,
          })
          kept.done()
          setTyped(undefined)
          setSent(true)
          toast({ text: opens ? 'De melding is beoordeeld en ligt bij de coördinator.' : 'De melding is beoordeeld.' })
        }}
      >
        {error?.status === 409 || changedMeanwhile ? (
          <Notice
            kind="warning"
            title="Er is iets veranderd terwijl u schreef"
            announce
            actions={
              <Button
                size="small"
                onClick={() => {
                  void latest.refetch().then(({ data }) => {
                    if (data) setSeen(data.handling.version)
                    reset()
                  })
                }}
              >
                Bekijk de laatste stand
              </Button>
            }
          >
            Uw tekst staat er nog. Kijk boven aan de pagina wie er nu mee bezig is, en ga daarna verder.
          </Notice>
        ) : null}
        <RadioGroup
          label="Kies een uitkomst"
          name="outcome"
          appearance="big"
          value={now.outcome}
          onChange={next => change({ outcome: next })}
          options={report.outcomes.map(({ code, label, explanation, provisional }) => ({
            value: code,
            label,
            explanation: provisional ? `${explanation} De coördinator kan dit na het huisbezoek nog wijzigen.` : explanation,
          }))}
        />
        {opens && existingFileId ? (
          <Notice
            title="Naar de coördinator van het bestaande dossier"
            actions={
              <Button size="small" onClick={onForgetFile}>
                Toch een nieuw huishouden
              </Button>
            }
          >
            De melding gaat met tekst en melder naar de coördinator. De melder hoort dezelfde woorden als bij een nieuw dossier.
          </Notice>
        ) : null}
        {opens && !existingFileId ? <OpeningFields draft={now} change={change} programmeId={report.programme.id} /> : null}
        {outcome?.does === 'direct-help' ? (
          <Checkbox checked={!now.finished} onChange={busy => change({ finished: !busy })}>
            Ik ben de hulp nog aan het regelen; laat de melding op de lijst staan
          </Checkbox>
        ) : null}
        {outcome ? (
          <>
            <TextField
              label="Waarom deze keuze?"
              name="reasoning"
              lines={3}
              maxLength={4000}
              value={now.reasoning}
              onChange={reasoning => change({ reasoning })}
              after={<AudienceLine visibleTo={['het contactpunt']} notVisibleTo={['de melder']} />}
            />
            {report.reporterIsTold ? (
              <TextField
                label={outcome.does === 'redirect' ? 'Bij wie moet de melder zijn?' : 'Bericht aan de melder'}
                name="message"
                optional={outcome.does !== 'redirect'}
                lines={2}
                maxLength={2000}
                value={now.message}
                onChange={message => change({ message })}
                hint={`Schrijf nooit of het huishouden al bekend was${report.together.length > 0 ? ', of dat iemand anders ook meldde' : ''}.`}
                after={<AudienceLine visibleTo={['het contactpunt', ...whoIsTold(report)]} />}
              />
            ) : outcome.does === 'redirect' ? (
              <TextField
                label="Naar wie heeft u verwezen?"
                name="message"
                lines={2}
                maxLength={2000}
                value={now.message}
                onChange={message => change({ message })}
              />
            ) : null}
            <ButtonGroup>
              <Button type="submit" variant="primary" pendingText="Wordt vastgelegd…">
                Leg het besluit vast
              </Button>
            </ButtonGroup>
          </>
        ) : null}
        <KeptLine savedAt={kept.savedAt} failed={kept.failed} />
      </Form>
      {undone.length > 0 ? <EarlierDecisions decisions={undone} /> : null}
    </Section>
  )
}

/** The reporters who read a message of the desk: also those of the reports that are judged with this one. */
function whoIsTold(report: ReportAtDesk): string[] {
  const others = report.together.filter(one => one.reporterIsTold).map(one => `de melder (${one.reporter})`)
  return [`de melder (${report.reporter})`, ...others]
}
