import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { type CaseFileCard, getCaseFile, mustBeOpen } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf, endOfDay, startOfDay } from '../../platform/time/calendar-date.ts'
import type { Askable, Consent, consentOperations } from '../api.ts'
import { shareableDomains, type Way } from '../rules/consent-words.ts'
import { readAskable } from './askable.ts'
import { startConsentClock, stopConsentClock } from './consent-clock.ts'
import { currentText } from './get-consents.ts'
import { readConsents } from './stored-consents.ts'
import { tellConsent } from './tell-consent.ts'

type Stored = Consent & { scopeId: number }

export const askConsent: Handler<typeof consentOperations.askConsent> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [input.personId], records: [input.id] })
  mustBeOpen(file)
  const asked = (await readAskable(tx, file)).find(one => one.personId === input.personId)
  if (!asked) throw invalid([{ field: 'personId', message: 'Kies iemand die nu bij dit huishouden hoort.' }])
  if (asked.problem) throw invalid([{ field: 'personId', message: asked.problem }])
  await mustBeOrganisation(tx, input.organisationId)
  if (input.accessDomains.some(domain => !shareableDomains.includes(domain))) {
    throw invalid([
      { field: 'accessDomains', message: 'Kies uit de lijst. Voor het BSN en voor taken wordt geen toestemming gevraagd.' },
    ])
  }
  for (const voice of input.voices) mustBeNeeded(asked, voice.personId)
  if (new Set(input.voices.map(one => one.personId)).size < input.voices.length) {
    throw invalid([{ field: 'voices', message: 'Leg van ieder één antwoord vast.' }])
  }
  const text = await currentText(tx)
  if (text.code !== input.text.code || text.version !== input.text.version) {
    throw conflict('De tekst voor toestemming is net gewijzigd. Er is niets vastgelegd; lees de nieuwe tekst voor.')
  }
  const ending = endingOf(input.lastDay, asked, tx.now)
  const scopeId = await tx.scope({ caseFile: file.id, subject: input.personId, domain: accessDomainIds.general })
  await tx.run(
    build.insertInto('app.consent_records').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      case_file_id: file.id,
      scope_id: scopeId,
      person_id: input.personId,
      organisation_id: input.organisationId,
      used_for: input.usedFor,
      access_domains: [...new Set(input.accessDomains)].map(domain => accessDomainIds[domain]),
      text_code: text.code,
      text_version: text.version,
      age_rule: asked.ageRule,
      needed: asked.voices.map(one => one.personId),
      valid_to: ending.until,
      ends_because: ending.because,
      asked_at: tx.now,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  for (const voice of input.voices) {
    await insertVoice(tx, {
      ...voice,
      consentId: input.id,
      scopeId,
      saidAs: asked.voices.find(one => one.personId === voice.personId)?.as ?? 'self',
    })
  }
  await settle(tx, file, input.id)
  return { id: input.id }
}

export const addVoice: Handler<typeof consentOperations.addVoice> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.consentId] })
  mustBeOpen(file)
  const consent = await getConsent(tx, file, input.consentId)
  touch({ subjects: [consent.person.personId] })
  if (consent.state !== 'waiting' && consent.state !== 'refused') {
    throw conflict('Op deze vraag is het antwoord al rond. Neem een antwoord terug met Intrekken, of vraag opnieuw toestemming.')
  }
  const asked = (await readAskable(tx, file)).find(one => one.personId === consent.person.personId)
  // Another age rule since: the parents no longer decide alone, or not at all.
  if (!asked || asked.ageRule !== consent.ageRule) {
    throw conflict('Sinds deze vraag geldt een andere leeftijdsregel. Vraag opnieuw toestemming; er is niets vastgelegd.')
  }
  if (!consent.needed.some(one => one.personId === input.personId)) throw notTheirs(asked, input.personId)
  await insertVoice(tx, {
    ...input,
    scopeId: consent.scopeId,
    saidAs: asked.voices.find(one => one.personId === input.personId)?.as ?? 'self',
  })
  await settle(tx, file, consent.id)
  return { id: input.id }
}

