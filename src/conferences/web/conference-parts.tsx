import { type ReactNode, useState } from 'react'
import './conference.css'
import { Button, Dialog, Section, Stack } from '../../platform/design/index.ts'
import { type Conference, type ConferenceLine } from '../api.ts'
import { ConferenceLines } from './conference-lines.tsx'
import { DecisionForm } from './decision-form.tsx'
import { AgendaForm, RecordForm } from './new-line-form.tsx'

const linesOf = (conference: Conference, kind: ConferenceLine['kind']) => conference.lines.filter(line => line.kind === kind)

/** Who writes nothing reads the parts of the life domains that were shared, and is told that there may be more. */
const notShared = 'Hier staat niets dat met u is gedeeld.'

export function AgendaSection({ conference }: { conference: Conference }) {
  const lines = linesOf(conference, 'agenda')
  const minutes = lines.reduce((sum, line) => sum + (line.takesMinutes ?? 0), 0)
  const isOpen = conference.mayWrite && conference.state === 'planned'
  return (
    <Section id="agenda" title="Agenda" count={minutes > 0 ? `${minutes} van ${conference.lengthMinutes} min` : undefined}>
      <Stack>
        <ConferenceLines
          conference={conference}
          lines={lines}
          empty={
            conference.mayWrite
              ? conference.decides.length > 0
                ? `Nog leeg. Dit overleg besluit over: ${conference.decides.join(', ')}.`
                : 'Nog leeg.'
              : notShared
          }
        />
        {isOpen ? (
          <div className="vd-no-print">
            <AgendaForm conference={conference} />
          </div>
        ) : null}
      </Stack>
    </Section>
  )
}

/** What is decided, one line each; written from the day itself on. */
export function DecisionsSection({ conference, today }: { conference: Conference; today: string }) {
  const [following, setFollowing] = useState<ConferenceLine>()
  const isOpen = conference.mayWrite && conference.state !== 'cancelled' && conference.on <= today
  const lines = linesOf(conference, 'decision')
  return (
    <Section id="besluiten" title="Besluiten" count={lines.length > 0 ? lines.length : undefined}>
      <Stack>
        <ConferenceLines
          conference={conference}
          lines={lines}
          empty={conference.mayWrite ? (isOpen ? 'Nog geen besluiten.' : 'Besluiten schrijft u op de dag zelf.') : notShared}
          onFollowUp={isOpen ? setFollowing : undefined}
        />
        {isOpen ? (
          <Later conference={conference} label="Vul een besluit aan">
            <DecisionForm conference={conference} />
          </Later>
        ) : null}
      </Stack>
      {following ? (
        <Dialog isOpen onClose={() => setFollowing(undefined)} title="Maak er een actie of taak van">
          <DecisionForm conference={conference} line={following} onDone={() => setFollowing(undefined)} />
        </Dialog>
      ) : null}
    </Section>
  )
}

export function RecordSection({ conference, today }: { conference: Conference; today: string }) {
  const isOpen = conference.mayWrite && conference.state !== 'cancelled' && conference.on <= today
  const lines = linesOf(conference, 'record')
  if (lines.length === 0 && !isOpen) return null
  return (
    <Section title="Verslag">
      <Stack>
        <ConferenceLines
          conference={conference}
          lines={lines}
          empty="Nog niets opgeschreven. Het hoeft niet lang te zijn; besluiten staan apart."
        />
        {isOpen ? (
          <Later conference={conference} label="Vul het verslag aan">
            <RecordForm conference={conference} />
          </Later>
        ) : null}
      </Stack>
    </Section>
  )
}

/** Open during the meeting; afterwards an addition is the exception, and asked for. */
function Later({ conference, label, children }: { conference: Conference; label: string; children: ReactNode }) {
  const [isWanted, setWanted] = useState(false)
  return (
    <div className="vd-no-print">
      {conference.state === 'held' && !isWanted ? (
        <Button variant="quiet" size="small" onClick={() => setWanted(true)}>
          {label}
        </Button>
      ) : (
        children
      )}
    </div>
  )
}
