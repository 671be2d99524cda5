import { useState } from 'react'
import './consent.css'
import { accessDomainLabels } from '../../access/rules/access-domains.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  ErrorState,
  formatDutchDate,
  Loading,
  Notice,
  PageHeader,
  Section,
  Stack,
  Status,
  type StatusKind,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { type Consent, type ConsentsOfFile, consentOperations } from '../api.ts'
import { type ConsentState, consentStateLabels } from '../rules/consent-state.ts'
import { type ConsentUse, consentUseWords, decisionLabels, voiceRoleLabels, wayLabels } from '../rules/consent-words.ts'
import { ageRuleWords } from '../rules/required-voices.ts'
import { AskConsentDialog } from './ask-consent-dialog.tsx'
import { DecideDialog, VoiceDialog, WithdrawDialog } from './consent-dialogs.tsx'
import { ConsentText } from './consent-text.tsx'

const statusOf: Record<ConsentState, StatusKind> = {
  given: 'done',
  waiting: 'wait',
  refused: 'stopped',
  withdrawn: 'stopped',
  ended: 'closed',
}

/** Who of a household consented to what, who refused, and what may still be done. Made to be used at a kitchen table. */
export default function ConsentPage() {
  const caseFileId = useParameter('caseFileId')
  const { data, error, refetch } = useRead(consentOperations.getConsents, { caseFileId })
  if (error?.status === 404) {
    return (
      <>
        <PageHeader title="Toestemming" breadcrumb={[{ label: 'Dossier', href: `/dossiers/${caseFileId}` }]} />
        <EmptyState>Toestemmingen van dit huishouden zijn niet met u gedeeld.</EmptyState>
      </>
    )
  }
  if (error) return <ErrorState error={error} what="De toestemmingen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="De toestemmingen worden opgehaald" />
  return <Consents found={data} />
}

const names = new Intl.ListFormat('nl-NL', { type: 'conjunction' })

type Asking = { what: 'voice' | 'withdraw' | 'decide'; consent: Consent }

function Consents({ found }: { found: ConsentsOfFile }) {
  const [isAsking, setAsking] = useState(false)
  const [about, setAbout] = useState<Asking>()
  const { caseFile } = found
  const close = () => setAbout(undefined)
  const notYet = found.persons.filter(one => one.problem !== null).map(one => one.name)
  const people = [...new Set([...found.persons.map(one => one.personId), ...found.consents.map(one => one.person.personId)])]
  return (
    <>
      <PageHeader
        title="Toestemming"
        breadcrumb={[{ label: caseFile.title, href: `/dossiers/${caseFile.id}` }]}
        actions={
          <>
            {found.may.record ? (
              <Button variant="primary" onClick={() => setAsking(true)}>
                Vraag toestemming
              </Button>
            ) : null}
            <ButtonLink href={`/dossiers/${caseFile.id}/mag-ik-dit-gebruiken`}>Mag ik dit gebruiken?</ButtonLink>
            <Button onClick={() => window.print()}>Druk de tekst af</Button>
          </>
        }
      />
      <div className="consent-print">
        <ConsentText text={found.text} />
        <p>Mijn antwoord: ☐ ja ☐ nee</p>
        <p>Naam: ______________________________ Datum: ______________ Handtekening: ______________________________</p>
      </div>
      <div className="consent-on-screen">
        <Stack gap="wide">
          {caseFile.isClosed ? (
            <Notice title="Dit dossier is afgesloten">Er wordt niets nieuws gevraagd. Intrekken kan altijd.</Notice>
          ) : null}
          {notYet.length > 0 ? (
            <Notice
              kind="warning"
              title={`Voor ${names.format(notYet)} kan nog geen toestemming worden vastgelegd`}
              actions={
                <ButtonLink size="small" href={`/dossiers/${caseFile.id}`}>
                  Naar het gezin
                </ButtonLink>
              }
            >
              Bij elke naam staat wat er ontbreekt. Kies in het dossier die naam en vul het aan.
            </Notice>
          ) : null}
          {people.map(person => (
            <OnePerson key={person} found={found} personId={person} onAsk={setAbout} />
          ))}
        </Stack>
      </div>
      {isAsking ? <AskConsentDialog found={found} onClose={() => setAsking(false)} /> : null}
      {about?.what === 'voice' ? <VoiceDialog caseFileId={caseFile.id} consent={about.consent} onClose={close} /> : null}
      {about?.what === 'withdraw' ? <WithdrawDialog caseFileId={caseFile.id} consent={about.consent} onClose={close} /> : null}
      {about?.what === 'decide' ? <DecideDialog found={found} consent={about.consent} onClose={close} /> : null}
    </>
  )
}

