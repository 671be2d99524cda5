import { accessDomainIds } from '../rules/access-domains.ts'
import type { Role } from '../rules/roles.ts'
import { type Grant, type Look, moment, type Period, type Scope, type World } from './world.ts'

/**
 * Who may see and write what, said once more and apart from the database: plain questions over a whole world, no keys, no
 * arrays, no SQL. Slow and simple on purpose. docs/access.md tells the same in words.
 */
export class Oracle {
  readonly #world: World
  readonly #look: Look

  constructor(world: World, look: Look) {
    this.#world = world
    this.#look = look
  }

  /** The roles this user holds in this organisation at this moment. Without any, nothing is seen and nothing done. */
  roles(): Role[] {
    return this.#assignmentsNow().map(assignment => assignment.role)
  }

  has(role: Role): boolean {
    return this.roles().includes(role)
  }

  /** Whether what is written under this scope comes back. */
  reaches(scope: Scope): boolean {
    return this.#ways(scope).length > 0
  }

  /** Whether a row may be written under this scope, once its key stands in the session. */
  writesUnder(scope: Scope): boolean {
    return this.#ways(scope).some(way => way.mayWrite)
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

  /** Every way in which this scope is reached: by a grant, or by watching over the file that is open. */
  #ways(scope: Scope, onlyFile = this.#look.file): { mayWrite: boolean }[] {
    if (this.roles().length === 0) return []
    return this.#world.files
      .filter(file => onlyFile === null || file.id === onlyFile)
      .filter(file => file.holdings.some(holding => holding.holder === scope.holder && this.#runs(holding)))
      .flatMap(file => [
        ...this.#world.grants.filter(grant => grant.file === file.id && this.#isMine(grant) && this.#covers(grant, scope)),
        ...(onlyFile === null || file.shielded || scope.shield !== null
          ? []
          : this.#overseeing(file.area, scope.domain).filter(way => includes(way.disclosure, scope.disclosure))),
      ])
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

  #covers(grant: Grant, scope: Scope): boolean {
    const { reach } = this.#look
    return (
      (grant.holder === null || grant.holder === scope.holder) &&
      (grant.subject === null || grant.subject === scope.subject) &&
      (grant.domain === null || grant.domain === scope.domain) &&
      grant.shield === scope.shield &&
      includes(grant.disclosure, scope.disclosure) &&
      (reach === null || reach.includes(scope.domain))
    )
  }

  #overseeing(area: number, domain: number) {
    const parent = this.#world.areas.find(one => one.id === area)?.parent
    return this.#assignmentsNow()
      .filter(assignment => assignment.area === null || assignment.area === area || assignment.area === parent)
      .flatMap(assignment => this.#world.oversight.filter(one => one.role === assignment.role))
      .filter(one => one.domain === domain && this.#lawful(one.ground))
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

/** Who may know what is in it may know that it exists. */
const includes = (granted: 'existence' | 'content', asked: 'existence' | 'content'): boolean =>
  granted === 'content' || asked === 'existence'
