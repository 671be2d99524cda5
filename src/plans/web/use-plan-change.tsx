import { type ReactNode, useState } from 'react'
import { ApiError } from '../../platform/api-client.ts'
import { Button, Dialog, useToast, useToday } from '../../platform/design/index.ts'
import { type CalendarDate, startOfDay } from '../../platform/time/calendar-date.ts'
import { spokenMoment } from '../../platform/time/spoken-moment.ts'
import { valueInWords } from './plan-words.ts'

interface Clash {
  label: string
  field: string
  of: 'goal' | 'action'
  yours: unknown
  theirs: unknown
  by: string | undefined
  at: string | undefined
  again: (theirs: unknown) => Promise<void>
}

/**
 * Sends a change of one field and, when somebody else changed it meanwhile, lets the person choose between both values.
 * `round` rises when a clash was settled: as a key it lets a field take over what stands there now.
 */
export function usePlanChange(of: 'goal' | 'action'): {
  send: (label: string, write: (from: unknown) => Promise<unknown>, from: unknown) => Promise<void>
  round: number
  dialog: ReactNode
} {
  const [clash, setClash] = useState<Clash>()
  const [round, setRound] = useState(0)
  const toast = useToast()
  const today = useToday()

  async function send(label: string, write: (from: unknown) => Promise<unknown>, from: unknown): Promise<void> {
    try {
      await write(from)
    } catch (thrown) {
      const details = thrown instanceof ApiError ? thrown.details : {}
      const [first] =
        (details['clashes'] as
          | { field: string; yours: unknown; theirs: unknown; by: string | undefined; at: string | undefined }[]
          | undefined) ?? []
      if (first) {
        setClash({
          label,
          of,
          ...first,
          by: details['by'] as string | undefined,
          at: details['at'] as string | undefined,
          again: theirs => send(label, write, theirs),
        })
      }
      throw thrown
    }
  }

  const settle = () => {
    setClash(undefined)
    setRound(count => count + 1)
  }

  const dialog = clash ? (
    <Dialog
      isOpen
      mustAnswer
      onClose={() => setClash(undefined)}
      title="Dit is intussen ook gewijzigd"
      actions={
        <>
          <Button variant="primary" onClick={settle}>
            Laat staan wat er staat
          </Button>
          <Button
            onClick={() =>
              void clash.again(clash.theirs).then(
                () => {
                  toast({ text: `${clash.label}: uw tekst staat er nu.` })
                  settle()
                },
                // Changed once more: the dialog shows the newest value.
                () => undefined,
              )
            }
          >
            Zet mijn tekst neer
          </Button>
        </>
      }
    >
      <div className="plan-clash">
        <div>
          <strong>{writtenBy(clash, today)}</strong>
          <div className="plan-clash-value">{valueInWords(clash.field, clash.theirs, clash.of)}</div>
        </div>
        <div>
          <strong>U schreef</strong>
          <div className="plan-clash-value">{valueInWords(clash.field, clash.yours, clash.of)}</div>
        </div>
      </div>
    </Dialog>
  ) : null
  return { send, round, dialog }
}

/** "Joep Willems schreef, vandaag om 10.42 uur". */
function writtenBy({ by, at }: Clash, today: CalendarDate): string {
  if (!by) return 'Er staat nu'
  return at ? `${by} schreef, ${spokenMoment(new Date(at), startOfDay(today))}` : `${by} schreef`
}
