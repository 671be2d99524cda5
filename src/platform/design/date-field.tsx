import { useState } from 'react'
import type { CalendarDate } from '../time/calendar-date.ts'
import { type DateLean, formatDutchDate, parseDutchDate } from './dutch-date.ts'
import { FieldFrame, type FieldText } from './field-frame.tsx'
import { useFieldIdentity, useFormState } from './form-state.ts'
import { useToday } from './today.tsx'

export type DateFieldProps = FieldText & {
  name?: string | undefined
  /** 'YYYY-MM-DD', or '' for none. */
  value?: CalendarDate | undefined
  defaultValue?: CalendarDate | undefined
  /** Gets '' while the text is no date. */
  onChange?: ((value: CalendarDate) => void) | undefined
  lean?: DateLean | undefined
  /** Earliest and latest date that make sense; said in the error. */
  min?: CalendarDate | undefined
  max?: CalendarDate | undefined
  disabled?: boolean | undefined
}

/**
 * A date as people type it ("27 nov", "morgen", "3-5-1988"). On leaving the field it is shown in full, so that a
 * misreading is seen; the form gets the ISO date under `name`.
 */
export function DateField({
  label,
  optional,
  hint,
  error,
  hideLabel,
  name,
  value,
  defaultValue,
  onChange,
  lean,
  min,
  max,
  disabled,
}: DateFieldProps) {
  const today = useToday()
  const given = value ?? defaultValue ?? ''
  const [known, setKnown] = useState(given)
  const [text, setText] = useState(given ? formatDutchDate(given, 'numeric') : '')
  const [ownError, setOwnError] = useState<string>()
  const identity = useFieldIdentity({ name, hint: true, error: error ?? ownError })
  const { touch } = useFormState()

  // A value set from outside replaces the text; one that merely echoes our own change does not.
  if (value !== undefined && value !== known) {
    setKnown(value)
    setText(value ? formatDutchDate(value, 'numeric') : '')
    setOwnError(undefined)
  }

  function read(typed: string): CalendarDate {
    const parsed = parseDutchDate(typed, today, lean)
    return parsed.ok ? parsed.iso : ''
  }

  function change(typed: string) {
    setText(typed)
    setOwnError(undefined)
    if (name) touch(name)
    const iso = read(typed)
    setKnown(iso)
    if (iso !== known) onChange?.(iso)
  }

  function leave() {
    if (text.trim() === '') return setOwnError(undefined)
    const parsed = parseDutchDate(text, today, lean)
    if (!parsed.ok) return setOwnError(parsed.message)
    setText(formatDutchDate(parsed.iso, 'numeric'))
    if (min && parsed.iso < min) setOwnError(`Kies een datum vanaf ${formatDutchDate(min, 'long')}.`)
    else if (max && parsed.iso > max) setOwnError(`Kies een datum tot en met ${formatDutchDate(max, 'long')}.`)
  }

  const iso = read(text)
  return (
    <FieldFrame
      identity={identity}
      label={label}
      optional={optional}
      hint={hint ?? 'dag-maand-jaar, of "vandaag"'}
      hideLabel={hideLabel}
      width="16rem"
    >
      <div className="vd-date">
        <input
          id={identity.id}
          className="vd-input vd-numeric"
          inputMode="text"
          autoComplete="off"
          value={text}
          disabled={disabled}
          aria-describedby={identity.describedBy}
          aria-invalid={identity.error ? true : undefined}
          onChange={event => change(event.target.value)}
          onBlur={leave}
        />
        <span className="vd-field-reading" aria-live="polite">
          {iso ? formatDutchDate(iso, 'day', today) : null}
        </span>
      </div>
      {name ? <input type="hidden" name={name} value={iso} /> : null}
    </FieldFrame>
  )
}
