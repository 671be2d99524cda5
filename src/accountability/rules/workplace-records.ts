import type { DataKind, PeopleKind } from './data-kinds.ts'
import type { RecordGroup, RecordKind } from './record-kind.ts'

const of = (keptBy: string | null, label: string, data: DataKind[] = ['none'], about: PeopleKind[] = []): RecordKind => ({
  label,
  keptBy,
  data,
  about: data.includes('staff') && about.length === 0 ? ['staff'] : about,
  controller: data.includes('none') ? 'none' : 'college',
})

/** What a municipality sets, who works there, and what the system needs to work. */
export const workplaceRecords: readonly RecordGroup[] = [
  {
    title: 'Wie hier werkt',
    records: {
      'access.users': of('directory', 'Medewerkers, en inwoners die inloggen', ['staff'], ['staff', 'residents']),
      'access.role_assignments': of('directory', 'Rollen, van wanneer tot wanneer', ['staff']),
      'access.teams': of('directory', 'Teams'),
      'access.team_members': of('directory', 'Wie in een team zit', ['staff']),
      'access.deputies': of('directory', 'Waarneming', ['staff']),
      'access.accounts': of(null, 'Accounts waarmee mensen inloggen', ['staff']),
      'access.login_sessions': of(null, 'Open aanmeldingen', ['use'], ['staff']),
      'access.identity_providers': of('directory', 'Inlogdiensten die de gemeente vertrouwt'),
      'access.identity_provider_domains': of('directory', 'Maildomeinen van een inlogdienst'),
      'app.role_reviews': of('directory', 'Jaarlijkse controle van rollen', ['staff']),
      'app.administration_changes': of('directory', 'Wijzigingen door beheerders', ['staff']),
    },
  },
  {
    title: 'Inrichting',
    records: {
      'access.municipalities': of(null, 'Gemeenten'),
      'app.areas': of('directory', 'Wijken en buurten'),
      'app.addresses': of('directory', 'Adressen, zonder bewoners'),
      'app.organisations': of('directory', 'Organisaties'),
      'app.covenants': of('directory', 'Convenanten'),
      'app.covenant_versions': of('directory', 'Wat een convenant zegt'),
      'app.covenant_documents': of('directory', 'Papieren van een convenant'),
      'app.programme_versions': of('programmes', 'Programma’s'),
      'app.programmes_in_use': of('programmes', 'Programma’s in gebruik'),
      'app.settings': of('settings', 'Instellingen'),
    },
  },
  {
    title: 'Cijfers',
    records: {
      'app.counted_facts': of('indicators', 'Getelde feiten, zonder namen', ['involvement'], ['residents']),
      'app.figure_cells': of('indicators', 'Cijfers'),
      'app.targets': of('indicators', 'Wat de gemeente zich voornam'),
      'app.half_year_reports': of('indicators', 'Halfjaarberichten'),
      'app.half_year_report_texts': of('indicators', 'Halfjaarberichten in de maak'),
    },
  },
  {
    title: 'Wat het systeem nodig heeft',
    records: {
      'app.clocks': of(null, 'Termijnen', ['involvement'], ['residents']),
      'app.clock_steps': of(null, 'Wat termijnen in gang zetten'),
      'app.drafts': of('drafts', 'Concepten, alleen van de schrijver', ['words'], ['residents']),
      'app.receipts': of(null, 'Ontvangstbewijzen van verzoeken', ['use'], ['staff']),
      'app.messages': of(null, 'Berichten die nog verstuurd worden', ['staff']),
      'app.first_loads': of('firstLoad', 'Lijsten die overgenomen zijn', ['use'], ['staff']),
      'app.first_load_lines': of('firstLoad', 'Regels die overgenomen zijn, zonder inhoud', ['use'], ['staff']),
      'app.first_load_records': of('firstLoad', 'Wat er van een regel kwam', ['involvement'], ['residents']),
      'app.search_names': of(null, 'Woordenlijst om namen te vinden', ['names'], ['residents']),
      'app.search_misspellings': of(null, 'Verschrijvingen van namen, om die toch te vinden', ['names'], ['residents']),
      'access.demo_clock': of(null, 'De klok van een demonstratie'),
    },
  },
]
