import { type ReactNode, useRef, useState } from 'react'
import { Button, ButtonGroup, ErrorState, formatDutchDate, Status } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type Passage, residentOperations } from '../api.ts'
import { addRedaction, type Redaction } from '../rules/redaction.ts'

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
    if (!range) return
    setRedactions(addRedaction(redactions, range, 'weggelaten'))
    window.getSelection()?.removeAllRanges()
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
              <Button size="small" onClick={blackOutSelection}>
                Maak selectie zwart
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
