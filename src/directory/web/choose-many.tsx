import { useState } from 'react'
import { Button, ComboBox, LineList, Stack } from '../../platform/design/index.ts'

interface Choice {
  value: string
  label: string
}

/** Several from a long list: one is looked for at a time, those chosen stand below. */
export function ChooseMany({
  label,
  name,
  hint,
  optional = false,
  empty,
  choices,
  values,
  onChange,
}: {
  label: string
  name: string
  hint?: string
  optional?: boolean
  /** What is said while nothing is chosen. */
  empty: string
  choices: readonly Choice[]
  values: readonly string[]
  onChange: (values: string[]) => void
}) {
  // A field that was chosen from begins anew, empty, for the next.
  const [round, setRound] = useState(0)
  return (
    <Stack>
      <ComboBox
        key={round}
        label={label}
        name={name}
        hint={hint}
        optional={optional}
        options={choices.filter(one => !values.includes(one.value))}
        onChange={value => {
          if (value === null) return
          onChange([...values, value])
          setRound(round + 1)
        }}
      />
      <LineList
        empty={empty}
        lines={values.map(value => {
          const text = choices.find(one => one.value === value)?.label ?? 'niet meer in de lijst'
          return {
            key: value,
            primary: text,
            trailing: (
              <Button
                variant="quiet"
                size="small"
                aria-label={`Haal weg: ${text}`}
                onClick={() => onChange(values.filter(one => one !== value))}
              >
                Haal weg
              </Button>
            ),
          }
        })}
      />
    </Stack>
  )
}
