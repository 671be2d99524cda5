import { ButtonLink, PageHeader } from '../../../platform/design/index.ts'
import type { SignInState } from '../../../platform/web/me.ts'
import { Doorway } from './doorway.tsx'

/** Before signing in: what this is, and one button. */
export function SignInPage({ state }: { state: SignInState }) {
  const back = returnPath()
  const providers = state.providers ?? []
  const hrefOf = (provider?: string) => `/auth/login?${new URLSearchParams({ ...(provider ? { provider } : {}), return: back })}`
  return (
    <Doorway title="Inloggen">
      <PageHeader title="Voordeur" />
      <p>Eén huishouden, één plan, één coördinator. Log in om uw werk te openen.</p>
      {providers.length > 1 ? (
        <>
          <p>Met welk account logt u in?</p>
          {providers.map(({ id, name }) => (
            <ButtonLink key={id} variant="primary" href={hrefOf(id)}>
              {name}
            </ButtonLink>
          ))}
        </>
      ) : (
        <ButtonLink variant="primary" href={hrefOf()}>
          Inloggen
        </ButtonLink>
      )}
      {state.demo ? (
        <p className="vd-muted">
          Dit is een demonstratie. Alle mensen en adressen zijn verzonnen. Op het volgende scherm kiest u als wie u rondkijkt.
        </p>
      ) : (
        <p className="vd-muted">U logt in met het account van uw eigen organisatie.</p>
      )}
    </Doorway>
  )
}

/** Where the person wanted to go. The server checks it again: only paths of our own. */
function returnPath(): string {
  const asked = new URLSearchParams(location.search).get('return')
  if (asked) return asked
  const here = `${location.pathname}${location.search}`
  return here === '/' || here.startsWith('/inloggen') ? '/vandaag' : here
}
