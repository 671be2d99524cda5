import { useCallback, useState } from 'react'
import './household-page.css'
import { ScoresPanel } from '../../assessments/web/scores-panel.tsx'
import { type CaseFileView, caseFileOperations } from '../../case-files/api.ts'
import { CoordinatorDialog } from '../../case-files/web/coordinator-dialog.tsx'
import { InvolvedPanel } from '../../case-files/web/involved-panel.tsx'
import { phaseLabels } from '../../case-files/web/phase-labels.ts'
import { RouteDialog } from '../../case-files/web/route-dialog.tsx'
import { TimelinePanel } from '../../case-files/web/timeline-panel.tsx'
import { useNoteKey } from '../../case-files/web/use-note-key.ts'
import { dayOf } from '../../case-files/web/when.ts'
import { ConferencesPanel } from '../../conferences/web/conferences-panel.tsx'
import { ConsentPanel } from '../../consent/web/consent-panel.tsx'
import { DocumentsPanel } from '../../documents/web/documents-panel.tsx'
import { EmergencyNotice } from '../../emergency/web/emergency-notice.tsx'
import { FamilyPanel, Whereabouts } from '../../households/web/family-panel.tsx'
import { InterventionsPanel } from '../../interventions/web/interventions-panel.tsx'
import { VisitsPanel } from '../../outreach/web/visits-panel.tsx'
import { PlaceTaskDialog } from '../../plans/web/place-task-dialog.tsx'
import { PlanPanel } from '../../plans/web/plan-panel.tsx'
import {
  Button,
  ButtonLink,
  Column,
  Columns,
  DueLabel,
  EmptyState,
  ErrorState,
  formatDutchDate,
  KeyValue,
  Loading,
  Menu,
  type MenuItem,
  Notice,
  PageHeader,
  Status,
  useToday,
} from '../../platform/design/index.ts'
import { daysBetween } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { useGo, useParameter } from '../../platform/web/route.ts'
import { ReportsOfFile } from '../../signals/web/reports-of-file.tsx'

/** One household on one page: family, who is involved, plan, how it goes, what happened. */
export default function HouseholdPage() {
  const caseFileId = useParameter('caseFileId')
  const { data, error, refetch } = useRead(caseFileOperations.getCaseFile, { caseFileId })
  if (error?.status === 404) return <NotShared />
  if (error) return <ErrorState error={error} what="Dit dossier" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={10} what="Het dossier wordt geopend" />
  return <Household file={data} />
}

/** The same for what does not exist and for what lies outside one's circle. */
function NotShared() {
  return (
    <>
      <PageHeader title="Niet gevonden" />
      <EmptyState actions={<ButtonLink href="/vandaag">Naar Vandaag</ButtonLink>}>
        Dit dossier bestaat niet, of het is niet (meer) met u gedeeld.
      </EmptyState>
    </>
  )
}

