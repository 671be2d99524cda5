import { newId } from '../../src/platform/ids.ts'
import { signalOperations as operations } from '../../src/signals/api.ts'
import type { ReporterKind } from '../../src/signals/rules/reporter-kinds.ts'
import type { Chance } from './chance.ts'
import type { InventedHousehold } from './invented-household.ts'
import { deskConversations, domainTexts, residentUninformed } from './life-domain-texts.ts'
import { type Actor, peopleWith } from './stage.ts'
import type { Town } from './town.ts'
import { demoProgramme, type OrganisationCode } from './voorbeeldstad.ts'

export type Urgency = 'normal' | 'soon' | 'now'

export interface MadeReport {
  id: string
  urgency: Urgency
  /** The professional who reported; none when it was told at the desk. */
  reporter: Actor | null
  /** The desk still owes the one who came a conversation. */
  owesConversation: boolean
}

/** Who sees trouble in which life domain first. */
const reportersBySign: Readonly<Record<string, readonly OrganisationCode[]>> = {
  leren: ['regenboog', 'regenboog', 'vliet-college', 'leerplicht'],
  opvoeden: ['regenboog', 'vliet-college', 'jeugdteam', 'huisartsen'],
  wonen: ['woonpartners', 'woonpartners', 'de-gevel', 'politie'],
  geld: ['woonpartners', 'de-gevel', 'de-brug', 'kredietbank', 'werkplein', 'regenboog'],
  werk: ['werkplein', 'de-brug'],
  gezondheid: ['thuiszorg', 'huisartsen', 'ggd'],
  'psychische-gezondheid': ['huisartsen', 'ggz-kade', 'thuiszorg', 'politie'],
  middelen: ['verslavingszorg', 'huisartsen', 'politie'],
  relaties: ['thuiszorg', 'de-brug', 'huisartsen'],
  meedoen: ['de-brug', 'thuiszorg', 'ggd'],
  veiligheid: ['politie', 'politie', 'woonpartners', 'veilig-thuis', 'regenboog'],
}

const deskKinds: Readonly<Partial<Record<ReporterKind, number>>> = {
  resident: 40,
  neighbour: 25,
  family: 15,
  volunteer: 12,
  'informal-carer': 8,
}

const desk = peopleWith('contact_point')

/** Peter and Nadia do most of the work of the contact point. */
export const someoneAtDesk = (chance: Chance): Actor =>
  chance.happens(0.72) ? chance.one([{ code: 'peter' }, { code: 'peter' }, { code: 'nadia' }]) : chance.one(desk)

export const addressText = ({ address, place }: InventedHousehold): string =>
  address ? `${address.street} ${address.houseNumber}${address.addition ? `-${address.addition}` : ''}` : place

/** Somebody reports this household, by themselves or at the desk. */
export async function report(
  town: Town,
  chance: Chance,
  household: InventedHousehold,
  lifeDomains: readonly string[],
  changes: { reporter?: Actor } = {},
): Promise<MadeReport> {
  const urgency = chance.weighted<Urgency>({ normal: 62, soon: 30, now: 8 })
  const informed = chance.happens(0.78)
  const refused = informed && chance.happens(0.07)
  const adult = household.members[0]
  const knowsAddress = household.address !== null && chance.happens(0.92)
  const told = {
    id: newId(),
    programmeId: demoProgramme.id,
    programmeVersion: demoProgramme.version,
    aboutName: chance.happens(0.94) || !knowsAddress ? household.name : '',
    aboutAddress: chance.happens(0.95) ? addressText(household) : '',
    addressId: knowsAddress ? (household.address?.id ?? null) : null,
    aboutContact: chance.happens(0.6) ? (adult?.phone ?? '') : '',
    observed: observedIn(chance, lifeDomains),
    lifeDomains: [...lifeDomains],
    urgency,
    wantsHelp: chance.weighted({ asks: 45, unknown: 40, avoids: 15 }),
    residentInformed: informed,
    residentAgrees: refused ? ('refused' as const) : informed ? ('agreed' as const) : ('not-asked' as const),
    residentInformedNote: refused
      ? 'Ik maak me te veel zorgen om het niet te melden; dat heb ik ook verteld.'
      : informed
        ? ''
        : chance.one(residentUninformed),
  }
  const byProfessional = changes.reporter ?? (chance.happens(0.74) ? findReporter(chance, lifeDomains) : undefined)
  if (byProfessional) {
    await town.stage.as(byProfessional)(operations.makeConcernReport, { ...told, channel: 'meldcode' })
    return { id: told.id, urgency, reporter: byProfessional, owesConversation: false }
  }
  const clerk = someoneAtDesk(chance)
  const phoned = chance.happens(0.45)
  if (phoned && chance.happens(0.4)) {
    const professional = findReporter(chance, lifeDomains)
    await town.stage.as(clerk)(operations.enterConcernReport, {
      ...told,
      channel: chance.one(['phone', 'email', 'consultation']),
      reporterKind: 'professional',
      reporterName: professional ? 'Collega van een partnerorganisatie' : 'Huisartsenpost',
      reporterContact: '000-0000000',
      obtained: chance.happens(0.2) ? 'collected' : 'received',
    })
    return { id: told.id, urgency, reporter: null, owesConversation: false }
  }
  const reporterKind = chance.weighted(deskKinds as Record<ReporterKind, number>)
  const talked = chance.happens(0.86)
  await town.stage.as(clerk)(operations.enterConcernReport, {
    ...told,
    channel: phoned ? 'phone' : 'desk',
    reporterKind,
    reporterName: reporterKind === 'resident' ? household.name : 'Wil liever niet genoemd worden',
    reporterContact: chance.happens(0.5) ? '06-00000000' : '',
    conversation: talked ? { id: newId(), ...chance.one(deskConversations) } : null,
  })
  return { id: told.id, urgency, reporter: null, owesConversation: !talked }
}

function findReporter(chance: Chance, lifeDomains: readonly string[]): Actor | undefined {
  const organisations = lifeDomains.flatMap(domain => reportersBySign[domain] ?? [])
  if (organisations.length === 0) return undefined
  const people = peopleWith('reporter', chance.one(organisations))
  // Those to log in as report more often than their colleagues.
  return chance.one(people.flatMap(one => (one.code.startsWith('collega') ? [one] : [one, one, one])))
}

function observedIn(chance: Chance, lifeDomains: readonly string[]): string {
  const seen = lifeDomains.flatMap(domain => (domainTexts[domain] ? [chance.one(domainTexts[domain].seen)] : []))
  const rest = [
    'Er is vertrouwen, maar het lukt niet meer alleen.',
    'We hebben dit besproken; iemand die meekijkt zou welkom zijn.',
    'Graag overleg voordat er iets gebeurt.',
    'Wij blijven zelf ook contact houden.',
  ]
  return [
    ...(seen.length > 0 ? seen : ['Er zijn zorgen, maar het is nog niet duidelijk waarover precies.']),
    chance.one(rest),
  ].join(' ')
}
