import type { Purpose } from '../../access/rules/purposes.ts'
import type { Role } from '../../access/rules/roles.ts'
import { eventLabel } from './event-labels.ts'

/** What a colleague did, as the resident reads it: short sentences, no words of the trade (B1). */
const didInOwnWords: Readonly<Record<string, string>> = {
  'case-file.read': 'Keek in uw dossier.',
  'case-file.opened': 'Maakte een dossier voor uw huishouden.',
  'case-file.closed': 'Sloot uw dossier.',
  'case-file.reopened': 'Opende uw dossier weer.',
  'case-file.printed': 'Drukte iets uit uw dossier af.',
  'retention-of-file.read': 'Keek hoe lang we uw dossier bewaren.',
  'legal-hold.set': 'Zorgde dat uw dossier voorlopig niet wordt vernietigd.',
  'legal-hold.lifted': 'Stopte met uw dossier langer bewaren.',
  'case-file.transferred': 'Droeg uw dossier over aan een collega.',
  'transfer.offered': 'Vroeg een collega om uw dossier over te nemen.',
  'transfers.read': 'Keek of uw dossier wordt overgedragen.',
  'closing.prepared': 'Keek of uw dossier dicht kan.',
  'timeline.read': 'Las wat er tot nu toe is gebeurd.',
  'audience.read': 'Keek wie er mag meelezen.',
  'coordinator.assigned': 'Koos wie uw vaste contactpersoon is.',
  'emergency-access.opened': 'Opende uw dossier omdat er direct gevaar was.',
  'emergency-access.ended': 'Sloot uw dossier weer. Er was direct gevaar geweest.',
  'emergency-access.reviewed': 'Controleerde of iemand terecht in uw dossier keek.',
  'emergency-accesses.listed': 'Keek of er direct gevaar was geweest.',
  'sharing.read': 'Keek wat er met wie gedeeld is.',
  'sharing.changed': 'Veranderde wat er met een organisatie gedeeld wordt.',
  'sharing.viewed-as': 'Keek wat een organisatie van u kan zien.',
  'consents.read': 'Keek waar u toestemming voor gaf.',
  'consent.recorded': 'Schreef uw antwoord op over toestemming.',
  'consent.withdrawn': 'Schreef op dat u uw toestemming introk.',
  'consent.set-aside': 'Besloot hoe het verdergaat zonder toestemming.',
  'involvement.started': 'Deelde iets over u met een organisatie.',
  'involvement.ended': 'Stopte met delen met een organisatie.',
  'note.recorded': 'Schreef iets op over u.',
  'note.corrected': 'Verbeterde wat er over u stond.',
  'home-visit.recorded': 'Schreef op hoe een bezoek aan u ging.',
  'home-visits.read': 'Las over bezoeken aan u.',
  'assessment.recorded': 'Schreef op hoe het met u gaat.',
  'scores.read': 'Keek hoe het met u gaat.',
  'household.changed': 'Veranderde wie er bij uw gezin hoort.',
  'household.split': 'Maakte van uw gezin twee gezinnen.',
  'household-state.read': 'Keek wie er bij uw gezin hoort.',
  'shared-rows.read': 'Las wat een ander dossier over u deelt.',
  'person.corrected': 'Verbeterde uw naam of geboortedatum.',
  'contact-data.changed': 'Veranderde uw adres, telefoonnummer of mail.',
  'number.recorded': 'Schreef uw burgerservicenummer op.',
  'number.read': 'Keek naar uw burgerservicenummer.',
  'records.joined': 'Voegde dubbele gegevens over u samen.',
  'records.parted': 'Haalde samengevoegde gegevens weer uit elkaar.',
  'documents.listed': 'Keek welke papieren er van u zijn.',
  'document.opened': 'Opende een papier over u.',
  'document.added': 'Bewaarde een papier over u.',
  'document.replaced': 'Bewaarde een nieuwe versie van een papier over u.',
  'document.withdrawn': 'Haalde een papier over u weg.',
  'document.restored': 'Zette een papier over u terug.',
  'interventions.read': 'Keek welke hulp u krijgt.',
  'intervention.referred': 'Vroeg hulp voor u aan.',
  'enrolment.started': 'Schreef op dat uw hulp is begonnen.',
  'intervention.changed': 'Paste uw hulp aan.',
  'intervention.ended': 'Schreef op dat uw hulp is gestopt.',
  'plan.drawn-up': 'Maakte een plan met u.',
  'plan.read': 'Las uw plan.',
  'goal.added': 'Zette een doel in uw plan.',
  'goal.changed': 'Veranderde een doel in uw plan.',
  'action.added': 'Zette een actie in uw plan.',
  'action.changed': 'Veranderde een actie in uw plan.',
  'mandate.read': 'Keek hoeveel geld er voor uw hulp is.',
  'budget.spent': 'Gaf geld uit voor uw hulp.',
  'conference.read': 'Keek naar een overleg over u.',
  'conference.planned': 'Plande een overleg over u.',
  'conference.held': 'Schreef op dat er een overleg over u was.',
  'conference.line-added': 'Schreef iets op bij een overleg over u.',
  'resident-requests.listed': 'Keek welke vragen er van inwoners zijn.',
  'resident-request.received': 'Schreef op wat u vroeg.',
  'resident-request.read': 'Las wat u vroeg.',
  'resident-request.extended': 'Nam meer tijd voor wat u vroeg.',
  'resident-request.proposed': 'Bereidde een besluit voor over wat u vroeg.',
  'resident-request.decided': 'Nam een besluit over wat u vroeg.',
  'resident-request.carried-out': 'Deed wat er besloten is over wat u vroeg.',
  'extract.collected': 'Maakte een kopie van uw dossier klaar.',
  'extract.read': 'Las de kopie die voor u wordt gemaakt.',
  'extract.checked': 'Keek een stuk na van de kopie die voor u wordt gemaakt.',
  'resident-copy.opened': 'Opende uw kopie, om die af te drukken.',
  'task.read': 'Las een taak die over u gaat.',
  'task.placed': 'Gaf iemand een taak voor u.',
  'task.answered': 'Zei ja of nee tegen een taak voor u.',
  'task.done': 'Deed een taak voor u.',
  'aftercare.planned': 'Plande een gesprek voor later.',
  'aftercare.read': 'Las over uw gesprek achteraf.',
  'aftercare.recorded': 'Schreef op hoe het nu met u gaat.',
  'concern-report.read': 'Las een melding over u.',
  'reports-of-file.read': 'Las meldingen over u.',
  'known-household.judged': 'Zocht uit of u al hulp krijgt.',
}

