import { useState } from 'react'
import { FieldFrame, type FieldText } from './field-frame.tsx'
import { useFieldIdentity, useFormState } from './form-state.ts'

export type Option<Value extends string = string> = {
  value: Value
  label: string
  /** One plain sentence on what choosing this means. */
  explanation?: string | undefined
  disabled?: boolean | undefined
}

export type SelectProps<Value extends string> = FieldText & {
  name?: string | undefined
  options: ReadonlyArray<Option<Value>>
  value?: Value | '' | undefined
  defaultValue?: Value | '' | undefined
  onChange?: ((value: Value | '') => void) | undefined
  /** Shown while nothing is chosen; null leaves the empty choice out. */
  emptyText?: string | null | undefined
  disabled?: boolean | undefined
  width?: string | undefined
}

/** One from a known list. The native control: the phone's own wheel, and nothing to learn. */
export function Select<Value extends string>({
  label,
  optional,
  hint,
  error,
  hideLabel,
  name,
  options,
  value,
  defaultValue,
  onChange,
  emptyText = 'Maak een keuze',
  disabled,
  width,
}: SelectProps<Value>) {
  const [chosen, setChosen] = useState<string>(defaultValue ?? '')
  const identity = useFieldIdentity({ name, hint, error })
  const { touch } = useFormState()
  return (
    <FieldFrame identity={identity} label={label} optional={optional} hint={hint} hideLabel={hideLabel} width={width}>
      <select
        id={identity.id}
        name={name}
        className="vd-input"
        value={value ?? chosen}
        disabled={disabled}
        aria-describedby={identity.describedBy}
        aria-invalid={identity.error ? true : undefined}
        onChange={event => {
          setChosen(event.target.value)
          onChange?.(event.target.value as Value | '')
          if (name) touch(name)
        }}
      >
        {emptyText === null ? null : <option value="">{emptyText}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
