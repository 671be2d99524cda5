-- Consent, voice by voice; what is shared with whom, on which ground and until when; and the history of the legal-basis table.
-- What decides about access lies in access.consents and access.grants; these rows are what people read and answer for.

create table app.consent_texts (
  municipality_id integer not null references access.municipalities (id),
  code text not null,
  version integer not null constraint consent_texts_version check (version > 0),
  title text not null,
  body text not null constraint consent_texts_body_length check (length(body) between 1 and 20000),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint consent_texts_pkey primary key (municipality_id, code, version)
);
comment on table app.consent_texts is 'The words with which a municipality asks for consent. A new wording is a new version; records point at the one that was read. Without one the standard text of the product holds (version 0)';

create table app.consent_records (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  person_id uuid not null,
  organisation_id uuid not null,
  used_for text not null,
  access_domains smallint[] not null constraint consent_records_domains check (cardinality(access_domains) between 1 and 20),
  text_code text not null,
  text_version integer not null,
  age_rule text not null constraint consent_records_age_rule check (age_rule in ('under-12', 'from-12', 'from-16')),
  needed uuid[] not null constraint consent_records_needed check (cardinality(needed) between 1 and 10),
  valid_to timestamptz,
  ends_because text constraint consent_records_ends_because check (ends_because in ('agreed', 'birthday')),
  asked_at timestamptz not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint consent_records_pkey primary key (municipality_id, id),
  constraint consent_records_scope_unique unique (municipality_id, id, scope_id),
  constraint consent_records_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint consent_records_organisation_fkey foreign key (municipality_id, organisation_id) references app.organisations (municipality_id, id),
  constraint consent_records_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index consent_records_file on app.consent_records (municipality_id, case_file_id);
create index consent_records_person on app.consent_records (municipality_id, person_id);
create index consent_records_scope on app.consent_records (municipality_id, scope_id);
comment on table app.consent_records is 'A question for consent about one person: for which organisation, purpose and parts of life, in which words, until when. Its answer is in app.consent_voices';
comment on column app.consent_records.used_for is 'What the law calls the purpose: as in access.legal_grounds.used_for';
comment on column app.consent_records.age_rule is 'Jeugdwet 7.3.4, 7.3.5, 7.3.15 at the moment of asking: under 12 the parents, 12 to 15 child and parents, from 16 the person alone';
comment on column app.consent_records.needed is 'Everyone whose yes it takes, as recorded at the moment of asking';
comment on column app.consent_records.valid_to is 'Ends by itself: as agreed, or on the birthday on which another age rule begins. Null: until withdrawn';

create table app.consent_voices (
  municipality_id integer not null,
  id uuid not null,
  consent_id uuid not null,
  scope_id bigint not null,
  person_id uuid not null,
  said_as text not null constraint consent_voices_said_as check (said_as in ('self', 'parent', 'guardian')),
  answer text not null constraint consent_voices_answer check (answer in ('yes', 'no', 'withdrawn')),
  way text not null constraint consent_voices_way check (way in ('visit', 'signed', 'phone', 'mail', 'portal')),
  note text not null default '',
  answered_at timestamptz not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint consent_voices_pkey primary key (municipality_id, id),
  constraint consent_voices_record_fkey foreign key (municipality_id, consent_id, scope_id) references app.consent_records (municipality_id, id, scope_id),
  constraint consent_voices_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index consent_voices_record on app.consent_voices (municipality_id, consent_id);
create index consent_voices_scope on app.consent_voices (municipality_id, scope_id);
create index consent_voices_person on app.consent_voices (municipality_id, person_id);
comment on table app.consent_voices is 'What one person answered, or took back. Never changed: the last word of each counts, and a no of one parent stays visible as theirs';

create table app.consent_decisions (
  municipality_id integer not null,
  id uuid not null,
  consent_id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  decision text not null constraint consent_decisions_decision check (decision in ('not-shared', 'anonymous-advice', 'other-ground')),
  legal_ground_id smallint,
  reason text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint consent_decisions_pkey primary key (municipality_id, id),
  constraint consent_decisions_on_a_ground check ((decision = 'other-ground') = (legal_ground_id is not null)),
  constraint consent_decisions_record_fkey foreign key (municipality_id, consent_id, scope_id) references app.consent_records (municipality_id, id, scope_id),
  constraint consent_decisions_ground_fkey foreign key (municipality_id, legal_ground_id) references access.legal_grounds (municipality_id, id),
  constraint consent_decisions_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index consent_decisions_record on app.consent_decisions (municipality_id, consent_id);
create index consent_decisions_scope on app.consent_decisions (municipality_id, scope_id);
comment on table app.consent_decisions is 'What is done without consent, why and by whom (R-044): nothing shared, advice asked without a name, or shared on another ground';

create table app.sharing_decisions (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  involvement_id uuid not null,
  organisation_id uuid not null,
  access_domain smallint not null,
  level access.disclosure not null,
  may_write boolean not null,
  used_for text not null,
  legal_ground_id smallint not null,
  came_of text not null constraint sharing_decisions_came_of check (came_of in ('matrix', 'involvement', 'task')),
  reason text not null default '',
  valid_from timestamptz not null,
  valid_to timestamptz,
  recorded_by uuid not null,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  constraint sharing_decisions_pkey primary key (municipality_id, id),
  constraint sharing_decisions_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint sharing_decisions_involvement_fkey foreign key (municipality_id, involvement_id) references app.involvements (municipality_id, id),
  constraint sharing_decisions_domain_fkey foreign key (municipality_id, access_domain) references access.access_domains (municipality_id, id),
  constraint sharing_decisions_ground_fkey foreign key (municipality_id, legal_ground_id) references access.legal_grounds (municipality_id, id),
  constraint sharing_decisions_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create unique index sharing_decisions_one_running on app.sharing_decisions (municipality_id, involvement_id, access_domain) where ended_at is null;
create index sharing_decisions_file on app.sharing_decisions (municipality_id, case_file_id);
create index sharing_decisions_scope on app.sharing_decisions (municipality_id, scope_id);
comment on table app.sharing_decisions is 'Who decided that an organisation knows that something plays in a part of life ("dat") or what ("wat"), on which ground, from when to when. Sets the grants in the same transaction';
comment on column app.sharing_decisions.valid_to is 'The agreed end, the same as of the grant. Null: until ended';
comment on column app.sharing_decisions.ended_at is 'Ended early by ended_by; the next decision on the same part is a row of its own';

create table app.domain_cards (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  access_domain smallint not null,
  organisation_id uuid not null,
  sharing_decision_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint domain_cards_pkey primary key (municipality_id, id),
  constraint domain_cards_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint domain_cards_decision_fkey foreign key (municipality_id, sharing_decision_id) references app.sharing_decisions (municipality_id, id),
  constraint domain_cards_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index domain_cards_file on app.domain_cards (municipality_id, case_file_id);
create index domain_cards_decision on app.domain_cards (municipality_id, sharing_decision_id);
create index domain_cards_scope on app.domain_cards (municipality_id, scope_id);
comment on table app.domain_cards is 'That an organisation works on one part of life, and so whom to call about it: what sharing at the level "dat" shows of that part, and nothing of the content';

create table app.legal_ground_changes (
  municipality_id integer not null,
  id uuid not null,
  legal_ground_id smallint not null,
  code text not null,
  change text not null constraint legal_ground_changes_change check (change in ('versioned', 'ended')),
  takes_effect_at timestamptz not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint legal_ground_changes_pkey primary key (municipality_id, id),
  constraint legal_ground_changes_ground_fkey foreign key (municipality_id, legal_ground_id) references access.legal_grounds (municipality_id, id)
);
comment on table app.legal_ground_changes is 'Which privacy officer versioned or ended a row of the legal-basis table, from when and why. Never changed';

-- The legal-basis table is versioned, never edited. What is given on a version keeps that version: it is of its own time.
create function access.version_ground(
  p_code text, p_label text, p_receiver text, p_special text, p_criminal text, p_secrecy text, p_controller text, p_from timestamptz
) returns smallint
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_last legal_grounds;
  v_id smallint;
begin
  if not 'privacy_officer' = any (current_setting('app.roles')::access.role[])
     or current_setting('app.purpose') <> 'privacy-oversight' or p_from is null or p_from < v_moment or p_from = 'infinity' then
    raise exception 'this session versions no legal grounds' using errcode = 'insufficient_privilege';
  end if;
  -- Two who version at once: the second one waits here, and then takes the next number.
  perform 1 from legal_grounds where municipality_id = v_municipality order by id for update;
  select * into v_last from legal_grounds where municipality_id = v_municipality and code = p_code order by valid_from desc limit 1;
  if v_last.id is null then
    raise exception 'there is no such ground' using errcode = 'check_violation';
  end if;
  select max(id) + 1 into v_id from legal_grounds where municipality_id = v_municipality;
  insert into legal_grounds (municipality_id, id, code, label, purpose, source_law, used_for, receiver_basis, special_basis, criminal_basis,
    secrecy_basis, secrecy_by, controller, valid_from)
  values (v_municipality, v_id, p_code, p_label, v_last.purpose, v_last.source_law, v_last.used_for, p_receiver, p_special, p_criminal,
    p_secrecy, v_last.secrecy_by, p_controller, p_from);
  -- What a role watches over on this ground it goes on watching over on the next version, also after the earlier one ended.
  insert into role_domains (municipality_id, role, access_domain, disclosure, may_write, legal_ground_id)
  select distinct on (d.role, d.access_domain) v_municipality, d.role, d.access_domain, d.disclosure, d.may_write, v_id
  from role_domains d join legal_grounds l on l.municipality_id = d.municipality_id and l.id = d.legal_ground_id and l.code = p_code
  where d.municipality_id = v_municipality
  order by d.role, d.access_domain, l.id desc;
  return v_id;
end
$$;
comment on function access.version_ground is 'Adds a version of a legal ground, or switches one on, from a moment to come; roles that watch over something on it go on on the new one. The privacy officer alone';

create function access.end_ground(p_code text, p_to timestamptz) returns smallint
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_last smallint;
begin
  if not 'privacy_officer' = any (current_setting('app.roles')::access.role[])
     or current_setting('app.purpose') <> 'privacy-oversight' or p_to is null or p_to < v_moment then
    raise exception 'this session ends no legal grounds' using errcode = 'insufficient_privilege';
  end if;
  select id into v_last from legal_grounds where municipality_id = v_municipality and code = p_code order by valid_from desc limit 1;
  update legal_grounds set valid_to = greatest(p_to, valid_from)
  where municipality_id = v_municipality and code = p_code and valid_from <> 'infinity' and (valid_to is null or valid_to > p_to);
  if not found then
    raise exception 'there is no such ground in force' using errcode = 'check_violation';
  end if;
  return v_last;
end
$$;
comment on function access.end_ground is 'Ends a legal ground in all its versions: what was given on it closes at that moment. The privacy officer alone';

-- Seeing a file as a partner does shows never more than one may see oneself: the keys of both, and nothing to write.
create function access.view_as(p_case_file uuid, p_involvement uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_checking constant text := 'sharing-check';
  v_theirs bigint[];
  v_both bigint[];
begin
  if current_setting('app.purpose') <> v_checking then
    raise exception 'one looks as a partner only to check what is shared' using errcode = 'insufficient_privilege';
  end if;
  perform enter(v_municipality, current_setting('app.user')::uuid, current_setting('app.organisation')::uuid, 'support', v_moment, p_case_file);
  if not may_write(p_case_file, null, null, 1::smallint, 'content', null) then
    raise exception 'this session shares nothing of this file' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(distinct s.id) into v_theirs
  from grants i
  join grants g on g.municipality_id = i.municipality_id and g.case_file_id = i.case_file_id
    and g.organisation_id = i.organisation_id and g.grantee_id in (i.grantee_id, i.organisation_id)
    and (g.for_role is null or i.for_role is null or g.for_role = i.for_role)
  join legal_grounds l on l.municipality_id = g.municipality_id and l.id = g.legal_ground_id
  join file_holders h on h.municipality_id = g.municipality_id and h.case_file_id = g.case_file_id
    and (g.holder_id is null or h.holder_id = g.holder_id)
  join scopes s on s.municipality_id = h.municipality_id and s.holder_id = h.holder_id
  where i.municipality_id = v_municipality and i.case_file_id = p_case_file and i.involvement_id = p_involvement and i.ends_at > v_moment
    and g.valid_from <= v_moment and g.ends_at > v_moment
    and h.valid_from <= v_moment and (h.valid_to is null or h.valid_to > v_moment)
    and l.purpose = 'support' and l.receiver_basis is not null and l.secrecy_basis is not null
    and l.valid_from <= v_moment and (l.valid_to is null or l.valid_to > v_moment)
    and (g.access_domain is null or g.access_domain = s.access_domain)
    and (g.subject_id is null or g.subject_id = s.subject_id)
    and s.shield_id is not distinct from g.shield_id
    and s.disclosure <= g.disclosure
    and (not l.by_consent or consent_stands(v_municipality, s.subject_id, g.organisation_id, 'support', s.access_domain, v_moment));
  select array_agg(mine) into v_both from unnest(current_setting('app.scopes')::bigint[]) mine where mine = any (v_theirs);
  execute format('set local app.scopes = %L', coalesce(v_both, '{}'));
  execute format('set local app.writable = %L', '{}');
  execute format('set local app.oversight = %L', '{}');
  execute format('set local app.tended = %L', '{}');
  execute format('set local app.purpose = %L', v_checking);
end
$$;
comment on function access.view_as is 'Narrows the session to what an involved partner reaches too, to read: for who shares the file, to check what they shared';

-- A resident reads the card of their file and writes nothing in it. That they took a consent back is told there all the same: by the
-- worker's rights, for a voice that this very session recorded. The line goes by the id of the voice, so that it is told once.
create function app.tell_own_withdrawal(p_voice uuid) returns void
  language plpgsql volatile security definer set search_path = app, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  if not ('resident' = any (current_setting('app.roles')::access.role[]) and current_setting('app.purpose') = 'own-file' and exists (
      select from consent_voices v
      join consent_records r on r.municipality_id = v.municipality_id and r.id = v.consent_id
      where v.municipality_id = v_municipality and v.id = p_voice and v.answer = 'withdrawn' and v.way = 'portal'
        and v.recorded_by = current_setting('app.user')::uuid and v.recorded_at = v_moment
        and v.person_id = any (current_setting('app.persons')::uuid[]) and v.person_id = any (r.needed))) then
    raise exception 'this voice was not taken back here' using errcode = 'insufficient_privilege';
  end if;
  insert into timeline (municipality_id, id, case_file_id, scope_id, event, occurred_at, recorded_at, subject_id, refers_to, details)
  select r.municipality_id, v.id, r.case_file_id, r.scope_id, 'consent.withdrawn', v.answered_at, v_moment, r.person_id, r.id,
    jsonb_build_object('organisationId', r.organisation_id, 'organisationName', o.name, 'byResident', true, 'accessDomains', (
      select jsonb_agg(d.code order by d.id) from access.access_domains d where d.municipality_id = r.municipality_id and d.id = any (r.access_domains)))
  from consent_voices v
  join consent_records r on r.municipality_id = v.municipality_id and r.id = v.consent_id
  join organisations o on o.municipality_id = r.municipality_id and o.id = r.organisation_id
  where v.municipality_id = v_municipality and v.id = p_voice
  on conflict do nothing;
  update clocks c set stopped_at = v_moment, version = c.version + 1
  from consent_voices v
  where v.municipality_id = v_municipality and v.id = p_voice
    and c.municipality_id = v_municipality and c.about_kind = 'consent' and c.about_id = v.consent_id and c.met_at is null and c.stopped_at is null;
end
$$;
comment on function app.tell_own_withdrawal is 'Tells in the file that a resident took back their own consent, in the transaction in which they did';
