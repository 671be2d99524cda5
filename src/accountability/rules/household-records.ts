import type { DataKind } from './data-kinds.ts'
import type { RecordGroup, RecordKind } from './record-kind.ts'

/** A record about the people of a household, for which the college answers. */
const of = (keptBy: string, label: string, ...data: DataKind[]): RecordKind => ({
  label,
  keptBy,
  data,
  about: data.includes('family') ? ['residents', 'network'] : ['residents'],
  controller: 'college',
})
const ofReport = (label: string, ...data: DataKind[]): RecordKind => ({
  ...of('signals', label, ...data),
  about: ['residents', 'reporters'],
})

export const householdRecords: readonly RecordGroup[] = [
  {
    title: 'Mensen en huishoudens',
    records: {
      'app.households': of('households', 'Huishoudens', 'names'),
      'app.person_identities': of('households', 'Namen en geboortedata', 'names'),
      'app.person_contacts': of('households', 'Telefoonnummers en mailadressen', 'contact'),
      'app.household_members': of('households', 'Wie bij een huishouden hoort', 'family'),
      'app.person_relations': of('households', 'Relaties tussen mensen', 'family'),
      'app.residences': of('households', 'Waar een huishouden of persoon woont', 'address'),
      'app.household_events': of('households', 'Wat er in een huishouden veranderde', 'family', 'words'),
      'access.numbers': of('households', 'Burgerservicenummers, versleuteld', 'bsn'),
      'access.number_matches': of('households', 'Twee inschrijvingen met hetzelfde BSN', 'bsn'),
      'access.residents': of('residents', 'Welke inwoner welk dossier mag inzien', 'family'),
    },
  },
  {
    title: 'Meldingen',
    records: {
      'app.concern_reports': ofReport('Meldingen', 'names', 'contact', 'address', 'words'),
      'app.report_handlings': ofReport('Behandeling van meldingen', 'involvement'),
      'app.triages': ofReport('Beoordelingen van meldingen', 'words'),
      'app.report_tidings': ofReport('Berichten aan melders', 'words'),
      'app.desk_conversations': ofReport('Gesprekken van het contactpunt', 'words'),
      'app.report_links': ofReport('Meldingen die bij elkaar horen', 'family'),
      'app.report_endings': ofReport('Hoe meldingen afliepen', 'words'),
      'app.report_files': ofReport('Meldingen bij een dossier', 'involvement'),
    },
  },
  {
    title: 'Dossiers',
    records: {
      'app.case_files': of('case-files', 'Dossiers: dat het er is, en wie het coördineert', 'names', 'involvement'),
      'app.participations': of('case-files', 'Programma’s waaraan een dossier meedoet', 'involvement'),
      'app.involvements': of('case-files', 'Wie bij een dossier betrokken is', 'involvement'),
      'app.timeline': of('case-files', 'Tijdlijn: wat er in een dossier gebeurde', 'words'),
      'app.notes': of('case-files', 'Notities', 'words', 'health', 'finance', 'living', 'safety'),
      'app.home_visits': of('outreach', 'Huisbezoeken', 'words', 'living'),
      'app.visit_cards': of('outreach', 'Wie er op bezoek komt of kwam, en wanneer', 'involvement'),
      'app.domain_scores': of('assessments', 'Scores per leefgebied', 'health', 'finance', 'living', 'safety'),
      'app.documents': of('documents', 'Documenten', 'words', 'health', 'finance', 'living', 'safety'),
      'app.document_chunks': of('documents', 'De inhoud van documenten', 'words', 'health', 'finance', 'living', 'safety'),
      'app.interventions': of('interventions', 'Hulp en trajecten', 'health', 'finance', 'living', 'safety'),
      'app.closures': of('case-files', 'Afsluitingen', 'words'),
      'app.aftercare_contacts': of('aftercare', 'Nazorg', 'words'),
      'app.transfers': of('transfers', 'Overdrachten naar een andere aanpak', 'words'),
      'app.file_links': of('case-files', 'Dossiers die bij elkaar horen', 'family'),
      'app.file_shares': of('case-files', 'Wat het ene dossier met het andere deelt', 'involvement'),
      'app.search_entries': of('workplace', 'Zoekwoorden bij een dossier', 'names', 'address'),
    },
  },
  {
    title: 'Plan, taken en overleg',
    records: {
      'app.plans': of('plans', 'Plannen', 'involvement'),
      'app.plan_households': of('plans', 'Welke huishoudens één plan hebben', 'family'),
      'app.goals': of('plans', 'Doelen', 'words', 'health', 'finance', 'living', 'safety'),
      'app.actions': of('plans', 'Acties', 'words', 'health', 'finance', 'living', 'safety'),
      'app.tasks': of('tasks', 'Taken van partners: dat ze er zijn en hoe ver ze zijn', 'involvement'),
      'app.task_contents': of('tasks', 'Wat er in een taak gevraagd en geantwoord wordt', 'words', 'health', 'finance', 'living'),
      'app.task_calls': of('tasks', 'Telefoontjes over open taken', 'words'),
      'app.conferences': of('conferences', 'Overleggen', 'involvement'),
      'app.conference_people': of('conferences', 'Wie bij een overleg gevraagd zijn', 'family', 'involvement'),
      'app.conference_lines': of(
        'conferences',
        'Agenda, verslag en besluiten van een overleg',
        'words',
        'health',
        'finance',
        'living',
      ),
      'app.mandates': of('mandates', 'Mandaten van coördinatoren', 'involvement'),
      'app.spendings': of('mandates', 'Uitgaven voor een huishouden', 'finance'),
      'app.spending_decisions': of('mandates', 'Besluiten over uitgaven', 'finance', 'words'),
    },
  },
]
