import type { ReactNode } from 'react'
import { Link } from './link.tsx'
import { Menu, type MenuItem } from './menu.tsx'
import { SkipLink } from './skip-link.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

export type NavigationItem = {
  label: string
  href: string
  /** How many things wait there. */
  count?: number | undefined
  isCurrent?: boolean | undefined
}

export type ShellProps = {
  municipality: string
  /** On the mark at the top left. */
  productName?: string | undefined
  homeHref?: string | undefined
  /** In order of use. On a phone the first four stand at the bottom, the rest under "Meer". */
  navigation?: ReadonlyArray<NavigationItem> | undefined
  /** For the items under "Meer", which are commands and not links. */
  onNavigate?: ((href: string) => void) | undefined
  onSearch?: (() => void) | undefined
  /** Left out before logging in. */
  user?: { name: string; role?: string | undefined } | undefined
  userMenu?: ReadonlyArray<MenuItem> | undefined
  onUserMenu?: ((key: string) => void) | undefined
  /** A line that holds for the whole screen: demo clock, no connection. */
  notice?: ReactNode
  children: ReactNode
}

const bottomPlaces = 4

/** The frame around every screen: bar, navigation, main. */
export function Shell({
  municipality,
  productName = 'Voordeur',
  homeHref = '/',
  navigation = [],
  onNavigate = () => {},
  onSearch,
  user,
  userMenu = [],
  onUserMenu = () => {},
  notice,
  children,
}: ShellProps) {
  const [atThumb, rest] =
    navigation.length > bottomPlaces + 1 ? [navigation.slice(0, bottomPlaces), navigation.slice(bottomPlaces)] : [navigation, []]
  return (
    <div className="vd-shell" data-bare={navigation.length === 0 ? '' : undefined}>
      <SkipLink />
      <header className="vd-bar">
        <div className="vd-bar-line">
          <Link className="vd-mark" href={homeHref}>
            <svg viewBox="0 0 20 24" aria-hidden="true">
              <path d="M2.5 23V9.5a7.5 7.5 0 0 1 15 0V23" fill="none" stroke="currentcolor" strokeWidth="2" />
              <path d="M2.5 10.5h15M10 2v8.5M4.6 4.4 10 10.5l5.4-6.1" fill="none" stroke="currentcolor" strokeWidth="1.2" />
              <path d="M.5 23h19" stroke="currentcolor" strokeWidth="2" />
              <circle cx="13.6" cy="16.6" r="1.2" fill="currentcolor" />
            </svg>
            <span className="vd-mark-name">{productName}</span>
            <span className="vd-mark-municipality">{municipality}</span>
          </Link>
          {onSearch ? (
            <button type="button" className="vd-search-button" aria-keyshortcuts="Control+K" onClick={onSearch}>
              <span>Zoek of doe iets…</span>
              <kbd>Ctrl K</kbd>
            </button>
          ) : null}
          {user ? (
            <Menu
              className="vd-user-button"
              label={
                <>
                  <span className="vd-user-name">{user.name}</span>
                  <VisuallyHidden>{user.role ? `, ${user.role}` : ''}: mijn menu</VisuallyHidden>
                  <span className="vd-user-initials" aria-hidden="true">
                    {initialsOf(user.name)}
                  </span>
                </>
              }
              items={userMenu}
              onAction={onUserMenu}
            />
          ) : null}
        </div>
        {navigation.length > 0 ? (
          <nav className="vd-navigation" aria-label="Hoofdmenu">
            <ul className="vd-list">
              {navigation.map(item => (
                <li key={item.href}>
                  <NavigationLink item={item} />
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </header>
      {notice ? <div className="vd-shell-notice">{notice}</div> : null}
      <main className="vd-main" id="inhoud" tabIndex={-1}>
        {children}
      </main>
      {navigation.length > 0 ? (
        <nav className="vd-bottom" aria-label="Hoofdmenu onderaan">
          <ul className="vd-list">
            {atThumb.map(item => (
              <li key={item.href}>
                <NavigationLink item={item} />
              </li>
            ))}
            {rest.length > 0 ? (
              <li>
                <Menu
                  label="Meer"
                  items={rest.map(item => ({
                    key: item.href,
                    label: item.count ? `${item.label} (${item.count})` : item.label,
                  }))}
                  onAction={onNavigate}
                />
              </li>
            ) : null}
          </ul>
        </nav>
      ) : null}
    </div>
  )
}

function NavigationLink({ item }: { item: NavigationItem }) {
  return (
    <Link className="vd-navigation-link" href={item.href} aria-current={item.isCurrent ? 'page' : undefined}>
      <span>{item.label}</span>
      {item.count ? <span className="vd-navigation-count">{item.count}</span> : null}
    </Link>
  )
}

/** "Samira el Bakkali" → "SB": first and last, small words between do not count. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(word => /^\p{Lu}/u.test(word))
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`
}
