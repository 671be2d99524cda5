import { isBsn, normaliseBsn } from '../../households/rules/bsn.ts'
import type { Gender, HouseholdPosition } from '../../households/rules/household-position.ts'
import { isPhoneNumber } from '../../households/rules/phone-number.ts'
import { loadFields } from './load-fields.ts'
import type { LineProblem, SourceLine } from './load-kind.ts'
import type { LoadReferences } from './load-references.ts'
import {
  findNamed,
  type LoadPhase,
  readDate,
  readGender,
  readHouseNumber,
  readPhase,
  readPhone,
  readPosition,
  readPostcode,
} from './read-values.ts'

export interface MemberToLoad {
  readonly givenNames: string
  readonly surnamePrefix: string
  readonly surname: string
  readonly birthDate: string | null
  readonly gender: Gender
  readonly position: HouseholdPosition
  readonly phone: string | null
  readonly bsn: string | null
}

export interface HouseholdToLoad {
  readonly reference: string
  readonly title: string
  readonly coordinator: { readonly userId: string; readonly organisationId: string }
  readonly programme: { readonly id: string; readonly version: number }
  readonly route: string
  readonly openedOn: string
  readonly phase: LoadPhase
  /** Of a file that is closed already and has its aftercare to come. */
  readonly closed: { readonly on: string; readonly reason: string; readonly aftercareOn: string | null } | null
  /** Whether the address is in the register is for the server to look up. */
  readonly residence:
    | { readonly postcode: string; readonly houseNumber: number; readonly addition: string }
    | { readonly place: string; readonly areaId: number }
  readonly members: readonly MemberToLoad[]
}

export interface ReadHousehold {
  readonly reference: string
  /** What goes through; undefined when the household as a whole cannot. */
  readonly value: HouseholdToLoad | undefined
  readonly problems: readonly LineProblem[]
}

/** Lines with the same mark are one household, wherever they stand in the file; in the order of their first lines. */
export function householdsIn(lines: readonly SourceLine[]): SourceLine[][] {
  const households = new Map<string, SourceLine[]>()
  for (const line of lines) {
    const reference = (line.values['reference'] ?? '').trim()
    // Without a mark a line stands alone, and is told so.
    const key = reference === '' ? `\n${line.number}` : reference
    households.set(key, [...(households.get(key) ?? []), line])
  }
  return [...households.values()]
}

const longest = 200

/**
 * Reads the lines of one household: what it has as a whole, filled in on any of its lines, and one member per line. A member
 * that cannot be read stays behind and the household goes through; something wrong with the whole holds back all of it.
 *
 * @param today of the municipality, as YYYY-MM-DD
 */
export function readHousehold(lines: readonly SourceLine[], references: LoadReferences, today: string): ReadHousehold {
  const whole = new WholeHousehold(lines, references, today)
  const members: MemberToLoad[] = []
  const problems: LineProblem[] = []
  for (const line of lines) {
    const { member, wrong } = readMember(line, today)
    if (wrong.length > 0) problems.push(...wrong)
    else if (member) members.push(member)
  }
  const value = whole.read(members)
  // Who could not be read was named all the same, and their own line says what is wrong.
  if (value && members.length === 0 && problems.length === 0) {
    const [first] = lines
    problems.push({
      line: first?.number ?? 0,
      field: 'surname',
      message: 'Noem minstens één persoon, ook als u alleen een voornaam weet.',
    })
  }
  return {
    reference: whole.reference,
    value: value && members.length > 0 ? value : undefined,
    problems: [...whole.problems, ...problems].toSorted((one, other) => one.line - other.line),
  }
}

/** What stands once for the household: the first line that has it says it, and the others may only repeat it. */
class WholeHousehold {
  readonly problems: LineProblem[] = []
  readonly reference: string
  readonly #lines: readonly SourceLine[]
  readonly #references: LoadReferences
  readonly #today: string

  constructor(lines: readonly SourceLine[], references: LoadReferences, today: string) {
    this.#lines = lines
    this.#references = references
    this.#today = today
    this.reference = (lines[0]?.values['reference'] ?? '').trim()
  }

  read(members: readonly MemberToLoad[]): HouseholdToLoad | undefined {
    this.#checkReference()
    this.#checkRepeats()
    const coordinator = this.#coordinator()
    const programme = this.#programme()
    const route = programme && this.#route(programme)
    const openedOn = this.#pastDay('openedOn', true)
    const phase = this.#phase()
    const closed = phase === 'follow' ? this.#closed(programme, openedOn) : null
    const residence = this.#residence()
    const title = this.#text('title') || titleOf(members)
    if (this.problems.length > 0 || !coordinator || !programme || !route || !openedOn || !residence || closed === undefined) {
      return undefined
    }
    const { userId, organisationId } = coordinator
    return {
      reference: this.reference,
      title: title.slice(0, 120),
      coordinator: { userId, organisationId },
      programme: { id: programme.id, version: programme.version },
      route,
      openedOn,
      phase,
      closed,
      residence,
      members,
    }
  }

