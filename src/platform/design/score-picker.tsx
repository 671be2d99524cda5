import { useId, useState } from 'react'
import { type FieldText, GroupFrame } from './field-frame.tsx'
import { useFieldIdentity, useFormState } from './form-state.ts'

export type ScorePickerProps = FieldText & {
  name?: string | undefined
  /** The word for each score, from the programme's life-domain set; the first word belongs to score 1. */
  words: ReadonlyArray<string>
  value?: number | undefined
  defaultValue?: number | undefined
  onChange?: ((score: number) => void) | undefined
}

/** A score on a scale from 1, each with its word. One tab stop; arrows move, digits choose. */
export function ScorePicker({
  label,
  optional,
  hint,
  error,
  hideLabel,
  name,
  words,
  value,
  defaultValue,
  onChange,
}: ScorePickerProps) {
  const ownName = useId()
  const [chosen, setChosen] = useState(defaultValue)
  const identity = useFieldIdentity({ name, hint, error })
  const { touch } = useFormState()
  const current = value ?? chosen

  function choose(score: number) {
    setChosen(score)
    onChange?.(score)
    if (name) touch(name)
  }

  function chooseByDigit(event: React.KeyboardEvent<HTMLInputElement>) {
    const score = Number(event.key)
    if (!Number.isInteger(score) || score < 1 || score > words.length) return
    choose(score)
    event.currentTarget.closest('.vd-scores')?.querySelectorAll('input')[score - 1]?.focus()
  }

  return (
    <GroupFrame identity={identity} label={label} optional={optional} hint={hint} hideLabel={hideLabel}>
      <div className="vd-scores" style={{ '--vd-score-count': words.length } as React.CSSProperties}>
        {words.map((word, index) => {
          const score = index + 1
          return (
            <label key={word} className="vd-score">
              <input
                id={index === 0 ? identity.id : undefined}
                type="radio"
                name={name ?? ownName}
                value={score}
                checked={current === score}
                aria-describedby={index === 0 ? identity.describedBy : undefined}
                onChange={() => choose(score)}
                onKeyDown={chooseByDigit}
              />
              <span className="vd-score-number">{score}</span>
              <span className="vd-score-word">{word}</span>
            </label>
          )
        })}
      </div>
    </GroupFrame>
  )
}
