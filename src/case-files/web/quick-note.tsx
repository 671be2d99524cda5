import { useState } from 'react'
import { draftOperations } from '../../drafts/api.ts'
import {
  AudienceLine,
  Button,
  ButtonGroup,
  DateField,
  Form,
  FormRow,
  RadioGroup,
  Select,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { startOfDay } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useDraft } from '../../platform/web/draft.ts'
import { shieldOperations } from '../../shields/api.ts'
import { type CaseFileView, caseFileOperations } from '../api.ts'
import { type ContactKind, contactKindLabels, contactKinds } from '../rules/contact-kind.ts'
import { kindFromWords } from '../rules/kind-from-words.ts'
import { useAudience } from './use-audience.ts'

/** Of an earlier day the hour is not asked. */
const middayMs = 12 * 60 * 60 * 1000

interface NoteDraft {
  kind: ContactKind
  lifeDomain: string
  subjectId: string
  body: string
  /** A day gone by on which it was; empty: now. */
  on?: string
  /** For who is named for it alone. */
  shieldId?: string
}

/**
 * A phone call or a thought in ten seconds: type, Ctrl+Enter. "Gebeld met…" makes it a phone call; the rest only where it matters.
 */
export function QuickNote({ file, onDone }: { file: CaseFileView; onDone: () => void }) {
  const draft = useDraft<NoteDraft>(draftOperations, `note-${file.id}`)
  if (!draft.ready) return null
  return <NoteForm key={draft.aboutId} file={file} draft={draft} onDone={onDone} />
}

function NoteForm({
  file,
  draft,
  onDone,
}: {
  file: CaseFileView
  draft: ReturnType<typeof useDraft<NoteDraft>>
  onDone: () => void
}) {
  const { write } = useWrite(caseFileOperations.recordNote)
  const toast = useToast()
  const today = useToday()
  // What somebody chose themselves is theirs: the words no longer choose.
  const [hasChosenKind, setChosenKind] = useState(draft.found !== undefined && draft.found.body.kind !== 'note')
  const writable = file.lifeDomains.domains.filter(domain => domain.mayWrite)
  const [note, setNote] = useState<NoteDraft>(
    draft.found?.body ?? { kind: 'note', lifeDomain: file.may.general ? '' : (writable[0]?.code ?? ''), subjectId: '', body: '' },
  )
  const change = (changes: Partial<NoteDraft>) => {
    const next = { ...note, ...changes }
    setNote(next)
    draft.keep(next)
  }
  const domain = writable.find(one => one.code === note.lifeDomain)?.accessDomain ?? 'general'
  const audience = useAudience(file.id, domain, note.subjectId || undefined)
  const people = file.members.filter(member => member.identity && !member.validTo)
  const { data: shielded } = useRead(shieldOperations.listShields, { caseFileId: file.id })
  const shields = shielded?.shields.filter(one => !one.liftedAt && (one.kind === 'record' || one.kind === 'address')) ?? []
  const under = shields.find(one => one.id === note.shieldId)

  async function save() {
    await write({
      caseFileId: file.id,
      id: draft.aboutId,
      kind: note.kind,
      body: note.body,
      ...(note.lifeDomain ? { lifeDomain: note.lifeDomain } : {}),
      ...(note.subjectId ? { subjectId: note.subjectId } : {}),
      ...(note.shieldId ? { shieldId: note.shieldId } : {}),
      ...(note.on && note.on < today ? { occurredAt: new Date(startOfDay(note.on).getTime() + middayMs).toISOString() } : {}),
    })
    draft.done()
    toast({ text: `${contactKindLabels[note.kind]} bewaard.` })
    onDone()
  }

  return (
    <Form onSubmit={save} label="Nieuwe notitie">
      <div
        className="vd-stack"
        data-gap="tight"
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.closest('form')?.requestSubmit()
          if (event.key === 'Escape' && !event.defaultPrevented) onDone()
        }}
      >
        <TextField
          label="Wat wilt u vastleggen?"
          name="body"
          lines={3}
          maxLength={10_000}
          value={note.body}
          onChange={body => change({ body, ...(hasChosenKind ? {} : { kind: kindFromWords(body) ?? 'note' }) })}
          focusOnOpen
        />
        <RadioGroup
          label="Soort"
          hideLabel
          name="kind"
          appearance="inline"
          value={note.kind}
          onChange={kind => {
            setChosenKind(true)
            change({ kind })
          }}
          options={contactKinds.map(kind => ({ value: kind, label: contactKindLabels[kind] }))}
        />
        <FormRow>
          <Select
            label="Leefgebied"
            name="lifeDomain"
            optional={file.may.general}
            emptyText={file.may.general ? 'Algemeen' : null}
            value={note.lifeDomain}
            onChange={lifeDomain => change({ lifeDomain })}
            options={writable.map(one => ({ value: one.code, label: one.label }))}
          />
          {people.length > 0 ? (
            <Select
              label="Over wie"
              name="subjectId"
              optional
              emptyText="Het hele gezin"
              value={note.subjectId}
              onChange={subjectId => change({ subjectId })}
              options={people.map(({ personId, identity }) => ({
                value: personId,
                label: identity?.givenNames || identity?.surname || 'Naam onbekend',
              }))}
            />
          ) : null}
          {note.on === undefined ? null : (
            <DateField
              label="Op welke dag"
              name="occurredAt"
              optional
              lean="past"
              max={today}
              value={note.on}
              onChange={on => change({ on })}
            />
          )}
        </FormRow>
        {shields.length > 0 ? (
          <Select
            label="Voor wie"
            name="shieldId"
            optional
            emptyText="Wie dit deel van het dossier leest"
            value={note.shieldId ?? ''}
            onChange={shieldId => change({ shieldId })}
            options={shields.map(one => ({ value: one.id, label: `Alleen op naam: ${one.reason}` }))}
          />
        ) : null}
        {under ? (
          <AudienceLine visibleTo={under.people.map(one => one.name)} notVisibleTo={['alle anderen']} />
        ) : audience ? (
          <AudienceLine {...audience} />
        ) : null}
        <ButtonGroup>
          <Button type="submit" variant="primary" size="small" pendingText="Bewaren…">
            Bewaar
          </Button>
          <Button variant="quiet" size="small" onClick={onDone}>
            Later verder
          </Button>
          {note.on === undefined ? (
            <Button variant="quiet" size="small" onClick={() => change({ on: '' })}>
              Was op een andere dag
            </Button>
          ) : null}
        </ButtonGroup>
        <p className="vd-muted vd-small">
          {draft.savedAt
            ? 'Concept bewaard, alleen voor u op dit apparaat.'
            : 'Ctrl+Enter bewaart, Esc gaat terug. “Gebeld met…” maakt er een telefoongesprek van.'}
        </p>
      </div>
    </Form>
  )
}
