import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button, LinkProvider, Shell } from '../../../platform/design/index.ts'
import { useMe } from '../../../platform/web/me.ts'
import { useGo } from '../../../platform/web/route.ts'
import { DemoClock } from './demo-clock.tsx'
import './resident-frame.css'
import { RouterAnchor } from './router-anchor.tsx'
import { useHeadingFocus } from './use-heading-focus.ts'
import { useSignIn } from './use-sign-in.tsx'

const pages = [
  { label: 'Mijn dossier', href: '/mijn' },
  { label: 'Wie keek?', href: '/mijn/gekeken' },
  { label: 'Toestemming', href: '/mijn/toestemming' },
  { label: 'Vragen', href: '/mijn/vragen' },
]

/** A page that says nothing, for who has to close this one because somebody looks over their shoulder. */
const elsewhere = 'https://www.knmi.nl/'

/** The frame around what residents see: larger letters, four places to go, and a way out at once. */
export function ResidentFrame() {
  const me = useMe()
  const go = useGo()
  const { logOut } = useSignIn()
  const pathname = useRouterState({ select: state => state.location.pathname })
  useHeadingFocus()
  useEffect(() => {
    if (pathname !== '/mijn' && !pathname.startsWith('/mijn/')) go('/mijn', { replace: true })
  }, [pathname, go])

  return (
    <LinkProvider anchor={RouterAnchor}>
      <div className="own">
        <Shell
          municipality={me.municipality.name}
          productName="Mijn dossier"
          homeHref="/mijn"
          navigation={pages.map(page => ({
            ...page,
            isCurrent: pathname === page.href || (page.href !== '/mijn' && pathname.startsWith(`${page.href}/`)),
          }))}
          onNavigate={go}
          user={{ name: me.name }}
          userMenu={[{ key: 'log-out', label: 'Log uit' }]}
          onUserMenu={() => void logOut()}
          notice={
            <>
              <aside className="own-bar vd-no-print" aria-label="Snel weg van deze pagina">
                <span className="vd-muted">Kijkt er iemand mee?</span>
                <Button variant="danger" onClick={leaveAtOnce}>
                  Snel weg
                </Button>
              </aside>
              {me.demo ? <DemoClock /> : null}
            </>
          }
        >
          <Outlet />
        </Shell>
      </div>
    </LinkProvider>
  )
}

/** Leaves without waiting for an answer: the log-out goes along while the other page opens, and Back does not bring this one back. */
function leaveAtOnce(): void {
  void fetch('/auth/logout', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: '{}',
  }).catch(() => undefined)
  location.replace(elsewhere)
}
