import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  ComboBox,
  Dialog,
  Form,
  LineList,
  Section,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { directoryOperations, type TeamLine } from '../api.ts'
import { areaChoices } from './use-choices.ts'

type Organisation = OutputOf<typeof directoryOperations.getOrganisation>

/** The teams of an organisation, with the areas they serve and who is in them. */
export function Teams({ organisation }: { organisation: Organisation }) {
  const [opened, setOpened] = useState<TeamLine | 'new' | undefined>(undefined)
  const { data } = useRead(directoryOperations.listAreas, {})
  const areaName = (id: number) => data?.areas.find(area => area.id === id)?.name
  const running = organisation.teams.filter(team => !team.endedAt)
  // Read anew while the dialog is open: members come and go in it.
  const current = opened === 'new' ? undefined : organisation.teams.find(team => team.id === opened?.id)
  return (
    <Section
      title="Teams"
      count={running.length}
      actions={
        organisation.endedAt ? null : (
          <Button variant="quiet" size="small" onClick={() => setOpened('new')}>
            Voeg een team toe
          </Button>
        )
      }
    >
      <LineList
        empty="Geen teams. Een team is handig als collega’s dossiers delen of een gebied bedienen."
        lines={running.map(team => ({
          key: team.id,
          primary: team.name,
          secondary: [
            team.members.length === 0 ? 'nog niemand' : team.members.map(member => member.name).join(', '),
            team.areaIds
              .map(areaName)
              .filter(name => name !== undefined)
              .join(', '),
          ]
            .filter(Boolean)
            .join(' · '),
          trailing: (
            <Button variant="quiet" size="small" aria-label={`Open team ${team.name}`} onClick={() => setOpened(team)}>
              Open
            </Button>
          ),
        }))}
      />
      {opened === 'new' ? (
        <TeamForm organisationId={organisation.id} areas={areaChoices(data?.areas ?? [])} onClose={() => setOpened(undefined)} />
      ) : null}
      {current ? (
        <TeamDialog
          team={current}
          organisation={organisation}
          areas={areaChoices(data?.areas ?? [])}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </Section>
  )
}

type Areas = ReturnType<typeof areaChoices>

function TeamForm({ organisationId, areas, onClose }: { organisationId: string; areas: Areas; onClose: () => void }) {
  const { write } = useWrite(directoryOperations.addTeam)
  const [id] = useState(() => newId())
  const [areaIds, setAreas] = useState<string[]>([])
  return (
    <Dialog isOpen onClose={onClose} title="Team toevoegen">
      <Form
        onSubmit={async form => {
          await write({ organisationId, id, name: String(form.get('name') ?? ''), areaIds: areaIds.map(Number) })
          onClose()
        }}
      >
        <TextField label="Naam van het team" name="name" maxLength={120} focusOnOpen />
        <CheckboxGroup
          label="Gebieden die het team bedient"
          name="areaIds"
          optional
          values={areaIds}
          onChange={setAreas}
          options={areas}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Toevoegen…">
            Voeg toe
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function TeamDialog({
  team,
  organisation,
  areas,
  onClose,
}: {
  team: TeamLine
  organisation: Organisation
  areas: Areas
  onClose: () => void
}) {
  const { write } = useWrite(directoryOperations.changeTeam)
  const toast = useToast()
  const [stood] = useState(team)
  const [name, setName] = useState(team.name)
  const [areaIds, setAreas] = useState(team.areaIds.map(String))
  const wanted = areaIds.map(Number)
  return (
    <Dialog isOpen onClose={onClose} title={stood.name} size="wide">
      <Members team={team} people={organisation.people} />
      <Form
        onSubmit={async () => {
          await write({
            teamId: team.id,
            change: {
              ...(name === stood.name ? {} : { name: { from: stood.name, to: name } }),
              ...(JSON.stringify(wanted) === JSON.stringify(stood.areaIds)
                ? {}
                : { areaIds: { from: stood.areaIds, to: wanted } }),
            },
          })
          onClose()
        }}
      >
        <TextField label="Naam van het team" name="change.name.to" value={name} onChange={setName} maxLength={120} />
        <CheckboxGroup
          label="Gebieden die het team bedient"
          name="change.areaIds.to"
          optional
          values={areaIds}
          onChange={setAreas}
          options={areas}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
          <Button
            onClick={() =>
              void write({ teamId: team.id, change: { isEnded: { from: false, to: true } } }).then(
                () => {
                  toast({ text: `${team.name} is beëindigd.` })
                  onClose()
                },
                () => toast({ text: 'Haal eerst de mensen uit het team. Er is niets gewijzigd.' }),
              )
            }
          >
            Beëindig het team
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function Members({ team, people }: { team: TeamLine; people: Organisation['people'] }) {
  const join = useWrite(directoryOperations.joinTeam)
  const leave = useWrite(directoryOperations.leaveTeam)
  const toast = useToast()
  // Emptied after each, by another key.
  const [round, setRound] = useState(0)
  const outside = people.filter(person => !team.members.some(member => member.id === person.id))
  const failed = (error: unknown) =>
    toast({ text: error instanceof Error ? error.message : 'Dat lukte niet. Er is niets gewijzigd.' })
  return (
    <Section title="Wie zit erin" level={3}>
      <LineList
        empty="Nog niemand."
        lines={team.members.map(member => ({
          key: member.id,
          primary: member.name,
          trailing: (
            <Button
              variant="quiet"
              size="small"
              aria-label={`Haal eruit: ${member.name}`}
              onClick={() => void leave.write({ teamId: team.id, userId: member.id }).catch(failed)}
            >
              Haal eruit
            </Button>
          ),
        }))}
      />
      <ComboBox
        key={round}
        label="Zet een collega in het team"
        optional
        hint="Wat met het team gedeeld is, ziet die collega dan ook."
        options={outside.map(person => ({ value: person.id, label: person.name, detail: person.jobTitle }))}
        onChange={userId => {
          if (userId) void join.write({ teamId: team.id, userId }).then(() => setRound(round + 1), failed)
        }}
      />
    </Section>
  )
}
