import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'

export type TabsProps = {
  label: string
  items: ReadonlyArray<{ key: string; label: string; count?: number | undefined; content: ReactNode }>
  selected?: string | undefined
  onSelect?: ((key: string) => void) | undefined
}

/** Views of the same thing. Never for what somebody needs side by side: use `Columns`. */
export function Tabs({ label, items, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs
      className="vd-tabs"
      {...(selected === undefined ? {} : { selectedKey: selected })}
      {...(onSelect ? { onSelectionChange: (key: string | number) => onSelect(String(key)) } : {})}
    >
      <TabList className="vd-tab-list" aria-label={label}>
        {items.map(item => (
          <Tab key={item.key} id={item.key} className="vd-tab">
            {item.label}
            {item.count === undefined ? null : <span className="vd-navigation-count">{item.count}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map(item => (
        <TabPanel key={item.key} id={item.key} className="vd-tab-panel">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
