import './tasks.css'
import {
  Beside,
  Button,
  DescriptionList,
  Drawer,
  DueLabel,
  ErrorState,
  Link,
  Loading,
  PageHeader,
  Stack,
  Status,
  Table,
  useToday,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { type TaskToCall, taskOperations } from '../api.ts'
import { RecordCall } from './record-call.tsx'
import { at, onDay } from './when.ts'

/** Tasks that nobody took up in time: somebody calls, so that help starts soon after all. */
export default function CallsPage() {
  const [filters, change] = useFilters()
  const today = useToday()
  const { data, error, refetch } = useRead(taskOperations.listTasksToCall, {})
  if (error) return <ErrorState error={error} what="De lijst om te bellen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="De lijst wordt opgehaald" />
  const chosen = data.items.find(item => item.id === filters['taak'])
  const close = () => change({ taak: undefined })
  return (
    <>
      <PageHeader
        title="Te bellen"
        meta={
          <span className="vd-muted">
            {data.total === 1 ? '1 taak' : `${data.total} taken`} zonder antwoord binnen de termijn
          </span>
        }
      />
      <Beside drawer={chosen ? <CallDrawer key={chosen.id} task={chosen} onClose={close} /> : null}>
        <Table<TaskToCall>
          caption="Taken om over te bellen"
          hideCaption
          density="compact"
          rows={data.items}
          rowKey={item => item.id}
          rowHref={item => `/te-bellen?taak=${item.id}`}
          isSelected={item => item.id === chosen?.id}
          empty="Alle taken zijn op tijd opgepakt. Er is niemand te bellen."
          footer={
            data.total > data.items.length ? (
              <span className="vd-muted">
                De eerste {data.items.length} van {data.total}.
              </span>
            ) : null
          }
          columns={[
            {
              key: 'organisation',
              header: 'Organisatie',
              rowHeader: true,
              cell: item => item.organisation.name,
              sortValue: item => item.organisation.name,
            },
            {
              key: 'phone',
              header: 'Bel',
              noWrap: true,
              cell: item => (
                <span>
                  {item.organisation.phone ? (
                    <a className="vd-numeric" href={`tel:${item.organisation.phone}`}>
                      {item.organisation.phone}
                    </a>
                  ) : null}
                  {item.organisation.phone && item.organisation.contactFunction ? ' · ' : ''}
                  {item.organisation.contactFunction}
                </span>
              ),
            },
            { key: 'what', header: 'Taak', cell: item => item.what ?? item.lifeDomainLabel },
            { key: 'case', header: 'Huishouden', cell: item => item.caseTitle, sortValue: item => item.caseTitle },
            { key: 'sender', header: 'Van', hideNarrow: true, cell: item => item.senderName },
            {
              key: 'since',
              header: 'Antwoord',
              noWrap: true,
              cell: item => (item.pickUpOn ? <DueLabel due={item.pickUpOn} /> : <Status kind="late" />),
              sortValue: item => item.pickUpOn,
            },
            {
              key: 'calls',
              header: 'Gebeld',
              noWrap: true,
              cell: item => (item.lastCall ? `${item.calls}×, ${onDay(item.lastCall.at, today)}` : 'nog niet'),
              sortValue: item => item.lastCall?.at,
            },
            {
              key: 'act',
              header: 'Doen',
              hideHeader: true,
              cell: item => (
                <Button
                  size="small"
                  aria-label={`Leg vast: gesprek met ${item.organisation.name}`}
                  onClick={() => change({ taak: item.id })}
                >
                  Leg vast
                </Button>
              ),
            },
          ]}
        />
      </Beside>
    </>
  )
}

function CallDrawer({ task, onClose }: { task: TaskToCall; onClose: () => void }) {
  const today = useToday()
  return (
    <Drawer title={task.organisation.name} onClose={onClose}>
      <Stack>
        {task.organisation.phone ? (
          <p className="task-phone">
            <a href={`tel:${task.organisation.phone}`}>{task.organisation.phone}</a>
          </p>
        ) : null}
        <DescriptionList
          items={[
            ...(task.organisation.contactFunction
              ? [{ term: 'Vraag naar', description: task.organisation.contactFunction }]
              : []),
            { term: 'Taak', description: <Link href={`/taken/${task.id}`}>{task.what ?? task.lifeDomainLabel}</Link> },
            { term: 'Huishouden', description: task.caseTitle },
            { term: 'Van', description: `${task.senderName}, ${task.senderOrganisationName}` },
            { term: 'Gevraagd', description: onDay(task.placedAt, today) },
            ...(task.lastCall
              ? [
                  {
                    term: 'Laatst gebeld',
                    description: `${at(task.lastCall.at, today)}, ${task.lastCall.by}: ${task.lastCall.reached ? 'gesproken' : 'niet bereikt'}. ${task.lastCall.note}`,
                  },
                ]
              : []),
          ]}
        />
        <RecordCall taskId={task.id} onDone={onClose} />
      </Stack>
    </Drawer>
  )
}
