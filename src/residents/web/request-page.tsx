import { useState } from 'react'
import './residents.css'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  DescriptionList,
  DueLabel,
  ErrorState,
  formatDutchDate,
  Loading,
  Notice,
  PageHeader,
  ProgressBar,
  Section,
  Stack,
  Status,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { type RequestPage as Request, residentOperations } from '../api.ts'
import { channelLabels, outcomeLabels, requestLaw, stateForStaff } from '../rules/request-kind.ts'
import { salutation } from '../rules/request-letter.ts'
import { CarryOutForm, DecideForm, ExtendForm, ProposeForm } from './request-forms.tsx'
import { statusKindOf } from './request-status.ts'

/** One request, from what was asked to what was done, with the next step of whoever reads it. */
export default function RequestPage() {
  const caseFileId = useParameter('caseFileId')
  const requestId = useParameter('requestId')
  const { data, error, refetch } = useRead(residentOperations.getResidentRequest, { caseFileId, requestId })
  if (error) return <ErrorState error={error} what="Dit verzoek" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={10} />
  const isOpen = data.state !== 'done' && data.state !== 'withdrawn'
  return (
    <div className="request-page" data-letter={data.decision ? '' : undefined}>
      <PageHeader
        title={requestLaw[data.kind].staffLabel}
        breadcrumb={[
          { label: data.caseFile.title, href: `/dossiers/${caseFileId}` },
          { label: 'Verzoeken', href: `/dossiers/${caseFileId}/verzoeken` },
        ]}
        meta={<Status kind={statusKindOf[data.state]}>{stateForStaff[data.state]}</Status>}
      >
        {isOpen ? (
          <span>
            Klaar uiterlijk <DueLabel due={data.dueOn} />
            {data.extension ? ' (verlengd)' : ''}
          </span>
        ) : null}
      </PageHeader>
      <Stack>
        {data.kind === 'objection' && isOpen ? (
          <Notice kind="warning" title="Deel niets nieuws zolang dit loopt">
            De inwoner is het niet eens met het gebruik van gegevens. Wat nodig is voor lopende hulp en voor veiligheid gaat door
            (artikel 18 en 21 AVG).
          </Notice>
        ) : null}
        <NextStep request={data} />
        <Section title="Wat is er gevraagd?">
          <DescriptionList
            items={[
              { term: 'Over', description: data.person.name ? named(data) : 'de naam is niet met u gedeeld' },
              {
                term: 'Gevraagd door',
                description: data.asker.isSelf
                  ? 'de persoon zelf'
                  : (data.asker.name ?? 'iemand die de persoon vertegenwoordigt'),
              },
              { term: 'Ontvangen', description: `${formatDutchDate(data.receivedOn, 'long')}, ${channelLabels[data.channel]}` },
              ...(data.identitySeen ? [{ term: 'Wie het is, bleek uit', description: data.identitySeen }] : []),
              { term: 'Wet', description: requestLaw[data.kind].law },
            ]}
          />
          {data.words ? (
            <p className="request-letter" dir="auto">
              {data.words}
            </p>
          ) : null}
          {data.about ? (
            <p className="request-letter" dir="auto">
              Het moet zijn: {data.about}
            </p>
          ) : null}
          {data.asker.inPortal ? null : (
            <p className="vd-muted">Het antwoord gaat met een brief: de vrager leest het niet in Mijn dossier.</p>
          )}
        </Section>
        {data.extension ? (
          <Section title="Meer tijd">
            <p>
              Sinds {formatDutchDate(data.extension.on, 'long')}: {data.extension.reason}
            </p>
          </Section>
        ) : null}
        {data.may.extend.allowed ? <ExtendForm request={data} /> : null}
        {data.decision ? <Letter request={data} /> : null}
        {data.statements.length > 0 ? (
          <Section title="Eigen verklaring in het dossier">
            {data.statements.map(statement => (
              <p key={statement.id} className="request-letter" dir="auto">
                {statement.body}
              </p>
            ))}
          </Section>
        ) : null}
      </Stack>
    </div>
  )
}

/** The last whole day, as the resident reads it: it ends at midnight. */
const lastDayBefore = (moment: string) => calendarDateOf(new Date(Date.parse(moment) - 1000))

const named = ({ person }: Request): string => (person.age === null ? `${person.name}` : `${person.name} (${person.age})`)

