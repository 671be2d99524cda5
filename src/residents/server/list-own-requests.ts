import { sql } from 'kysely'
import { fullName, type PersonName } from '../../households/rules/person-name.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { OwnRequest, residentOperations } from '../api.ts'
import { requestColumns, type StoredRequest } from './stored-request.ts'

interface Row extends StoredRequest {
  groupId: string
  person: PersonName | null
  asker: PersonName | null
  words: string
  about: string
  decision: { outcome: 'granted' | 'partly' | 'refused'; letter: string; at: string; objectionUntil: string } | null
  copyUntil: Date | null
}

export const listOwnRequests: Handler<typeof residentOperations.listOwnRequests> = async ({ tx, touch }) => {
  const m = tx.session.municipality
  const rows = await tx.rows<Row>(sql`
    select ${requestColumns}, r.group_id as "groupId", coalesce(t.words, '') as words, coalesce(t.about, '') as about,
      (select jsonb_build_object('givenNames', p.given_names, 'initials', p.initials, 'surnamePrefix', p.surname_prefix, 'surname', p.surname)
        from app.person_identities p where p.municipality_id = ${m} and p.person_id = r.person_id) as person,
      (select jsonb_build_object('givenNames', p.given_names, 'initials', p.initials, 'surnamePrefix', p.surname_prefix, 'surname', p.surname)
        from app.person_identities p where p.municipality_id = ${m} and p.person_id = r.asked_by_person) as asker,
      case when d.id is not null then
        jsonb_build_object('outcome', d.outcome, 'letter', d.letter, 'at', d.recorded_at, 'objectionUntil', d.objection_until) end as decision,
      c.available_until as "copyUntil"
    from app.resident_requests r
    left join app.resident_request_texts t on t.municipality_id = ${m} and t.request_id = r.id
    left join app.request_decisions d on d.municipality_id = ${m} and d.request_id = r.id
    left join app.resident_copies c on c.municipality_id = ${m} and c.request_id = r.id
    where r.municipality_id = ${m}
    order by r.state in ('done', 'withdrawn'), r.recorded_at desc limit 200`)
  touch({ subjects: rows.map(row => row.personId), records: rows.map(row => row.id) })
  return {
    requests: rows.map(
      (row): OwnRequest => ({
        id: row.id,
        groupId: row.groupId,
        kind: row.kind,
        personId: row.personId,
        personName: row.person ? fullName(row.person) : '',
        askerName: row.asker ? fullName(row.asker) : '',
        receivedOn: row.receivedOn,
        dueOn: row.dueOn,
        state: row.state,
        extension: row.extendedOn ? { on: row.extendedOn, reason: row.extensionReason ?? '' } : null,
        words: row.words,
        about: row.about,
        decision: row.decision && {
          outcome: row.decision.outcome,
          letter: row.decision.letter,
          decidedOn: calendarDateOf(new Date(row.decision.at)),
          objectionUntil: row.decision.objectionUntil,
        },
        copy: row.copyUntil && { availableUntil: calendarDateOf(new Date(row.copyUntil.getTime() - 1000)) },
      }),
    ),
  }
}

export const fetchOwnCopy: Handler<typeof residentOperations.fetchOwnCopy> = async ({ tx, input, touch }) => {
  touch({ records: [input.requestId] })
  const copy = await tx.find<{ person_id: string; readable: string; structured: unknown }>(sql`
    select person_id, readable, structured from app.resident_copies
    where municipality_id = ${tx.session.municipality} and request_id = ${input.requestId}`)
  if (!copy) throw notFound('Deze kopie is er niet, of niet meer. Vraag een nieuwe als u haar nodig heeft.')
  touch({ subjects: [copy.person_id] })
  return copyAsFile(copy, input.as)
}

export const copyAsFile = (copy: { readable: string; structured: unknown }, as: 'html' | 'json') =>
  as === 'html'
    ? {
        bytes: Buffer.from(copy.readable),
        mediaType: 'text/html; charset=utf-8',
        name: 'kopie-van-mijn-dossier.html',
        isShown: false,
      }
    : {
        bytes: Buffer.from(JSON.stringify(copy.structured, null, 2)),
        mediaType: 'application/json; charset=utf-8',
        name: 'kopie-van-mijn-dossier.json',
        isShown: false,
      }
