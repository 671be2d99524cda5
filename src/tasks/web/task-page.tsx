import { useState } from 'react'
import './tasks.css'
import { draftOperations } from '../../drafts/api.ts'
import {
  Button,
  ButtonGroup,
  Column,
  Columns,
  DescriptionList,
  Dialog,
  DueLabel,
  ErrorState,
  Form,
  KeyValue,
  LineList,
  Link,
  Loading,
  Notice,
  PageHeader,
  Section,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type DraftOf, useDraft } from '../../platform/web/draft.ts'
import { KeptLine } from '../../platform/web/kept-line.tsx'
import { useMe } from '../../platform/web/me.ts'
import { useGo, useParameter } from '../../platform/web/route.ts'
import { type TaskDetails, taskOperations } from '../api.ts'
import { sharedPartLabels } from '../rules/shared-data.ts'
import { RecordCall } from './record-call.tsx'
import { TaskStatus } from './task-status.tsx'
import { at, onDay } from './when.ts'

/** One task: what is asked, about whom, and what one can do with it. */
export default function TaskPage() {
  const taskId = useParameter('taskId')
  // Giving it back takes the task out of one's own sight: then it is not asked for once more.
  const [isLeaving, setLeaving] = useState(false)
  const { data, error, refetch } = useRead(taskOperations.getTask, { taskId }, { enabled: !isLeaving })
  if (error) return <ErrorState error={error} what="Deze taak" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="De taak wordt geopend" />
  return <Task task={data} onLeaving={setLeaving} />
}

function Task({ task, onLeaving }: { task: TaskDetails; onLeaving: (isLeaving: boolean) => void }) {
  const me = useMe()
  const today = useToday()
  const receives = task.organisation.id === me.organisation.id && me.may('task.answer')
  return (
    <>
      <PageHeader
        title={task.what ?? task.caseTitle}
        breadcrumb={[{ label: receives ? 'Taken' : 'Taken bij anderen', href: receives ? '/taken' : '/taken?van=mij' }]}
        meta={<TaskStatus task={task} />}
      >
        <KeyValue
          items={[
            { key: 'Huishouden', value: <Link href={`/dossiers/${task.caseFileId}`}>{task.caseTitle}</Link> },
            { key: 'Leefgebied', value: task.lifeDomainLabel },
            { key: 'Van', value: `${task.senderName}, ${task.senderOrganisationName}` },
            { key: 'Voor', value: task.organisation.name },
            { key: 'Gevraagd', value: onDay(task.placedAt, today) },
            ...(task.assigneeName ? [{ key: 'Bij', value: task.assigneeName }] : []),
            ...(task.state === 'placed' && task.pickUpOn ? [{ key: 'Antwoord', value: <DueLabel due={task.pickUpOn} /> }] : []),
          ]}
        />
      </PageHeader>
      <Columns widths={[1.6, 1]}>
        <Column>
          <WhatToDo task={task} onLeaving={onLeaving} />
          {task.background ? (
            <Section title="Achtergrond">
              <p className="task-text" dir="auto">
                {task.background}
              </p>
            </Section>
          ) : null}
          <Answers task={task} />
          {task.calls.length > 0 ? (
            <Section title="Gebeld over deze taak" count={task.calls.length}>
              <LineList
                lines={task.calls.map(call => ({
                  key: call.id,
                  primary: `${call.by}: ${call.reached ? 'gesproken' : 'niet bereikt'}`,
                  secondary: call.note,
                  trailing: at(call.at, today),
                }))}
              />
            </Section>
          ) : null}
        </Column>
        <Column>
          <Household task={task} receives={receives} />
          <WhomToCall task={task} receives={receives} />
        </Column>
      </Columns>
    </>
  )
}

