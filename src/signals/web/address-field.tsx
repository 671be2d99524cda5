import { useCallback, useEffect, useRef } from 'react'
import { ComboBox } from '../../platform/design/index.ts'
import { read } from '../../platform/web/api.ts'
import { signalOperations } from '../api.ts'

export interface ChosenAddress {
  id: string
  label: string
}

interface Props {
  name: string
  address: ChosenAddress | null
  onChoose: (address: ChosenAddress | null) => void
  /** What was typed without choosing from the list, so that it is not lost. */
  onTyped?: (text: string) => void
}

/** An address of the municipality's register: type a part, choose from the list. */
export function AddressField({ name, address, onChoose, onTyped }: Props) {
  const latest = useRef({ address, onTyped })
  useEffect(() => {
    latest.current = { address, onTyped }
  })
  const load = useCallback(async (query: string, signal: AbortSignal) => {
    const { address: chosen, onTyped: tell } = latest.current
    // The field empties itself when it is left without a choice; the words typed before that are what counts.
    if (query.trim() !== '' && query !== chosen?.label) tell?.(query)
    const found = await read(signalOperations.findAddresses, { query }, signal)
    return found.map(({ id, label, area }) => ({ value: id, label, detail: area }))
  }, [])
  return (
    <ComboBox
      label="Adres"
      name={name}
      load={load}
      value={address?.id ?? null}
      defaultText={address?.label ?? ''}
      onChange={(id, option) => onChoose(id && option ? { id, label: option.label } : null)}
      hint="Typ straat en huisnummer, of postcode en huisnummer, en kies uit de lijst."
      emptyText="Geen adres gevonden. Kijk de schrijfwijze na, of vink hieronder aan dat het niet in de lijst staat."
    />
  )
}