export const withdrawConsent: Handler<typeof consentOperations.withdrawConsent> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.consentId] })
  const consent = await getConsent(tx, file, input.consentId)
  touch({ subjects: [consent.person.personId] })
  // Taking back has to be as easy as giving (AVG art. 7(3)): also of a closed file, and also before everybody answered.
  const said = consent.needed.find(one => one.personId === input.personId)
  if (!said) throw invalid([{ field: 'personId', message: 'Kies wie de toestemming gaf.' }])
  if (said.last === 'withdrawn') return { id: input.id }
  if (said.last !== 'yes') throw conflict('Van deze persoon is geen toestemming vastgelegd. Er is niets om in te trekken.')
  await insertVoice(tx, {
    ...input,
    answer: 'withdrawn',
    scopeId: consent.scopeId,
    saidAs: consent.voices.findLast(one => one.personId === input.personId)?.saidAs ?? 'self',
  })
  await tx.run(sql`select access.withdraw_consent(${consent.id})`)
  await stopConsentClock(tx, consent.id)
  await tellConsent(tx, file, 'consent.withdrawn', consent)
  return { id: input.id }
}

/** After an answer: what it comes to, for access and for the timeline. */
async function settle(tx: Transaction, file: CaseFileCard, id: string): Promise<void> {
  const consent = await getConsent(tx, file, id)
  if (consent.state === 'given') {
    const until = consent.lastDay === null ? null : endOfDay(consent.lastDay)
    await tx.run(sql`select access.give_consent(${id}, ${file.id}, ${consent.person.personId}, ${consent.organisation.id}, 'support',
      ${consent.accessDomains.map(domain => accessDomainIds[domain])}::smallint[], ${until}::timestamptz)`)
    if (until) await startConsentClock(tx, file, consent, until)
    await tellConsent(tx, file, 'consent.recorded', consent)
  } else {
    await tellConsent(tx, file, consent.state === 'refused' ? 'consent.refused' : 'consent.asked', consent)
  }
}

export async function getConsent(tx: Transaction, file: CaseFileCard, id: string): Promise<Stored> {
  // Two who record an answer at once: the second one waits here, and then sees the first.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${id}, ${tx.session.municipality}))`)
  const [consent] = await readConsents(tx, file, id)
  if (!consent) throw invalid([{ field: 'consentId', message: 'Deze vraag om toestemming staat niet in dit dossier.' }])
  return consent
}

interface NewVoice {
  id: string
  consentId: string
  scopeId: number
  personId: string
  saidAs: 'self' | 'parent' | 'guardian'
  answer: 'yes' | 'no' | 'withdrawn'
  way: Way
  note: string
}

const insertVoice = (tx: Transaction, voice: NewVoice): Promise<number> =>
  tx.run(
    build.insertInto('app.consent_voices').values({
      municipality_id: tx.session.municipality,
      id: voice.id,
      consent_id: voice.consentId,
      scope_id: voice.scopeId,
      person_id: voice.personId,
      said_as: voice.saidAs,
      answer: voice.answer,
      way: voice.way,
      note: voice.note,
      answered_at: tx.now,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )

function mustBeNeeded(asked: Askable, personId: string): void {
  if (!asked.voices.some(one => one.personId === personId)) throw notTheirs(asked, personId)
}

const notTheirs = (asked: Askable, personId: string) =>
  invalid([
    {
      field: 'voices',
      message:
        personId === asked.personId
          ? 'Een kind jonger dan 12 jaar wordt niet om toestemming gevraagd. Leg het antwoord van de ouders of voogd vast.'
          : `Alleen ${asked.voices.map(one => one.name).join(' en ')} kan hier antwoorden.`,
    },
  ])

async function mustBeOrganisation(tx: Transaction, id: string): Promise<void> {
  const known = await tx.find(sql`
    select id from app.organisations where municipality_id = ${tx.session.municipality} and id = ${id} and ended_at is null`)
  if (!known) throw invalid([{ field: 'organisationId', message: 'Kies een organisatie uit de lijst.' }])
}

/** The first of the agreed day and the birthday on which another rule begins. */
function endingOf(
  lastDay: string | undefined,
  asked: Askable,
  now: Date,
): { until: Date | null; because: 'agreed' | 'birthday' | null } {
  if (lastDay !== undefined && lastDay < calendarDateOf(now)) {
    throw invalid([{ field: 'lastDay', message: 'Kies een dag vanaf vandaag, of laat het leeg.' }])
  }
  if (asked.endsOn !== null && (lastDay === undefined || lastDay >= asked.endsOn)) {
    return { until: startOfDay(asked.endsOn), because: 'birthday' }
  }
  return lastDay === undefined ? { until: null, because: null } : { until: endOfDay(lastDay), because: 'agreed' }
}
