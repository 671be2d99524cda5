import type { ControllerKey } from './controllers.ts'
import type { DataKind, PeopleKind } from './data-kinds.ts'
import type { RecordGroup, RecordKind } from './record-kind.ts'

const of = (
  keptBy: string | null,
  label: string,
  data: DataKind[],
  about: PeopleKind[] = ['residents'],
  controller: ControllerKey = 'college',
): RecordKind => ({ label, keptBy, data, about, controller })

/** What says who may see what, who asked for their rights, and who looked. */
export const safeguardRecords: readonly RecordGroup[] = [
  {
    title: 'Delen, toestemming en afscherming',
    records: {
      'app.consent_texts': of('consent', 'Teksten waarmee toestemming gevraagd wordt', ['none'], []),
      'app.consent_records': of('consent', 'Gevraagde toestemming', ['involvement']),
      'app.consent_voices': of('consent', 'Wat mensen antwoordden op de vraag om toestemming', ['involvement', 'words']),
      'app.consent_decisions': of('consent', 'Wat zonder toestemming gebeurt, en waarom', ['words']),
      'app.sharing_decisions': of('consent', 'Besluiten om met een partner te delen', ['involvement']),
      'app.domain_cards': of('consent', 'Dat een organisatie aan een leefgebied werkt', ['involvement']),
      'app.legal_ground_changes': of('consent', 'Wijzigingen in de tabel van grondslagen', ['staff'], ['staff']),
      'access.consents': of('consent', 'Toestemming die nu geldt', ['involvement']),
      'app.shieldings': of('shields', 'Afschermingen, voor wie daarbij genoemd is', ['safety', 'words']),
      'app.shield_people': of('shields', 'Wie bij een afscherming genoemd is', ['staff'], ['staff']),
      'app.meldcodes': of('shields', 'Meldcode huiselijk geweld en kindermishandeling', ['safety', 'words']),
      'app.meldcode_entries': of('shields', 'Stappen van de meldcode', ['safety', 'words', 'health']),
      'app.veilig_thuis_contacts': of('shields', 'Contact met Veilig Thuis', ['safety', 'words']),
      'access.shields': of('shields', 'Wat afgeschermd is', ['safety']),
      'access.grants': of(null, 'Wie bij welk onderdeel van welk dossier mag', ['involvement'], ['residents', 'staff']),
      'access.scopes': of(null, 'Sleutels van onderdelen van dossiers', ['none']),
      'access.file_registry': of(null, 'Welk dossier in welk gebied ligt', ['involvement']),
      'access.file_holders': of(null, 'Welke mensen en taken bij een dossier horen', ['family']),
    },
  },
  {
    title: 'Rechten van inwoners',
    records: {
      'app.resident_requests': of('residents', 'Verzoeken van inwoners: dat ze er zijn, en de termijn', ['involvement']),
      'app.resident_request_texts': of('residents', 'Wat inwoners vroegen', ['words']),
      'app.request_proposals': of('residents', 'Voorstellen voor een besluit op een verzoek', ['words']),
      'app.request_decisions': of('residents', 'Besluiten op verzoeken', ['words']),
      'app.extract_passages': of('residents', 'Werkpapier voor een kopie van een dossier', [
        'words',
        'health',
        'finance',
        'living',
      ]),
      'app.resident_copies': of('residents', 'Kopieën die aan inwoners gegeven zijn', ['words', 'health', 'finance', 'living']),
      'app.resident_statements': of('residents', 'Eigen verklaringen van inwoners', ['words']),
    },
  },
  {
    title: 'Bewaren en vernietigen',
    records: {
      'app.retention_terms': of('retention', 'Bewaartermijnen die de gemeente koos', ['none'], []),
      'app.legal_holds': of('retention', 'Dossiers die nog niet vernietigd mogen worden', ['words']),
      'app.destruction_orders': of('retention', 'Opdrachten om eerder te vernietigen', ['involvement']),
      'app.destruction_runs': of('retention', 'Vernietigingen', ['none'], []),
      'app.destruction_approvals': of('retention', 'Wie een vernietiging goedkeurde', ['staff'], ['staff']),
      'app.destruction_items': of('retention', 'Wat op de lijst staat om te vernietigen', ['involvement']),
      'app.destroyed_rows': of('retention', 'Bewijs dat een rij vernietigd is, zonder de gegevens', ['none'], []),
    },
  },
  {
    title: 'Toezicht en verantwoording',
    records: {
      'audit.processing_log': of('audit', 'Verwerkingslogboek: wie keek of wijzigde', ['use'], ['residents', 'staff']),
      'audit.mentions': of('audit', 'Wie op een lijst stond die bekeken werd', ['use']),
      'audit.seals': of('audit', 'Zegels op het verwerkingslogboek', ['none'], []),
      'audit.leaves': of('audit', 'Vingerafdrukken van regels in het logboek', ['none'], []),
      'app.emergency_accesses': of(
        'emergency',
        'Noodtoegang, en wat ervan gevonden werd',
        ['use', 'words'],
        ['residents', 'staff'],
      ),
      'audit.alerts': of('audit', 'Opvallend kijkgedrag', ['use'], ['residents', 'staff']),
      'audit.alert_reviews': of('audit', 'Oordelen over opvallend kijkgedrag', ['use', 'words'], ['staff']),
      'app.accountability_answers': of('accountability', 'Antwoorden in register en DPIA', ['none'], []),
      'app.dpia_editions': of('accountability', 'Vastgestelde DPIA’s', ['none'], []),
      'app.data_breaches': of('accountability', 'Datalekken', ['words', 'use']),
      'app.data_breach_people': of('accountability', 'Over wie een datalek gaat, met nummer', ['involvement']),
      'app.data_breach_lines': of('accountability', 'Wat er aan een datalek gedaan is', ['use'], ['staff']),
      'access.legal_grounds': of('consent', 'Grondslagen', ['none'], []),
      'access.purposes': of(null, 'Doelen', ['none'], []),
      'access.role_domains': of(null, 'Wat een rol ziet van alle dossiers in een gebied', ['none'], []),
      'access.access_domains': of(null, 'Onderdelen waarover toegang besloten wordt', ['none'], []),
    },
  },
]