/** The next thing to do, on top. */
function WhatToDo({ task, onLeaving }: { task: TaskDetails; onLeaving: (isLeaving: boolean) => void }) {
  const [open, setOpen] = useState<'decline' | 'withdraw' | 'call'>()
  const answer = useWrite(taskOperations.answerTask)
  const acknowledge = useWrite(taskOperations.acknowledgeTask)
  const toast = useToast()
  const today = useToday()
  const { may } = task
  const close = () => setOpen(undefined)
  return (
    <>
      {answer.error ? (
        <Notice kind="error" announce>
          {answer.error.detail}
        </Notice>
      ) : null}
      {may.answer ? (
        <Section title="Kunt u dit doen?">
          <ButtonGroup>
            <Button
              variant="primary"
              pending={answer.pending}
              onClick={() =>
                void answer
                  .write({ taskId: task.id, answer: 'accept' })
                  .then(() => toast({ text: 'Opgepakt. De afzender weet het.' }))
                  .catch(() => undefined)
              }
            >
              Ik pak dit op
            </Button>
            <Button onClick={() => setOpen('decline')}>Geef terug</Button>
          </ButtonGroup>
          <p className="vd-muted vd-small">
            Teruggeven kan altijd. Daarna ziet uw organisatie deze taak en dit huishouden niet meer.
          </p>
        </Section>
      ) : null}
      {may.report ? <ReportDone task={task} onDecline={() => setOpen('decline')} /> : null}
      {may.acknowledge ? (
        <Notice
          kind="info"
          title="Nieuw antwoord"
          actions={
            <Button
              size="small"
              pending={acknowledge.pending}
              onClick={() => void acknowledge.write({ taskId: task.id }).catch(() => undefined)}
            >
              Gezien
            </Button>
          }
        >
          {newsInWords(task, today)}
        </Notice>
      ) : null}
      {may.withdraw || may.call ? (
        <ButtonGroup>
          {may.call ? <Button onClick={() => setOpen('call')}>Ik heb gebeld</Button> : null}
          {may.withdraw ? <Button onClick={() => setOpen('withdraw')}>Trek de taak in</Button> : null}
        </ButtonGroup>
      ) : null}
      {open === 'decline' ? <DeclineDialog task={task} onClose={close} onLeaving={onLeaving} /> : null}
      {open === 'withdraw' ? <WithdrawDialog task={task} onClose={close} /> : null}
      {open === 'call' ? (
        <Dialog isOpen onClose={close} title={`Gebeld met ${task.organisation.name}`}>
          <RecordCall taskId={task.id} onDone={close} />
        </Dialog>
      ) : null}
    </>
  )
}

function newsInWords(task: TaskDetails, today: string): string {
  const who = [task.assigneeName, task.organisation.name].filter(Boolean).join(' van ')
  if (task.state === 'accepted')
    return `${who} heeft de taak opgepakt${task.answeredAt ? `, ${at(task.answeredAt, today)}` : ''}.`
  if (task.state === 'declined') return `${who} gaf de taak terug: ${task.answer}`
  return `${who} meldt de taak klaar.`
}

function ReportDone({ task, onDecline }: { task: TaskDetails; onDecline: () => void }) {
  const draft = useDraft<{ result: string }>(draftOperations, 'task-result', task.id)
  if (!draft.ready) return <Loading lines={4} />
  return <ResultForm task={task} draft={draft} onDecline={onDecline} />
}

function ResultForm({
  task,
  draft,
  onDecline,
}: {
  task: TaskDetails
  draft: DraftOf<{ result: string }>
  onDecline: () => void
}) {
  const { write } = useWrite(taskOperations.reportTaskDone)
  const toast = useToast()
  const [result, setResult] = useState(draft.found?.body.result ?? '')
  return (
    <Section title="Meld klaar">
      <Form
        label="Meld klaar"
        onSubmit={async () => {
          if (result.trim() === '') return { result: 'Schrijf kort wat er is gedaan.' }
          await write({ taskId: task.id, result })
          draft.done()
          toast({ text: 'Klaar gemeld. De afzender weet het.' })
          return undefined
        }}
      >
        <TextField
          label="Wat is er gedaan, en hoe nu verder?"
          name="result"
          lines={4}
          maxLength={4000}
          value={result}
          onChange={text => {
            setResult(text)
            draft.keep({ result: text })
          }}
          after={<KeptLine draft={draft} />}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Versturen…">
            Meld klaar
          </Button>
          <Button onClick={onDecline}>Lukt toch niet</Button>
        </ButtonGroup>
      </Form>
    </Section>
  )
}

