import { newId } from '../../src/platform/ids.ts'
import { signalOperations as operations } from '../../src/signals/api.ts'
import type { Chance } from './chance.ts'
import { inventHousehold } from './invented-household.ts'
import { deskConversations, domainTexts, redirectMessages, triageReasons } from './life-domain-texts.ts'
import { type MadeReport, report, someoneAtDesk, type Urgency } from './reports.ts'
import { type Actor, peopleWith } from './stage.ts'
import type { Story, Town } from './town.ts'
import { officeMoment } from './working-time.ts'

/** The desk picks a report up, and decides. Where the story stops, the report lies on the desk today. */
export async function* atDesk<Decision>(
  town: Town,
  chance: Chance,
  made: MadeReport,
  decide: (clerk: Actor, version: number) => Promise<Decision>,
): AsyncGenerator<Date, Decision> {
  const clerk = someoneAtDesk(chance)
  const desk = town.stage.as(clerk)
  yield deskMoment(town, chance, made.urgency)
  const { handling } = await desk(operations.getReport, { reportId: made.id })
  const { version } = await desk(operations.claimReport, { reportId: made.id, version: handling.version })
  if (made.owesConversation && chance.happens(0.7)) {
    await desk(operations.recordConversation, { reportId: made.id, id: newId(), ...chance.one(deskConversations) })
  }
  const isBusy = town.daysLeft < 9
  yield officeMoment(chance, town.now, made.urgency !== 'now' && chance.happens(0.45) ? chance.whole(1, isBusy ? 4 : 1) : 0)
  if (chance.happens(0.5)) await desk(operations.findKnownHouseholds, { reportId: made.id })
  return decide(clerk, version)
}

/** Urgent first. The last days are busier than usual, so that something of everything waits. */
function deskMoment(town: Town, chance: Chance, urgency: Urgency): Date {
  const isBusy = town.daysLeft < 9
  if (urgency === 'now') return officeMoment(chance, town.now, isBusy && chance.happens(0.3) ? 1 : 0)
  if (urgency === 'soon') return officeMoment(chance, town.now, chance.whole(0, isBusy ? 3 : 1))
  return officeMoment(chance, town.now, chance.happens(0.08) ? chance.whole(3, 6) : chance.whole(0, isBusy ? 6 : 2))
}

/** A report that needs no case file: the reporter is sent on, or the desk arranges the help itself. */
export async function* deskStory(town: Town, key: string, options: { reporter?: Actor } = {}): Story {
  const chance = town.chance(key)
  const household = inventHousehold(chance, [...town.freeAddresses], town.today)
  const domain = chance.one(Object.keys(domainTexts))
  const made = await report(town, chance, household, [domain], options)
  const isSingle = chance.happens(0.7)
  const finished = !isSingle || chance.happens(0.75)
  const outcome = isSingle ? 'single' : 'redirected'
  const decided = yield* atDesk(town, chance, made, async (clerk, version) => ({
    clerk,
    ...(await town.stage.as(clerk)(operations.triageReport, {
      reportId: made.id,
      id: newId(),
      version,
      outcome,
      reasoning: chance.one(triageReasons[outcome]),
      message: isSingle ? '' : chance.one(redirectMessages),
      finished,
    })),
  }))
  if (finished) return
  yield officeMoment(chance, town.now, chance.whole(2, 9))
  await town.stage.as(decided.clerk)(operations.closeReport, {
    reportId: made.id,
    version: decided.version,
    message: 'De hulp is gestart. Bedankt voor uw melding.',
  })
}

/** A report to one of the other programmes, in the words of its own file. */
export async function* otherProgrammeStory(town: Town, key: string, programmeId: string): Story {
  const chance = town.chance(key)
  const programme = town.programmes.find(one => one.id === programmeId)
  if (!programme) throw new Error(`${programmeId} takes no reports`)
  const household = inventHousehold(chance, [...town.freeAddresses], town.today)
  const reporter = chance.one(
    peopleWith('reporter', chance.one(['politie', 'woonpartners', 'veilig-thuis', 'leerplicht'] as const)),
  )
  const id = newId()
  const urgency = chance.happens(0.15) ? programme.urgencies.at(-1) : programme.urgencies[0]
  const lifeDomains = chance.some(programme.lifeDomains, chance.whole(1, 3)).map(one => one.code)
  await town.stage.as(reporter)(operations.makeConcernReport, {
    id,
    programmeId,
    programmeVersion: programme.version,
    channel: chance.one(programme.channels.filter(channel => channel.by === 'professional')).code,
    aboutName: household.name,
    aboutAddress: household.address ? `${household.address.street} ${household.address.houseNumber}` : household.place,
    addressId: household.address?.id ?? null,
    observed: chance.one([
      'Al langere tijd zijn er meerdere instanties betrokken en niemand houdt het overzicht. Vrijwillige hulp is eerder gestopt.',
      'De oudste is drie keer aangehouden en thuis lukt het niet om afspraken te maken. Ouders vragen om stevige hulp.',
      'Er loopt een huisuitzetting en er zijn jonge kinderen. Eerdere afspraken zijn niet nagekomen.',
    ]),
    lifeDomains,
    urgency: urgency?.code ?? '',
    residentInformed: true,
    residentAgrees: 'agreed',
  })
  const made: MadeReport = { id, urgency: 'normal', reporter, owesConversation: false }
  const fits = chance.happens(0.6)
  const notFitting = {
    outcome: 'not-fitting',
    reasoning: 'Er is nog geen vrijwillige hulp geprobeerd; dat komt eerst.',
    message: 'Een gewone melding past hier beter. Overleg gerust met het contactpunt.',
  }
  const { clerk, version } = yield* atDesk(town, chance, made, async (clerk, version) => ({
    clerk,
    ...(await town.stage.as(clerk)(operations.triageReport, {
      reportId: id,
      id: newId(),
      version,
      ...(fits ? { outcome: 'discuss', reasoning: 'Past bij de criteria; op de lijst voor het overleg.' } : notFitting),
    })),
  }))
  if (!fits) return
  // After the meeting its outcome takes the place of the first decision.
  yield officeMoment(chance, town.now, chance.whole(8, 18))
  const desk = town.stage.as(clerk)
  const undone = await desk(operations.undoTriage, { reportId: id, version, reason: 'Besproken in het overleg.' })
  await desk(operations.triageReport, { reportId: id, id: newId(), version: undone.version, ...notFitting })
}
