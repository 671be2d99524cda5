import type { ReactNode } from 'react'
import './case-files.css'
import { type CancelReason, cancelReasonLabels } from '../../conferences/rules/conference-state.ts'
import { euros } from '../../mandates/rules/money.ts'
import { powerKindLabels, powerKinds } from '../../mandates/rules/power-kind.ts'
import { type PartOfDay, partOfDayLabels } from '../../outreach/rules/part-of-day.ts'
import { formatDutchDate } from '../../platform/design/index.ts'
import { timeZone } from '../../platform/time/calendar-date.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import { programmeEvents } from '../../programmes/rules/events.ts'
import type { CaseFileView, TimelineLine } from '../api.ts'
import { type ContactKind, contactKindLabels } from '../rules/contact-kind.ts'
import { helpInWords } from './help-in-words.ts'
import { sharingInWords } from './sharing-in-words.ts'

/** What a line of the timeline says, for somebody who reads the file. */
export interface LineInWords {
  text: ReactNode
  detail?: ReactNode
}

/** Names of who and what a line refers to, from the page it stands on. */
export interface LineNames {
  nameOf(id: unknown): string | undefined
  lifeDomainOf(code: string | null | undefined): string | undefined
}

export function namesOf(file: CaseFileView): LineNames {
  const names = new Map<unknown, string>()
  for (const { user, organisation } of file.involvements) {
    if (user) names.set(user.id, user.name)
    names.set(organisation.id, organisation.name)
  }
  if (file.coordinator) names.set(file.coordinator.userId, file.coordinator.name)
  for (const { personId, identity } of file.members) {
    if (identity) names.set(personId, identity.givenNames || identity.surname)
  }
  const domains = new Map(file.lifeDomains.domains.map(domain => [domain.code, domain.label]))
  return { nameOf: id => names.get(id), lifeDomainOf: code => (code ? domains.get(code) : undefined) }
}

const visitOutcomes = {
  conversation: 'gesprek gehad',
  'nobody-home': 'niemand thuis',
  declined: 'wil geen gesprek',
  later: 'kwam niet uit',
} as const

const fieldLabels: Record<string, string> = {
  givenNames: 'voornamen',
  initials: 'voorletters',
  surnamePrefix: 'tussenvoegsel',
  surname: 'achternaam',
  birthDate: 'geboortedatum',
  gender: 'geslacht',
  diedOn: 'overleden op',
  name: 'naam',
  position: 'plaats in het gezin',
}
const valueLabels: Record<string, string> = {
  female: 'vrouw',
  male: 'man',
  unknown: 'onbekend',
  adult: 'volwassene',
  partner: 'partner',
  child: 'kind',
  parent: 'ouder of grootouder',
  other: 'iemand anders',
  open: 'loopt',
  done: 'gedaan',
  dropped: 'vervallen',
  reached: 'bereikt',
  partly: 'deels bereikt',
  'not-reached': 'niet bereikt',
}

