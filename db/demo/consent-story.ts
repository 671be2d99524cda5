import type { AccessDomain } from '../../src/access/rules/access-domains.ts'
import { consentOperations } from '../../src/consent/api.ts'
import { standardText } from '../../src/consent/rules/consent-texts.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Life } from './life.ts'
import type { Story, Town } from './town.ts'
import { type OrganisationCode, organisationId } from './voorbeeldstad.ts'
import { officeMomentIn } from './working-time.ts'

/** With whom something is shared, beside who has a task; for what is asked, and for what the law gives the ground. */
const partners: readonly { code: OrganisationCode; domain: AccessDomain; ground: string; asks: boolean }[] = [
  { code: 'kredietbank', domain: 'finance', ground: 'schuldhulpverlening', asks: false },
  { code: 'woonpartners', domain: 'housing', ground: 'hulp-afstemmen', asks: false },
  { code: 'ggz-kade', domain: 'health', ground: 'hulp-elders-toestemming', asks: true },
  { code: 'de-brug', domain: 'social', ground: 'hulp-elders-toestemming', asks: true },
]

/** The coordinator asks each adult, shares with one organisation, and sometimes somebody says no or takes it back. */
export async function* consentStory(town: Town, life: Life): Story {
  const chance = town.chance(`${life.key}/consent-story`)
  const { caseFileId } = life.household
  const isGone = () => life.isClosed || town.hasLeft(life.coordinator)
  if (isGone()) return
  const partner = chance.one(partners)
  const me = () => town.stage.as(life.coordinator)
  await me()(consentOperations.decideSharing, {
    caseFileId,
    id: newId(),
    organisationId: organisationId(partner.code),
    changes: [{ accessDomain: partner.domain, from: 'none', to: 'content', groundCode: partner.ground }],
    reason: partner.asks ? 'Zodra iedereen ja zegt' : 'Nodig om de hulp op elkaar af te stemmen',
  })
  if (!partner.asks) return

  yield officeMomentIn(chance, town.now, chance.whole(1, 9))
  if (isGone()) return
  const refuses = chance.happens(0.2)
  // Who belongs to the household by now, and speaks for themselves.
  const { persons } = await me()(consentOperations.getConsents, { caseFileId })
  const asked: { id: string; personId: string }[] = []
  for (const { personId } of persons.filter(one => one.ageRule === 'from-16')) {
    const id = newId()
    const answer = refuses && asked.length === 0 ? 'no' : 'yes'
    await me()(consentOperations.askConsent, {
      caseFileId,
      id,
      personId,
      organisationId: organisationId(partner.code),
      usedFor: 'other-help',
      accessDomains: [partner.domain],
      text: { code: standardText.code, version: standardText.version },
      voices: [{ id: newId(), personId, answer, way: chance.one(['visit', 'signed', 'phone'] as const) }],
    })
    asked.push({ id, personId })
    if (answer === 'yes') continue
    await me()(consentOperations.decideWithoutConsent, {
      caseFileId,
      consentId: id,
      id: newId(),
      decision: 'not-shared',
      reason: 'Wil het eerst zelf proberen. Over een maand vragen we het opnieuw.',
    })
  }
  const [first] = asked
  if (refuses || !first || !chance.happens(0.15)) return

  yield officeMomentIn(chance, town.now, chance.whole(20, 60))
  if (isGone()) return
  await me()(consentOperations.withdrawConsent, {
    caseFileId,
    consentId: first.id,
    id: newId(),
    personId: first.personId,
    way: 'phone',
    note: 'Vindt het niet meer nodig.',
  })
}
