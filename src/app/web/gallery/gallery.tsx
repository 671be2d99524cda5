import { useState } from 'react'
import { Shell } from '../../../platform/design/index.ts'
import { FieldsPage } from './fields-page.tsx'
import { TablesPage } from './tables-page.tsx'

const pages = {
  velden: { label: 'Velden', Page: FieldsPage },
  tabellen: { label: 'Tabellen', Page: TablesPage },
} as const

type PageKey = keyof typeof pages

/** Every component with sample data, to look at and to scan for accessibility. `?pagina=velden` opens one page. */
export function Gallery() {
  const asked = new URLSearchParams(location.search).get('pagina') ?? ''
  const current: PageKey = asked in pages ? (asked as PageKey) : 'velden'
  const [, setTheme] = useState<string>()
  const { Page } = pages[current]
  return (
    <Shell
      municipality="Voorbeeldstad"
      homeHref="?"
      navigation={Object.entries(pages).map(([key, { label }]) => ({
        label,
        href: `?pagina=${key}`,
        isCurrent: key === current,
      }))}
      onNavigate={href => location.assign(href)}
      onSearch={() => {}}
      user={{ name: 'Samira el Bakkali', role: 'coördinator' }}
      userMenu={[
        { key: 'light', label: 'Licht' },
        { key: 'dark', label: 'Donker' },
      ]}
      onUserMenu={key => {
        document.documentElement.dataset.theme = key
        setTheme(key)
      }}
    >
      <Page />
    </Shell>
  )
}
