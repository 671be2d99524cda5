import { type RawBuilder, sql } from 'kysely'

/** Where a copy of somebody's file is collected from, table by table. */
export interface ExtractSource {
  table: string
  /** The heading in the copy. */
  part: string
  /**
   * Rows of one file: id, scope_id, on (a date), organisation (who wrote it, null when unknown), label, body. What is empty is left out.
   * Which of them are about the person, and not shielded, is asked of their scope and not here.
   */
  rows(asked: { municipality: number; caseFile: string; household: string; person: string }): RawBuilder<unknown>
}

const day = (column: RawBuilder<unknown>): RawBuilder<string> => sql`(${column} at time zone 'Europe/Amsterdam')::date`
/** The organisation a colleague works for, by what they hold now. A name of a colleague is in no copy. */
const workplace = (municipality: number, user: RawBuilder<unknown>): RawBuilder<string> => sql`(
  select o.name from access.role_assignments a join app.organisations o on o.municipality_id = a.municipality_id and o.id = a.organisation_id
  where a.municipality_id = ${municipality} and a.user_id = ${user} order by a.valid_to desc nulls first, o.name limit 1)`
const organisation = (municipality: number, id: RawBuilder<unknown>): RawBuilder<string> =>
  sql`(select o.name from app.organisations o where o.municipality_id = ${municipality} and o.id = ${id})`
const lines = (...texts: RawBuilder<unknown>[]): RawBuilder<string> =>
  sql`concat_ws(e'\n', ${sql.join(texts.map(text => sql`nullif(${text}, '')`))})`

