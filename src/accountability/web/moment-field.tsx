import { useState } from 'react'
import { clockTimeOf, momentAt } from '../../conferences/rules/dutch-moment.ts'
import { DateField, FormRow, TextField } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { readClockTime } from '../rules/breach-words.ts'

export interface TypedMoment {
  on: string
  at: string
}

export const typedFrom = (moment: string | null): TypedMoment =>
  moment ? { on: calendarDateOf(new Date(moment)), at: clockTimeOf(new Date(moment)) } : { on: '', at: '' }

/** The moment that was typed; null: nothing; undefined: a day without a time, or a time that is none. */
export function readMoment({ on, at }: TypedMoment): string | null | undefined {
  if (on === '' && at.trim() === '') return null
  const time = readClockTime(at)
  return on === '' || time === undefined ? undefined : momentAt(on, time).toISOString()
}

/** A day and a time of the clock. */
export function MomentField({
  label,
  name,
  value,
  onChange,
  optional,
}: {
  label: string
  name: string
  value: TypedMoment
  onChange: (value: TypedMoment) => void
  optional?: boolean
}) {
  const [typed, setTyped] = useState(value)
  const change = (changes: Partial<TypedMoment>) => {
    const next = { ...typed, ...changes }
    setTyped(next)
    onChange(next)
  }
  return (
    <FormRow>
      <DateField label={label} name={name} lean="past" optional={optional} value={typed.on} onChange={on => change({ on })} />
      <TextField
        label="Hoe laat?"
        name={`${name}.time`}
        hint="zoals 14:00"
        width="8rem"
        optional={optional ?? false}
        value={typed.at}
        onChange={at => change({ at })}
      />
    </FormRow>
  )
}
