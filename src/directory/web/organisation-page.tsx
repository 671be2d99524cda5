import { useState } from 'react'
import { roleLabels } from '../../access/rules/roles.ts'
import {
  Button,
  ButtonGroup,
  Column,
  Columns,
  DescriptionList,
  Dialog,
  ErrorState,
  formatDutchDate,
  LineList,
  Link,
  Loading,
  Notice,
  PageHeader,
  Section,
  Status,
  useToast,
} from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { directoryOperations } from '../api.ts'
import { organisationKindLabel, organisationPartLabels } from '../rules/organisation-kind.ts'
import { CovenantStatus } from './covenant-status.tsx'
import { History } from './history.tsx'
import { OpenWorkList } from './open-work-list.tsx'
import { ChangeOrganisation } from './organisation-form.tsx'
import { AddPerson } from './person-form.tsx'
import { Teams } from './teams.tsx'

type Organisation = OutputOf<typeof directoryOperations.getOrganisation>

/** One organisation: whom to call, who works there, its teams, and what is still open. */
export default function OrganisationPage() {
  const organisationId = useParameter('organisationId')
  const { data, error, refetch } = useRead(directoryOperations.getOrganisation, { organisationId })
  const [opened, setOpened] = useState<'change' | 'end' | 'person' | undefined>(undefined)
  if (error) return <ErrorState error={error} what="De organisatie" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={12} />
  const close = () => setOpened(undefined)
  return (
    <>
      <PageHeader
        title={data.values.name}
        breadcrumb={[{ label: 'Organisaties', href: '/beheer/organisaties' }]}
        meta={
          data.endedAt ? (
            <Status kind="stopped">beëindigd {formatDutchDate(calendarDateOf(new Date(data.endedAt)), 'long')}</Status>
          ) : (
            <span className="vd-muted">{organisationKindLabel(data.values.kind)}</span>
          )
        }
        actions={
          data.endedAt ? (
            <Resume organisation={data} />
          ) : (
            <>
              <Button variant="primary" onClick={() => setOpened('change')}>
                Wijzig
              </Button>
              <Button onClick={() => setOpened('end')}>Beëindig</Button>
            </>
          )
        }
      />
      <Columns widths={[1.4, 1]}>
        <Column>
          <Facts organisation={data} />
          <Section
            title="Mensen"
            count={data.people.length}
            actions={
              data.endedAt ? null : (
                <Button variant="quiet" size="small" onClick={() => setOpened('person')}>
                  Voeg iemand toe
                </Button>
              )
            }
          >
            <LineList
              empty="Er werkt hier nog niemand met een rol."
              lines={data.people.map(person => ({
                key: person.id,
                primary: <Link href={`/beheer/mensen/${person.id}`}>{person.name}</Link>,
                secondary: [person.jobTitle, person.roles.map(role => roleLabels[role].toLowerCase()).join(', ')]
                  .filter(Boolean)
                  .join(' · '),
              }))}
            />
          </Section>
          <Teams organisation={data} />
        </Column>
        <Column>
          <Section title="Wat er nog loopt">
            <OpenWorkList work={data.openWork} of="organisation" stays />
          </Section>
          <Section title="Convenanten" count={data.covenants.length}>
            <LineList
              empty="Met deze organisatie is nog geen convenant vastgelegd."
              lines={data.covenants.map(one => ({
                key: one.id,
                primary: <Link href={`/beheer/convenanten/${one.id}`}>{one.title}</Link>,
                secondary: one.endsOn ? `tot en met ${formatDutchDate(one.endsOn, 'long')}` : 'zonder einddatum',
                trailing: <CovenantStatus state={one.state} />,
              }))}
            />
          </Section>
          <History changes={data.history} />
        </Column>
      </Columns>
      {opened === 'change' ? <ChangeOrganisation id={data.id} values={data.values} onClose={close} /> : null}
      {opened === 'end' ? <EndOrganisation organisation={data} onClose={close} /> : null}
      {opened === 'person' ? <AddPerson organisationId={data.id} onClose={close} onAdded={close} /> : null}
    </>
  )
}

function Facts({ organisation: { values, area } }: { organisation: Organisation }) {
  const parts = values.parts.map(part =>
    part in organisationPartLabels ? organisationPartLabels[part as keyof typeof organisationPartLabels] : part,
  )
  const orNone = (text: string) => text || <span className="vd-muted">niet ingevuld</span>
  return (
    <Section title="Gegevens">
      <DescriptionList
        items={[
          { term: 'Soort', description: [organisationKindLabel(values.kind), values.field].filter(Boolean).join(', ') },
          { term: 'Deel in het werk', description: orNone(parts.join(' · ')) },
          { term: 'Waarvoor', description: orNone(values.services) },
          { term: 'Gebied', description: area ?? 'de hele gemeente' },
          { term: 'Aanspreekpunt', description: orNone(values.contactFunction) },
          { term: 'Mail', description: orNone(values.mailbox) },
          { term: 'Telefoon', description: orNone(values.phone) },
          { term: 'Bezoekadres', description: orNone(values.visitingAddress) },
        ]}
      />
    </Section>
  )
}

function EndOrganisation({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const { write, pending, error } = useWrite(directoryOperations.endOrganisation)
  const toast = useToast()
  const { people, openWork, values } = organisation
  return (
    <Dialog
      isOpen
      mustAnswer
      onClose={onClose}
      title={`${values.name} beëindigen?`}
      actions={
        <>
          <Button
            variant="danger"
            pending={pending}
            pendingText="Beëindigen…"
            onClick={() =>
              void write({ organisationId: organisation.id }).then(
                () => {
                  toast({ text: `${values.name} is beëindigd.` })
                  onClose()
                },
                () => undefined,
              )
            }
          >
            Beëindig
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
        De organisatie krijgt geen nieuwe taken en er wordt niets meer mee gedeeld. Wat er geschreven is blijft staan.
        {people.length > 0
          ? ` ${people.length === 1 ? '1 persoon verliest' : `${people.length} mensen verliezen`} de rollen daar meteen.`
          : ''}
      </p>
      <OpenWorkList work={openWork} of="organisation" />
    </Dialog>
  )
}

function Resume({ organisation }: { organisation: Organisation }) {
  const { write, pending } = useWrite(directoryOperations.resumeOrganisation)
  const toast = useToast()
  return (
    <ButtonGroup>
      <Button
        pending={pending}
        pendingText="Terugnemen…"
        onClick={() =>
          void write({ organisationId: organisation.id }).then(
            () => toast({ text: 'De organisatie doet weer mee. Geef de mensen opnieuw een rol.' }),
            () => toast({ text: 'Dat lukte niet. Er is niets gewijzigd.' }),
          )
        }
      >
        Doet toch weer mee
      </Button>
    </ButtonGroup>
  )
}
