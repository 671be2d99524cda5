import { type AccessDomain, accessDomainIds } from '../rules/access-domains.ts'
import type { Role } from '../rules/roles.ts'
import {
  type File,
  type Grant,
  isPerson,
  type Look,
  type Member,
  moment,
  type Period,
  type Representation,
  type Scope,
  type World,
} from './world.ts'

/**
 * Who may see and write what, said once more and apart from the database: plain questions over a whole world, no keys, no
 * arrays, no SQL. Slow and simple on purpose. docs/access.md tells the same in words.
 */
export class Oracle {
  readonly #world: World
  readonly #look: Look
  // The same questions come back for each row under a scope.
  readonly #known = new Map<number, { reaches: boolean; writes: boolean }>()
  #roles: Role[] | undefined

  constructor(world: World, look: Look) {
    this.#world = world
    this.#look = look
  }

  /** The roles this user holds in this organisation at this moment. Without any, nothing is seen and nothing done. */
  roles(): Role[] {
    this.#roles ??= this.#assignmentsNow().map(assignment => assignment.role)
    return this.#roles
  }

  has(role: Role): boolean {
    return this.roles().includes(role)
  }

  /** Whether what is written under this scope comes back. */
  reaches(scope: Scope): boolean {
    return this.#under(scope).reaches
  }

  /** Whether a row may be written under this scope, once its key stands in the session. */
  writesUnder(scope: Scope): boolean {
    return this.#under(scope).writes
  }

  /** The persons whom this resident is or speaks for, once they come for their own file. */
  persons(): string[] {
    return this.#represented().map(one => one.person)
  }

  /** Who this resident is themselves, of those. */
  selves(): string[] {
    return this.#represented().flatMap(one => (one.isSelf ? [one.person] : []))
  }

