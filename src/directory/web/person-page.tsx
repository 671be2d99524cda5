import { useState } from 'react'
import { roleLabels } from '../../access/rules/roles.ts'
import {
  Button,
  Column,
  Columns,
  Dialog,
  ErrorState,
  formatDutchDate,
  KeyValue,
  LineList,
  Link,
  Loading,
  Notice,
  PageHeader,
  Section,
  Status,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { useParameter } from '../../platform/web/route.ts'
import { directoryOperations, type RoleLine } from '../api.ts'
import { AppointDeputy, DeputyLines } from './deputies.tsx'
import { History } from './history.tsx'
import { OpenWorkList } from './open-work-list.tsx'
import { ChangePerson, GiveRole } from './person-form.tsx'

type Person = OutputOf<typeof directoryOperations.getPerson>

/** One colleague: roles, teams, who stands in, and what is open in their name. */
export default function PersonPage() {
  const userId = useParameter('userId')
  const me = useMe()
  const { data, error, refetch } = useRead(directoryOperations.getPerson, { userId })
  const [opened, setOpened] = useState<'change' | 'role' | 'deputy' | 'end' | undefined>(undefined)
  if (error) return <ErrorState error={error} what="Deze collega" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={12} />
  const close = () => setOpened(undefined)
  const isMe = data.id === me.user
  const coordinatesAt = data.roles.find(role => role.role === 'coordinator' && role.validTo === null)
  return (
    <>
      <PageHeader
        title={data.name}
        breadcrumb={[{ label: 'Mensen', href: '/beheer/mensen' }]}
        meta={
          data.endedAt ? (
            <Status kind="stopped">uit dienst sinds {formatDutchDate(calendarDateOf(new Date(data.endedAt)), 'long')}</Status>
          ) : (
            <span className="vd-muted">{data.jobTitle}</span>
          )
        }
        actions={
          isMe ? null : (
            <>
              <Button variant="primary" onClick={() => setOpened('role')}>
                Geef een rol
              </Button>
              <Button onClick={() => setOpened('change')}>Wijzig gegevens</Button>
              {data.endedAt ? null : <Button onClick={() => setOpened('end')}>Uit dienst</Button>}
            </>
          )
        }
      >
        <KeyValue
          items={[
            { key: 'Werkadres', value: data.email || 'niet ingevuld' },
            { key: 'Inloggen', value: data.hasAccount ? 'gekoppeld' : 'nog niet ingelogd' },
          ]}
        />
      </PageHeader>
      {isMe ? <Notice>Dit bent u zelf. Uw eigen gegevens en rollen wijzigt een andere beheerder.</Notice> : null}
      <Columns widths={[1.4, 1]}>
        <Column>
          <Roles person={data} mayEnd={!isMe} />
          <Section title="Teams" count={data.teams.length}>
            <LineList
              empty="In geen team. Teams staan bij de organisatie."
              lines={data.teams.map(team => ({ key: team.id, primary: team.name, secondary: team.organisation }))}
            />
          </Section>
          {coordinatesAt || data.deputies.length > 0 ? (
            <Section
              title="Waarneming"
              actions={
                coordinatesAt ? (
                  <Button variant="quiet" size="small" onClick={() => setOpened('deputy')}>
                    Regel waarneming
                  </Button>
                ) : null
              }
            >
              <DeputyLines deputies={data.deputies} />
            </Section>
          ) : null}
        </Column>
        <Column>
          <Section title="Wat er open staat">
            <OpenWorkList work={data.openWork} of="person" stays />
          </Section>
          <History changes={data.history} />
        </Column>
      </Columns>
      {opened === 'change' ? <ChangePerson person={data} onClose={close} /> : null}
      {opened === 'role' ? <GiveRole person={data} onClose={close} /> : null}
      {opened === 'end' ? <EndPerson person={data} onClose={close} /> : null}
      {opened === 'deputy' && coordinatesAt ? (
        <DeputyOf person={data} organisationId={coordinatesAt.organisationId} onClose={close} />
      ) : null}
    </>
  )
}

function Roles({ person, mayEnd }: { person: Person; mayEnd: boolean }) {
  const today = useToday()
  const [ending, setEnding] = useState<RoleLine | undefined>(undefined)
  const on = (moment: string) => formatDutchDate(calendarDateOf(new Date(moment)), 'day', today)
  const running = person.roles.filter(role => role.validTo === null)
  const past = person.roles.filter(role => role.validTo !== null)
  return (
    <Section title="Rollen" count={running.length}>
      <LineList
        empty="Geen rol: deze collega kan niets openen."
        lines={[
          ...running.map(role => ({
            key: role.id,
            primary: `${roleLabels[role.role]}${role.area ? `, ${role.area}` : ''}`,
            secondary: (
              <>
                <Link href={`/beheer/organisaties/${role.organisationId}`}>{role.organisation}</Link> · sinds {on(role.validFrom)}
              </>
            ),
            trailing: mayEnd ? (
              <Button
                variant="quiet"
                size="small"
                aria-label={`Beëindig de rol ${roleLabels[role.role]} bij ${role.organisation}`}
                onClick={() => setEnding(role)}
              >
                Beëindig
              </Button>
            ) : undefined,
          })),
          ...past.map(role => ({
            key: role.id,
            primary: <span className="vd-muted">{roleLabels[role.role]}</span>,
            secondary: `${role.organisation} · ${on(role.validFrom)} tot ${on(role.validTo ?? '')}`,
          })),
        ]}
      />
      {ending ? <EndRole person={person} role={ending} onClose={() => setEnding(undefined)} /> : null}
    </Section>
  )
}

/** What goes with the role is told first: it does not come back when the role is given again. */
function EndRole({ person, role, onClose }: { person: Person; role: RoleLine; onClose: () => void }) {
  const { write, pending, error } = useWrite(directoryOperations.endRole)
  const toast = useToast()
  const label = roleLabels[role.role].toLowerCase()
  const goesAlong =
    role.role === 'coordinator' ? person.openWork.filter(one => ['coordinated', 'aftercare'].includes(one.kind)) : []
  return (
    <Dialog
      isOpen
      mustAnswer
      onClose={onClose}
      title={`${person.name} is geen ${label} meer?`}
      actions={
        <>
          <Button
            variant="danger"
            pending={pending}
            pendingText="Beëindigen…"
            onClick={() =>
              void write({ userId: person.id, roleId: role.id }).then(
                () => {
                  toast({ text: `${person.name} is geen ${label} meer.` })
                  onClose()
                },
                () => undefined,
              )
            }
          >
            Beëindig de rol
          </Button>
          <Button onClick={onClose}>Laat zo</Button>
        </>
      }
    >
      {error ? (
        <Notice kind="error" announce>
          {error.message}
        </Notice>
      ) : null}
      <p>
        De rol bij {role.organisation} eindigt meteen.
        {goesAlong.length > 0 ? ' Geeft u haar later opnieuw, dan worden de dossiers opnieuw toegewezen.' : ''}
      </p>
      {goesAlong.length > 0 ? <OpenWorkList work={goesAlong} of="person" /> : null}
    </Dialog>
  )
}

function EndPerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const { write, pending, error } = useWrite(directoryOperations.endPerson)
  const toast = useToast()
  return (
    <Dialog
      isOpen
      mustAnswer
      onClose={onClose}
      title={`${person.name} uit dienst?`}
      actions={
        <>
          <Button
            variant="danger"
            pending={pending}
            pendingText="Beëindigen…"
            onClick={() =>
              void write({ userId: person.id }).then(
                () => {
                  toast({ text: `${person.name} kan niets meer openen.` })
                  onClose()
                },
                () => undefined,
              )
            }
          >
            Uit dienst
          </Button>
          <Button onClick={onClose}>Laat zo</Button>
        </>
      }
    >
      {error ? (
        <Notice kind="error" announce>
          {error.message}
        </Notice>
      ) : null}
      <p>
        Alle rollen, teams en open sessies eindigen meteen. Wat deze collega schreef blijft staan. Komt iemand terug, dan geeft u
        opnieuw een rol; dossiers worden opnieuw toegewezen.
      </p>
      <OpenWorkList work={person.openWork} of="person" />
    </Dialog>
  )
}

/** Who could stand in: the other coordinators of the same organisation. */
function DeputyOf({ person, organisationId, onClose }: { person: Person; organisationId: string; onClose: () => void }) {
  const { data } = useRead(directoryOperations.listPeople, { organisationId, role: 'coordinator' })
  return (
    <AppointDeputy
      absent={person}
      organisationId={organisationId}
      colleagues={(data?.people ?? []).filter(one => one.id !== person.id)}
      onClose={onClose}
    />
  )
}
