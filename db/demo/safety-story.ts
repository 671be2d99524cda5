import { newId } from '../../src/platform/ids.ts'
import { addDays } from '../../src/platform/time/calendar-date.ts'
import { shieldOperations } from '../../src/shields/api.ts'
import { meldcodeOperations } from '../../src/shields/meldcode-api.ts'
import type { MeldcodeEntry } from '../../src/shields/rules/meldcode.ts'
import { proposedReviewDay } from '../../src/shields/rules/review-day.ts'
import type { Life } from './life.ts'
import type { Story, Town } from './town.ts'
import { organisationId, userId } from './voorbeeldstad.ts'
import { officeMomentIn } from './working-time.ts'

/** A suspicion of violence: the meldcode step by step, an address out of sight, and a case that comes back from Veilig Thuis. */
export async function* safetyStory(town: Town, life: Life): Story {
  const chance = town.chance(`${life.key}/safety-story`)
  const { caseFileId, members } = life.household
  const isGone = () => life.isClosed || town.hasLeft(life.coordinator)
  const me = () => town.stage.as(life.coordinator)
  const meldcodeId = newId()
  const child = members.find(member => member.position === 'child') ?? members[0]
  if (isGone() || !child) return
  const coordinator = life.coordinator
  const named = () => ({ namingId: newId(), userId: userId('nadia'), organisationId: organisationId('contactpunt') })
  await me()(meldcodeOperations.startMeldcode, {
    caseFileId,
    id: meldcodeId,
    shieldId: newId(),
    namingId: newId(),
    subjectIds: [child.personId],
    people: [named()],
  })
  const record = (entry: MeldcodeEntry) => me()(meldcodeOperations.recordEntry, { caseFileId, meldcodeId, id: newId(), entry })
  await record({
    step: 1,
    what: 'Blauwe plek op de linker bovenarm, ter grootte van een hand. Op de vraag wat er gebeurd was: “Niks, gevallen.”',
    on: town.today,
    source: 'seen',
    toldBy: '',
  })

  yield officeMomentIn(chance, town.now, chance.whole(1, 3))
  if (isGone() || life.coordinator !== coordinator) return
  await record({
    step: 2,
    with: 'veilig-thuis',
    name: '',
    on: town.today,
    isAnonymous: true,
    outcome: 'Advies: spreek moeder alleen, en weeg daarna opnieuw.',
  })
  await me()(meldcodeOperations.recordVeiligThuis, {
    caseFileId,
    meldcodeId,
    id: newId(),
    kind: 'advice',
    contactedOn: town.today,
    isAnonymous: true,
    what: 'Gevraagd hoe het gesprek veilig kan.',
  })
  await me()(shieldOperations.raiseShield, {
    caseFileId,
    id: newId(),
    namingId: newId(),
    reason: 'Moeder en kinderen zijn elders; vader zoekt hen.',
    reviewOn: proposedReviewDay(town.today),
    withAddress: true,
    people: [named()],
  })

  yield officeMomentIn(chance, town.now, chance.whole(2, 6))
  if (isGone() || life.coordinator !== coordinator) return
  await record({ step: 3, wasHeld: true, with: 'moeder', on: town.today, outcome: 'Zij vertelt wat er gebeurde en wil hulp.' })
  await record({ step: 4, question: 'suspicion', answer: 'yes', reason: 'Letsel, en wat moeder vertelt.' })
  await record({ step: 4, question: 'unsafe', answer: 'yes', reason: 'Vader heeft de sleutel nog.' })
  await record({ step: 5, helps: true, reports: true, reason: 'Melden, en samen met moeder een veiligheidsplan maken.' })
  const report = newId()
  await me()(meldcodeOperations.recordVeiligThuis, {
    caseFileId,
    meldcodeId,
    id: report,
    kind: 'report',
    contactedOn: town.today,
    what: 'Gemeld met medeweten van moeder.',
  })

  yield officeMomentIn(chance, town.now, chance.whole(3, 8))
  if (isGone() || life.coordinator !== coordinator) return
  await me()(meldcodeOperations.recordVeiligThuisAnswer, {
    caseFileId,
    meldcodeId,
    contactId: report,
    acceptedOn: addDays(town.today, -1),
    acceptedBy: 'Triage',
    answerOn: null,
    answer: '',
    version: 1,
  })
}
