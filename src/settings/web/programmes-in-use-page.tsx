import {
  Button,
  ErrorState,
  formatDutchDate,
  Link,
  Loading,
  PageHeader,
  Section,
  Stack,
  Status,
  Table,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type ProgrammeInUse, settingOperations } from '../api.ts'

/** Which programmes of the library run here, and which could. */
export default function ProgrammesInUsePage() {
  const { data, error, refetch } = useRead(settingOperations.listProgrammesInUse, {})
  const all = data?.programmes ?? []
  const here = all.filter(one => one.startedAt)
  return (
    <>
      <PageHeader title="Programma’s in gebruik">
        <p>
          Wat een programma inhoudt leest u in de <Link href="/programmas">bibliotheek</Link>. Een dossier blijft in de versie
          waarin het begon, ook als het programma stopt of een nieuwe versie krijgt.
        </p>
      </PageHeader>
      {error ? <ErrorState error={error} what="De programma’s" onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading lines={12} /> : null}
      {data ? (
        <Stack>
          <Section title="Hier in gebruik" count={here.filter(one => !one.stoppedAt).length}>
            <List programmes={here} empty="Er is nog geen programma in gebruik. Neem er hieronder een in gebruik." />
          </Section>
          <Section title="In de bibliotheek" count={all.length - here.length}>
            <List programmes={all.filter(one => !one.startedAt)} empty="Alle programma’s uit de bibliotheek zijn in gebruik." />
          </Section>
        </Stack>
      ) : null}
    </>
  )
}

function List({ programmes, empty }: { programmes: readonly ProgrammeInUse[]; empty: string }) {
  const today = useToday()
  const on = (moment: string) => formatDutchDate(calendarDateOf(new Date(moment)), 'day', today)
  return (
    <Table
      caption="Programma’s"
      hideCaption
      density="compact"
      rows={programmes}
      rowKey={one => one.id}
      empty={empty}
      columns={[
        {
          key: 'title',
          header: 'Programma',
          rowHeader: true,
          cell: one => (one.libraryVersion === null ? one.title : <Link href={`/programmas/${one.id}`}>{one.title}</Link>),
          sortValue: one => one.title,
        },
        { key: 'place', header: 'Uit', cell: one => one.municipality, sortValue: one => one.municipality },
        {
          key: 'state',
          header: 'Stand',
          cell: one =>
            one.startedAt === null ? (
              <span className="vd-muted">niet in gebruik</span>
            ) : one.stoppedAt ? (
              <Status kind="stopped">geen nieuwe huishoudens sinds {on(one.stoppedAt)}</Status>
            ) : (
              <Status kind="open">sinds {on(one.startedAt)}</Status>
            ),
        },
        { key: 'version', header: 'Versie', align: 'end', cell: one => one.publishedVersion ?? one.libraryVersion ?? '' },
        { key: 'act', header: 'Doen', hideHeader: true, cell: one => <Act programme={one} /> },
      ]}
    />
  )
}

function Act({ programme }: { programme: ProgrammeInUse }) {
  const start = useWrite(settingOperations.startProgramme)
  const stop = useWrite(settingOperations.stopProgramme)
  const toast = useToast()
  const { id, title, startedAt, stoppedAt, libraryVersion, publishedVersion } = programme
  const failed = () => toast({ text: 'Dat lukte niet. Er is niets gewijzigd.' })
  const begin = (said: string) => void start.write({ programmeId: id }).then(() => toast({ text: said }), failed)
  const runs = startedAt !== null && stoppedAt === null
  if (libraryVersion !== null && !runs) {
    return (
      <Button
        size="small"
        pending={start.pending}
        aria-label={`${startedAt ? 'Weer in gebruik' : 'Neem in gebruik'}: ${title}`}
        onClick={() => begin(`${title} neemt nu huishoudens op.`)}
      >
        {startedAt ? 'Weer in gebruik' : 'Neem in gebruik'}
      </Button>
    )
  }
  return (
    <>
      {libraryVersion !== null && publishedVersion !== null && libraryVersion > publishedVersion ? (
        <Button
          size="small"
          pending={start.pending}
          onClick={() => begin(`Nieuwe huishoudens beginnen in versie ${libraryVersion}.`)}
        >
          Naar versie {libraryVersion}
        </Button>
      ) : null}
      {runs ? (
        <Button
          size="small"
          variant="quiet"
          pending={stop.pending}
          aria-label={`Geen nieuwe meer: ${title}`}
          onClick={() =>
            void stop.write({ programmeId: id }).then(
              () =>
                toast({
                  text: `${title} neemt geen nieuwe huishoudens meer. Wat loopt gaat door.`,
                  undo: () => begin(`${title} neemt weer huishoudens op.`),
                }),
              failed,
            )
          }
        >
          Geen nieuwe meer
        </Button>
      ) : null}
    </>
  )
}
