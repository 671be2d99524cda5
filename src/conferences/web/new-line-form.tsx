import { useState } from 'react'
import { draftOperations } from '../../drafts/api.ts'
import { Button, ButtonGroup, Form, FormRow, Select, TextField, useToast } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type DraftOf, useDraft } from '../../platform/web/draft.ts'
import { KeptLine } from '../../platform/web/kept-line.tsx'
import { type Conference, conferenceOperations } from '../api.ts'
import { LineAudience } from './line-audience.tsx'

interface Typed {
  body: string
  lifeDomain: string
  takesMinutes: string
}
const nothing: Typed = { body: '', lifeDomain: '', takesMinutes: '' }

/** One more point, one line; Enter makes it, and the field is there for the next. */
export function AgendaForm({ conference }: { conference: Conference }) {
  const { write } = useWrite(conferenceOperations.addConferenceLine)
  const [typed, setTyped] = useState(nothing)
  const [round, setRound] = useState(() => ({ id: newId(), isFirst: true }))
  const domain = conference.lifeDomains.find(one => one.code === typed.lifeDomain)

  async function add() {
    const missing = {
      ...(typed.body.trim() ? {} : { body: 'Schrijf het agendapunt.' }),
      ...(/^\d{0,3}$/.test(typed.takesMinutes.trim()) ? {} : { takesMinutes: 'Vul een getal in, alleen cijfers.' }),
    }
    if (Object.keys(missing).length > 0) return missing
    await write({
      caseFileId: conference.caseFile.id,
      conferenceId: conference.id,
      id: round.id,
      kind: 'agenda',
      body: typed.body,
      ...(typed.lifeDomain ? { lifeDomain: typed.lifeDomain } : {}),
      ...(typed.takesMinutes.trim() ? { takesMinutes: Number(typed.takesMinutes) } : {}),
    })
    setTyped({ ...nothing, lifeDomain: typed.lifeDomain })
    setRound({ id: newId(), isFirst: false })
    return undefined
  }

  return (
    <Form key={round.id} onSubmit={add} label="Nieuw agendapunt">
      <TextField
        label="Agendapunt"
        name="body"
        maxLength={300}
        value={typed.body}
        onChange={body => setTyped({ ...typed, body })}
        focusOnOpen={!round.isFirst}
      />
      <FormRow>
        <Select
          label="Leefgebied"
          name="lifeDomain"
          optional
          emptyText="Algemeen"
          value={typed.lifeDomain}
          onChange={lifeDomain => setTyped({ ...typed, lifeDomain })}
          options={conference.lifeDomains.map(one => ({ value: one.code, label: one.label }))}
        />
        <TextField
          label="Minuten"
          name="takesMinutes"
          optional
          inputMode="numeric"
          width="6rem"
          value={typed.takesMinutes}
          onChange={takesMinutes => setTyped({ ...typed, takesMinutes })}
        />
      </FormRow>
      {typed.body ? <LineAudience caseFileId={conference.caseFile.id} accessDomain={domain?.accessDomain ?? 'general'} /> : null}
      <ButtonGroup>
        <Button type="submit" size="small" pendingText="Bewaren…">
          Zet op de agenda
        </Button>
      </ButtonGroup>
    </Form>
  )
}

/** What was said, per life domain; kept as a draft while it is typed. */
export function RecordForm({ conference }: { conference: Conference }) {
  const draft = useDraft<Typed>(draftOperations, 'conference-record', conference.id)
  const [round, setRound] = useState(0)
  return draft.ready ? <Record key={round} conference={conference} draft={draft} onDone={() => setRound(round + 1)} /> : null
}

function Record({ conference, draft, onDone }: { conference: Conference; draft: DraftOf<Typed>; onDone: () => void }) {
  const { write } = useWrite(conferenceOperations.addConferenceLine)
  const toast = useToast()
  const [id] = useState(() => newId())
  const [typed, setTyped] = useState(() => (draft.savedAt ? (draft.found?.body ?? nothing) : nothing))
  const change = (changes: Partial<Typed>) => {
    const next = { ...typed, ...changes }
    setTyped(next)
    draft.keep(next)
  }
  const domain = conference.lifeDomains.find(one => one.code === typed.lifeDomain)

  async function add() {
    if (!typed.body.trim()) return { body: 'Schrijf wat er is besproken.' }
    await write({
      caseFileId: conference.caseFile.id,
      conferenceId: conference.id,
      id,
      kind: 'record',
      body: typed.body,
      ...(typed.lifeDomain ? { lifeDomain: typed.lifeDomain } : {}),
    })
    await draft.discard()
    toast({ text: 'In het verslag gezet.' })
    onDone()
    return undefined
  }

  return (
    <Form onSubmit={add} label="Verslag">
      <TextField
        label="Wat is er besproken?"
        name="body"
        lines={3}
        maxLength={10_000}
        value={typed.body}
        onChange={body => change({ body })}
        after={<KeptLine draft={draft} />}
      />
      <Select
        label="Leefgebied"
        name="lifeDomain"
        optional
        emptyText="Algemeen"
        value={typed.lifeDomain}
        onChange={lifeDomain => change({ lifeDomain })}
        options={conference.lifeDomains.map(one => ({ value: one.code, label: one.label }))}
      />
      {typed.body ? <LineAudience caseFileId={conference.caseFile.id} accessDomain={domain?.accessDomain ?? 'general'} /> : null}
      <ButtonGroup>
        <Button type="submit" size="small" pendingText="Bewaren…">
          Zet in het verslag
        </Button>
      </ButtonGroup>
    </Form>
  )
}
