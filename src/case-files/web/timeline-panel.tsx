import { useCallback, useEffect, useRef, useState } from 'react'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Dialog,
  ErrorState,
  Form,
  FormRow,
  Loading,
  Section,
  Select,
  Stack,
  Status,
  TextField,
  Timeline,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import { read, useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { type CaseFileView, caseFileOperations, type TimelineLine } from '../api.ts'
import { type TimelineKind, timelineKindLabels, timelineKinds } from '../rules/timeline-kind.ts'
import { QuickNote } from './quick-note.tsx'
import { inWords, namesOf } from './timeline-text.tsx'
import { dayOf } from './when.ts'

/** What happened, newest first, with a note in one line on top. */
export function TimelinePanel({
  file,
  isWriting,
  onWriting,
}: {
  file: CaseFileView
  isWriting: boolean
  onWriting: (writing: boolean) => void
}) {
  const [isFiltering, setFiltering] = useState(false)
  const noteButton = useRef<HTMLButtonElement>(null)
  const wasWriting = useRef(isWriting)
  // Back to where writing began: the next call is one key away, and nobody starts at the top of the page again.
  useEffect(() => {
    if (wasWriting.current && !isWriting) noteButton.current?.focus()
    wasWriting.current = isWriting
  }, [isWriting])
  const [kind, setKind] = useState<TimelineKind | ''>('')
  const [lifeDomain, setLifeDomain] = useState('')
  const [actorId, setActor] = useState('')
  const filters = {
    ...(kind ? { kind } : {}),
    ...(lifeDomain ? { lifeDomain } : {}),
    ...(actorId ? { actorId } : {}),
  }
  const filtered = Object.keys(filters).length
  const { data, error, refetch } = useRead(
    caseFileOperations.listTimeline,
    { caseFileId: file.id, ...filters, limit: 20 },
    { keepPrevious: true },
  )
  return (
    <Section
      title="Tijdlijn"
      id="tijdlijn"
      actions={
        <>
          <Button variant="quiet" size="small" aria-expanded={isFiltering} onClick={() => setFiltering(!isFiltering)}>
            {filtered > 0 ? `Filter (${filtered})` : 'Filter'}
          </Button>
          {file.may.note && !isWriting ? (
            <Button ref={noteButton} size="small" aria-keyshortcuts="Alt+N" onClick={() => onWriting(true)}>
              Noteer
            </Button>
          ) : null}
        </>
      }
    >
      <Stack>
        {isWriting && file.may.note ? (
          <div className="vd-no-print">
            <QuickNote file={file} onDone={() => onWriting(false)} />
          </div>
        ) : null}
        {isFiltering ? (
          <div className="vd-no-print">
            <FormRow>
              <Select
                label="Soort"
                emptyText="Alles"
                optional
                value={kind}
                onChange={setKind}
                options={timelineKinds.map(one => ({ value: one, label: timelineKindLabels[one] }))}
              />
              <Select
                label="Leefgebied"
                emptyText="Alle"
                optional
                value={lifeDomain}
                onChange={setLifeDomain}
                options={file.lifeDomains.domains.map(domain => ({ value: domain.code, label: domain.label }))}
              />
              <Select
                label="Wie"
                emptyText="Iedereen"
                optional
                value={actorId}
                onChange={setActor}
                options={(data?.actors ?? []).map(actor => ({ value: actor.userId, label: actor.name }))}
              />
            </FormRow>
          </div>
        ) : null}
        {error ? <ErrorState error={error} what="De tijdlijn" onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Loading lines={6} /> : null}
        {data ? (
          <Lines key={JSON.stringify(filters)} file={file} filters={filters} first={data} isFiltered={filtered > 0} />
        ) : null}
      </Stack>
    </Section>
  )
}

interface Page {
  lines: readonly TimelineLine[]
  next: string | null
}

/** The first page stays fresh by itself; older ones are added below it. */
function Lines({ file, filters, first, isFiltered }: { file: CaseFileView; filters: object; first: Page; isFiltered: boolean }) {
  const [older, setOlder] = useState<Page>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [correcting, setCorrecting] = useState<TimelineLine>()
  const names = namesOf(file)
  const today = useToday()
  const me = useMe()
  const known = new Set(first.lines.map(line => line.id))
  const lines = [...first.lines, ...(older?.lines.filter(line => !known.has(line.id)) ?? [])]
  const next = older ? older.next : first.next

  const more = useCallback(async () => {
    if (!next) return
    setBusy(true)
    setFailure(undefined)
    try {
      const page = await read(caseFileOperations.listTimeline, { caseFileId: file.id, ...filters, after: next })
      setOlder(current => ({ lines: [...(current?.lines ?? []), ...page.lines], next: page.next }))
    } catch (thrown) {
      setFailure(thrown)
    } finally {
      setBusy(false)
    }
  }, [file.id, filters, next])

  return (
    <>
      <Timeline
        empty={isFiltered ? 'Niets gevonden met dit filter.' : 'Er is nog niets gebeurd dat met u gedeeld is.'}
        entries={lines.map(line => {
          const { text, detail } = inWords(line, names)
          // A slip is seen soon after; later, a new note tells more than a changed one.
          const mayShield = isShieldable(line) && (file.may.involve || line.actor?.userId === me.user) && me.may('shield.keep')
          const mayCorrect =
            line.note?.mayCorrect === true && line.details['kind'] !== 'report' && dayOf(line.recordedAt) === today
          return {
            id: line.id,
            on: dayOf(line.occurredAt),
            at: timeOf(line.occurredAt),
            text: line.isShielded ? (
              <>
                {text} <Status kind="closed">op naam</Status>
              </>
            ) : (
              text
            ),
            by: line.actor?.name ?? 'systeem',
            detail:
              detail || mayCorrect || mayShield ? (
                <>
                  {detail}
                  {mayCorrect ? (
                    <>
                      {' '}
                      <Button
                        variant="quiet"
                        size="small"
                        aria-label={`Verbeter de notitie van ${timeOf(line.occurredAt)}`}
                        onClick={() => setCorrecting(line)}
                      >
                        Verbeter
                      </Button>
                    </>
                  ) : null}
                  {mayShield ? (
                    <span className="vd-no-print">
                      {' '}
                      <ButtonLink
                        variant="quiet"
                        size="small"
                        aria-label={`Scherm af: ${timeOf(line.occurredAt)}`}
                        href={`/dossiers/${file.id}/afgeschermd?wat=stuk&welk=${line.refersTo}`}
                      >
                        Scherm af
                      </ButtonLink>
                    </span>
                  ) : null}
                </>
              ) : undefined,
          }
        })}
      />
      {failure ? <ErrorState error={failure} what="Wat er eerder gebeurde" onRetry={() => void more()} /> : null}
      {next ? (
        <div>
          <Button size="small" pending={busy} pendingText="Ophalen…" onClick={() => void more()}>
            Toon eerder
          </Button>
        </div>
      ) : null}
      {correcting?.note ? <CorrectNote file={file} line={correcting} onClose={() => setCorrecting(undefined)} /> : null}
    </>
  )
}

/** What can be kept for named people from here: what somebody wrote, saw or added. */
const isShieldable = (line: TimelineLine): boolean =>
  !line.isShielded && line.refersTo !== null && (line.note !== null || line.visit !== null || line.event === 'document.added')

function CorrectNote({ file, line, onClose }: { file: CaseFileView; line: TimelineLine; onClose: () => void }) {
  const { write } = useWrite(caseFileOperations.correctNote)
  const toast = useToast()
  const [id] = useState(() => newId())
  return (
    <Dialog isOpen onClose={onClose} title="Notitie verbeteren">
      <Form
        onSubmit={async data => {
          await write({ caseFileId: file.id, noteId: line.note?.id ?? '', id, body: String(data.get('body') ?? '') })
          toast({ text: 'Verbeterd. De eerdere tekst blijft bewaard.' })
          onClose()
        }}
      >
        <TextField
          label="Nieuwe tekst"
          name="body"
          lines={5}
          maxLength={10_000}
          defaultValue={line.note?.body ?? ''}
          focusOnOpen
        />
        <p className="vd-muted vd-small">De eerdere tekst blijft bewaard en is op te vragen door wie deze notitie mag lezen.</p>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