function OnePerson({ found, personId, onAsk }: { found: ConsentsOfFile; personId: string; onAsk: (asking: Asking) => void }) {
  const member = found.persons.find(one => one.personId === personId)
  const consents = found.consents.filter(one => one.person.personId === personId)
  const name = member?.name ?? consents[0]?.person.name ?? ''
  return (
    <Section title={name} count={consents.length}>
      {member ? <p className="vd-small vd-muted">{ageRuleWords[member.ageRule]}</p> : null}
      {member?.problem ? <p className="vd-small">{member.problem}</p> : null}
      {consents.length === 0 ? (
        <p className="vd-muted">Nog niets gevraagd.</p>
      ) : (
        <Stack>
          {consents.map(consent => (
            <OneConsent key={consent.id} consent={consent} may={found.may} onAsk={onAsk} />
          ))}
        </Stack>
      )}
    </Section>
  )
}

function OneConsent({ consent, may, onAsk }: { consent: Consent; may: ConsentsOfFile['may']; onAsk: (asking: Asking) => void }) {
  const today = useToday()
  const on = (moment: string) => formatDutchDate(calendarDateOf(new Date(moment)), 'day', today)
  const saidYes = consent.needed.some(one => one.last === 'yes')
  const isOpen = consent.state === 'waiting' || consent.state === 'refused'
  return (
    <article className="consent-one" aria-label={`${consent.organisation.name}: ${consentStateLabels[consent.state]}`}>
      <p>
        <strong>{consent.organisation.name}</strong>{' '}
        <Status kind={statusOf[consent.state]}>{consentStateLabels[consent.state]}</Status>
        <br />
        {consent.accessDomains.map(domain => accessDomainLabels[domain].toLowerCase()).join(', ')}
        <span className="vd-muted"> · {consentUseWords[consent.usedFor as ConsentUse] ?? consent.usedFor}</span>
        <br />
        <span className="vd-muted vd-small">
          Gevraagd {on(consent.askedAt)} door {consent.recordedBy}
          {consent.lastDay
            ? ` · tot en met ${formatDutchDate(consent.lastDay, 'long', today)}${consent.endsBecause === 'birthday' ? ' (dan geldt een andere leeftijdsregel)' : ''}`
            : ' · tot het wordt ingetrokken'}
          {` · tekst ${consent.text.version === 0 ? 'standaard' : `versie ${consent.text.version}`}`}
        </span>
      </p>
      <ul className="vd-small">
        {consent.needed.map(one => {
          const voice = consent.voices.findLast(said => said.personId === one.personId)
          return (
            <li key={one.personId}>
              {one.name}
              {voice
                ? ` (${voiceRoleLabels[voice.saidAs]}) ${{ yes: 'zei ja', no: 'zei nee', withdrawn: 'trok het in' }[voice.answer]}, ${on(voice.at)}, ${wayLabels[voice.way]}`
                : ': nog geen antwoord'}
              {voice?.note ? <span dir="auto"> · {voice.note}</span> : null}
            </li>
          )
        })}
      </ul>
      {consent.decisions.map(decision => (
        <p key={decision.at} className="vd-small">
          <strong>{decisionLabels[decision.decision]}</strong>
          {decision.ground ? ` (${decision.ground})` : ''}: <span dir="auto">{decision.reason}</span>
          <span className="vd-muted">
            {' '}
            · {decision.by}, {on(decision.at)}
          </span>
        </p>
      ))}
      <div className="vd-no-print">
        <ButtonGroup>
          {may.record && isOpen ? (
            <Button size="small" onClick={() => onAsk({ what: 'voice', consent })}>
              Leg een antwoord vast
            </Button>
          ) : null}
          {saidYes && (may.record || may.decide) ? (
            <Button size="small" onClick={() => onAsk({ what: 'withdraw', consent })}>
              Trek in
            </Button>
          ) : null}
          {may.decide && consent.state !== 'given' ? (
            <Button size="small" onClick={() => onAsk({ what: 'decide', consent })}>
              Hoe verder zonder toestemming?
            </Button>
          ) : null}
        </ButtonGroup>
      </div>
    </article>
  )
}
