import { Outlet, useRouterState } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { applyTheme, LinkProvider, type MenuItem, Shell, storedTheme, useCommandKey } from '../../../platform/design/index.ts'
import { useMe } from '../../../platform/web/me.ts'
import { useGo } from '../../../platform/web/route.ts'
import { menuFor } from '../navigation.ts'
import { DemoClock } from './demo-clock.tsx'
import { ResidentFrame } from './resident-frame.tsx'
import { RouterAnchor } from './router-anchor.tsx'
import { SearchPalette } from './search-palette.tsx'
import { useHeadingFocus } from './use-heading-focus.ts'
import { useSignIn } from './use-sign-in.tsx'

/** The frame around every screen: that of colleagues, or of somebody who looks at their own file. */
export function Frame() {
  const { roles } = useMe()
  return roles.length > 0 && roles.every(role => role === 'resident') ? <ResidentFrame /> : <ColleagueFrame />
}

/** With the menu of one's own roles. */
function ColleagueFrame() {
  const me = useMe()
  const go = useGo()
  const { logOut, choose } = useSignIn()
  const pathname = useRouterState({ select: state => state.location.pathname })
  const [searching, setSearching] = useState(false)
  const [theme, setTheme] = useState(storedTheme())
  const openSearch = useCallback(() => setSearching(true), [])
  useCommandKey(openSearch)
  useHeadingFocus()

  const others = me.workplaces.filter(workplace => workplace.organisation.id !== me.organisation.id)
  const userMenu: MenuItem[] = [
    ...others.map(workplace => ({ key: `work:${workplace.organisation.id}`, label: `Werk voor ${workplace.organisation.name}` })),
    ...(others.length > 0 ? (['separator'] as const) : []),
    { key: 'theme:light', label: theme === 'light' ? 'Licht (nu)' : 'Licht' },
    { key: 'theme:dark', label: theme === 'dark' ? 'Donker (nu)' : 'Donker' },
    { key: 'theme:system', label: theme === 'system' ? 'Zoals het apparaat (nu)' : 'Zoals het apparaat' },
    'separator',
    { key: 'log-out', label: 'Log uit' },
  ]
  const onUserMenu = (key: string) => {
    if (key === 'log-out') void logOut()
    const [kind, value] = key.split(':')
    if (kind === 'theme' && (value === 'light' || value === 'dark' || value === 'system')) {
      applyTheme(value)
      setTheme(value)
    }
    const workplace = others.find(other => kind === 'work' && other.organisation.id === value)
    if (workplace) {
      void choose({ municipality: workplace.municipality.id, user: workplace.user, organisation: workplace.organisation.id })
    }
  }

  return (
    <LinkProvider anchor={RouterAnchor}>
      <Shell
        municipality={me.municipality.name}
        homeHref="/vandaag"
        navigation={menuFor(me).map(({ label, href }) => ({
          label,
          href,
          isCurrent: pathname === href || pathname.startsWith(`${href}/`),
        }))}
        onNavigate={go}
        onSearch={openSearch}
        user={{ name: me.name, role: `${me.roles.map(me.roleLabel).join(', ')}, ${me.organisation.name}` }}
        userMenu={userMenu}
        onUserMenu={onUserMenu}
        notice={me.demo ? <DemoClock /> : null}
      >
        <Outlet />
      </Shell>
      <SearchPalette isOpen={searching} onClose={() => setSearching(false)} />
    </LinkProvider>
  )
}