export function inWords(line: TimelineLine, names: LineNames): LineInWords {
  const { details } = line
  const lifeDomain = names.lifeDomainOf(line.lifeDomain)
  const about = line.subjectId ? names.nameOf(line.subjectId) : undefined
  switch (line.event) {
    case 'case-file.opened':
      if (details['carriedOver']) return { text: 'Dossier geopend, overgenomen uit een eerder systeem' }
      return { text: details['fromReport'] ? 'Dossier geopend na een melding' : 'Dossier geopend' }
    case 'note.recorded':
    case 'contact.recorded': {
      const kind =
        details['kind'] === 'report' ? 'Wat er gemeld is' : contactKindLabels[(line.note?.kind ?? details['kind']) as ContactKind]
      return {
        text: [kind ?? 'Notitie', lifeDomain && `over ${lifeDomain.toLowerCase()}`, about && `(${about})`]
          .filter(Boolean)
          .join(' '),
        detail: line.note ? <NoteText line={line} /> : undefined,
      }
    }
    case 'home-visit.recorded':
    case 'visit.attempted':
      return {
        text:
          line.event === 'visit.attempted' ? `Aan de deur: ${visitOutcomes[line.visit?.outcome ?? 'nobody-home']}` : 'Huisbezoek',
        detail: line.visit ? (
          <>
            {line.visit.reason}
            <br />
            Volgende stap: {line.visit.nextStep}
            {line.event === 'home-visit.recorded' && !line.visit.entryConsent ? ' · gesprek aan de deur, niet binnen' : ''}
          </>
        ) : undefined,
      }
    case 'home-visit.planned':
    case 'home-visit.moved':
    case 'home-visit.cancelled':
    case 'home-visit.made':
      return { text: `${plannedVisitTexts[line.event]} ${visitDayOf(details)}` }
    case 'assessment.recorded':
      return {
        text: 'Leefgebieden besproken',
        detail:
          line.scores.length > 0
            ? line.scores
                .map(
                  score =>
                    `${names.lifeDomainOf(score.lifeDomain)?.toLowerCase() ?? score.lifeDomain} ${score.score ?? 'zonder score'}`,
                )
                .join(' · ')
            : undefined,
      }
    case 'home-visit.triaged':
      return {
        text: `Route ${details['isChanged'] ? 'gewijzigd' : 'bevestigd'}: ${String(details['title'] ?? '')}`,
        detail: details['reason'] ? String(details['reason']) : undefined,
      }
    case 'participation.started':
      return { text: `Aanpak gestart: ${text(details['programme']) ?? ''}` }
    case 'case-file.held':
      return { text: 'Vernietiging van dit dossier opgeschort' }
    case 'case-file.hold-lifted':
      return { text: 'Vernietiging van dit dossier niet langer opgeschort' }
    case 'case-file.printed':
      return { text: `Afgedrukt voor ${text(details['for']) ?? 'iemand'}`, detail: text(details['reason']) }
    case 'transfer.offered':
      return { text: `Aangeboden aan ${text(details['to']) ?? 'een ander'}`, detail: text(details['reason']) }
    case 'transfer.ended':
      return { text: `Overdracht ${text(details['result']) ?? 'gaat niet door'}`, detail: text(details['answer']) }
    case 'case-file.transferred':
      return {
        text: `Overgenomen door ${text(details['by']) ?? 'een ander'}`,
        detail: details['newCoordinator'] ? `Coördinator daar: ${text(details['newCoordinator'])}` : undefined,
      }
    case 'case-file.closed':
      return { text: 'Dossier afgesloten', detail: text(details['reasonLabel']) }
    case 'case-file.reopened':
      return { text: 'Dossier heropend', detail: text(details['explanation']) }
    case 'aftercare.planned':
      return {
        text: `Nazorgcontact gepland${typeof details['plannedFor'] === 'string' ? `: ${formatDutchDate(details['plannedFor'], 'long')}` : ''}`,
      }
    case 'aftercare.recorded':
      return {
        text: `Nazorgcontact${details['outcomeLabel'] ? `: ${String(details['outcomeLabel'])}` : ''}`,
        detail: text(details['note']),
      }
    case 'budget.spent':
    case 'budget.asked':
    case 'budget.refused':
    case 'budget.withdrawn':
      return {
        text: `${programmeEvents[line.event].label}: ${String(details['what'] ?? '')}, ${euros(Number(details['amountCents'] ?? 0))}`,
        detail: [
          line.event === 'budget.spent' && details['asksFor'] ? 'na akkoord van de procesregisseur' : '',
          text(details['note']),
        ]
          .filter(Boolean)
          .join(' · '),
      }
    case 'mandate.given':
      return {
        text: programmeEvents['mandate.given'].label,
        detail: [
          typeof details['budgetCents'] === 'number' ? `budget ${euros(details['budgetCents'])}` : 'standaardbudget',
          ...(Array.isArray(details['kinds']) ? details['kinds'].map(kind => String(kind).toLowerCase()) : []),
          text(details['explanation']),
        ]
          .filter(Boolean)
          .join(' · '),
      }
    case 'coordinator.left':
      return { text: `${names.nameOf(details['userId']) ?? 'De coördinator'} is gestopt als coördinator` }
    case 'coordinator.assigned':
      return {
        text: `${names.nameOf(details['userId']) ?? 'Een collega'} is coördinator`,
        detail: details['reason'] ? String(details['reason']) : undefined,
      }
    case 'power.used': {
      const kind = powerKinds.find(one => one === details['kind'])
      return {
        text: kind ? powerKindLabels[kind] : programmeEvents['power.used'].label,
        detail: [details['reason'], ...(Array.isArray(details['organisations']) ? details['organisations'] : [])]
          .map(String)
          .join(' · '),
      }
    }
    case 'emergency-access.opened':
      return {
        text: programmeEvents['emergency-access.opened'].label,
        detail: details['until'] ? `tot ${timeOf(String(details['until']))} uur` : undefined,
      }
    case 'involvement.started':
      return {
        text: `${names.nameOf(details['userId']) ?? names.nameOf(details['organisationId']) ?? 'Een organisatie'} betrokken`,
        detail: details['disclosure'] === 'existence' ? 'weet dat het dossier er is' : undefined,
      }
    case 'involvement.ended':
      return {
        text: `${names.nameOf(details['organisationId']) ?? 'Een organisatie'} niet meer betrokken`,
        detail: details['reason'] ? String(details['reason']) : undefined,
      }
    case 'conference.planned':
    case 'conference.moved':
    case 'conference.cancelled':
    case 'conference.held':
    case 'conference.decided':
    case 'conference.supplemented':
      return conferenceInWords(line.event, details, lifeDomain)
    case 'document.added':
    case 'document.replaced':
    case 'document.withdrawn':
    case 'document.restored':
      return {
        text: [programmeEvents[line.event].label, details['title'] && `: ${String(details['title'])}`, about && ` (${about})`]
          .filter(Boolean)
          .join(''),
        detail: text(details['reason']),
      }
    case 'intervention.referred':
    case 'enrolment.started':
    case 'intervention.changed':
    case 'intervention.ended':
      return helpInWords(line, about)
    case 'sharing.changed':
    case 'consent.recorded':
    case 'consent.asked':
    case 'consent.refused':
    case 'consent.withdrawn':
    case 'consent.set-aside':
      return sharingInWords(line, about)
    case 'household.changed':
      return householdChange(details, about)
    default:
      return other(line, names, lifeDomain)
  }
}