export const extractSources: readonly ExtractSource[] = [
  {
    table: 'app.person_identities',
    part: 'Uw gegevens',
    rows: ({ municipality: m, person }) => sql`
      select x.person_id as id, x.scope_id, ${day(sql`x.recorded_at`)} as on, ${workplace(m, sql`x.recorded_by`)} as organisation, 'Naam en geboortedatum' as label,
        concat_ws(', ', concat_ws(' ', nullif(x.given_names, ''), nullif(x.surname_prefix, ''), x.surname), to_char(x.birth_date, 'DD-MM-YYYY')) as body
      from app.person_identities x where x.municipality_id = ${m} and x.person_id = ${person}`,
  },
  {
    table: 'app.person_contacts',
    part: 'Uw gegevens',
    rows: ({ municipality: m, person }) => sql`
      select x.id, x.scope_id, ${day(sql`x.recorded_at`)} as on, ${workplace(m, sql`x.recorded_by`)} as organisation,
        case x.kind when 'phone' then 'Telefoon' when 'email' then 'Mail' when 'language' then 'Taal' else 'Contact' end as label,
        x.value || case when x.ended_at is null then '' else ' (vervallen)' end as body
      from app.person_contacts x where x.municipality_id = ${m} and x.person_id = ${person}`,
  },
  {
    table: 'app.residences',
    part: 'Uw gegevens',
    rows: ({ municipality: m, household }) => sql`
      select x.id, x.scope_id, x.valid_from as on, ${workplace(m, sql`x.recorded_by`)} as organisation, 'Adres' as label,
        coalesce(nullif(x.place, ''), (
          select concat_ws(' ', a.street, a.house_number::text || a.addition, a.postcode, a.city)
          from app.addresses a where a.municipality_id = ${m} and a.id = x.address_id)) as body
      from app.residences x where x.municipality_id = ${m} and x.household_id = ${household}`,
  },
  {
    table: 'app.household_members',
    part: 'Uw gegevens',
    rows: ({ municipality: m, household, person }) => sql`
      select x.id, x.scope_id, x.valid_from as on, ${workplace(m, sql`x.recorded_by`)} as organisation, 'Lid van het gezin' as label,
        concat_ws(' ', 'Sinds', to_char(x.valid_from, 'DD-MM-YYYY'), 'tot ' || to_char(x.valid_to, 'DD-MM-YYYY')) as body
      from app.household_members x where x.municipality_id = ${m} and x.household_id = ${household} and x.person_id = ${person}`,
  },
  {
    table: 'app.involvements',
    part: 'Wie hielp',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, ${day(sql`x.valid_from`)} as on, ${organisation(m, sql`x.organisation_id`)} as organisation, 'Betrokken' as label,
        concat_ws(' ', ${organisation(m, sql`x.organisation_id`)}, 'tot ' || to_char(x.valid_to, 'DD-MM-YYYY')) as body
      from app.involvements x where x.municipality_id = ${m} and x.case_file_id = ${caseFile}`,
  },
  {
    table: 'app.report_files',
    part: 'Meldingen',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.report_id as id, x.scope_id, ${day(sql`x.received_at`)} as on, null as organisation, 'Een melding over uw gezin' as label, x.observed as body
      from app.report_files x where x.municipality_id = ${m} and x.case_file_id = ${caseFile}`,
  },
  {
    table: 'app.notes',
    part: 'Notities en gesprekken',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, ${day(sql`x.occurred_at`)} as on, ${workplace(m, sql`x.recorded_by`)} as organisation,
        case x.kind when 'phone' then 'Telefoongesprek' when 'mail' then 'Mail' when 'talk' then 'Gesprek' else 'Notitie' end
          || case when x.superseded_by is null then '' else ' (later verbeterd)' end as label, x.body
      from app.notes x where x.municipality_id = ${m} and x.case_file_id = ${caseFile}`,
  },
  {
    table: 'app.home_visits',
    part: 'Huisbezoeken',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, ${day(sql`x.visited_at`)} as on, ${workplace(m, sql`x.visitor_user_id`)} as organisation, 'Huisbezoek' as label,
        ${lines(sql`x.reason`, sql`x.next_step`)} as body
      from app.home_visits x where x.municipality_id = ${m} and x.case_file_id = ${caseFile}`,
  },
  {
    table: 'app.domain_scores',
    part: 'Hoe het gaat',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, ${day(sql`x.scored_at`)} as on, ${workplace(m, sql`x.recorded_by`)} as organisation,
        initcap(x.life_domain) || coalesce(': ' || x.score || ' van 5', '') as label,
        coalesce(nullif(${lines(sql`x.strengths`, sql`x.wishes`, sql`x.observed`)}, ''), 'Geen woorden, alleen een cijfer') as body
      from app.domain_scores x where x.municipality_id = ${m} and x.case_file_id = ${caseFile}`,
  },
  {
    table: 'app.goals',
    part: 'Het plan',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, ${day(sql`x.recorded_at`)} as on, ${workplace(m, sql`x.recorded_by`)} as organisation, 'Doel' as label,
        ${lines(sql`x.title`, sql`x.resident_words`)} as body
      from app.goals x where x.municipality_id = ${m} and x.case_file_id = ${caseFile}`,
  },
  {
    table: 'app.actions',
    part: 'Het plan',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, ${day(sql`x.recorded_at`)} as on, ${workplace(m, sql`x.recorded_by`)} as organisation, 'Actie' as label,
        ${lines(sql`x.what`, sql`x.done_when`)} as body
      from app.actions x where x.municipality_id = ${m} and x.case_file_id = ${caseFile}`,
  },
  {
    table: 'app.task_contents',
    part: 'Taken van anderen voor u',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.task_id as id, x.scope_id, ${day(sql`t.placed_at`)} as on, ${organisation(m, sql`t.organisation_id`)} as organisation, 'Taak' as label,
        ${lines(sql`x.what`, sql`x.background`, sql`x.answer`, sql`x.result`)} as body
      from app.task_contents x join app.tasks t on t.municipality_id = x.municipality_id and t.id = x.task_id
      where x.municipality_id = ${m} and t.case_file_id = ${caseFile}`,
  },
  {
    table: 'app.interventions',
    part: 'Hulp',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, x.referred_on as on, ${organisation(m, sql`x.organisation_id`)} as organisation, 'Hulp of traject' as label,
        ${lines(sql`coalesce(nullif(x.name, ''), x.kind)`, sql`x.end_note`)} as body
      from app.interventions x where x.municipality_id = ${m} and x.case_file_id = ${caseFile}`,
  },
  {
    table: 'app.conference_lines',
    part: 'Overleg over u',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, ${day(sql`x.recorded_at`)} as on, ${workplace(m, sql`x.recorded_by`)} as organisation, 'Uit een overleg' as label, x.body
      from app.conference_lines x where x.municipality_id = ${m} and x.case_file_id = ${caseFile} and x.dropped_at is null`,
  },
  {
    table: 'app.documents',
    part: 'Documenten',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, coalesce(x.dated_on, ${day(sql`x.recorded_at`)}) as on, ${workplace(m, sql`x.recorded_by`)} as organisation, 'Document' as label,
        x.title || ' (u kunt het document zelf apart vragen)' as body
      from app.documents x where x.municipality_id = ${m} and x.case_file_id = ${caseFile} and x.withdrawn_at is null`,
  },
  {
    table: 'app.spendings',
    part: 'Geld dat is uitgegeven',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, x.spent_on as on, ${workplace(m, sql`x.recorded_by`)} as organisation,
        'Uitgave van € ' || replace(to_char(x.amount_cents / 100.0, 'FM999999990.00'), '.', ',') as label, ${lines(sql`x.what`, sql`x.why`)} as body
      from app.spendings x where x.municipality_id = ${m} and x.case_file_id = ${caseFile}`,
  },
  {
    table: 'app.transfers',
    part: 'Overdracht',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, ${day(sql`x.offered_at`)} as on, ${workplace(m, sql`x.offered_by`)} as organisation, 'Overdracht' as label,
        ${lines(sql`x.reason`, sql`x.answer`)} as body
      from app.transfers x where x.municipality_id = ${m} and x.case_file_id = ${caseFile}`,
  },
  {
    table: 'app.closures',
    part: 'Afsluiting en nazorg',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, ${day(sql`x.closed_at`)} as on, ${workplace(m, sql`x.closed_by`)} as organisation, 'Afsluiting' as label,
        ${lines(sql`x.explanation`, sql`x.handover_note`)} as body
      from app.closures x where x.municipality_id = ${m} and x.case_file_id = ${caseFile}`,
  },
  {
    table: 'app.aftercare_contacts',
    part: 'Afsluiting en nazorg',
    rows: ({ municipality: m, caseFile }) => sql`
      select x.id, x.scope_id, ${day(sql`x.made_at`)} as on, ${workplace(m, sql`x.responsible_user_id`)} as organisation, 'Nazorg' as label, x.note as body
      from app.aftercare_contacts x where x.municipality_id = ${m} and x.case_file_id = ${caseFile} and x.made_at is not null`,
  },
  {
    table: 'app.resident_statements',
    part: 'Uw eigen verhaal',
    rows: ({ municipality: m, caseFile, person }) => sql`
      select x.id, x.scope_id, ${day(sql`x.recorded_at`)} as on, null as organisation, 'Uw eigen woorden' as label, x.body
      from app.resident_statements x where x.municipality_id = ${m} and x.case_file_id = ${caseFile} and x.person_id = ${person}`,
  },
]