function Household({ file }: { file: CaseFileView }) {
  const me = useMe()
  const today = useToday()
  const go = useGo()
  const [isWriting, setWriting] = useState(false)
  const [isAppointing, setAppointing] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const [isPlacing, setPlacing] = useState(false)
  // Knowing only that it exists: no family, no plan, no notes; whom to call is what counts then.
  const isCardOnly = file.members.length === 0 && !file.may.note && file.counts.notes === 0
  const isMine = file.coordinator?.userId === me.user

  const write = useCallback(() => {
    setWriting(true)
    document.getElementById('tijdlijn')?.scrollIntoView({ block: 'start' })
  }, [])
  useNoteKey(file.may.note, write)

  const routed = file.closedAt ? undefined : file.participations.find(one => !one.endedAt && one.routes.length > 1)
  const items: MenuItem[] = [
    ...(file.may.appoint
      ? [{ key: 'coordinator', label: file.coordinator ? 'Coördinator wijzigen' : 'Coördinator aanwijzen' }]
      : []),
    ...(isMine && routed ? [{ key: 'route', label: 'Route wijzigen' }] : []),
    ...(isMine && !file.closedAt
      ? [
          { key: 'transfer', label: 'Dossier doorzetten' },
          { key: 'close', label: 'Dossier afsluiten' },
        ]
      : []),
    ...(isMine && file.phase === 'follow' ? [{ key: 'aftercare', label: 'Nazorg' }] : []),
    ...(isCardOnly ? [] : [{ key: 'mandate', label: 'Mandaat en budget' }]),
    ...(file.may.note && me.may('shield.keep') ? [{ key: 'shields', label: 'Afschermen en veiligheid' }] : []),
    ...(isCardOnly && !file.closedAt && me.may('emergency.open') ? [{ key: 'emergency', label: 'Noodtoegang' }] : []),
    ...(isCardOnly
      ? []
      : [
          { key: 'share', label: 'Delen' },
          { key: 'consent', label: 'Toestemming' },
          { key: 'may-use', label: 'Mag ik dit gebruiken?' },
        ]),
    { key: 'retention', label: 'Hoe lang bewaard' },
    ...(me.may('resident-request.read') && !isCardOnly ? [{ key: 'requests', label: 'Verzoeken van inwoners' }] : []),
    { key: 'print', label: 'Afdrukken' },
  ]
  const act = (key: string) => {
    if (key === 'coordinator') setAppointing(true)
    if (key === 'route') setChoosing(true)
    if (key === 'transfer') go(`/dossiers/${file.id}/doorzetten`)
    if (key === 'close') go(`/dossiers/${file.id}/afsluiten`)
    if (key === 'aftercare') go(`/dossiers/${file.id}/nazorg`)
    if (key === 'shields') go(`/dossiers/${file.id}/afgeschermd`)
    if (key === 'mandate') go(`/dossiers/${file.id}/mandaat`)
    if (key === 'emergency') go(`/noodtoegang?dossier=${file.id}`)
    if (key === 'share') go(`/dossiers/${file.id}/delen`)
    if (key === 'consent') go(`/dossiers/${file.id}/toestemming`)
    if (key === 'may-use') go(`/dossiers/${file.id}/mag-ik-dit-gebruiken`)
    if (key === 'retention') go(`/dossiers/${file.id}/bewaren`)
    if (key === 'requests') go(`/dossiers/${file.id}/verzoeken`)
    if (key === 'print') go(`/dossiers/${file.id}/afdruk`)
  }

  return (
    <>
      <PageHeader
        title={file.title}
        breadcrumb={[isMine ? { label: 'Mijn huishoudens', href: '/mijn-huishoudens' } : { label: 'Vandaag', href: '/vandaag' }]}
        meta={<Place file={file} />}
        actions={
          <>
            {file.may.note ? (
              <Button variant="primary" aria-keyshortcuts="Alt+N" title="Alt+N" onClick={write}>
                Noteer
              </Button>
            ) : null}
            {isCardOnly && file.may.placeTask ? <Button onClick={() => setPlacing(true)}>Taak uitzetten</Button> : null}
            {file.may.visit ? <ButtonLink href={`/dossiers/${file.id}/huisbezoek`}>Huisbezoek</ButtonLink> : null}
            <Menu label="Meer" items={items} onAction={act} />
          </>
        }
      >
        <Facts file={file} />
      </PageHeader>
      <p className="household-printed vd-small">
        Afgedrukt op {formatDutchDate(today, 'long')} door {me.name}. Vertrouwelijk: hier staat wat met {me.name} gedeeld is.
      </p>
      {isCardOnly ? null : <EmergencyNotice caseFileId={file.id} />}
      <Warnings file={file} onAppoint={() => setAppointing(true)} />
      {isMine && routed?.isProvisional && file.firstVisitAt && file.phase === 'connect' ? (
        <Notice
          kind="info"
          title="Klopt de route nog, na het huisbezoek?"
          actions={
            <Button size="small" onClick={() => setChoosing(true)}>
              Bevestig of wijzig
            </Button>
          }
        >
          Bij de melding is gekozen: {routed.routeLabel}. Dat was voorlopig.
        </Notice>
      ) : null}
      {isCardOnly ? (
        <Columns widths={[1.4, 1]}>
          <Column>
            <Notice kind="info" title="U weet dat dit dossier er is">
              Wat er speelt is niet met u gedeeld.{' '}
              {file.coordinator ? `${file.coordinator.name} is de coördinator; neem contact op als u iets wilt overleggen.` : ''}
            </Notice>
            <InvolvedPanel file={file} />
            <VisitsPanel file={file} />
            <ConferencesPanel file={file} />
          </Column>
          <Column>
            <TimelinePanel file={file} isWriting={isWriting} onWriting={setWriting} />
          </Column>
        </Columns>
      ) : (
        <Columns widths={[1, 1.75, 1.1]}>
          <Column>
            <FamilyPanel file={file} />
            <InvolvedPanel file={file} />
            {file.may.general ? <ConsentPanel file={file} /> : null}
            <ScoresPanel file={file} />
          </Column>
          <Column>
            <PlanPanel caseFileId={file.id} />
            <VisitsPanel file={file} />
            <ConferencesPanel file={file} />
            <InterventionsPanel caseFileId={file.id} />
            <DocumentsPanel file={file} />
          </Column>
          <Column>
            <ReportsOfFile caseFileId={file.id} />
            <TimelinePanel file={file} isWriting={isWriting} onWriting={setWriting} />
          </Column>
        </Columns>
      )}
      {isChoosing && routed ? <RouteDialog file={file} participation={routed} onClose={() => setChoosing(false)} /> : null}
      {isPlacing ? (
        <PlaceTaskDialog
          caseFileId={file.id}
          lifeDomains={file.lifeDomains.domains}
          mayShare={false}
          onClose={() => setPlacing(false)}
        />
      ) : null}
      {isAppointing ? (
        <CoordinatorDialog file={file} onClose={() => setAppointing(false)} onLeft={() => go('/vandaag', { replace: true })} />
      ) : null}
    </>
  )
}

