import { useState } from 'react'
import { draftOperations } from '../../drafts/api.ts'
import { Button, ButtonGroup, Form, Notice, Section, TextField, useToast, useToday } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { useDraft } from '../../platform/web/draft.ts'
import { type ReportAtDesk, signalOperations } from '../api.ts'
import { KeptLine } from './kept-line.tsx'
import { LongText } from './long-text.tsx'
import { whenInWords } from './when.ts'

/** Everyone who comes to the desk has a conversation and an advice. */
export function ConversationSection({ report }: { report: ReportAtDesk }) {
  const today = useToday()
  const [writing, setWriting] = useState(false)
  const missing = report.needsConversation && report.conversations.length === 0
  if (!missing && report.conversations.length === 0 && report.reporterIsTold) return null
  return (
    <Section
      title="Gesprek en advies"
      {...(report.conversations.length > 0 ? { count: report.conversations.length } : {})}
      actions={
        writing ? null : (
          <Button size="small" onClick={() => setWriting(true)}>
            Leg een gesprek vast
          </Button>
        )
      }
    >
      {missing && !writing ? (
        <Notice kind="warning" title="Nog geen gesprek vastgelegd">
          Met iedereen aan de balie is een gesprek, met advies. Tot die tijd staat deze melding op de lijst “Balie zonder
          gesprek”.
        </Notice>
      ) : null}
      {report.conversations.map(conversation => (
        <div key={conversation.id}>
          <p className="vd-muted vd-small">
            {conversation.heldBy}, {whenInWords(conversation.heldAt, today)}
          </p>
          <LongText>{conversation.supportNeed}</LongText>
          <p>
            <strong>Advies</strong>
          </p>
          <LongText>{conversation.advice}</LongText>
        </div>
      ))}
      {writing ? <ConversationForm reportId={report.id} onDone={() => setWriting(false)} /> : null}
    </Section>
  )
}

function ConversationForm({ reportId, onDone }: { reportId: string; onDone: () => void }) {
  const { write } = useWrite(signalOperations.recordConversation)
  const kept = useDraft<{ supportNeed: string; advice: string }>(draftOperations, 'desk-conversation', reportId)
  const [typed, setTyped] = useState<{ supportNeed: string; advice: string }>()
  const [id] = useState(() => newId())
  const toast = useToast()
  const now = typed ?? kept.found?.body ?? { supportNeed: '', advice: '' }
  const change = (changes: Partial<typeof now>) => {
    const next = { ...now, ...changes }
    setTyped(next)
    kept.keep(next)
  }
  return (
    <Form
      label="Gesprek en advies"
      onSubmit={async () => {
        await write({ reportId, id, ...now })
        kept.done()
        toast({ text: 'Het gesprek is vastgelegd.' })
        onDone()
      }}
    >
      <TextField
        label="Waar heeft diegene zelf behoefte aan?"
        name="supportNeed"
        lines={3}
        maxLength={4000}
        value={now.supportNeed}
        onChange={supportNeed => change({ supportNeed })}
      />
      <TextField
        label="Welk advies gaf u?"
        name="advice"
        lines={3}
        maxLength={4000}
        value={now.advice}
        onChange={advice => change({ advice })}
      />
      <ButtonGroup>
        <Button type="submit" variant="primary">
          Leg vast
        </Button>
        <Button variant="quiet" onClick={onDone}>
          Later
        </Button>
      </ButtonGroup>
      <KeptLine savedAt={kept.savedAt} failed={kept.failed} />
    </Form>
  )
}
