import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { asNobody } from '../../../platform/database/transaction.ts'
import type { Role } from '../../rules/roles.ts'

/** An account and the door it came by: which provider, and how sure that one was. */
export interface Entrance {
  issuer: string
  subject: string
  /** Id of the provider. */
  provider: string
  acr: string | null
  amr: readonly string[]
}

/** An open browser session, as the database knows it. */
export interface Login extends Entrance {
  accountName: string
  /** Null until the person has chosen where they work. */
  municipality: number | null
  user: string | null
  organisation: string | null
  idToken: string | null
}

/** A place where an account works: one organisation in one municipality. */
export interface Workplace {
  municipality: { id: number; name: string }
  user: string
  /** As the municipality knows the person. */
  userName: string
  organisation: { id: string; name: string }
  roles: Role[]
  /** A role here needs a second factor, and this log-in had none: it cannot be chosen. */
  isWeak: boolean
}

/** What a municipality trusts a provider for, as far as the log-in page tells it. */
export interface Door {
  municipality: { id: number; name: string }
  provider: string
  kind: 'staff' | 'residents'
  label: string
  everyOrganisation: boolean
  organisations: string[]
  /** Values of `acr` that stand for two factors. */
  strongAcr: string[]
  strongFor: 'everyone' | 'special-roles'
}

/** A resident at the door. The BSN stays outside: what comes in is its hash, for this one municipality. */
export interface ResidentAtTheDoor {
  municipality: number
  entrance: Entrance
  bsnHash: Buffer
  moment: Date
}

/** The secret that only the browser keeps. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of it. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Browser sessions in the database. They live by real time, whatever the application's clock says; which roles somebody
 * holds goes by the application's clock.
 */
export class LoginStore {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** The providers that municipalities trust for something. */
  async doors(): Promise<Door[]> {
    const rows = await this.#rows<Omit<Door, 'municipality'> & { municipality_id: number; municipality_name: string }>(
      `select municipality_id, municipality_name, code as provider, kind, label, every_organisation as "everyOrganisation",
         organisations, strong_acr as "strongAcr", strong_for as "strongFor"
       from access.doors()`,
      [],
    )
    return rows.map(({ municipality_id: id, municipality_name: name, ...door }) => ({ municipality: { id, name }, ...door }))
  }

  /** Binds an account to whoever was added with this address and has none yet, where this provider vouches for it. */
  async bind(entrance: Entrance, name: string, email: string, moment: Date): Promise<void> {
    await this.#rows('select access.bind_account($1, $2, $3, $4, $5, $6, $7)', [
      randomUUID(),
      entrance.issuer,
      entrance.subject,
      name || email,
      email,
      entrance.provider,
      moment,
    ])
  }

  /** `unknown`: nobody here, or nobody who comes in by themselves. `weak`: the provider was not sure enough. */
  async enterResident({ municipality, entrance, bsnHash, moment }: ResidentAtTheDoor): Promise<'entered' | 'unknown' | 'weak'> {
    const [row] = await this.#rows<{ came: 'entered' | 'unknown' | 'weak' }>(
      'select access.enter_resident($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as came',
      [
        municipality,
        entrance.provider,
        randomUUID(),
        randomUUID(),
        entrance.issuer,
        entrance.subject,
        bsnHash,
        entrance.acr,
        entrance.amr,
        moment,
      ],
    )
    return row?.came ?? 'unknown'
  }

  /** Answers false for an account nobody has been given. */
  async start(token: Buffer, entrance: Entrance, idToken: string | null, now: Date, expiresAt: Date): Promise<boolean> {
    const [row] = await this.#rows<{ account_id: string | null }>(
      'select access.start_login($1, $2, $3, $4, $5, $6, $7, $8, $9) as account_id',
      [token, entrance.issuer, entrance.subject, entrance.provider, entrance.acr, entrance.amr, idToken, now, expiresAt],
    )
    return Boolean(row?.account_id)
  }

  async find(token: Buffer, now: Date, idleMinutes: number): Promise<Login | undefined> {
    const [row] = await this.#rows<Login>(
      `select account_name as "accountName", issuer, subject, municipality_id as municipality, user_id as user,
         organisation_id as organisation, id_token as "idToken", coalesce(provider, '') as provider, acr, amr
       from access.find_login($1, $2, make_interval(mins => $3))`,
      [token, now, idleMinutes],
    )
    return row
  }

  /** Those that cannot be chosen without a second factor included. */
  async workplacesOf(entrance: Entrance, moment: Date): Promise<Workplace[]> {
    const rows = await this.#rows<{
      municipality_id: number
      municipality_name: string
      user_id: string
      display_name: string
      organisation_id: string
      organisation_name: string
      roles: Role[]
      is_weak: boolean
    }>('select * from access.accounts_of($1, $2, $3, $4, $5, $6)', [
      entrance.issuer,
      entrance.subject,
      entrance.provider,
      entrance.acr,
      entrance.amr,
      moment,
    ])
    return rows.map(row => ({
      municipality: { id: row.municipality_id, name: row.municipality_name },
      user: row.user_id,
      userName: row.display_name,
      organisation: { id: row.organisation_id, name: row.organisation_name },
      roles: row.roles,
      isWeak: row.is_weak,
    }))
  }

  /** Answers false when the account does not work there. */
  async choose(
    token: Buffer,
    place: { municipality: number; user: string; organisation: string },
    moment: Date,
  ): Promise<boolean> {
    const [row] = await this.#rows<{ chosen: boolean }>('select access.choose_workplace($1, $2, $3, $4, $5) as chosen', [
      token,
      place.municipality,
      place.user,
      place.organisation,
      moment,
    ])
    return row?.chosen ?? false
  }

  async end(token: Buffer, now: Date): Promise<void> {
    await this.#rows('select access.end_login($1, $2)', [token, now])
  }

  #rows<Row>(text: string, values: unknown[]): Promise<Row[]> {
    return asNobody(this.#pool, async query => (await query(text, values)).rows as Row[])
  }
}