function Place({ file }: { file: CaseFileView }) {
  const today = useToday()
  const residence = file.residences.find(one => !one.validTo)
  const weeks = Math.floor(daysBetween(dayOf(file.openedAt), today) / 7) + 1
  return (
    <>
      {residence ? (
        <>
          <Whereabouts residence={residence} /> ·{' '}
        </>
      ) : null}
      {file.areaName} ·{' '}
      <Status kind={file.closedAt ? 'closed' : 'open'}>
        {phaseLabels[file.phase]}
        {file.closedAt ? ` sinds ${formatDutchDate(dayOf(file.closedAt), 'day', today)}` : `, week ${weeks}`}
      </Status>
      {file.isShielded ? (
        <>
          {' '}
          · <Status kind="urgent">afgeschermd</Status>
        </>
      ) : null}
    </>
  )
}

function Facts({ file }: { file: CaseFileView }) {
  const today = useToday()
  const running = file.participations.filter(one => !one.endedAt)
  return (
    <KeyValue
      items={[
        { key: 'Coördinator', value: file.coordinator?.name ?? 'nog niemand' },
        ...(file.coordinator?.deputy
          ? [
              {
                key: 'Waarneming',
                value: `${file.coordinator.deputy.name} t/m ${formatDutchDate(file.coordinator.deputy.until, 'day', today)}`,
              },
            ]
          : []),
        ...running.map(one =>
          one.routeLabel
            ? { key: one.title, value: [one.routeLabel, one.mode.toLowerCase()].filter(Boolean).join(', ') }
            : { key: 'Aanpak', value: one.title },
        ),
        ...file.clocks.slice(0, 4).map(clock => ({
          key: clock.label,
          value: clock.isPaused ? <Status kind="wait">gepauzeerd</Status> : <DueLabel due={clock.dueOn} />,
        })),
      ]}
    />
  )
}

function Warnings({ file, onAppoint }: { file: CaseFileView; onAppoint: () => void }) {
  if (file.closedAt || file.coordinator?.isAtWork) return null
  return (
    <Notice
      kind="warning"
      title={file.coordinator ? `${file.coordinator.name} werkt hier niet meer` : 'Dit huishouden heeft nog geen coördinator'}
      actions={
        file.may.appoint ? (
          <Button size="small" onClick={onAppoint}>
            Wijs iemand aan
          </Button>
        ) : null
      }
    >
      Zolang er geen coördinator is staat dit dossier op de lijst van de procesregisseur.
    </Notice>
  )
}
