import { useState } from 'react'
import { draftOperations } from '../../drafts/api.ts'
import { type GoalState, goalOutcomes, goalStateLabels } from '../../plans/rules/goal-state.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  ComboBox,
  ErrorState,
  Form,
  FormGroup,
  formatDutchDate,
  LineList,
  Loading,
  Notice,
  PageHeader,
  RadioGroup,
  Select,
  Status,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type DraftOf, useDraft } from '../../platform/web/draft.ts'
import { KeptLine } from '../../platform/web/kept-line.tsx'
import { useGo, useParameter } from '../../platform/web/route.ts'
import { aftercareOperations, type Closing } from '../api.ts'
import { closureOutcomeLabels } from '../rules/closure-outcome.ts'

/** Everything that closing a file asks, in the order in which one thinks: what came of it, why, who goes on, what ends. */
export default function ClosingPage() {
  const caseFileId = useParameter('caseFileId')
  // Closing makes the page its own past: then it is not read again.
  const [isClosed, setClosed] = useState(false)
  const { data, error, refetch } = useRead(aftercareOperations.getClosing, { caseFileId }, { enabled: !isClosed })
  if (error) return <ErrorState error={error} what="Het afsluiten" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="Het dossier wordt opgehaald" />
  return <WithDraft closing={data} onClosing={setClosed} />
}

interface ClosingDraft {
  outcomes: Readonly<Record<string, Outcome | ''>>
  reason: string
  explanation: string
  handoverTo: string | null
  handoverName: string
  handoverNote: string
  withdrawTasks: boolean
}

const nothingYet: ClosingDraft = {
  outcomes: {},
  reason: '',
  explanation: '',
  handoverTo: null,
  handoverName: '',
  handoverNote: '',
  withdrawTasks: false,
}

function WithDraft(props: { closing: Closing; onClosing: (isClosed: boolean) => void }) {
  const draft = useDraft<ClosingDraft>(draftOperations, 'closing', props.closing.caseFile.id)
  return draft.ready ? <ClosingForm {...props} draft={draft} /> : <Loading lines={8} />
}

type Outcome = Exclude<GoalState, 'open'>