function NoteText({ line }: { line: TimelineLine }) {
  const corrected = line.details['isCorrection'] === true
  return (
    <>
      <span className="case-text" dir="auto">
        {line.note?.body}
      </span>
      {corrected ? <span className="vd-muted"> · later verbeterd</span> : null}
      {line.earlier.length > 0 ? (
        <details className="vd-small vd-no-print">
          <summary>Eerdere tekst ({line.earlier.length})</summary>
          {line.earlier.map(text => (
            <p key={text.recordedAt} className="vd-muted case-text" dir="auto">
              {text.body}
            </p>
          ))}
        </details>
      ) : null}
    </>
  )
}

function householdChange(details: Record<string, unknown>, about: string | undefined): LineInWords {
  const name = String(details['name'] ?? about ?? 'Iemand')
  switch (details['change']) {
    case 'member-added':
      return { text: `${name} hoort bij het gezin` }
    case 'member-left':
      return {
        text: `${name} hoort niet meer bij het gezin`,
        detail: [
          typeof details['on'] === 'string' ? `sinds ${formatDutchDate(details['on'], 'long')}` : '',
          details['reason'] ?? '',
        ]
          .filter(Boolean)
          .join(' · '),
      }
    case 'moved':
      return { text: details['elsewhere'] ? 'Verhuisd naar een andere gemeente' : 'Verhuisd' }
    case 'born':
      return { text: `${name} is geboren`, detail: dayOfDetails(details) }
    case 'birth-undone':
      return { text: `Geboorte van ${name} teruggedraaid`, detail: text(details['reason']) }
    case 'died':
      return { text: `${name} is overleden`, detail: dayOfDetails(details) }
    case 'death-undone':
      return { text: `Overlijden van ${name} teruggedraaid`, detail: text(details['reason']) }
    case 'split':
      return { text: 'Een deel van het gezin heeft nu een eigen dossier', detail: dayOfDetails(details) }
    case 'split-new':
      return { text: 'Ontstaan toen een gezin uit elkaar ging', detail: dayOfDetails(details) }
    case 'joined':
      return { text: 'Samengevoegd met een ander dossier van dit gezin', detail: text(details['reason']) }
    case 'joined-into':
      return { text: 'Opzij gezet: het werk gaat verder in een ander dossier van dit gezin', detail: text(details['reason']) }
    case 'parted':
      return { text: 'Samenvoeging teruggedraaid: het zijn toch twee gezinnen', detail: text(details['reason']) }
    case 'persons-joined':
      return { text: `Twee gegevens zijn één persoon${about ? `: ${about}` : ''}`, detail: text(details['reason']) }
    case 'persons-parted':
      return { text: 'Toch twee personen', detail: text(details['reason']) }
    case 'share-ended':
      return { text: 'Delen met het tweede dossier gestopt' }
    case 'contact-added':
      return {
        text: `${details['kind'] === 'email' ? 'Mailadres' : details['kind'] === 'language' ? 'Taal' : 'Telefoonnummer'} toegevoegd${about ? ` van ${about}` : ''}`,
      }
    case 'contact-ended':
      return { text: `Contactgegeven vervallen${about ? ` van ${about}` : ''}` }
    case 'relation-added':
      return { text: `Relatie vastgelegd: ${String(details['relation'] ?? '')}` }
    case 'relation-ended':
      return { text: `Relatie beëindigd: ${String(details['relation'] ?? '')}` }
    case 'number':
      return { text: `BSN vastgelegd${about ? ` van ${about}` : ''}` }
    default:
      return { text: `Gegevens verbeterd${about ? ` van ${about}` : ''}`, detail: fieldChanges(details['fields']) }
  }
}

