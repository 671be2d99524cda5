import { useRef, useState } from 'react'
import { AudienceLine, type AudienceLineProps } from './audience-line.tsx'
import { useFieldIdentity } from './form-state.ts'
import { readProblem } from './problem.ts'
import { useToast } from './toast.tsx'

export type InlineFieldProps = {
  label: string
  value: string
  /** Makes it a fact. Rejecting keeps the text in the field, with the reason. */
  onSave: (next: string, previous: string) => Promise<void>
  /** Every keystroke, for the private draft. */
  onDraft?: ((text: string) => void) | undefined
  /** Text that was typed before and not made a fact yet. */
  draft?: string | undefined
  /** From two lines on Enter starts a new line; in one line it is done. Long text wraps in both. */
  lines?: number | undefined
  placeholder?: string | undefined
  audience?: AudienceLineProps | undefined
  hideLabel?: boolean | undefined
  /** '10.42' for "bewaard 10.42"; default: the clock of the device. */
  clock?: (() => string) | undefined
}

const deviceClock = () => new Date().toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' }).replace(':', '.')

/**
 * Write where you read: text that turns into a field on touch. While typing it is a draft; leaving the field makes it a
 * fact, says so quietly, and gives ten seconds to undo. Esc puts back what stood there.
 */
export function InlineField({
  label,
  value,
  onSave,
  onDraft,
  draft,
  lines = 1,
  placeholder = 'Schrijf hier',
  audience,
  hideLabel,
  clock = deviceClock,
}: InlineFieldProps) {
  const [text, setText] = useState(draft ?? value)
  const [fact, setFact] = useState(value)
  const [state, setState] = useState<'still' | 'draft' | 'saving' | 'saved' | 'failed'>(
    draft !== undefined && draft !== value ? 'draft' : 'still',
  )
  const [savedAt, setSavedAt] = useState('')
  const [problem, setProblem] = useState<string>()
  const [active, setActive] = useState(false)
  const cancelled = useRef(false)
  const identity = useFieldIdentity({ error: problem })
  const toast = useToast()

  // Somebody else changed it: take it over, unless this person is writing.
  if (value !== fact && (state === 'still' || state === 'saved')) {
    setFact(value)
    setText(value)
  }

  async function save(next: string, previous: string, canUndo: boolean) {
    setState('saving')
    setProblem(undefined)
    try {
      await onSave(next, previous)
      setFact(next)
      setText(next)
      setSavedAt(clock())
      setState('saved')
      if (canUndo)
        toast({
          text: `${label}: bewaard.`,
          undo: () => save(previous, next, false),
          undoneText: `${label}: staat weer zoals het was.`,
        })
    } catch (thrown) {
      const { title, detail } = readProblem(thrown)
      setProblem(`${detail ?? title} Uw tekst staat nog in het veld.`)
      setState('failed')
      if (!canUndo) throw thrown
    }
  }

  const status = { still: '', draft: 'concept, alleen voor u', saving: 'bewaren…', saved: `bewaard ${savedAt}`, failed: '' }[
    state
  ]
  const shared = {
    id: identity.id,
    className: 'vd-input vd-inline-input',
    value: text,
    placeholder,
    // Names and notes in Arabic or Hebrew run the other way.
    dir: 'auto',
    autoComplete: 'off',
    'aria-describedby': [identity.errorId, `${identity.id}-state`, audience ? `${identity.id}-audience` : '']
      .filter(Boolean)
      .join(' '),
    'aria-invalid': problem ? true : undefined,
    onChange: (event: { target: { value: string } }) => {
      setText(event.target.value)
      setState(event.target.value === fact ? 'still' : 'draft')
      onDraft?.(event.target.value)
    },
    onFocus: () => setActive(true),
    onBlur: () => {
      setActive(false)
      if (cancelled.current) cancelled.current = false
      else if (text !== fact) void save(text, fact, true)
    },
    onKeyDown: (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
      if (event.key === 'Escape' && text !== fact) {
        event.preventDefault()
        event.stopPropagation()
        cancelled.current = true
        setText(fact)
        setState('still')
        setProblem(undefined)
        onDraft?.(fact)
        event.currentTarget.blur()
      } else if (event.key === 'Enter' && lines === 1) {
        event.preventDefault()
        event.currentTarget.blur()
      }
    },
  }

  return (
    <div className="vd-field vd-inline" data-invalid={problem ? '' : undefined}>
      <div className="vd-inline-head">
        <label className={hideLabel ? 'vd-hidden' : 'vd-inline-label'} htmlFor={identity.id}>
          {label}
        </label>
        <output className="vd-inline-state" id={`${identity.id}-state`}>
          {status}
        </output>
      </div>
      {problem ? (
        <div className="vd-field-error" id={identity.errorId}>
          {problem}
        </div>
      ) : null}
      <div className="vd-autosize" data-text={`${text}\n`}>
        <textarea {...shared} rows={lines} />
      </div>
      {audience && (active || state === 'draft') ? <AudienceLine {...audience} id={`${identity.id}-audience`} /> : null}
    </div>
  )
}