/** Tables with a scope that no copy is made from, each with the reason. A new table is in one of the two lists. */
export const notInExtract: Readonly<Record<string, string>> = {
  'access.numbers': 'the resident knows their number; a copy is no place for it',
  'app.case_files': 'the card: title and phase, told on the first page of the portal',
  'app.clocks': 'terms of the work, not about the person',
  'app.conference_people': 'who sat at a table: others',
  'app.conferences': 'the card of a conference; what was said is in its lines',
  'app.counted_facts': 'counted, without words',
  'app.document_chunks': 'the bytes of a document: asked for apart, and looked through by a person',
  'app.emergency_accesses': 'who looked in an emergency is told with who looked',
  'app.extract_passages': 'the working paper of a copy itself',
  'app.file_links': 'about two files',
  'app.file_shares': 'about two files',
  'app.household_events': 'births and deaths: of others, or known to the person',
  'app.households': 'how the household is called in lists',
  'app.mandates': 'what the coordinator may decide, not about the person',
  'app.participations': 'the route of the work',
  'app.person_relations': 'between two people',
  'app.plan_households': 'which household a plan serves',
  'app.plans': 'an empty cover: its goals and actions are in',
  'app.request_decisions': 'sent to the person already',
  'app.request_proposals': 'what a colleague proposed before the decision',
  'app.resident_copies': 'earlier copies',
  'app.resident_request_texts': 'what the person wrote themselves, in the portal',
  'app.resident_requests': 'in the portal',
  'app.search_entries': 'an index of words that stand elsewhere',
  'app.spending_decisions': 'yes or no to an expense that is in',
  'app.task_calls': 'a call between colleagues about a task',
  'app.tasks': 'the card of a task; what was asked is in its contents',
  'app.visit_cards': 'who comes and when, told in the portal; what was written of a visit is in',
  'app.timeline': 'tells once more what stands in the other tables',
  // What others add on sharing and safety.
  'app.consent_decisions': 'what colleagues do after an answer',
  'app.consent_records': 'in the portal, under consent',
  'app.consent_voices': 'answers of several people',
  'app.domain_cards': 'who works on what, told in the portal',
  'app.sharing_decisions': 'what is shared with whom, told in the portal',
  'app.meldcode_entries': 'shielded: never in a copy',
  'app.meldcodes': 'shielded: never in a copy',
  'app.shield_people': 'shielded: never in a copy',
  'app.shieldings': 'shielded: never in a copy',
  'app.veilig_thuis_contacts': 'shielded: never in a copy',
}
