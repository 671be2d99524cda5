import { useState } from 'react'
import { roleLabels } from '../../access/rules/roles.ts'
import {
  Button,
  Checkbox,
  Dialog,
  ErrorState,
  formatDutchDate,
  LineList,
  Loading,
  Notice,
  PageHeader,
  Section,
  Stack,
  Status,
  Table,
  useToast,
  VisuallyHidden,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { type RoleInReview, reviewOperations } from '../review-api.ts'
import type { ReviewState } from '../rules/role-review.ts'

type Reviews = OutputOf<typeof reviewOperations.listRoleReviews>

/** Who still needs which role: per organisation, and of the chosen one each role (BIO 5.18.02, 8.02.01). */
export default function RoleReviewsPage() {
  const [filters] = useFilters()
  const organisationId = filters['organisatie']
  const { data, error, refetch } = useRead(reviewOperations.listRoleReviews, organisationId ? { organisationId } : {}, {
    keepPrevious: true,
  })
  if (error) return <ErrorState error={error} what="De rollen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={12} />
  const chosen = data.organisations.find(one => one.id === organisationId)
  return (
    <>
      <PageHeader
        title={chosen ? chosen.name : 'Rechten nalopen'}
        {...(chosen && { breadcrumb: [{ label: 'Rechten nalopen', href: '/beheer/rechten' }] })}
        actions={<Button onClick={() => window.print()}>Druk af</Button>}
      />
      <Stack>
        {chosen ? (
          <Roles key={chosen.id} reviews={data} />
        ) : (
          <>
            <p>
              Eens per jaar zegt iemand of een rol nog nodig is; van beheerders en privacy-functionarissen elk kwartaal. Niemand
              bevestigt de eigen rol. Er eindigt niets vanzelf.
            </p>
            <Organisations reviews={data} />
          </>
        )}
        <Past reviews={data} />
      </Stack>
    </>
  )
}

function Organisations({ reviews: { organisations } }: { reviews: Reviews }) {
  const late = organisations.reduce((total, one) => total + one.overdue, 0)
  return (
    <>
      {late > 0 ? (
        <Notice kind="warning">
          {late === 1 ? 'Eén rol had' : `${late} rollen hadden`} al nagelopen moeten zijn. De beheerder en de privacy-functionaris
          zien dit allebei.
        </Notice>
      ) : null}
      <Table
        caption="Organisaties"
        hideCaption
        density="compact"
        empty="Er werkt hier nog niemand met een rol."
        rows={organisations}
        rowKey={one => one.id}
        rowHref={one => `/beheer/rechten?organisatie=${one.id}`}
        defaultSort={{ key: 'next', direction: 'ascending' }}
        columns={[
          { key: 'name', header: 'Organisatie', rowHeader: true, cell: one => one.name, sortValue: one => one.name },
          {
            key: 'state',
            header: 'Staat',
            noWrap: true,
            cell: one => <ReviewStatus state={one.overdue > 0 ? 'overdue' : one.due > 0 ? 'due' : 'fine'} />,
            sortValue: one => (one.overdue > 0 ? 0 : one.due > 0 ? 1 : 2),
          },
          { key: 'overdue', header: 'Te laat', align: 'end', cell: one => one.overdue, sortValue: one => one.overdue },
          { key: 'due', header: 'Deze maand', align: 'end', cell: one => one.due, sortValue: one => one.due },
          {
            key: 'fine',
            header: 'Bij',
            align: 'end',
            cell: one => `${one.fine} van ${one.total}`,
            sortValue: one => one.fine / one.total,
          },
          {
            key: 'next',
            header: 'Eerstvolgende',
            noWrap: true,
            cell: one => formatDutchDate(one.nextOn, 'long'),
            sortValue: one => one.nextOn,
          },
        ]}
      />
    </>
  )
}

function Roles({ reviews: { roles, mayEnd } }: { reviews: Reviews }) {
  const { write, pending } = useWrite(reviewOperations.confirmRoles)
  const toast = useToast()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [ending, setEnding] = useState<RoleInReview>()
  const open = roles.filter(one => one.state !== 'fine' && !one.isOwn)
  // Of what was chosen only what is still in the list: somebody else may have been here meanwhile.
  const selected = roles.filter(one => chosen.has(one.roleId) && !one.isOwn)
  const choose = (role: RoleInReview, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(role.roleId)
    else next.delete(role.roleId)
    setChosen(next)
  }
  const confirm = () =>
    write({ roles: selected.map(one => ({ id: newId(), roleId: one.roleId })) }).then(
      ({ confirmed }) => {
        setChosen(new Set())
        toast({ text: confirmed === 1 ? 'Eén rol bevestigd.' : `${confirmed} rollen bevestigd.` })
      },
      (thrown: unknown) => toast({ text: thrown instanceof Error ? thrown.message : 'Dat lukte niet. Er is niets gewijzigd.' }),
    )
  return (
    <Section
      title="Rollen"
      count={roles.length}
      actions={
        <>
          {open.length > 0 ? (
            <Button variant="quiet" size="small" onClick={() => setChosen(new Set(open.map(one => one.roleId)))}>
              Kies wat nagelopen moet worden ({open.length})
            </Button>
          ) : null}
          <Button
            variant="primary"
            size="small"
            disabled={selected.length === 0}
            pending={pending}
            pendingText="Bevestigen…"
            onClick={() => void confirm()}
          >
            {selected.length === 0 ? 'Nog nodig' : `Nog nodig (${selected.length})`}
          </Button>
        </>
      }
    >
      <Table
        caption="Rollen"
        hideCaption
        density="compact"
        empty="Hier heeft niemand een rol."
        rows={roles}
        rowKey={one => one.roleId}
        columns={[
          {
            key: 'name',
            header: 'Wie',
            rowHeader: true,
            cell: one =>
              one.isOwn ? (
                <Person role={one} />
              ) : (
                <Checkbox checked={chosen.has(one.roleId)} onChange={isChosen => choose(one, isChosen)}>
                  <Person role={one} />
                  <VisuallyHidden>, {roleLabels[one.role]}</VisuallyHidden>
                </Checkbox>
              ),
          },
          {
            key: 'role',
            header: 'Rol',
            cell: one => [roleLabels[one.role], one.area].filter(Boolean).join(', '),
          },
          { key: 'state', header: 'Staat', noWrap: true, cell: one => <ReviewStatus state={one.state} /> },
          { key: 'due', header: 'Nalopen voor', noWrap: true, cell: one => formatDutchDate(one.dueOn, 'long') },
          {
            key: 'confirmed',
            header: 'Laatst bevestigd',
            cell: one =>
              one.confirmedAt ? (
                `${formatDutchDate(calendarDateOf(new Date(one.confirmedAt)), 'long')}, ${one.confirmedBy}`
              ) : (
                <span className="vd-muted">
                  nog niet; rol sinds {formatDutchDate(calendarDateOf(new Date(one.since)), 'long')}
                  {one.hasAccount ? '' : ', nooit ingelogd'}
                </span>
              ),
          },
          {
            key: 'end',
            header: 'Niet meer nodig',
            hideHeader: true,
            cell: one =>
              one.isOwn ? (
                <span className="vd-muted">uw eigen rol</span>
              ) : mayEnd ? (
                <Button
                  variant="quiet"
                  size="small"
                  aria-label={`Niet meer nodig: ${one.name}, ${roleLabels[one.role]}`}
                  onClick={() => setEnding(one)}
                >
                  Niet meer nodig
                </Button>
              ) : null,
          },
        ]}
      />
      {ending ? <EndRole role={ending} onClose={() => setEnding(undefined)} /> : null}
    </Section>
  )
}

const Person = ({ role: { name, jobTitle } }: { role: RoleInReview }) => (
  <>
    {name}
    {jobTitle ? <span className="vd-muted"> {jobTitle}</span> : null}
  </>
)

function EndRole({ role, onClose }: { role: RoleInReview; onClose: () => void }) {
  const { write, pending, error } = useWrite(reviewOperations.endReviewedRole)
  const toast = useToast()
  const [id] = useState(() => newId())
  return (
    <Dialog
      isOpen
      mustAnswer
      onClose={onClose}
      title={`Rol van ${role.name} beëindigen?`}
      actions={
        <>
          <Button
            variant="danger"
            pending={pending}
            pendingText="Beëindigen…"
            onClick={() =>
              void write({ id, roleId: role.roleId }).then(
                () => {
                  toast({ text: 'De rol is beëindigd.' })
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
        {role.name} is dan meteen geen {roleLabels[role.role].toLowerCase()} meer bij {role.organisation}. Bij de laatste rol daar
        is diegene ook meteen uitgelogd. Wat er geschreven is blijft staan.
      </p>
    </Dialog>
  )
}

function Past({ reviews: { history } }: { reviews: Reviews }) {
  return (
    <Section title="Wat er is nagelopen">
      <LineList
        empty="Er is nog niets nagelopen."
        lines={history.map(one => ({
          key: one.id,
          primary: `${one.name}, ${roleLabels[one.role].toLowerCase()} bij ${one.organisation}: ${one.outcome === 'kept' ? 'nog nodig' : 'beëindigd'}`,
          secondary: `${one.by}, ${formatDutchDate(calendarDateOf(new Date(one.at)), 'long')}`,
        }))}
      />
    </Section>
  )
}

const ReviewStatus = ({ state }: { state: ReviewState }) =>
  state === 'overdue' ? (
    <Status kind="late">te laat</Status>
  ) : state === 'due' ? (
    <Status kind="due">deze maand</Status>
  ) : (
    <Status kind="done">bij</Status>
  )