  /**
   * Whether residents are told nothing of this look: the user is there by hidden grants and shields alone. Who also works there in the
   * open is told of as ever.
   */
  isCovert(): boolean {
    const open = this.#world.scopes.flatMap(scope => {
      const grants = this.#granting(scope, this.#look.file)
      return grants.length > 0 ? [grants.some(grant => !grant.hidden && grant.shield === null)] : []
    })
    return open.length > 0 && open.every(one => !one)
  }

  /** Whether the session gets a scope for this place in a file, also when nothing was ever written there. */
  mayWriteIn(fileId: string, place: Omit<Scope, 'id'>): boolean {
    const file = this.#world.files.find(one => one.id === fileId)
    if (!file?.holdings.some(holding => holding.holder === place.holder && this.#runs(holding))) return false
    const look = { ...this.#look, file: fileId, reach: null }
    return new Oracle(this.#world, look).#ways({ id: 0, ...place }, fileId).some(way => way.mayWrite)
  }

  /** Whether a card in this area is seen because the user watches over the area. */
  oversees(area: number, domain: number, role?: Role): boolean {
    return this.#overseeing(area, domain).some(way => !role || way.role === role)
  }

  /** Whether the user also acts on such cards. */
  tends(area: number, domain: number): boolean {
    return this.#overseeing(area, domain).some(way => way.mayWrite)
  }

  /** The contact point of this area, for this purpose. */
  isDeskOf(area: number): boolean {
    return this.has('contact_point') && this.oversees(area, accessDomainIds.intake)
  }

  #assignmentsNow() {
    const { user, organisation } = this.#look
    return this.#world.assignments.filter(one => one.user === user && one.organisation === organisation && this.#runs(one))
  }

  #under(scope: Scope): { reaches: boolean; writes: boolean } {
    let known = this.#known.get(scope.id)
    if (!known) {
      const ways = this.#ways(scope)
      known = { reaches: ways.length > 0, writes: ways.some(way => way.mayWrite) }
      this.#known.set(scope.id, known)
    }
    return known
  }

  /** Every way in which this scope is reached: by a grant, by watching over the file that is open, or because it is one's own. */
  #ways(scope: Scope, onlyFile = this.#look.file): { mayWrite: boolean }[] {
    if (this.roles().length === 0) return []
    const watched =
      onlyFile === null || scope.shield !== null
        ? []
        : this.#filesReaching(scope.holder, onlyFile)
            .filter(file => !file.shielded)
            .flatMap(file => this.#overseeing(file.area, scope.domain))
            .filter(way => includes(way.disclosure, scope.disclosure))
    const own = this.#isOnesOwn(scope, onlyFile) ? [{ mayWrite: false }] : []
    return [...this.#granting(scope, onlyFile), ...watched, ...own]
  }

  #granting(scope: Scope, onlyFile: string | null): Grant[] {
    if (this.roles().length === 0) return []
    return this.#filesReaching(scope.holder, onlyFile).flatMap(file =>
      this.#world.grants.filter(grant => grant.file === file.id && this.#isMine(grant) && this.#covers(grant, scope)),
    )
  }

  #filesReaching(holder: string, onlyFile: string | null): File[] {
    return this.#world.files.filter(
      file => (onlyFile === null || file.id === onlyFile) && file.holdings.some(one => one.holder === holder && this.#runs(one)),
    )
  }

  /** Everybody whom it is about said yes: to this organisation, for this purpose, of this domain, and it stands now. */
  #isConsentedTo(scope: Scope, organisation: string): boolean {
    const people = isPerson(scope.subject) ? [scope.subject] : this.#adultsOf(scope.subject)
    return (
      people.length > 0 &&
      people.every(person =>
        this.#world.consents.some(
          consent =>
            consent.person === person &&
            consent.organisation === organisation &&
            consent.purpose === this.#look.purpose &&
            consent.domain === scope.domain &&
            this.#runs(consent),
        ),
      )
    )
  }

  /** Who is in the household now, alive, and eighteen or older; whose birth date nobody knows is a child only when noted as one. */
  #adultsOf(household: string): string[] {
    return this.#membersNow(household)
      .filter(member => {
        const person = this.#world.persons.find(one => one.id === member.person)
        if (person?.died) return false
        return person && person.adultFrom !== null ? person.adultFrom <= this.#look.day : member.position !== 'child'
      })
      .map(member => member.person)
  }

  #membersNow(household: string): Member[] {
    return this.#world.members.filter(member => member.household === household && this.#runs(member))
  }

  #represented(): Representation[] {
    if (this.#look.purpose !== 'own-file' || !this.has('resident')) return []
    const mine = this.#world.residents.filter(one => one.user === this.#look.user && this.#runs(one))
    const selves = mine.filter(one => one.isSelf).map(one => one.person)
    // Whom one speaks for lives in one's own household and in no other: a child of two homes would tell of the other parent's file.
    const livesHereAlone = (person: string): boolean => {
      const homes = this.#world.members
        .filter(member => member.person === person && this.#runs(member))
        .map(member => member.household)
      return homes.length > 0 && homes.every(home => this.#membersNow(home).some(member => selves.includes(member.person)))
    }
    return mine.filter(one => selves.includes(one.person) || livesHereAlone(one.person))
  }

  /**
   * A resident reads, of an unshielded file of a household they are in themselves: names, contact and address of themselves and of whom they
   * speak for there; that the file is there and who takes part; and the household's address when no other adult lives there.
   */
  #isOnesOwn(scope: Scope, onlyFile: string | null): boolean {
    const represented = this.#represented()
    if (scope.shield !== null || represented.length === 0) return false
    if (!this.#world.grounds.some(ground => this.#lawful(ground.id))) return false
    return this.#filesReaching(scope.holder, onlyFile).some(file => {
      const here = represented.filter(
        ({ person }) =>
          file.holdings.some(one => one.holder === person && this.#runs(one)) &&
          this.#membersNow(file.household).some(member => member.person === person),
      )
      const selves = represented.filter(one => one.isSelf).map(one => one.person)
      if (!here.some(one => selves.includes(one.person))) return false
      const ofPerson = domainsOf('identity', 'contact', 'address').includes(scope.domain)
      if (ofPerson && here.some(one => one.person === scope.subject)) return true
      if (scope.subject !== file.household) return false
      if (scope.domain === accessDomainIds.general && scope.disclosure === 'existence') {
        return scope.holder === file.id || scope.holder === file.household
      }
      const others = this.#membersNow(file.household).filter(one => one.position !== 'child' && !selves.includes(one.person))
      return scope.domain === accessDomainIds.address && scope.holder === file.household && others.length === 0
    })
  }

  /** Shielded, in a file of the persons whom the resident is or speaks for: kept from them too, as it may be from who looks along. */
  isVeiled(scope: Scope): boolean {
    const persons = this.persons()
    return (
      scope.shield !== null &&
      this.#world.files.some(
        file => file.holdings.some(one => persons.includes(one.holder)) && file.holdings.some(one => one.holder === scope.holder),
      )
    )
  }

  #isMine(grant: Grant): boolean {
    const { user, organisation } = this.#look
    const myTeams = this.#world.teams.filter(
      team => team.organisation === organisation && team.members.some(member => member.user === user && this.#runs(member)),
    )
    return (
      grant.organisation === organisation &&
      [user, organisation, ...myTeams.map(team => team.id)].includes(grant.grantee) &&
      (grant.forRole === null || this.has(grant.forRole)) &&
      this.#runs(grant) &&
      this.#lawful(grant.ground)
    )
  }

  #leansOnConsent(groundId: number): boolean {
    return this.#world.grounds.some(ground => ground.id === groundId && ground.byConsent)
  }

  #covers(grant: Grant, scope: Scope): boolean {
    const { reach } = this.#look
    return (
      (grant.holder === null || grant.holder === scope.holder) &&
      (grant.subject === null || grant.subject === scope.subject) &&
      (grant.domain === null || grant.domain === scope.domain) &&
      grant.shield === scope.shield &&
      includes(grant.disclosure, scope.disclosure) &&
      (reach === null || reach.includes(scope.domain)) &&
      (!this.#leansOnConsent(grant.ground) || this.#isConsentedTo(scope, grant.organisation))
    )
  }

  #overseeing(area: number, domain: number) {
    const parent = this.#world.areas.find(one => one.id === area)?.parent
    return (
      this.#assignmentsNow()
        .filter(assignment => assignment.area === null || assignment.area === area || assignment.area === parent)
        .flatMap(assignment => this.#world.oversight.filter(one => one.role === assignment.role))
        // Nobody consents to being watched over: a ground that needs a yes opens nothing here.
        .filter(one => one.domain === domain && this.#lawful(one.ground) && !this.#leansOnConsent(one.ground))
    )
  }

  /** Both questions of the law are answered, now, for the purpose of this session. */
  #lawful(groundId: number): boolean {
    const ground = this.#world.grounds.find(one => one.id === groundId)
    return (
      ground !== undefined &&
      ground.receiverAnswered &&
      ground.secrecyAnswered &&
      ground.purpose === this.#look.purpose &&
      this.#runs(ground)
    )
  }

  #runs(period: Period): boolean {
    const now = moment(this.#look.day)
    return moment(period.from) <= now && (period.to === null || now < moment(period.to))
  }
}

const domainsOf = (...names: AccessDomain[]): number[] => names.map(name => accessDomainIds[name])

/** Who may know what is in it may know that it exists. */
const includes = (granted: 'existence' | 'content', asked: 'existence' | 'content'): boolean =>
  granted === 'content' || asked === 'existence'
