import {
  DueLabel,
  ErrorState,
  Loading,
  PageHeader,
  Status,
  TabbedTable,
  type TableColumn,
  Tabs,
  useToday,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { useFilters } from '../../platform/web/route.ts'
import { type TaskLine, taskOperations } from '../api.ts'
import { TaskStatus } from './task-status.tsx'
import { daysSince, onDay } from './when.ts'

/** The tasks that were given to one's organisation, and those one gave to others. */
export default function TasksPage() {
  const me = useMe()
  const [filters, change] = useFilters()
  const receives = me.may('task.answer')
  const sends = me.may('task.place')
  const ofMine = sends && (!receives || filters['van'] === 'mij')
  if (!receives && !sends) {
    return <PageHeader title="Taken">Alleen wie taken krijgt of uitzet heeft hier een lijst.</PageHeader>
  }
  return (
    <>
      <PageHeader title={ofMine ? 'Taken bij anderen' : `Taken voor ${me.organisation.name}`} />
      {receives && sends ? (
        <Tabs
          label="Welke taken"
          selected={ofMine ? 'mine' : 'ours'}
          onSelect={key => change({ van: key === 'mine' ? 'mij' : undefined, staat: undefined })}
          items={[
            { key: 'ours', label: 'Voor ons', content: ofMine ? null : <ReceivedTasks /> },
            { key: 'mine', label: 'Van mij', content: ofMine ? <SentTasks /> : null },
          ]}
        />
      ) : ofMine ? (
        <SentTasks />
      ) : (
        <ReceivedTasks />
      )}
    </>
  )
}

const receivedViews = [
  { key: 'nieuw', state: 'placed', label: 'Nieuw', empty: 'Er wacht geen nieuwe taak op uw organisatie.' },
  { key: 'opgepakt', state: 'accepted', label: 'Opgepakt', empty: 'Uw organisatie is nu met geen taak bezig.' },
  { key: 'klaar', state: 'done', label: 'Klaar', empty: 'Er zijn nog geen taken klaar gemeld.' },
] as const

function ReceivedTasks() {
  const [filters, change] = useFilters()
  const view = receivedViews.find(one => one.key === filters['staat']) ?? receivedViews[0]
  const { data, error, refetch } = useRead(taskOperations.listReceivedTasks, { state: view.state }, { keepPrevious: true })
  const today = useToday()
  if (error) return <ErrorState error={error} what="De taken" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="De taken worden opgehaald" />
  const last: TableColumn<TaskLine> =
    view.state === 'placed'
      ? {
          key: 'due',
          header: 'Antwoord voor',
          noWrap: true,
          cell: task => (task.pickUpOn ? <DueLabel due={task.pickUpOn} /> : <span className="vd-muted">geen termijn</span>),
          sortValue: task => task.pickUpOn,
        }
      : {
          key: 'since',
          header: view.state === 'done' ? 'Klaar sinds' : 'Opgepakt',
          noWrap: true,
          cell: task => onDay((view.state === 'done' ? task.finishedAt : task.answeredAt) ?? task.placedAt, today),
          sortValue: task => task.finishedAt ?? task.answeredAt,
        }
  return (
    <TabbedTable<TaskLine>
      label="Stand"
      views={receivedViews.map(one => ({ ...one, count: data.counts[one.state] }))}
      selected={view.key}
      onSelect={key => change({ staat: key === 'nieuw' ? undefined : key })}
      rows={data.items}
      rowKey={task => task.id}
      rowHref={task => `/taken/${task.id}`}
      footer={<More shown={data.items.length} total={data.total} />}
      columns={[
        { key: 'what', header: 'Wat', rowHeader: true, cell: task => task.what ?? task.caseTitle },
        { key: 'case', header: 'Huishouden', cell: task => task.caseTitle, sortValue: task => task.caseTitle },
        { key: 'domain', header: 'Leefgebied', hideNarrow: true, cell: task => task.lifeDomainLabel },
        { key: 'from', header: 'Van', cell: task => `${task.senderName}, ${task.senderOrganisationName}` },
        ...(view.state === 'placed' ? [] : [{ key: 'who', header: 'Bij', cell: (task: TaskLine) => task.assigneeName ?? '' }]),
        last,
      ]}
    />
  )
}

const sentViews = [
  { key: 'wacht', show: 'waiting', label: 'Wacht op anderen', empty: 'Er ligt geen taak bij anderen.' },
  { key: 'antwoord', show: 'answered', label: 'Nieuw antwoord', empty: 'U heeft alle antwoorden gezien.' },
  { key: 'klaar', show: 'ended', label: 'Klaar of gestopt', empty: 'Er zijn nog geen taken klaar of gestopt.' },
] as const

function SentTasks() {
  const [filters, change] = useFilters()
  const view = sentViews.find(one => one.key === filters['staat']) ?? sentViews[0]
  const { data, error, refetch } = useRead(taskOperations.listSentTasks, { show: view.show }, { keepPrevious: true })
  const today = useToday()
  if (error) return <ErrorState error={error} what="De taken" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="De taken worden opgehaald" />
  const counts: Partial<Record<string, number>> = data.counts
  return (
    <TabbedTable<TaskLine>
      label="Stand"
      views={sentViews.map(one => ({ ...one, count: counts[one.show] }))}
      selected={view.key}
      onSelect={key => change({ staat: key === 'wacht' ? undefined : key })}
      rows={data.items}
      rowKey={task => task.id}
      rowHref={task => `/taken/${task.id}`}
      footer={<More shown={data.items.length} total={data.total} />}
      columns={[
        { key: 'what', header: 'Wat', rowHeader: true, cell: task => task.what ?? task.caseTitle },
        { key: 'case', header: 'Huishouden', cell: task => task.caseTitle, sortValue: task => task.caseTitle },
        { key: 'to', header: 'Bij', cell: task => task.organisationName, sortValue: task => task.organisationName },
        { key: 'who', header: 'Wie', hideNarrow: true, cell: task => task.assigneeName ?? '' },
        {
          key: 'since',
          header: 'Uitgezet',
          noWrap: true,
          cell: task => daysSince(task.placedAt, today),
          sortValue: task => task.placedAt,
        },
        {
          key: 'state',
          header: 'Stand',
          noWrap: true,
          cell: task => (
            <>
              <TaskStatus task={task} />
              {task.isNewForSender ? (
                <>
                  {' '}
                  <Status kind="new" />
                </>
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}

function More({ shown, total }: { shown: number; total: number }) {
  return total > shown ? (
    <span className="vd-muted">
      De eerste {shown} van {total}.
    </span>
  ) : null
}
