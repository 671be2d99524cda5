import { createContext, useContext } from 'react'
import { mayStart, type Permission } from '../../access/rules/permissions.ts'
import { type Role, roleLabels } from '../../access/rules/roles.ts'

/** One place where an account works; a person of two organisations chooses. */
export interface Workplace {
  municipality: { id: number; name: string }
  /** The user's id in that municipality. */
  user: string
  organisation: { id: string; name: string }
  roles: readonly Role[]
}

/** A door: with which kind of account one logs in. */
export interface OfferedProvider {
  id: string
  name: string
  kind: 'staff' | 'residents'
  /** For whose people it is; empty: everybody's. */
  organisations: readonly string[]
}

/** The answer of `GET /auth/me`. */
export interface SignInState {
  state: 'signed-out' | 'choose' | 'signed-in'
  name?: string
  user?: string
  municipality?: { id: number; name: string }
  organisation?: { id: string; name: string }
  roles?: readonly Role[]
  /** How the municipality calls the roles. */
  roleLabels?: Partial<Record<Role, string>>
  workplaces?: readonly Workplace[]
  /** With which accounts one can log in here; told before log-in. */
  providers?: readonly OfferedProvider[]
  /** The one this log-in came by: to come back the same way. */
  provider?: string
  /** Organisations where one works too, but only after logging in with a second factor. */
  weak?: readonly string[]
  /** A demonstration: the clock can be moved, mail is caught. */
  demo: boolean
  /** By the application's clock. */
  now: string
}

export interface Me {
  name: string
  /** The user's id. */
  user: string
  municipality: { id: number; name: string }
  organisation: { id: string; name: string }
  roles: readonly Role[]
  /** The role in words of this municipality. */
  roleLabel(role: Role): string
  workplaces: readonly Workplace[]
  demo: boolean
  may(permission: Permission): boolean
}

/** Who is logged in, from the answer of the server; undefined while nobody is, or while they still have to choose. */
export function meOf(state: SignInState): Me | undefined {
  if (state.state !== 'signed-in' || !state.municipality || !state.organisation) return undefined
  const held = state.roles ?? []
  return {
    name: state.name ?? '',
    user: state.user ?? '',
    municipality: state.municipality,
    organisation: state.organisation,
    roles: held,
    roleLabel: role => state.roleLabels?.[role] ?? roleLabels[role],
    workplaces: state.workplaces ?? [],
    demo: state.demo,
    may: permission => mayStart(held, permission),
  }
}

/** Where somebody begins: a resident at their own pages, whoever works here at today's work. */
export const startOf = (me: Me): string => (me.roles.includes('resident') ? '/mijn' : '/vandaag')

export const MeContext = createContext<Me | undefined>(undefined)

/** Who is logged in. @throws outside the signed-in part of the app */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe is for screens behind the log-in')
  return me
}