function DeclineDialog({
  task,
  onClose,
  onLeaving,
}: {
  task: TaskDetails
  onClose: () => void
  onLeaving: (isLeaving: boolean) => void
}) {
  const { write } = useWrite(taskOperations.answerTask)
  const toast = useToast()
  const go = useGo()
  const [reason, setReason] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title="De taak teruggeven">
      <Form
        onSubmit={async () => {
          if (reason.trim() === '') return { reason: 'Schrijf kort waarom het niet lukt, zodat de afzender verder kan.' }
          onLeaving(true)
          try {
            await write({ taskId: task.id, answer: 'decline', reason })
          } catch (thrown) {
            onLeaving(false)
            throw thrown
          }
          toast({ text: 'Teruggegeven. De afzender weet het en zoekt een andere weg.' })
          go('/taken', { replace: true })
          return undefined
        }}
      >
        <TextField
          label="Waarom lukt het niet?"
          name="reason"
          lines={3}
          maxLength={2000}
          value={reason}
          onChange={setReason}
          focusOnOpen
        />
        <p className="vd-muted">Daarna ziet uw organisatie deze taak en dit huishouden niet meer.</p>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bezig…">
            Geef terug
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function WithdrawDialog({ task, onClose }: { task: TaskDetails; onClose: () => void }) {
  const { write } = useWrite(taskOperations.withdrawTask)
  const toast = useToast()
  const [reason, setReason] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title="De taak intrekken">
      <Form
        onSubmit={async () => {
          if (reason.trim() === '') return { reason: 'Schrijf kort waarom.' }
          await write({ taskId: task.id, reason })
          toast({ text: `Ingetrokken. ${task.organisation.name} ziet de taak niet meer.` })
          onClose()
          return undefined
        }}
      >
        <TextField
          label="Waarom trekt u de taak in?"
          name="reason"
          maxLength={500}
          value={reason}
          onChange={setReason}
          focusOnOpen
        />
        <p className="vd-muted">{task.organisation.name} ziet deze taak en dit huishouden daarna niet meer.</p>
        <ButtonGroup>
          <Button type="submit" variant="danger" pendingText="Bezig…">
            Trek in
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function Answers({ task }: { task: TaskDetails }) {
  const today = useToday()
  if (!task.result && !task.answer) return null
  return (
    <Section title={task.result ? 'Wat er is gedaan' : task.state === 'withdrawn' ? 'Waarom ingetrokken' : 'Waarom teruggegeven'}>
      <p className="task-text" dir="auto">
        {task.result || task.answer}
      </p>
      <p className="vd-muted vd-small">
        {[task.state === 'withdrawn' ? task.senderName : task.assigneeName, task.finishedAt ? at(task.finishedAt, today) : '']
          .filter(Boolean)
          .join(', ')}
      </p>
    </Section>
  )
}

function Household({ task, receives }: { task: TaskDetails; receives: boolean }) {
  const { members, address } = task.household
  if (members.length === 0 && !address) {
    if (!receives) return null
    return (
      <Section title="Het huishouden">
        <p>Er gaan geen gegevens van het gezin met deze taak mee. Overleg met de coördinator als u die nodig heeft.</p>
      </Section>
    )
  }
  return (
    <Section title="Het huishouden">
      <LineList
        lines={members.map(member => ({
          key: member.personId,
          primary: member.name,
          secondary:
            member.contacts.filter(one => !one.safeToUse).length > 0 ? 'let op: niet elk nummer is veilig om te bellen' : '',
          trailing: (
            <>
              {member.contacts.map(contact => (
                <span key={contact.value} className="task-contact">
                  {contact.kind === 'phone' && contact.safeToUse ? (
                    <a href={`tel:${contact.value}`}>{contact.value}</a>
                  ) : (
                    contact.value
                  )}
                  {contact.safeToUse ? '' : ' (niet veilig)'}
                </span>
              ))}
            </>
          ),
        }))}
      />
      {address ? <p>{address}</p> : null}
      <p className="vd-muted vd-small">
        {receives
          ? `Met u gedeeld voor deze taak: ${task.shares.map(part => sharedPartLabels[part]).join(', ') || 'alleen dat het dossier er is'}.`
          : `${task.organisation.name} ziet hiervan: ${task.shares.map(part => sharedPartLabels[part]).join(', ') || 'niets'}.`}
      </p>
    </Section>
  )
}

function WhomToCall({ task, receives }: { task: TaskDetails; receives: boolean }) {
  const { organisation, coordinator } = task
  if (receives) {
    if (!coordinator) return null
    return (
      <Section title="Overleggen">
        <DescriptionList
          layout="stacked"
          items={[
            { term: 'Coördinator', description: `${coordinator.name}, ${coordinator.organisationName}` },
            ...(coordinator.phone
              ? [{ term: 'Telefoon', description: <a href={`tel:${coordinator.phone}`}>{coordinator.phone}</a> }]
              : []),
          ]}
        />
      </Section>
    )
  }
  return (
    <Section title={organisation.name}>
      <DescriptionList
        layout="stacked"
        items={[
          ...(organisation.contactFunction ? [{ term: 'Vraag naar', description: organisation.contactFunction }] : []),
          ...(organisation.phone
            ? [{ term: 'Telefoon', description: <a href={`tel:${organisation.phone}`}>{organisation.phone}</a> }]
            : []),
          ...(organisation.mailbox ? [{ term: 'Postbus', description: organisation.mailbox }] : []),
        ]}
      />
    </Section>
  )
}
