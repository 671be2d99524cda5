import { useState } from 'react'
import { ButtonLink, PageHeader, TextField } from '../../../platform/design/index.ts'
import type { OfferedProvider, SignInState } from '../../../platform/web/me.ts'
import { Doorway } from './doorway.tsx'

/** More than this many, and one looks for the own organisation instead of reading them all. */
const mostAtOnce = 6

/** Before signing in: what this is, and with which account one comes in. */
export function SignInPage({ state }: { state: SignInState }) {
  const providers = state.providers ?? []
  const staff = providers.filter(one => one.kind === 'staff')
  const residents = providers.filter(one => one.kind === 'residents')
  return (
    <Doorway title="Inloggen">
      <PageHeader title="Voordeur" />
      <p>Eén huishouden, één plan, één coördinator. Log in om uw werk te openen.</p>
      {providers.length <= 1 ? (
        <ButtonLink variant="primary" href={loginAddress()}>
          Inloggen
        </ButtonLink>
      ) : (
        <StaffDoors providers={staff} />
      )}
      {providers.length > 1 && residents.length > 0 ? (
        <>
          <p>Krijgt u hulp, of wilt u zien wat er over u is opgeschreven?</p>
          {residents.map(one => (
            <ButtonLink key={one.id} href={loginAddress(one)}>
              {one.name}
            </ButtonLink>
          ))}
        </>
      ) : null}
      {state.demo ? (
        <p className="vd-muted">
          Dit is een demonstratie. Alle mensen en adressen zijn verzonnen. Op het volgende scherm kiest u als wie u rondkijkt.
        </p>
      ) : (
        <p className="vd-muted">Professionals loggen in met het account van hun eigen organisatie.</p>
      )}
    </Doorway>
  )
}

function StaffDoors({ providers }: { providers: readonly OfferedProvider[] }) {
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const isLong = providers.length > mostAtOnce
  const shown = providers.filter(
    one => !wanted || [one.name, ...one.organisations].some(name => name.toLowerCase().includes(wanted)),
  )
  const found = isLong ? shown.slice(0, mostAtOnce) : shown
  return (
    <>
      <p>Met welk account logt u in?</p>
      {isLong ? (
        <TextField label="Zoek uw organisatie" type="search" optional value={query} onChange={setQuery} width="100%" />
      ) : null}
      {found.map((one, at) => (
        <ButtonLink key={one.id} variant={at === 0 ? 'primary' : 'secondary'} href={loginAddress(one)}>
          {one.name}
        </ButtonLink>
      ))}
      {found.length === 0 ? <p role="status">Er is geen inlogdienst die zo heet. Zoek op een deel van de naam.</p> : null}
      {shown.length > found.length ? <p className="vd-muted">En nog {shown.length - found.length}. Zoek op naam.</p> : null}
    </>
  )
}

/** A resident begins at their own pages, whoever works here where they were going. */
const loginAddress = (provider?: OfferedProvider): string =>
  `/auth/login?${new URLSearchParams({
    ...(provider ? { provider: provider.id } : {}),
    return: provider?.kind === 'residents' ? '/mijn' : returnPath(),
  })}`

/** Where the person wanted to go. The server checks it again: only paths of our own. */
function returnPath(): string {
  const asked = new URLSearchParams(location.search).get('return')
  if (asked) return asked
  const here = `${location.pathname}${location.search}`
  return here === '/' || here.startsWith('/inloggen') ? '/vandaag' : here
}