  #find(field: string): SourceLine | undefined {
    return this.#lines.find(line => (line.values[field] ?? '') !== '')
  }

  #text(field: string): string {
    return (this.#find(field)?.values[field] ?? '').trim()
  }

  #wrong(field: string, message: string): undefined {
    this.problems.push({ line: (this.#find(field) ?? this.#lines[0])?.number ?? 0, field, message })
    return undefined
  }

  #checkReference(): void {
    if (this.reference === '') this.#wrong('reference', 'Vul het kenmerk van het huishouden in: het nummer uit uw oude lijst.')
    else if (this.reference.length > 60) this.#wrong('reference', 'Dit kenmerk is te lang. Gebruik hoogstens 60 tekens.')
    else if (isBsn(normaliseBsn(this.reference))) {
      this.#wrong('reference', 'Dit lijkt een BSN. Gebruik als kenmerk een ander nummer; een BSN hoort alleen in de kolom BSN.')
    }
  }

  #checkRepeats(): void {
    for (const { name, ofHousehold } of loadFields.households) {
      const first = this.#find(name)
      if (!ofHousehold || !first) continue
      const other = this.#lines.find(line => (line.values[name] ?? '') !== '' && line.values[name] !== first.values[name])
      if (!other) continue
      this.problems.push({
        line: other.number,
        field: name,
        message: `Hier staat iets anders dan op regel ${first.number} van hetzelfde huishouden. Maak ze gelijk, of laat dit leeg.`,
      })
    }
  }

  #coordinator(): LoadReferences['coordinators'][number] | undefined {
    const email = this.#text('coordinator').toLowerCase()
    if (email === '') return this.#wrong('coordinator', 'Vul het werkadres van de coördinator in.')
    const found = this.#references.coordinators.filter(one => one.email.toLowerCase() === email)
    if (found.length === 1) return found[0]
    return this.#wrong(
      'coordinator',
      found.length > 1
        ? 'Deze collega is bij twee organisaties coördinator. Wijs dit dossier daarna op het scherm toe.'
        : 'Niemand met dit werkadres is hier coördinator. Voeg die collega eerst toe, of kijk het adres na.',
    )
  }

  #programme(): LoadReferences['programmes'][number] | undefined {
    const all = this.#references.programmes
    const written = this.#text('programme')
    if (written === '') {
      return all.length === 1 ? all[0] : this.#wrong('programme', `Vul het programma in: ${listed(all.map(one => one.title))}.`)
    }
    return (
      findNamed(written, all, one => [one.id, one.title]) ??
      this.#wrong(
        'programme',
        `Dit programma neemt hier geen huishoudens aan. Het kan zijn: ${listed(all.map(one => one.title))}.`,
      )
    )
  }

  #route({ routes }: LoadReferences['programmes'][number]): string | undefined {
    const written = this.#text('route')
    const route = written === '' ? routes[0] : findNamed(written, routes, one => [one.code, one.label])
    return route?.code ?? this.#wrong('route', `Kies een uitkomst van dit programma: ${listed(routes.map(one => one.label))}.`)
  }

  #phase(): LoadPhase {
    const written = this.#text('phase')
    if (written === '') return 'tackle'
    const phase = readPhase(written)
    if (!phase) this.#wrong('phase', 'Kies verbinden, aanpakken of nazorg.')
    return phase ?? 'tackle'
  }

  #closed(
    programme: LoadReferences['programmes'][number] | undefined,
    openedOn: string | undefined,
  ): HouseholdToLoad['closed'] | undefined {
    const on = this.#pastDay('closedOn', true)
    if (on && openedOn && on < openedOn)
      return this.#wrong('closedOn', 'Het dossier is later geopend dan afgesloten. Kijk de datums na.')
    const reasons = programme?.closingReasons ?? []
    const written = this.#text('closingReason')
    const reason = written === '' ? reasons[0] : findNamed(written, reasons, one => [one.code, one.label])
    if (programme && !reason) {
      return this.#wrong('closingReason', `Kies een reden waarna nazorg komt: ${listed(reasons.map(one => one.label))}.`)
    }
    const asked = this.#text('aftercareOn')
    const aftercareOn = asked === '' ? null : readDate(asked)
    if (aftercareOn === undefined) return this.#wrong('aftercareOn', dateMessage)
    return on && reason ? { on, reason: reason.code, aftercareOn } : undefined
  }

  #pastDay(field: string, required: boolean): string | undefined {
    const written = this.#text(field)
    if (written === '') return required ? this.#wrong(field, 'Vul een datum in als 31-12-2026.') : undefined
    const date = readDate(written)
    if (!date) return this.#wrong(field, dateMessage)
    return date > this.#today ? this.#wrong(field, 'Deze dag moet nog komen. Hier hoort een dag die geweest is.') : date
  }

  #residence(): HouseholdToLoad['residence'] | undefined {
    const place = this.#text('place').slice(0, longest)
    const writtenPostcode = this.#text('postcode')
    if (writtenPostcode === '' && this.#text('houseNumber') === '') {
      if (place === '') return this.#wrong('postcode', 'Vul postcode en huisnummer in, of een verblijfplaats in woorden.')
      const area = this.#text('area')
      const found = area === '' ? { id: 0 } : findNamed(area, this.#references.areas, one => [one.name])
      return found
        ? { place, areaId: found.id }
        : this.#wrong('area', 'Deze wijk of buurt is er niet. Schrijf de naam zoals die in de lijst van gebieden staat.')
    }
    const postcode = readPostcode(writtenPostcode)
    if (!postcode) return this.#wrong('postcode', 'Een postcode ziet eruit als 1234 AB.')
    const number = readHouseNumber(this.#text('houseNumber'))
    if (!number) return this.#wrong('houseNumber', 'Vul het huisnummer in, zoals 14 of 14-2.')
    return { postcode, houseNumber: number.houseNumber, addition: this.#text('addition') || number.addition }
  }
}

const dateMessage = 'Dit is geen bestaande datum. Schrijf die als 31-12-2026, met vier cijfers voor het jaar.'
const listed = (names: readonly string[]): string => (names.length === 0 ? 'geen' : names.map(name => `“${name}”`).join(', '))

function titleOf(members: readonly MemberToLoad[]): string {
  const named = members.find(member => member.surname !== '') ?? members[0]
  if (!named) return ''
  const { givenNames, surnamePrefix, surname } = named
  return surname === '' ? `Huishouden van ${givenNames}` : `Familie ${[surnamePrefix, surname].filter(Boolean).join(' ')}`
}

const memberFields = loadFields.households
  .filter(field => !field.ofHousehold && field.name !== 'reference')
  .map(field => field.name)

/** One person; a line that only tells about the household as a whole has none. */
function readMember(line: SourceLine, today: string): { member: MemberToLoad | undefined; wrong: LineProblem[] } {
  const wrong: LineProblem[] = []
  const text = (field: string) => (line.values[field] ?? '').trim()
  const fail = (field: string, message: string) => {
    wrong.push({ line: line.number, field, message })
    return null
  }
  if (memberFields.every(field => text(field) === '')) return { member: undefined, wrong }

  const [givenNames, surnamePrefix, surname] = [text('givenNames'), text('surnamePrefix'), text('surname')]
  if (givenNames === '' && surname === '') fail('surname', 'Vul een voornaam of een achternaam in. Eén van de twee is genoeg.')
  for (const field of ['givenNames', 'surname']) if (text(field).length > longest) fail(field, 'Gebruik hoogstens 200 tekens.')
  if (surnamePrefix.length > 20) fail('surnamePrefix', 'Een tussenvoegsel heeft hoogstens 20 tekens.')

  const birthDate = text('birthDate') === '' ? null : (readDate(text('birthDate')) ?? fail('birthDate', dateMessage))
  if (birthDate !== null && birthDate > today) fail('birthDate', 'Deze geboortedatum ligt in de toekomst.')
  const gender =
    text('gender') === '' ? 'unknown' : (readGender(text('gender')) ?? fail('gender', 'Kies vrouw, man of x, of laat dit leeg.'))
  const position =
    text('position') === ''
      ? 'adult'
      : (readPosition(text('position')) ?? fail('position', 'Kies volwassene, partner, kind, ouder of anders.'))
  const phone = text('phone') === '' ? null : readPhone(text('phone'))
  if (phone !== null && !isPhoneNumber(phone)) fail('phone', 'Dit is geen telefoonnummer. Gebruik cijfers, spaties en streepjes.')
  const bsn = text('bsn') === '' ? null : normaliseBsn(text('bsn'))
  if (bsn !== null && !isBsn(bsn)) fail('bsn', 'Dit BSN klopt niet. Controleer de negen cijfers; zonder BSN kan het ook.')

  if (wrong.length > 0 || gender === null || position === null) return { member: undefined, wrong }
  return { member: { givenNames, surnamePrefix, surname, birthDate, gender, position, phone, bsn }, wrong }
}
