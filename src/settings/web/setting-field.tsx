import { useState } from 'react'
import { FormRow, RadioGroup, Select, TextField } from '../../platform/design/index.ts'
import { formatDuration, parseDuration } from '../../platform/time/iso-duration.ts'
import type { SettingLine } from '../api.ts'
import { itemsOf, linesOf } from '../rules/list-lines.ts'
import type { ListItem } from '../rules/setting-definition.ts'

const units = { days: 'dagen', weeks: 'weken', months: 'maanden', years: 'jaar' } as const
type Unit = keyof typeof units

/** The field that fits the setting: a term, a number, an amount or a list. Gives null while it is empty. */
export function SettingField({ setting, onChange }: { setting: SettingLine; onChange: (value: SettingLine['own']) => void }) {
  const shown = setting.own ?? setting.standard
  if (setting.kind === 'duration')
    return <TermField setting={setting} shown={typeof shown === 'string' ? shown : null} onChange={onChange} />
  if (setting.kind === 'list') {
    const known = [...((setting.own as ListItem[] | null) ?? []), ...((setting.standard as ListItem[] | null) ?? [])]
    return (
      <TextField
        label={setting.label}
        name="change.value.to"
        hint="Eén per regel. Wat u weghaalt kan niet meer gekozen worden; wat is vastgelegd blijft leesbaar."
        lines={8}
        defaultValue={linesOf((shown as ListItem[] | null) ?? [])}
        onChange={text => onChange(itemsOf(text, known))}
      />
    )
  }
  if (setting.kind === 'choice') return <ChoiceField setting={setting} shown={String(shown)} onChange={onChange} />
  return (
    <TextField
      label={`${setting.label}${setting.unit ? ` (${setting.unit})` : ''}`}
      name="change.value.to"
      inputMode={setting.kind === 'amount' ? 'decimal' : 'numeric'}
      width="10rem"
      hint={`Van ${setting.least} tot en met ${setting.most}`}
      defaultValue={shown === null ? '' : String(shown as number)}
      onChange={text => onChange(readNumber(text))}
    />
  )
}

function ChoiceField({
  setting,
  shown,
  onChange,
}: {
  setting: SettingLine
  shown: string
  onChange: (value: string | null) => void
}) {
  const [chosen, setChosen] = useState(shown)
  return (
    <RadioGroup
      label={setting.label}
      name="change.value.to"
      value={chosen}
      onChange={value => {
        setChosen(value)
        onChange(value)
      }}
      options={(setting.choices ?? []).map(({ code, label }) => ({ value: code, label }))}
    />
  )
}

/** What cannot be read goes to the server as it stands, which says what is wrong with it. */
function readNumber(text: string): string | number | null {
  const typed = text.trim().replace(',', '.')
  if (typed === '') return null
  const number = Number(typed)
  return Number.isNaN(number) ? text : number
}

function TermField({
  setting,
  shown,
  onChange,
}: {
  setting: SettingLine
  shown: string | null
  onChange: (value: string | null) => void
}) {
  const duration = shown === null ? null : parseDuration(shown)
  const first = (Object.keys(units) as Unit[]).find(unit => (duration?.[unit] ?? 0) > 0) ?? 'days'
  const [amount, setAmount] = useState(duration ? String(duration[first] || '') : '')
  const [unit, setUnit] = useState<Unit>(first)
  const tell = (typed: string, of: Unit) => {
    const number = Number(typed)
    onChange(typed.trim() === '' ? null : Number.isInteger(number) && number > 0 ? formatDuration({ [of]: number }) : typed)
  }
  return (
    <FormRow>
      <TextField
        label={setting.label}
        name="change.value.to"
        inputMode="numeric"
        width="8rem"
        value={amount}
        onChange={typed => {
          setAmount(typed)
          tell(typed, unit)
        }}
      />
      <Select
        label="Eenheid"
        emptyText={null}
        value={unit}
        onChange={value => {
          const next = value || 'days'
          setUnit(next)
          tell(amount, next)
        }}
        options={(Object.keys(units) as Unit[]).map(one => ({
          value: one,
          label: one === 'days' && setting.counting === 'working-days' ? 'werkdagen' : units[one],
        }))}
      />
    </FormRow>
  )
}
