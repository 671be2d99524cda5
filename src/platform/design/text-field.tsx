import { type ComponentPropsWithRef, type ReactNode, useState } from 'react'
import { FieldFrame, type FieldText } from './field-frame.tsx'
import { useFieldIdentity, useFormState } from './form-state.ts'

export type TextFieldProps = FieldText & {
  name?: string
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
  onBlur?: (value: string) => void
  /** Lines to start with; the field grows along with the text. One line is a plain input. */
  lines?: number
  /** Shows how much room is left once it gets tight. Longer text is kept, the error says so. */
  maxLength?: number
  type?: 'text' | 'email' | 'tel' | 'search' | 'password' | 'url'
  inputMode?: ComponentPropsWithRef<'input'>['inputMode']
  autoComplete?: string
  placeholder?: string
  /** Takes the focus when it appears: the one field of a dialog or quick note that just opened. */
  focusOnOpen?: boolean
  disabled?: boolean
  readOnly?: boolean
  /** Widest useful width, for instance '8rem' for a postcode. */
  width?: string
  after?: ReactNode
}

export function TextField({
  label,
  optional,
  hint,
  error,
  hideLabel,
  name,
  value,
  defaultValue,
  onChange,
  onBlur,
  lines = 1,
  maxLength,
  type = 'text',
  inputMode,
  autoComplete = 'off',
  placeholder,
  focusOnOpen,
  disabled,
  readOnly,
  width,
  after,
}: TextFieldProps) {
  const [typed, setTyped] = useState(defaultValue ?? '')
  const text = value ?? typed
  const tooLong = maxLength !== undefined && text.length > maxLength
  const identity = useFieldIdentity({
    name,
    hint,
    error: error ?? (tooLong ? `Dit is ${text.length - maxLength} tekens te lang. Maak de tekst korter.` : undefined),
  })
  const { touch } = useFormState()

  const shared = {
    id: identity.id,
    name,
    value: text,
    className: 'vd-input',
    'aria-describedby': identity.describedBy,
    'aria-invalid': identity.error ? true : undefined,
    'aria-required': optional || type === 'search' ? undefined : true,
    // Names and notes in Arabic or Hebrew run the other way.
    dir: 'auto',
    autoComplete,
    placeholder,
    disabled,
    readOnly,
    autoFocus: focusOnOpen,
    onChange: (event: { target: { value: string } }) => {
      setTyped(event.target.value)
      onChange?.(event.target.value)
      if (name) touch(name)
    },
    onBlur: () => onBlur?.(text),
  }

  return (
    <FieldFrame
      identity={identity}
      label={label}
      optional={optional && type !== 'search'}
      hint={hint}
      hideLabel={hideLabel}
      width={width}
      after={
        <>
          {maxLength !== undefined && !tooLong && text.length > maxLength * 0.8 ? (
            <div className="vd-field-counter" aria-live="polite">
              nog {maxLength - text.length} tekens
            </div>
          ) : null}
          {after}
        </>
      }
    >
      {lines > 1 ? (
        <div className="vd-autosize" data-text={`${text}\n`}>
          <textarea {...shared} rows={lines} />
        </div>
      ) : (
        <input {...shared} type={type} inputMode={inputMode} />
      )}
    </FieldFrame>
  )
}
