import { type ReactNode, useRef, useState } from 'react'
import {
  Button,
  ButtonGroup,
  ErrorState,
  type FieldErrors,
  Form,
  formatDutchDate,
  Status,
  TextField,
} from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type Passage, residentOperations } from '../api.ts'
import { addRedaction, placesOf, type Redaction } from '../rules/redaction.ts'

interface Props {
  passage: Passage
  caseFileId: string
  requestId: string
  isOpen: boolean
}

/** One passage, with what is blacked out as buttons: a click keeps the words, another takes them away again. */
export function PassageView({ passage, caseFileId, requestId, isOpen }: Props) {
  const { write, pending, error } = useWrite(residentOperations.checkPassage)
  const [redactions, setRedactions] = useState<Redaction[]>(passage.redactions)
  const [isTyping, setTyping] = useState(false)
  const body = useRef<HTMLParagraphElement>(null)
  const changed = redactions !== passage.redactions

  const save = (changes: { leftOut?: boolean; isChecked: boolean }) =>
    void write({
      caseFileId,
      requestId,
      passageId: passage.id,
      version: passage.version,
      redactions,
      leftOut: changes.leftOut ?? passage.leftOut,
      isChecked: changes.isChecked,
    }).catch(() => undefined)

  function blackOutSelection() {
    const range = body.current ? selectedRange(body.current) : undefined
    if (!range) {
      setTyping(true)
      return
    }
    setRedactions(addRedaction(redactions, range, 'weggelaten'))
    window.getSelection()?.removeAllRanges()
  }

  /** Without a mouse nothing can be selected here: the words themselves, wherever they stand in the passage. */
  function blackOutWords(words: string): FieldErrors | undefined {
    const found = placesOf(passage.body, words)
    if (found.length === 0) return { words: 'Deze woorden staan niet in dit stuk. Schrijf ze precies zo.' }
    setRedactions(found.reduce((known, range) => addRedaction(known, range, 'weggelaten'), redactions))
    setTyping(false)
    return undefined
  }

  const toggle = (at: number) => setRedactions(redactions.map((one, index) => (index === at ? { ...one, kept: !one.kept } : one)))

  return (
    <article className="passage" data-left-out={passage.leftOut ? '' : undefined} aria-label={passage.label}>
      <p className="vd-small vd-muted">
        <strong>{passage.label}</strong>
        {passage.occurredOn ? `, ${formatDutchDate(passage.occurredOn, 'long')}` : ''}
        {passage.source ? `, ${passage.source}` : ''}
      </p>
      <p className="passage-body" dir="auto" ref={body}>
        {pieces(passage.body, redactions, toggle, isOpen)}
      </p>
      {error ? <ErrorState error={error} what="Dit stuk" /> : null}
      {isTyping ? (
        <div className="passage-words">
          <Form
            label={`Woorden zwart maken in ${passage.label}`}
            onSubmit={form => blackOutWords(String(form.get('words') ?? ''))}
          >
            <TextField
              label="Welke woorden moeten weg?"
              name="words"
              maxLength={500}
              focusOnOpen
              hint="Of selecteer ze in het stuk, en kies daarna “Maak woorden zwart”."
            />
            <ButtonGroup>
              <Button size="small" type="submit">
                Maak zwart
              </Button>
              <Button size="small" variant="quiet" onClick={() => setTyping(false)}>
                Toch niet
              </Button>
            </ButtonGroup>
          </Form>
        </div>
      ) : null}
      {isOpen ? (
        <ButtonGroup>
          {passage.leftOut ? (
            <Button size="small" onClick={() => save({ leftOut: false, isChecked: false })} pending={pending}>
              Neem dit stuk toch mee
            </Button>
          ) : (
            <>
              <Button
                size="small"
                variant={passage.isChecked && !changed ? 'quiet' : 'primary'}
                pending={pending}
                onClick={() => save({ isChecked: true })}
              >
                {passage.isChecked && !changed ? 'Nog een keer gecontroleerd' : 'Gecontroleerd'}
              </Button>
              <Button size="small" aria-expanded={isTyping} onClick={blackOutSelection}>
                Maak woorden zwart
              </Button>
              <Button size="small" variant="quiet" onClick={() => save({ leftOut: true, isChecked: true })}>
                Laat dit stuk weg
              </Button>
            </>
          )}
          {passage.isChecked && !changed ? (
            <Status kind="done">{passage.checkedBy ? `gecontroleerd door ${passage.checkedBy}` : 'gecontroleerd'}</Status>
          ) : null}
        </ButtonGroup>
      ) : null}
    </article>
  )
}

function pieces(text: string, redactions: readonly Redaction[], toggle: (at: number) => void, isOpen: boolean): ReactNode[] {
  const ordered = redactions.map((one, at) => ({ ...one, at })).toSorted((one, other) => one.from - other.from)
  const shown: ReactNode[] = []
  let reached = 0
  for (const { from, to, stands, kept, at } of ordered) {
    if (from < reached) continue
    shown.push(text.slice(reached, from))
    const words = text.slice(from, to)
    shown.push(
      <button
        key={from}
        type="button"
        className="passage-mark"
        data-kept={kept ? '' : undefined}
        data-from={from}
        disabled={!isOpen}
        aria-pressed={!kept}
        title={kept ? 'Blijft staan. Klik om zwart te maken.' : `Wordt [${stands}]. Klik om te laten staan.`}
        onClick={() => toggle(at)}
      >
        {words}
      </button>,
    )
    reached = to
  }
  shown.push(text.slice(reached))
  return shown
}

/** Where in the words of the passage a selection lies; undefined when nothing of it is selected. */
function selectedRange(body: HTMLElement): { from: number; to: number } | undefined {
  const selection = window.getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined
  const range = selection.getRangeAt(0)
  if (!body.contains(range.startContainer) || !body.contains(range.endContainer)) return undefined
  const before = document.createRange()
  before.selectNodeContents(body)
  before.setEnd(range.startContainer, range.startOffset)
  const from = before.toString().length
  const to = from + range.toString().length
  return to > from ? { from, to } : undefined
}
