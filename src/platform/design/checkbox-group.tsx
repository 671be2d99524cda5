import { type ReactNode, useState } from 'react'
import { type FieldText, GroupFrame } from './field-frame.tsx'
import { useFieldIdentity, useFormState } from './form-state.ts'
import type { Option } from './select.tsx'

export type CheckboxGroupProps<Value extends string> = FieldText & {
  name?: string | undefined
  options: ReadonlyArray<Option<Value>>
  values?: ReadonlyArray<Value> | undefined
  defaultValues?: ReadonlyArray<Value> | undefined
  onChange?: ((values: Value[]) => void) | undefined
  inline?: boolean | undefined
}

export function CheckboxGroup<Value extends string>({
  label,
  optional,
  hint,
  error,
  hideLabel,
  name,
  options,
  values,
  defaultValues = [],
  onChange,
  inline,
}: CheckboxGroupProps<Value>) {
  const [chosen, setChosen] = useState<ReadonlyArray<Value>>(defaultValues)
  const identity = useFieldIdentity({ name, hint, error })
  const { touch } = useFormState()
  const current = values ?? chosen
  return (
    <GroupFrame identity={identity} label={label} optional={optional} hint={hint} hideLabel={hideLabel}>
      <div className="vd-choices" data-inline={inline ? '' : undefined}>
        {options.map((option, index) => (
          <label key={option.value} className="vd-choice">
            <input
              id={index === 0 ? identity.id : undefined}
              type="checkbox"
              name={name}
              value={option.value}
              checked={current.includes(option.value)}
              disabled={option.disabled}
              aria-describedby={index === 0 ? identity.describedBy : undefined}
              onChange={event => {
                const next = options
                  .map(each => each.value)
                  .filter(each => (each === option.value ? event.target.checked : current.includes(each)))
                setChosen(next)
                onChange?.(next)
                if (name) touch(name)
              }}
            />
            <span>{option.label}</span>
            {option.explanation ? <span className="vd-choice-explanation">{option.explanation}</span> : null}
          </label>
        ))}
      </div>
    </GroupFrame>
  )
}

export type CheckboxProps = {
  children: ReactNode
  name?: string | undefined
  checked?: boolean | undefined
  defaultChecked?: boolean | undefined
  onChange?: ((checked: boolean) => void) | undefined
  error?: string | undefined
  disabled?: boolean | undefined
}

/** One yes-or-no sentence, such as "De inwoner weet van deze melding". */
export function Checkbox({ children, name, checked, defaultChecked, onChange, error, disabled }: CheckboxProps) {
  const identity = useFieldIdentity({ name, error })
  const { touch } = useFormState()
  return (
    <div className="vd-field" data-invalid={identity.error ? '' : undefined}>
      {identity.error ? (
        <div className="vd-field-error" id={identity.errorId}>
          {identity.error}
        </div>
      ) : null}
      <label className="vd-choice">
        <input
          id={identity.id}
          type="checkbox"
          name={name}
          value="true"
          checked={checked}
          defaultChecked={checked === undefined ? defaultChecked : undefined}
          disabled={disabled}
          aria-invalid={identity.error ? true : undefined}
          aria-describedby={identity.describedBy}
          onChange={event => {
            onChange?.(event.target.checked)
            if (name) touch(name)
          }}
        />
        <span>{children}</span>
      </label>
    </div>
  )
}