function ClosingForm({
  closing,
  onClosing,
  draft,
}: {
  closing: Closing
  onClosing: (isClosed: boolean) => void
  draft: DraftOf<ClosingDraft>
}) {
  const { write } = useWrite(aftercareOperations.closeCaseFile)
  const toast = useToast()
  const go = useGo()
  const today = useToday()
  const [id] = useState(() => newId())
  const [form, setForm] = useState<ClosingDraft>({ ...nothingYet, ...draft.found?.body })
  const { outcomes, reason, explanation, handoverTo, handoverNote, withdrawTasks } = form
  const change = (changes: Partial<ClosingDraft>) => {
    const next = { ...form, ...changes }
    setForm(next)
    draft.keep(next)
  }
  const { caseFile, openGoals, openTasks, partners } = closing
  const file = `/dossiers/${caseFile.id}`
  const chosen = closing.reasons.find(one => one.code === reason)

  if (!closing.mayClose) {
    return (
      <>
        <PageHeader title="Dossier afsluiten" breadcrumb={[{ label: caseFile.title, href: file }]} />
        <Notice
          kind="info"
          title={caseFile.closedAt ? 'Dit dossier is al afgesloten' : 'Alleen de coördinator sluit het dossier af'}
        >
          {caseFile.coordinator ? `${caseFile.coordinator.name} is de coördinator.` : 'Er is nu geen coördinator.'}
        </Notice>
      </>
    )
  }

  async function close() {
    const missing: Record<string, string> = {}
    for (const goal of openGoals)
      if (!outcomes[goal.id]) missing[`goals.${goal.id}`] = `Kies wat er van dit doel is gekomen: ${goal.title}`
    if (!reason) missing['reason'] = 'Kies waarom het dossier sluit.'
    if (openTasks.length > 0 && !withdrawTasks) {
      missing['withdrawTasks'] = 'Er lopen nog taken. Wacht tot ze klaar zijn, of kruis aan dat ze worden ingetrokken.'
    }
    if (Object.keys(missing).length > 0 || !reason) return missing
    onClosing(true)
    try {
      await write({
        caseFileId: caseFile.id,
        id,
        reason,
        explanation,
        goals: openGoals.map(goal => ({ goalId: goal.id, state: outcomes[goal.id] as Outcome })),
        withdrawTasks,
        ...(handoverTo ? { handoverTo } : {}),
        handoverNote,
      })
    } catch (thrown) {
      onClosing(false)
      throw thrown
    }
    draft.done()
    toast({
      text: chosen?.aftercareOn ? `Afgesloten. Nazorg op ${formatDutchDate(chosen.aftercareOn, 'long')}.` : 'Afgesloten.',
    })
    go(chosen?.aftercareOn ? `${file}/nazorg` : file, { replace: true })
    return undefined
  }

  return (
    <>
      <PageHeader title={`${caseFile.title} afsluiten`} breadcrumb={[{ label: caseFile.title, href: file }]}>
        <span className="vd-muted">{closing.programmeTitle}</span>
      </PageHeader>
      <Form onSubmit={close} label="Dossier afsluiten">
        <FormGroup
          title="Wat is er van de doelen gekomen?"
          hint={openGoals.length === 0 ? 'Er staat geen doel meer open.' : 'Elk doel dat nog loopt krijgt een uitkomst.'}
        >
          {openGoals.map(goal => (
            <Select<Outcome>
              key={goal.id}
              label={`${goal.lifeDomainLabel}${goal.subjectName ? ` · ${goal.subjectName}` : ''}: ${goal.title}`}
              name={`goals.${goal.id}`}
              value={outcomes[goal.id] ?? ''}
              onChange={outcome => change({ outcomes: { ...outcomes, [goal.id]: outcome } })}
              options={goalOutcomes.map(outcome => ({ value: outcome as Outcome, label: goalStateLabels[outcome] }))}
            />
          ))}
        </FormGroup>
        <FormGroup title="Waarom sluit het dossier?">
          <RadioGroup
            label="Reden"
            hideLabel
            name="reason"
            value={reason}
            onChange={chosenReason => change({ reason: chosenReason })}
            options={closing.reasons.map(one => ({
              value: one.code,
              label: one.label,
              explanation: [
                closureOutcomeLabels[one.outcome],
                one.aftercareOn ? `nazorg rond ${formatDutchDate(one.aftercareOn, 'long')}` : 'geen nazorg',
              ].join(' · '),
            }))}
          />
          <TextField
            label="Toelichting"
            name="explanation"
            optional
            lines={3}
            maxLength={4000}
            value={explanation}
            onChange={text => change({ explanation: text })}
            after={<KeptLine draft={draft} />}
          />
        </FormGroup>
        <FormGroup title="Wie gaat verder?" hint="Een warme overdracht: u sprak met wie het overneemt en met het gezin.">
          <ComboBox
            label="Overgedragen aan"
            name="handoverTo"
            optional
            value={handoverTo}
            onChange={(chosenTo, option) => change({ handoverTo: chosenTo, handoverName: option?.label ?? '' })}
            defaultText={form.handoverName}
            options={closing.organisations.map(one => ({ value: one.id, label: one.name, detail: one.field }))}
          />
          <TextField
            label="Wat is er afgesproken?"
            name="handoverNote"
            optional
            lines={2}
            maxLength={2000}
            value={handoverNote}
            onChange={text => change({ handoverNote: text })}
          />
        </FormGroup>
        {openTasks.length > 0 ? (
          <FormGroup title={openTasks.length === 1 ? 'Er loopt nog 1 taak' : `Er lopen nog ${openTasks.length} taken`}>
            <LineList
              lines={openTasks.map(task => ({
                key: task.id,
                primary: task.organisationName,
                secondary: task.what,
                trailing: (
                  <Status kind={task.state === 'accepted' ? 'open' : 'wait'}>
                    {task.state === 'accepted' ? 'mee bezig' : 'wacht op antwoord'}
                  </Status>
                ),
              }))}
            />
            <Checkbox name="withdrawTasks" checked={withdrawTasks} onChange={withdraw => change({ withdrawTasks: withdraw })}>
              Trek {openTasks.length === 1 ? 'deze taak' : 'deze taken'} in; de organisatie krijgt bericht
            </Checkbox>
          </FormGroup>
        ) : null}
        <Notice kind="info" title="Wat er gebeurt">
          <p>
            {[
              'Het plan eindigt en blijft in de geschiedenis.',
              partners.length > 0 ? `Niet meer betrokken, en zien het dossier niet meer: ${partners.join(', ')}.` : '',
              chosen?.aftercareOn
                ? `U belt het gezin nog eens rond ${formatDutchDate(chosen.aftercareOn, 'day', today)}; dat komt vanzelf op uw lijst.`
                : '',
              'Gaat het weer minder goed, dan opent u hetzelfde dossier opnieuw.',
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
        </Notice>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Afsluiten…">
            Sluit het dossier af
          </Button>
          <ButtonLink href={file}>Nog niet</ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}
