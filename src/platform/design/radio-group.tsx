import { useId, useState } from 'react'
import { type FieldText, GroupFrame } from './field-frame.tsx'
import { useFieldIdentity, useFormState } from './form-state.ts'
import type { Option } from './select.tsx'

export type RadioGroupProps<Value extends string> = FieldText & {
  name?: string | undefined
  options: ReadonlyArray<Option<Value>>
  value?: Value | undefined
  defaultValue?: Value | undefined
  onChange?: ((value: Value) => void) | undefined
  /** 'big' for a choice that decides what happens next: triage, the outcome at a door. */
  appearance?: 'list' | 'inline' | 'big' | undefined
}

export function RadioGroup<Value extends string>({
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
  appearance = 'list',
}: RadioGroupProps<Value>) {
  const ownName = useId()
  const [chosen, setChosen] = useState(defaultValue)
  const identity = useFieldIdentity({ name, hint, error })
  const { touch } = useFormState()
  const current = value ?? chosen
  const big = appearance === 'big'
  return (
    <GroupFrame identity={identity} label={label} optional={optional} hint={hint} hideLabel={hideLabel}>
      <div className={big ? 'vd-big-choices' : 'vd-choices'} data-inline={appearance === 'inline' ? '' : undefined}>
        {options.map((option, index) => (
          <label key={option.value} className={big ? 'vd-big-choice' : 'vd-choice'}>
            <input
              // The error summary links to the first choice.
              id={index === 0 ? identity.id : undefined}
              type="radio"
              name={name ?? ownName}
              value={option.value}
              checked={current === option.value}
              disabled={option.disabled}
              aria-describedby={index === 0 ? identity.describedBy : undefined}
              onChange={() => {
                setChosen(option.value)
                onChange?.(option.value)
                if (name) touch(name)
              }}
            />
            <span className={big ? 'vd-big-choice-label' : undefined}>{option.label}</span>
            {option.explanation ? <span className="vd-choice-explanation">{option.explanation}</span> : null}
          </label>
        ))}
      </div>
    </GroupFrame>
  )
}