const dayOfDetails = (details: Record<string, unknown>): string | undefined =>
  typeof details['on'] === 'string' ? formatDutchDate(details['on'], 'long') : undefined

function fieldChanges(fields: unknown): ReactNode {
  if (typeof fields !== 'object' || fields === null) return undefined
  return Object.entries(fields as Record<string, { from: unknown; to: unknown }>)
    .map(([field, { from, to }]) => `${fieldLabels[field] ?? field}: ${inField(from)} → ${inField(to)}`)
    .join(' · ')
}

const plannedVisitTexts = {
  'home-visit.planned': 'Huisbezoek gepland',
  'home-visit.moved': 'Huisbezoek verzet naar',
  'home-visit.cancelled': 'Huisbezoek afgezegd',
  'home-visit.made': 'Op huisbezoek geweest',
}

/** "26 november 2026, ochtend". */
const visitDayOf = (details: Record<string, unknown>): string =>
  [
    typeof details['visitOn'] === 'string' ? formatDutchDate(details['visitOn'], 'long') : '',
    partOfDayLabels[details['partOfDay'] as PartOfDay] ?? '',
  ]
    .filter(Boolean)
    .join(', ')

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** What was changed in a goal or an action: only the short fields; a new wording speaks for itself. */
function changesOf(changes: unknown): string | undefined {
  if (!Array.isArray(changes)) return undefined
  const told = (changes as { field: string; from?: unknown; to?: unknown }[]).flatMap(({ field, from, to }) => {
    const label = planFieldLabels[field]
    // The line itself says that it was done or reached.
    if (!label || (field === 'state' && (to === 'done' || to === 'reached'))) return []
    if (field === 'title' || field === 'what') return from === undefined ? [] : [`was: ${inField(from)}`]
    return [`${label}: ${inField(to)}`]
  })
  return told.length > 0 ? told.join(' · ') : undefined
}

const planFieldLabels: Record<string, string> = {
  title: 'doel',
  what: 'actie',
  state: 'stand',
  dueOn: 'uiterlijk',
  who: 'wie',
  doneWhen: 'klaar als',
  residentWords: 'eigen woorden',
}

const inField = (value: unknown): string => {
  if (value === null || value === '') return 'leeg'
  const text = String(value)
  return valueLabels[text] ?? (/^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDutchDate(text, 'numeric') : text)
}

function conferenceInWords(event: string, details: Record<string, unknown>, lifeDomain: string | undefined): LineInWords {
  const { startsAt, present, change } = details
  const when = typeof startsAt === 'string' ? meetingTime.format(new Date(startsAt)).replace(':', '.') : ''
  switch (event) {
    case 'conference.planned':
      return { text: `Overleg gepland: ${when} uur` }
    case 'conference.moved':
      return { text: `Overleg verzet naar ${when} uur` }
    case 'conference.cancelled':
      return {
        text: `Overleg van ${when} uur gaat niet door`,
        detail: cancelReasonLabels[details['cancelReason'] as CancelReason],
      }
    case 'conference.held':
      return { text: 'Overleg gehouden', detail: typeof present === 'number' ? `${present} aanwezig` : undefined }
    case 'conference.decided':
      return {
        text: ['Besluit in het overleg', lifeDomain?.toLowerCase()].filter(Boolean).join(' over '),
        detail: text(details['text']),
      }
    default:
      return {
        text: `Overleg van ${when} uur: ${change === 'attendance' ? 'wie er was is bijgewerkt' : change === 'correction' ? 'verslag verbeterd' : 'verslag aangevuld'}`,
      }
  }
}

const meetingTime = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
  timeZone,
})

/** Lines of other capabilities: their label, what it was about, and whom it concerned. */
function other(line: TimelineLine, names: LineNames, lifeDomain: string | undefined): LineInWords {
  const { details } = line
  const label = line.event in programmeEvents ? programmeEvents[line.event as keyof typeof programmeEvents].label : 'Bijgewerkt'
  const what = [details['title'], details['what'], details['label']].find(text => typeof text === 'string' && text !== '')
  const who = names.nameOf(details['organisationId']) ?? names.nameOf(details['userId'])
  const more = [details['reason'], details['result'], details['note'], details['explanation']].filter(
    text => typeof text === 'string' && text !== '',
  )
  return {
    text: [
      label,
      what ? `: ${String(what)}` : '',
      lifeDomain && !what ? ` (${lifeDomain.toLowerCase()})` : '',
      who ? ` · ${who}` : '',
    ].join(''),
    detail: more.length > 0 ? more.join(' · ') : (changesOf(details['changes']) ?? fieldChanges(details['fields'])),
  }
}
