import { createRootRoute, createRoute, createRouter, Navigate } from '@tanstack/react-router'
import { startOf, useMe } from '../../platform/web/me.ts'
import type { Screen } from '../../platform/web/screen.ts'
import { screens } from './screens.ts'
import { Frame } from './shell/frame.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { ScreenFailure } from './shell/screen-failure.tsx'
import { ScreenView } from './shell/screen-view.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: Home,
})

/** Residents and those who work here begin elsewhere. */
function Home() {
  return <Navigate to={startOf(useMe())} replace />
}

const routeOf = (screen: Screen) =>
  createRoute({
    getParentRoute: () => root,
    path: screen.path,
    component: () => <ScreenView screen={screen} />,
    errorComponent: ScreenFailure,
  })

/** Addresses are plain: every search parameter is text, as a person could type it. */
export const router = createRouter({
  routeTree: root.addChildren([home, ...screens.map(routeOf)]),
  parseSearch: text => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: search => {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(search)) if (value !== undefined && value !== '') query.set(name, String(value))
    return query.size > 0 ? `?${query}` : ''
  },
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
})