function NextStep({ request }: { request: Request }) {
  if (request.may.carryOut) return <CarryOutForm request={request} />
  if (request.may.decide && request.proposal) return <DecideForm request={request} />
  return (
    <>
      {request.state === 'proposed' && !request.may.decide ? (
        <Notice kind="info" title="Een procesregisseur beslist nu">
          Voorgesteld door {request.proposal?.by}: {outcomeLabels[request.proposal?.outcome ?? 'granted'].toLowerCase()}.
        </Notice>
      ) : null}
      {request.extract && request.may.prepare ? <CopyInTheMaking request={request} /> : null}
      {request.may.prepare ? <ProposeForm request={request} /> : null}
      {request.copy ? (
        <Section title="De kopie">
          <p>
            Vrijgegeven op {formatDutchDate(calendarDateOf(new Date(request.copy.releasedAt)), 'long')}, {request.copy.passages}{' '}
            stukken. De inwoner haalt haar op tot en met {formatDutchDate(lastDayBefore(request.copy.availableUntil), 'long')}.
          </p>
          <ButtonGroup>
            <ButtonLink href={`/v1/case-files/${request.caseFile.id}/resident-requests/${request.id}/copy?as=html`} download>
              Haal op om af te drukken
            </ButtonLink>
          </ButtonGroup>
        </Section>
      ) : null}
    </>
  )
}

function CopyInTheMaking({ request }: { request: Request }) {
  const { write, pending, error } = useWrite(residentOperations.collectExtract)
  const [isSure, setSure] = useState(false)
  const { passages, checked } = request.extract ?? { passages: 0, checked: 0 }
  const collect = () => {
    setSure(false)
    void write({ caseFileId: request.caseFile.id, requestId: request.id }).catch(() => undefined)
  }
  return (
    <Section title="De kopie">
      {passages === 0 ? (
        <p className="own-text">
          Voordeur verzamelt wat over deze persoon in het dossier staat, en stelt voor wat over anderen weg moet. U controleert
          elk stuk. Er gaat niets weg voor het besluit.
        </p>
      ) : (
        <ProgressBar label="Gecontroleerd" value={checked} max={passages} />
      )}
      {error ? <ErrorState error={error} what="Samenstellen" /> : null}
      <ButtonGroup>
        {passages > 0 ? (
          <ButtonLink
            variant={checked < passages ? 'primary' : 'secondary'}
            href={`/dossiers/${request.caseFile.id}/verzoeken/${request.id}/kopie`}
          >
            {checked < passages ? 'Controleer de stukken' : 'Bekijk de stukken'}
          </ButtonLink>
        ) : null}
        {passages === 0 ? (
          <Button variant="primary" pending={pending} pendingText="Verzamelen…" onClick={collect}>
            Stel de kopie samen
          </Button>
        ) : isSure ? (
          <Button variant="danger" pending={pending} pendingText="Verzamelen…" onClick={collect}>
            Ja, begin opnieuw
          </Button>
        ) : (
          <Button variant="quiet" onClick={() => setSure(true)}>
            Stel opnieuw samen
          </Button>
        )}
      </ButtonGroup>
      {isSure ? <p className="vd-muted">Wat u al controleerde, moet dan opnieuw.</p> : null}
    </Section>
  )
}

function Letter({ request }: { request: Request }) {
  const { decision } = request
  if (!decision) return null
  return (
    <Section
      title="Besluit"
      actions={
        <Button variant="quiet" size="small" onClick={() => window.print()}>
          Druk de brief af
        </Button>
      }
    >
      <p className="vd-muted vd-no-print">
        {outcomeLabels[decision.outcome]}, besloten door {decision.by} op{' '}
        {formatDutchDate(calendarDateOf(new Date(decision.at)), 'long')}. Bezwaar kan tot en met{' '}
        {formatDutchDate(decision.objectionUntil, 'long')}.
        {request.asker.inPortal
          ? ' De inwoner leest de brief in Mijn dossier. Stuur haar ook op als de inwoner dat wil.'
          : ' Stuur de brief op.'}
      </p>
      <article className="request-paper request-letter" aria-label="De brief">
        {`${salutation(request.asker.isSelf ? request.person.name : request.asker.name, request.person.name)}\n\n${decision.letter}`}
      </article>
    </Section>
  )
}
