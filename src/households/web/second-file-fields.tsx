import { useCallback } from 'react'
import { caseFileOperations } from '../../case-files/api.ts'
import { Checkbox, ComboBox, RadioGroup, Select, TextField } from '../../platform/design/index.ts'
import { read, useRead } from '../../platform/web/api.ts'
import { signalOperations } from '../../signals/api.ts'
import type { SplitPreview } from '../api.ts'
import type { SecondFileForm } from './second-file.ts'

/** Name, place, coordinator and plan of the second file. */
export function SecondFileFields({
  form,
  onChange,
  suggestedName,
  preview,
}: {
  form: SecondFileForm
  onChange: (form: SecondFileForm) => void
  suggestedName: string
  preview: SplitPreview
}) {
  const change = (changes: Partial<SecondFileForm>) => onChange({ ...form, ...changes })
  const coordinators = useRead(caseFileOperations.listCoordinators, {})
  const load = useCallback(async (query: string, signal: AbortSignal) => {
    const found = await read(signalOperations.findAddresses, { query }, signal)
    return found.map(address => ({ value: address.id, label: address.label, detail: address.area }))
  }, [])
  const key = (one: { userId: string; organisationId: string }) => `${one.userId} ${one.organisationId}`
  const known = (coordinators.data?.coordinators ?? []).map(one => ({
    value: key(one),
    label: `${one.name} (${one.organisationName}, ${one.caseload} ${one.caseload === 1 ? 'gezin' : 'gezinnen'})`,
  }))
  return (
    <>
      <TextField
        label="Naam van het tweede dossier"
        name="secondFile.name"
        maxLength={120}
        value={form.name || suggestedName}
        onChange={name => change({ name })}
      />
      <RadioGroup
        label="Waar gaan zij wonen?"
        name="secondFile.where"
        appearance="inline"
        value={form.where}
        onChange={where => change({ where })}
        options={[
          { value: 'address', label: 'Op een adres in de gemeente' },
          { value: 'place', label: 'Zonder vast adres' },
          { value: 'same', label: 'Op hetzelfde adres' },
        ]}
      />
      {form.where === 'address' ? (
        <ComboBox
          label="Adres"
          name="secondFile.addressId"
          hint="Straat en huisnummer, of postcode"
          load={load}
          value={form.addressId}
          onChange={(addressId, option) => change({ addressId, addressText: option?.label ?? '' })}
        />
      ) : null}
      {form.where === 'place' ? (
        <TextField
          label="Waar dan"
          name="secondFile.place"
          maxLength={200}
          hint="Bijvoorbeeld: in de opvang, of bij vrienden"
          value={form.place}
          onChange={place => change({ place })}
        />
      ) : null}
      <Select
        label="Coördinator van het tweede dossier"
        name="coordinator"
        emptyText={null}
        value={key(form.coordinator)}
        onChange={value => {
          const chosen = coordinators.data?.coordinators.find(one => key(one) === value)
          if (chosen) change({ coordinator: { userId: chosen.userId, organisationId: chosen.organisationId, name: chosen.name } })
        }}
        options={known.length > 0 ? known : [{ value: key(form.coordinator), label: form.coordinator.name }]}
      />
      {preview.hasPlan && !preview.planIsShared ? (
        <Checkbox checked={form.onePlan} onChange={onePlan => change({ onePlan })}>
          Eén plan voor beide gezinnen: het plan blijft hier staan en het nieuwe gezin krijgt geen eigen plan
        </Checkbox>
      ) : null}
    </>
  )
}
