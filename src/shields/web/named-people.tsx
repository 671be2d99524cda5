import { useState } from 'react'
import { Button, ComboBox, LineList } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead } from '../../platform/web/api.ts'
import { shieldOperations } from '../api.ts'

export interface Chosen {
  namingId: string
  userId: string
  organisationId: string
  label: string
}

/** Who may read it besides oneself: one colleague at a time, each by name. */
export function NamedPeople({
  caseFileId,
  chosen,
  onChange,
  hint = 'U leest zelf altijd mee. Wie hier niet staat, weet niet dat het er is; ook uw opvolger niet.',
}: {
  caseFileId: string
  chosen: readonly Chosen[]
  onChange: (chosen: Chosen[]) => void
  hint?: string
}) {
  const { data } = useRead(shieldOperations.listNameable, { caseFileId })
  // Another key empties the field after somebody was chosen.
  const [round, setRound] = useState(0)
  const keyOf = (one: { userId: string; organisationId: string }) => `${one.userId} ${one.organisationId}`
  const left = (data?.colleagues ?? []).filter(one => !chosen.some(each => keyOf(each) === keyOf(one)))
  return (
    <div className="vd-stack" data-gap="tight">
      <ComboBox
        key={round}
        label="Wie mag het ook lezen?"
        name="people"
        optional
        hint={hint}
        value={null}
        options={left.map(one => ({
          value: keyOf(one),
          label: one.name,
          detail: [one.jobTitle, one.organisationName].filter(Boolean).join(', '),
        }))}
        onChange={value => {
          const found = left.find(one => keyOf(one) === value)
          if (!found) return
          const { userId, organisationId, name, organisationName } = found
          onChange([...chosen, { namingId: newId(), userId, organisationId, label: `${name}, ${organisationName}` }])
          setRound(round + 1)
        }}
      />
      {chosen.length > 0 ? (
        <LineList
          lines={chosen.map(one => ({
            key: one.namingId,
            primary: one.label,
            trailing: (
              <Button
                variant="quiet"
                size="small"
                aria-label={`Haal weg: ${one.label}`}
                onClick={() => onChange(chosen.filter(each => each !== one))}
              >
                Haal weg
              </Button>
            ),
          }))}
        />
      ) : null}
    </div>
  )
}

export const sentPeople = (chosen: readonly Chosen[]) =>
  chosen.map(({ namingId, userId, organisationId }) => ({ namingId, userId, organisationId }))
