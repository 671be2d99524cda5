import { useState } from 'react'
import './conference.css'
import {
  Button,
  ButtonGroup,
  Dialog,
  Form,
  FormRow,
  Menu,
  type MenuItem,
  Section,
  Select,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type Conference, type ConferencePerson, conferenceOperations, type Invitee } from '../api.ts'
import { inviteeOf, keyOf } from './invitees.ts'

/** Who was asked and who is there: a tick, also for who has no account. */
export function PeopleSection({ conference }: { conference: Conference }) {
  const [isAdding, setAdding] = useState(false)
  const isOpen = conference.mayWrite && conference.state !== 'cancelled'
  const present = conference.people.filter(person => person.attended).length
  return (
    <Section
      id="deelnemers"
      title="Wie is erbij"
      count={conference.state === 'held' || present > 0 ? `${present} van ${conference.people.length}` : conference.people.length}
      actions={
        isOpen ? (
          <Button variant="quiet" size="small" onClick={() => setAdding(true)}>
            {conference.state === 'held' ? 'Voeg toe' : 'Vraag iemand'}
          </Button>
        ) : null
      }
    >
      {conference.people.length === 0 ? (
        <p className="vd-empty">Er is nog niemand gevraagd.</p>
      ) : (
        <ul className="vd-list">
          {conference.people.map(person => (
            <li key={person.id}>
              <Person conference={conference} person={person} isOpen={isOpen} />
            </li>
          ))}
        </ul>
      )}
      {isAdding ? <AddDialog conference={conference} onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}

function Person({ conference, person, isOpen }: { conference: Conference; person: ConferencePerson; isOpen: boolean }) {
  const attendance = useWrite(conferenceOperations.recordAttendance)
  const withdrawing = useWrite(conferenceOperations.withdrawInvitation)
  const toast = useToast()
  // Shown at once: at the table one ticks on without waiting.
  const [ticked, setTicked] = useState<boolean>()
  const [isNaming, setNaming] = useState(false)
  const where = { caseFileId: conference.caseFile.id, conferenceId: conference.id, personId: person.id }
  const told = [person.visitorName, person.organisationName, person.jobTitle].filter(Boolean).join(', ')
  const isPlanned = conference.state === 'planned'
  const tick = (to: boolean) => {
    setTicked(to)
    void attendance
      .write({ ...where, change: { attended: { from: person.attended, to } } })
      .catch(() => toast({ text: 'Dit lukte niet, of iemand anders wijzigde het net ook. U ziet nu de laatste stand.' }))
      .finally(() => setTicked(undefined))
  }
  const items: MenuItem[] = [
    ...(person.kind === 'organisation' ? [{ key: 'name', label: 'Wie komt er?' }] : []),
    ...(isPlanned && person.isInvited ? [{ key: 'withdraw', label: 'Trek de uitnodiging in' }] : []),
  ]
  return (
    <div className="conference-person">
      {isOpen ? (
        <input
          type="checkbox"
          className="conference-person-mark vd-no-print"
          aria-label={`Aanwezig: ${person.name}`}
          checked={ticked ?? person.attended === true}
          onChange={event => tick(event.target.checked)}
        />
      ) : (
        <span />
      )}
      <div>
        <div>{person.name}</div>
        <div className="vd-small vd-muted">{[told, standing(conference, person)].filter(Boolean).join(' · ')}</div>
      </div>
      {isOpen && items.length > 0 ? (
        <div className="vd-no-print">
          <Menu
            label="Meer"
            accessibleLabel={`Meer over ${person.name}`}
            size="small"
            items={items}
            onAction={key => {
              if (key === 'name') setNaming(true)
              if (key === 'withdraw') {
                void withdrawing
                  .write(where)
                  .then(() => toast({ text: `${person.name} wordt niet meer verwacht.` }))
                  .catch(() => undefined)
              }
            }}
          />
        </div>
      ) : (
        <span />
      )}
      {isNaming ? <VisitorDialog where={where} person={person} onClose={() => setNaming(false)} /> : null}
    </div>
  )
}

function standing(conference: Conference, person: ConferencePerson): string {
  if (person.attended) return person.isInvited ? 'aanwezig' : 'aanwezig, niet gevraagd'
  if (conference.state === 'held') return 'niet aanwezig'
  if (person.kind === 'organisation' || person.kind === 'user') return 'gevraagd'
  return 'vraagt u zelf'
}

function VisitorDialog({
  where,
  person,
  onClose,
}: {
  where: { caseFileId: string; conferenceId: string; personId: string }
  person: ConferencePerson
  onClose: () => void
}) {
  const { write } = useWrite(conferenceOperations.recordAttendance)
  const [name, setName] = useState(person.visitorName)
  const [jobTitle, setJobTitle] = useState(person.jobTitle)
  return (
    <Dialog isOpen onClose={onClose} title={`Wie komt er namens ${person.name}?`} size="small">
      <Form
        onSubmit={async () => {
          await write({
            ...where,
            change: { visitorName: { from: person.visitorName, to: name }, jobTitle: { from: person.jobTitle, to: jobTitle } },
          })
          onClose()
        }}
      >
        <TextField label="Naam" name="visitorName" optional maxLength={200} value={name} onChange={setName} focusOnOpen />
        <TextField label="Functie" name="jobTitle" optional maxLength={200} value={jobTitle} onChange={setJobTitle} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

const otherKey = 'other'

/** Somebody who is involved or of the family, or anybody by organisation and function. */
function AddDialog({ conference, onClose }: { conference: Conference; onClose: () => void }) {
  const { write } = useWrite(conferenceOperations.inviteToConference)
  const [id] = useState(() => newId())
  const listed = new Set(
    conference.people.map(one =>
      keyOf({
        kind: one.kind,
        id: one.organisationId && one.kind === 'organisation' ? one.organisationId : (one.userId ?? one.personId ?? ''),
      }),
    ),
  )
  const choices = conference.invitable.filter(one => !listed.has(keyOf(one)))
  const [chosen, setChosen] = useState(choices.length === 0 ? otherKey : '')
  const [other, setOther] = useState({ name: '', organisationName: '', jobTitle: '' })
  const isHeld = conference.state === 'held'

  async function add() {
    if (!chosen) return { person: 'Kies iemand uit de lijst.' }
    const person: Invitee = chosen === otherKey ? { kind: 'other', id, ...other } : { ...inviteeOf(chosen), id }
    await write({ caseFileId: conference.caseFile.id, conferenceId: conference.id, person, hasCome: isHeld })
    onClose()
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title={isHeld ? 'Wie was er nog meer?' : 'Iemand vragen'}>
      <Form onSubmit={add}>
        <Select
          label="Wie"
          name="person"
          value={chosen}
          onChange={setChosen}
          options={[
            ...choices.map(one => ({ value: keyOf(one), label: [one.name, one.detail].filter(Boolean).join(' · ') })),
            { value: otherKey, label: 'Iemand zonder account…' },
          ]}
        />
        {chosen === otherKey ? (
          <>
            <FormRow>
              <TextField
                label="Naam"
                name="person.name"
                optional
                maxLength={200}
                value={other.name}
                onChange={name => setOther({ ...other, name })}
              />
              <TextField
                label="Organisatie"
                name="person.organisationName"
                optional
                maxLength={200}
                value={other.organisationName}
                onChange={organisationName => setOther({ ...other, organisationName })}
              />
            </FormRow>
            <TextField
              label="Functie"
              name="person.jobTitle"
              optional
              maxLength={200}
              value={other.jobTitle}
              onChange={jobTitle => setOther({ ...other, jobTitle })}
              hint="Voordeur stuurt geen mail; vraag deze persoon zelf."
            />
          </>
        ) : null}
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            {isHeld ? 'Zet op de lijst' : 'Vraag'}
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
