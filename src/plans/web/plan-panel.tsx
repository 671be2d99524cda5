import { useState } from 'react'
import './plan-panel.css'
import {
  Button,
  EmptyState,
  ErrorState,
  formatDutchDate,
  LineList,
  Loading,
  Section,
  Stack,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type PlanAction, type PlanGoal, type PlanOfFile, planOperations } from '../api.ts'
import { GoalForm } from './goal-form.tsx'
import { GoalSection } from './goal-section.tsx'
import { PlaceTaskDialog } from './place-task-dialog.tsx'
import { TaskLine } from './task-line.tsx'

const newGoalButton = 'nieuw-doel'

/** The one plan of a household: goals, what is done for each, and the tasks that are out. Written where it is read. */
export function PlanPanel({ caseFileId }: { caseFileId: string }) {
  const { data, error, refetch } = useRead(planOperations.getPlan, { caseFileId })
  if (error) return <ErrorState error={error} what="Het plan" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} what="Het plan wordt opgehaald" />
  return <Plan plan={data} />
}

function Plan({ plan }: { plan: PlanOfFile }) {
  const today = useToday()
  const [isAdding, setAdding] = useState(false)
  const [placing, setPlacing] = useState<{ goal: PlanGoal; action: PlanAction } | 'loose'>()
  const endAdding = () => {
    setAdding(false)
    document.getElementById(newGoalButton)?.focus()
  }
  const open = plan.goals.filter(goal => goal.state === 'open')
  const ended = plan.goals.filter(goal => goal.state !== 'open')
  const started = plan.plan ? formatDutchDate(calendarDateOf(new Date(plan.plan.startedAt)), 'day', today) : null
  return (
    <Section
      id="plan"
      title="Plan"
      count={started ? `sinds ${started}` : undefined}
      actions={
        plan.mayWrite ? (
          <>
            {plan.plan ? (
              <Button id={newGoalButton} variant="quiet" size="small" onClick={() => setAdding(true)}>
                Nieuw doel
              </Button>
            ) : null}
            <Button variant="quiet" size="small" onClick={() => setPlacing('loose')}>
              Zet een taak uit
            </Button>
          </>
        ) : null
      }
    >
      <Stack>
        {plan.plan ? null : <NoPlan plan={plan} onStart={() => setAdding(true)} />}
        {plan.plan?.isShared ? (
          <p className="vd-muted vd-small">
            Eén plan voor twee gezinnen. Wat bij <em>beide gezinnen</em> hoort zien zij allebei; de rest ziet alleen dit gezin.
          </p>
        ) : null}
        {isAdding ? <GoalForm plan={plan} onDone={endAdding} /> : null}
        {plan.plan && plan.goals.length === 0 && !isAdding ? (
          <EmptyState
            actions={
              plan.mayWrite ? (
                <Button size="small" onClick={() => setAdding(true)}>
                  Zet het eerste doel erin
                </Button>
              ) : null
            }
          >
            Het plan loopt, maar er staat nog geen doel in.
          </EmptyState>
        ) : null}
        {open.map((goal, index) => (
          <GoalSection
            key={goal.id}
            plan={plan}
            goal={goal}
            number={index + 1}
            onPlaceTask={action => setPlacing({ goal, action })}
          />
        ))}
        {plan.tasks.length > 0 ? (
          <Section level={3} title={plan.plan ? 'Losse taken' : 'Taken'}>
            <LineList
              lines={plan.tasks.map(task => ({
                key: task.id,
                primary: <TaskLine task={task} what={task.what} />,
                secondary: task.lifeDomainLabel,
              }))}
            />
          </Section>
        ) : null}
        {ended.length > 0 ? (
          <details>
            <summary>Afgeronde doelen ({ended.length})</summary>
            <Stack>
              {ended.map((goal, index) => (
                <GoalSection
                  key={goal.id}
                  plan={plan}
                  goal={goal}
                  number={open.length + index + 1}
                  onPlaceTask={action => setPlacing({ goal, action })}
                />
              ))}
            </Stack>
          </details>
        ) : null}
        {plan.earlierPlans.map(earlier => (
          <p key={earlier.id} className="vd-muted vd-small">
            Eerder plan: {formatDutchDate(calendarDateOf(new Date(earlier.startedAt)), 'day', today)}
            {earlier.endedAt ? ` tot ${formatDutchDate(calendarDateOf(new Date(earlier.endedAt)), 'day', today)}` : ''},{' '}
            {earlier.reached} van {earlier.goals} {earlier.goals === 1 ? 'doel' : 'doelen'} bereikt.
          </p>
        ))}
      </Stack>
      {placing ? (
        <PlaceTaskDialog
          caseFileId={plan.caseFile.id}
          lifeDomains={plan.lifeDomains}
          mayShare
          {...(placing === 'loose' ? {} : { from: placing })}
          onClose={() => setPlacing(undefined)}
        />
      ) : null}
    </Section>
  )
}

function NoPlan({ plan, onStart }: { plan: PlanOfFile; onStart: () => void }) {
  const { write, pending, error } = useWrite(planOperations.startPlan)
  const [id] = useState(() => newId())
  if (plan.goals.length > 0) return null
  if (!plan.mayWrite) {
    return (
      <EmptyState>
        {plan.caseFile.closedAt ? 'Er loopt geen plan meer.' : 'Er is nog geen plan, of het is niet met u gedeeld.'}
      </EmptyState>
    )
  }
  return (
    <>
      {error ? <ErrorState error={error} what="Het plan" /> : null}
      <EmptyState
        actions={
          <Button
            variant="primary"
            pending={pending}
            pendingText="Bezig…"
            onClick={() => void write({ caseFileId: plan.caseFile.id, id }).then(onStart, () => undefined)}
          >
            Begin het plan
          </Button>
        }
      >
        {plan.earlierPlans.length > 0
          ? 'Dit huishouden heeft nu geen lopend plan. Begin een nieuw plan; het vorige blijft in de geschiedenis.'
          : 'Eén huishouden, één plan. Begin het plan en zet samen met het gezin het eerste doel erin.'}
      </EmptyState>
    </>
  )
}
