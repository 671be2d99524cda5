import { Checkbox, DateField, FormRow, TextField, useToday } from '../../platform/design/index.ts'
import { addDays } from '../../platform/time/calendar-date.ts'

export interface Meeting {
  on: string
  at: string
  lengthMinutes: string
  online: boolean
  place: string
}

/** When and where people meet. */
export function MomentFields({ meeting, onChange }: { meeting: Meeting; onChange: (changes: Partial<Meeting>) => void }) {
  const today = useToday()
  return (
    <>
      <FormRow>
        <DateField
          label="Op welke dag?"
          name="on"
          lean="future"
          max={addDays(today, 365)}
          value={meeting.on}
          onChange={on => onChange({ on })}
        />
        <TextField
          label="Hoe laat?"
          name="at"
          hint="zoals 14:00"
          width="8rem"
          value={meeting.at}
          onChange={at => onChange({ at })}
        />
        <TextField
          label="Hoeveel minuten?"
          name="lengthMinutes"
          hint="van 5 tot 600"
          inputMode="numeric"
          width="8rem"
          value={meeting.lengthMinutes}
          onChange={lengthMinutes => onChange({ lengthMinutes })}
        />
      </FormRow>
      <TextField
        label="Waar?"
        name="place"
        optional={meeting.online}
        maxLength={200}
        value={meeting.place}
        onChange={place => onChange({ place })}
        hint="Iedereen die weet dat dit dossier er is kan dit lezen. Schrijf hier dus niet het adres van het gezin."
        placeholder="Stadskantoor, kamer 2"
      />
      <Checkbox name="online" checked={meeting.online} onChange={online => onChange({ online })}>
        Online (ook)
      </Checkbox>
    </>
  )
}

/** "9.30", "930" and "9:30" are all half past nine; what is no time is left as typed, for the server to say so. */
export function readTime(typed: string): string {
  const parts = /^(\d{1,2})[:.\s]?(\d{2})?\s*(?:uur)?$/.exec(typed.trim())
  if (!parts?.[1]) return typed.trim()
  return `${parts[1].padStart(2, '0')}:${parts[2] ?? '00'}`
}

/** What is missing, said before anything is sent. */
export function missingIn(meeting: Meeting): Record<string, string> {
  return {
    ...(meeting.on ? {} : { on: 'Kies een dag.' }),
    ...(meeting.at.trim() ? {} : { at: 'Vul een tijd in als 14:00.' }),
    ...(/^\d{1,3}$/.test(meeting.lengthMinutes.trim()) ? {} : { lengthMinutes: 'Vul een getal in, alleen cijfers.' }),
    ...(meeting.online || meeting.place.trim() ? {} : { place: 'Vul in waar het is, of kies online.' }),
  }
}
