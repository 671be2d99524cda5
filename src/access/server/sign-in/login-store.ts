import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { asNobody } from '../../../platform/database/transaction.ts'
import type { Role } from '../../rules/roles.ts'

/** An open browser session, as the database knows it. */
export interface Login {
  accountName: string
  issuer: string
  subject: string
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

  /** Binds an account to whoever was added with this address and has none yet, in every municipality. */
  async bind(account: { issuer: string; subject: string }, name: string, email: string, moment: Date): Promise<void> {
    await this.#rows('select access.bind_account($1, $2, $3, $4, $5, $6)', [
      randomUUID(),
      account.issuer,
      account.subject,
      name || email,
      email,
      moment,
    ])
  }

  /** Answers false for an account nobody has been given. */
  async start(
    token: Buffer,
    account: { issuer: string; subject: string },
    idToken: string | null,
    now: Date,
    expiresAt: Date,
  ): Promise<boolean> {
    const [row] = await this.#rows<{ account_id: string | null }>(
      'select access.start_login($1, $2, $3, $4, $5, $6) as account_id',
      [token, account.issuer, account.subject, idToken, now, expiresAt],
    )
    return Boolean(row?.account_id)
  }

  async find(token: Buffer, now: Date, idleMinutes: number): Promise<Login | undefined> {
    const [row] = await this.#rows<Login>(
      `select account_name as "accountName", issuer, subject, municipality_id as municipality, user_id as user,
         organisation_id as organisation, id_token as "idToken"
       from access.find_login($1, $2, make_interval(mins => $3))`,
      [token, now, idleMinutes],
    )
    return row
  }

  async workplacesOf(login: { issuer: string; subject: string }, moment: Date): Promise<Workplace[]> {
    const rows = await this.#rows<{
      municipality_id: number
      municipality_name: string
      user_id: string
      display_name: string
      organisation_id: string
      organisation_name: string
      roles: Role[]
    }>('select * from access.accounts_of($1, $2, $3)', [login.issuer, login.subject, moment])
    return rows.map(row => ({
      municipality: { id: row.municipality_id, name: row.municipality_name },
      user: row.user_id,
      userName: row.display_name,
      organisation: { id: row.organisation_id, name: row.organisation_name },
      roles: row.roles,
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
