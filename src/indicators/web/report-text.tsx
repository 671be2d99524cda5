import { useState } from 'react'
import { ApiError } from '../../platform/api-client.ts'
import { Button, ButtonGroup, InlineField, Notice, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { indicatorOperations } from '../api.ts'
import type { ReportText } from '../rules/report-body.ts'

/** A text of a report as it is read; in a draft it is written in the same place. */
export function ReportTextPart({
  reportId,
  text,
  label,
  mayWrite,
}: {
  reportId: string
  text: ReportText
  label: string
  mayWrite: boolean
}) {
  if (!mayWrite) return text.body === '' ? null : <Paragraphs body={text.body} />
  return <Written reportId={reportId} text={text} label={label} />
}

function Written({ reportId, text, label }: { reportId: string; text: ReportText; label: string }) {
  const { write } = useWrite(indicatorOperations.writeReportText)
  const toast = useToast()
  const [clash, setClash] = useState<{ yours: string; theirs: string }>()
  // A settled clash begins the field anew, with what stands there now.
  const [round, setRound] = useState(0)

  async function save(to: string, from: string): Promise<void> {
    try {
      await write({ reportId, textId: text.id, change: { body: { from, to } } })
      setClash(undefined)
    } catch (thrown) {
      const [first] =
        (thrown instanceof ApiError ? (thrown.details['clashes'] as { theirs: string }[] | undefined) : undefined) ?? []
      if (first) setClash({ yours: to, theirs: first.theirs })
      throw thrown
    }
  }

  return (
    <>
      <div className="app-no-print">
        {/* The heading above it says what the text is about. */}
        <InlineField key={round} label={label} hideLabel value={text.body} lines={4} onSave={save} placeholder="Schrijf hier" />
        {clash ? (
          <Notice
            kind="warning"
            title="Een collega wijzigde deze tekst ook"
            actions={
              <ButtonGroup>
                <Button
                  size="small"
                  onClick={() => {
                    setClash(undefined)
                    setRound(count => count + 1)
                  }}
                >
                  Laat staan wat er staat
                </Button>
                <Button
                  size="small"
                  onClick={() =>
                    void save(clash.yours, clash.theirs).then(
                      () => {
                        setRound(count => count + 1)
                        toast({ text: `${label}: uw tekst staat er nu.` })
                      },
                      // Changed once more: the notice shows the newest text.
                      () => undefined,
                    )
                  }
                >
                  Zet mijn tekst neer
                </Button>
              </ButtonGroup>
            }
          >
            <Paragraphs body={clash.theirs} />
          </Notice>
        ) : null}
      </div>
      <div className="report-only-print">
        <Paragraphs body={text.body} />
      </div>
    </>
  )
}

function Paragraphs({ body }: { body: string }) {
  return (
    <div className="report-text" dir="auto">
      {body}
    </div>
  )
}
