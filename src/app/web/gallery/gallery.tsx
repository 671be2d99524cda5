import { useCallback, useState } from 'react'
import {
  applyTheme,
  type CommandGroup,
  CommandPalette,
  DesignProvider,
  Shell,
  storedTheme,
  useCommandKey,
} from '../../../platform/design/index.ts'
import { FieldsPage } from './fields-page.tsx'
import { HouseholdPage } from './household-page.tsx'
import { PartsPage } from './parts-page.tsx'
import { TablesPage } from './tables-page.tsx'
import { TodayPage } from './today-page.tsx'

const pages = {
  vandaag: { label: 'Vandaag', count: 7, Page: TodayPage },
  huishouden: { label: 'Huishouden', count: undefined, Page: HouseholdPage },
  tabellen: { label: 'Meldingen', count: 30, Page: TablesPage },
  velden: { label: 'Velden', count: undefined, Page: FieldsPage },
  onderdelen: { label: 'Onderdelen', count: undefined, Page: PartsPage },
  leeg: { label: 'Rapportage', count: undefined, Page: PartsPage },
} as const

type PageKey = keyof typeof pages

const groups: CommandGroup[] = [
  {
    label: 'Huishoudens',
    items: [
      { id: 'h1', label: 'Familie Yilmaz', detail: 'Tulpstraat 14-2' },
      { id: 'h2', label: 'Familie de Boer', detail: 'nazorg' },
    ],
  },
  { label: 'Mensen', items: [{ id: 'p1', label: 'Joep de Wit', detail: 'Maatschappelijk werk' }] },
  {
    label: 'Doen',
    items: [
      { id: 'c1', label: 'Noteer een telefoongesprek' },
      { id: 'c2', label: 'Nieuwe melding' },
    ],
  },
]

applyTheme(storedTheme())

/** Every component with sample data, to look at and to scan for accessibility. `?pagina=velden` opens one page. */
export function Gallery() {
  const asked = new URLSearchParams(location.search).get('pagina') ?? ''
  const current: PageKey = asked in pages ? (asked as PageKey) : 'vandaag'
  const [searching, setSearching] = useState(false)
  const [chosen, setChosen] = useState('')
  const openSearch = useCallback(() => setSearching(true), [])
  useCommandKey(openSearch)
  const search = useCallback(
    async (query: string) =>
      groups
        .map(group => ({ ...group, items: group.items.filter(item => item.label.toLowerCase().includes(query.toLowerCase())) }))
        .filter(group => group.items.length > 0),
    [],
  )
  const { Page } = pages[current]
  return (
    <DesignProvider today="2026-11-24">
      <Shell
        municipality="Voorbeeldstad"
        homeHref="?"
        navigation={Object.entries(pages).map(([key, { label, count }]) => ({
          label,
          count,
          href: `?pagina=${key}`,
          isCurrent: key === current,
        }))}
        onNavigate={href => location.assign(href)}
        onSearch={openSearch}
        user={{ name: 'Samira el Bakkali', role: 'coördinator' }}
        userMenu={[
          { key: 'light', label: 'Licht' },
          { key: 'dark', label: 'Donker' },
          { key: 'system', label: 'Zoals het apparaat' },
        ]}
        onUserMenu={key => {
          if (key === 'light' || key === 'dark' || key === 'system') applyTheme(key)
        }}
      >
        <Page />
      </Shell>
      <CommandPalette
        isOpen={searching}
        onClose={() => setSearching(false)}
        search={search}
        onChoose={command => setChosen(command.label)}
      />
      <output className="vd-hidden" data-testid="chosen">
        {chosen}
      </output>
    </DesignProvider>
  )
}
