import { useState } from 'react'
import { ApiError } from '../../platform/api-client.ts'
import { Button, Dialog, ErrorState, RadioGroup, useToday } from '../../platform/design/index.ts'
import { startOfDay } from '../../platform/time/calendar-date.ts'
import { spokenMoment } from '../../platform/time/spoken-moment.ts'
import { planFieldLabels, valueInWords } from './plan-words.ts'

export interface FieldClash {
  field: string
  yours: unknown
  theirs: unknown
  by?: string
  at?: string
}

/** The fields that somebody else changed meanwhile, or undefined when the refusal was for something else. */
export function clashesOf(thrown: unknown): FieldClash[] | undefined {
  if (!(thrown instanceof ApiError)) return undefined
  const clashes = thrown.details['clashes'] as FieldClash[] | undefined
  return clashes && clashes.length > 0 ? clashes : undefined
}

/** The change once more, on what stands there now: chosen per field, and what did not clash as it was. */
export function changeAfter<Change extends Record<string, { from: unknown; to: unknown } | undefined>>(
  change: Change,
  clashes: readonly FieldClash[],
  keepsTheirs: ReadonlySet<string>,
): Partial<Change> {
  const next: Record<string, { from: unknown; to: unknown }> = {}
  for (const [field, one] of Object.entries(change)) {
    if (!one) continue
    const clash = clashes.find(each => each.field === field)
    if (!clash) next[field] = one
    else if (!keepsTheirs.has(field)) next[field] = { from: clash.theirs, to: one.to }
  }
  return next as Partial<Change>
}

/** Both values of each field, with who wrote the other one when; the person chooses. What was typed stays in the form behind it. */
export function ActionClashDialog({
  clashes,
  nameOf,
  onChoose,
  onClose,
}: {
  clashes: readonly FieldClash[]
  nameOf: (doer: { kind: string; id: string }) => string | undefined
  onChoose: (keepsTheirs: ReadonlySet<string>) => Promise<void>
  onClose: () => void
}) {
  const today = useToday()
  const [choices, setChoices] = useState<Record<string, 'theirs' | 'mine'>>({})
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const isChosen = clashes.every(clash => choices[clash.field])
  const choose = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      await onChoose(new Set(clashes.map(clash => clash.field).filter(field => choices[field] === 'theirs')))
    } catch (thrown) {
      setFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      isOpen
      mustAnswer
      onClose={onClose}
      title="Dit is intussen ook gewijzigd"
      actions={
        <Button variant="primary" disabled={!isChosen} pending={busy} pendingText="Bewaren…" onClick={() => void choose()}>
          Bewaar mijn keuze
        </Button>
      }
    >
      {failure ? <ErrorState error={failure} what="Uw keuze" /> : null}
      {clashes.map(clash => (
        <RadioGroup
          key={clash.field}
          label={planFieldLabels[clash.field] ?? clash.field}
          value={choices[clash.field]}
          onChange={choice => setChoices({ ...choices, [clash.field]: choice })}
          options={[
            {
              value: 'theirs' as const,
              label: valueInWords(clash.field, clash.theirs, 'action', nameOf),
              explanation: writtenBy(clash, today),
            },
            {
              value: 'mine' as const,
              label: valueInWords(clash.field, clash.yours, 'action', nameOf),
              explanation: 'U schreef dit nu.',
            },
          ]}
        />
      ))}
    </Dialog>
  )
}

function writtenBy({ by, at }: FieldClash, today: string): string {
  if (!by) return 'Dit staat er nu.'
  return at ? `${by} schreef dit ${spokenMoment(new Date(at), startOfDay(today))}.` : `${by} schreef dit.`
}
