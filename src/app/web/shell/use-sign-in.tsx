import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef } from 'react'
import { ApiError } from '../../../platform/api-client.ts'
import { newId } from '../../../platform/ids.ts'
import { type Me, meOf, type SignInState } from '../../../platform/web/me.ts'
import { continueWaiting, stopWaiting } from '../../../platform/web/signed-in-again.ts'

interface SignIn {
  /** What the server says now; undefined until it has answered once. */
  state: SignInState | undefined
  /** Who is at this screen. Stays when the session ends, so that nothing typed is lost; goes at log-out. */
  me: Me | undefined
  /** The session of `me` has ended and nobody has logged in again yet. */
  isLost: boolean
  /** By which provider `me` came, to log in again the same way. */
  provider: string | undefined
  error: unknown
  refresh: () => void
  choose: (workplace: { municipality: number; user: string; organisation: string }) => Promise<void>
  logOut: () => Promise<void>
}

const SignInContext = createContext<SignIn | undefined>(undefined)

/** Tabs of one browser share the session: what happens to it in one is told to the others. */
export const sessionChannel = 'voordeur.session'

export function useSignIn(): SignIn {
  const signIn = useContext(SignInContext)
  if (!signIn) throw new Error('useSignIn needs a SignInProvider')
  return signIn
}

export function SignInProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const { data, error, refetch } = useQuery<SignInState>({
    queryKey: ['sign-in'],
    queryFn: () => send('GET', '/auth/me'),
    staleTime: 0,
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: 'always',
  })
  const known = useRef<Me | undefined>(undefined)
  const now = useMemo(() => (data ? meOf(data) : undefined), [data])
  const changedPerson = Boolean(now && known.current && !isSamePlace(now, known.current))
  if (now && !changedPerson) known.current = now
  const provider = useRef<string | undefined>(undefined)
  provider.current = data?.provider ?? provider.current

  // Somebody else logged in, here or in another tab: nothing of the one before may stay on screen or in memory.
  useEffect(() => {
    if (!changedPerson) return
    stopWaiting()
    client.clear()
    location.assign('/vandaag')
  }, [changedPerson, client])

  const refresh = useCallback(() => void refetch(), [refetch])

  const choose = useCallback(
    async (workplace: { municipality: number; user: string; organisation: string }) => {
      await send('POST', '/auth/workplace', workplace)
      tellOtherTabs()
      await refetch()
    },
    [refetch],
  )

  const logOut = useCallback(async () => {
    const answer = await send<{ continueAt: string | null }>('POST', '/auth/logout', {})
    client.clear()
    tellOtherTabs('signed-out')
    location.assign(answer.continueAt ?? '/inloggen')
  }, [client])

  useEffect(() => {
    const channel = new BroadcastChannel(sessionChannel)
    channel.onmessage = event => {
      if (event.data === 'signed-out' && known.current) {
        client.clear()
        location.assign('/inloggen')
      } else refresh()
    }
    return () => channel.close()
  }, [client, refresh])

  // Logging in ends in a fresh page: the tabs that were open already look again who is here.
  useEffect(() => tellOtherTabs(), [])

  // Back, and at another organisation or at none yet: bound again to where the work on this screen was done.
  const me = changedPerson ? undefined : known.current
  const state = data?.state
  useEffect(() => {
    if (!me) return
    if (state === 'signed-in') continueWaiting()
    if (state === 'choose') {
      void choose({ municipality: me.municipality.id, user: me.user, organisation: me.organisation.id }).catch(stopWaiting)
    }
  }, [data, state, me, choose])

  const value = useMemo(
    () => ({
      state: data,
      me,
      isLost: Boolean(me && state !== 'signed-in'),
      provider: provider.current,
      error,
      refresh,
      choose,
      logOut,
    }),
    [data, me, state, error, refresh, choose, logOut],
  )
  return <SignInContext value={value}>{children}</SignInContext>
}

const isSamePlace = (a: Me, b: Me): boolean =>
  a.user === b.user && a.name === b.name && a.municipality.id === b.municipality.id && a.organisation.id === b.organisation.id

function tellOtherTabs(message = 'changed'): void {
  const channel = new BroadcastChannel(sessionChannel)
  channel.postMessage(message)
  channel.close()
}

async function send<T = unknown>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': newId() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiError(0, 'Er is geen verbinding. Probeer het opnieuw als u weer verbinding heeft.')
  })
  const answer = (await response.json().catch(() => ({}))) as { detail?: string }
  if (!response.ok)
    throw new ApiError(response.status, answer.detail ?? 'Voordeur is even niet bereikbaar. Probeer het zo opnieuw.')
  return answer as T
}