const whyInOwnWords: Readonly<Record<Purpose, string>> = {
  intake: 'Om te kijken wat er na een melding nodig is.',
  support: 'Om u te helpen, en die hulp te regelen.',
  steering: 'Om te tellen hoe de hulp gaat in de hele gemeente.',
  'privacy-oversight': 'Om te controleren of iedereen goed met uw gegevens omgaat.',
  administration: 'Om Voordeur in te richten.',
  'first-load': 'Om over te nemen wat een team al had opgeschreven.',
  workplace: 'Om het eigen werk te zien.',
  'own-file': 'Om het eigen dossier te bekijken.',
  'sharing-check': 'Om te controleren wat er gedeeld wordt.',
  retention: 'Om te bewaren of te vernietigen zoals de wet het zegt.',
}

const functionInOwnWords: Readonly<Record<Role, string>> = {
  coordinator: 'een coördinator',
  visitor: 'iemand die op huisbezoek gaat',
  contact_point: 'iemand van het contactpunt',
  process_coordinator: 'een procesregisseur',
  partner: 'een hulpverlener',
  policy_officer: 'iemand die cijfers maakt',
  privacy_officer: 'de privacy-functionaris',
  administrator: 'een beheerder',
  council_member: 'een raadslid',
  resident: 'een inwoner',
  reporter: 'een medewerker',
}

export const didWords = (event: string, isList: boolean): string =>
  isList ? 'U stond op een werklijst.' : (didInOwnWords[event] ?? `${eventLabel(event)}.`)

export const whyWords = (purpose: string): string =>
  purpose in whyInOwnWords ? whyInOwnWords[purpose as Purpose] : 'Om het werk te doen dat bij de hulp hoort.'

/** Of somebody with several roles the one nearest to the household. Of whoever only reports not even the organisation is told. */
export function whoWords(roles: readonly string[], organisation: string | null, name: string | null): string {
  const role = (Object.keys(functionInOwnWords) as Role[]).find(one => roles.includes(one))
  const what = role ? functionInOwnWords[role] : 'een medewerker'
  if (role === undefined || role === 'reporter') return what
  const at = organisation ? `${what} van ${organisation}` : what
  return name ? `${name}, ${at}` : at
}
