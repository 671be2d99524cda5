import { useState } from 'react'
import { draftOperations } from '../../drafts/api.ts'
import {
  AudienceLine,
  Button,
  ButtonGroup,
  Form,
  FormRow,
  RadioGroup,
  Select,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { useDraft } from '../../platform/web/draft.ts'
import { type CaseFileView, caseFileOperations } from '../api.ts'
import { type ContactKind, contactKindLabels, contactKinds } from '../rules/contact-kind.ts'
import { useAudience } from './use-audience.ts'

interface NoteDraft {
  kind: ContactKind
  lifeDomain: string
  subjectId: string
  body: string
}

/** A phone call or a thought in ten seconds: type, Ctrl+Enter. Kind, life domain and person only where it matters. */
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

  async function save() {
    await write({
      caseFileId: file.id,
      id: draft.aboutId,
      kind: note.kind,
      body: note.body,
      ...(note.lifeDomain ? { lifeDomain: note.lifeDomain } : {}),
      ...(note.subjectId ? { subjectId: note.subjectId } : {}),
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
        }}
      >
        <TextField
          label="Wat wilt u vastleggen?"
          name="body"
          lines={3}
          maxLength={10_000}
          value={note.body}
          onChange={body => change({ body })}
          focusOnOpen
        />
        <RadioGroup
          label="Soort"
          hideLabel
          name="kind"
          appearance="inline"
          value={note.kind}
          onChange={kind => change({ kind })}
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
        </FormRow>
        {audience ? <AudienceLine {...audience} /> : null}
        <ButtonGroup>
          <Button type="submit" variant="primary" size="small" pendingText="Bewaren…">
            Bewaar
          </Button>
          <Button variant="quiet" size="small" onClick={onDone}>
            Later verder
          </Button>
        </ButtonGroup>
        <p className="vd-muted vd-small">
          {draft.savedAt ? 'Concept bewaard, alleen voor u op dit apparaat.' : 'Ctrl+Enter bewaart.'}
        </p>
      </div>
    </Form>
  )
}
